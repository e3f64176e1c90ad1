// The handbook as it lies in assets/handbook: its pages as text and its pictures as files of the page's own folder.
const texts = import.meta.glob<string>("../../../assets/handbook/*.md", { query: "?raw", import: "default", eager: true });
const pictures = import.meta.glob<string>("../../../assets/handbook/pictures/*.png", { query: "?url", import: "default", eager: true });

/** Headings with a name of their own (`## 结算 {#jiesuan}`). */
const named = /^(#+) (.*?) \{#([\w-]+)\}$/gm;

/** A page: its title, its text without the names of headings, and those names by heading. */
export type Page = { title: string; text: string; parts: Map<string, string> };

/** Every page by its name. */
export const pages: Map<string, Page> = new Map(Object.entries(texts).map(([path, text]) => [nameOf(path), page(text)]));

/** A picture's address; what has not been taken yet has none. */
export function picture(src: string): string | undefined {
  return pictures[`../../../assets/handbook/${src}`];
}

function page(text: string): Page {
  const parts = new Map<string, string>();
  for (const [, , heading = "", name = ""] of text.matchAll(named)) parts.set(heading, name);
  return { title: /^# (.*)$/m.exec(text)?.[1] ?? "", text: text.replace(named, "$1 $2"), parts };
}

function nameOf(path: string): string {
  return path.replace(/^.*\//, "").replace(/\.md$/, "");
}
