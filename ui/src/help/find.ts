// The sentences of the handbook in which a word stands.
import type { Page } from "./pages";

/** A sentence found: its page, the heading it stands under, and the sentence in three parts, the word in the middle. */
export type Found = { page: string; title: string; heading: string; line: string; before: string; word: string; after: string };

/** How many sentences of a page are listed, and how much stands on either side of the word. */
const most = 4;
const aside = 28;

/** Every page's sentences with the word, pages with the word in their title first. */
export function find(pages: Map<string, Page>, word: string): Found[] {
  const wanted = word.trim().toLowerCase();
  if (wanted === "") return [];
  const found = [...pages].map(([name, page]) => of(name, page, wanted));
  return [...found.filter((each) => each.some(({ heading }) => heading === "")), ...found.filter((each) => each.every(({ heading }) => heading !== ""))].flat();
}

function of(name: string, page: Page, wanted: string): Found[] {
  const found: Found[] = [];
  if (page.title.toLowerCase().includes(wanted)) found.push({ page: name, title: page.title, heading: "", line: "", before: "", word: page.title, after: "" });
  let heading = page.title;
  for (const raw of page.text.split("\n")) {
    const line = plain(raw);
    if (raw.startsWith("## ")) heading = line;
    const at = line.toLowerCase().indexOf(wanted);
    if (at < 0 || raw.startsWith("# ") || found.length >= most) continue;
    const [from, to] = [Math.max(0, at - aside), at + wanted.length + aside];
    found.push({
      page: name,
      title: page.title,
      heading,
      line,
      before: (from > 0 ? "…" : "") + line.slice(from, at),
      word: line.slice(at, at + wanted.length),
      after: line.slice(at + wanted.length, to) + (to < line.length ? "…" : ""),
    });
  }
  return found;
}

/** A line as it is read: without the signs of headings, lists, emphasis, links and pictures. */
function plain(line: string): string {
  return line
    .replace(/!\[[^\]]*\]\([^)]*\)/g, "")
    .replace(/\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replace(/^(#+|[-*]|\d+\.) +/, "")
    .replace(/\*\*|`/g, "")
    .trim();
}
