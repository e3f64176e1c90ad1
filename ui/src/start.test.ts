// The start: what is fetched with main.tsx draws the first screen alone, so nothing of it may bring Ant Design with it.
import { expect, test } from "vitest";

const sources = import.meta.glob<string>("./**/*.{ts,tsx}", { query: "?raw", import: "default", eager: true });

/** What must come later: Ant Design, whatever is built on it, and the charts. */
const LATER = /^(antd|@ant-design\/icons|@rc-component|echarts|pdfjs-dist)(\/|$)/;

/** The modules that a source imports as it is loaded; types and calls of `import()` are none of them. */
function imported(source: string): string[] {
  const found = source.matchAll(/^(?:import|export)\s+(?!type\b)(?:[^"';]*?\sfrom\s+)?"([^"]+)"/gm);
  return [...found].map(([, module = ""]) => module);
}

function resolved(from: string, module: string): string {
  const path = new URL(module, `file:///${from}`).pathname.slice(1);
  return ["", ".ts", ".tsx"].map((ending) => `./${path}${ending}`).find((file) => file in sources) ?? path;
}

test("nothing that is fetched with the start imports Ant Design", () => {
  const seen = new Set(["./main.tsx"]);
  const wrong: string[] = [];
  for (const file of seen) {
    for (const module of imported(sources[file] ?? "")) {
      if (LATER.test(module)) wrong.push(`${file} imports ${module}`);
      if (module.startsWith(".") && !module.endsWith(".css")) seen.add(resolved(file, module));
    }
  }
  expect([...seen].filter((file) => !(file in sources))).toEqual([]);
  expect([...seen]).toContain("./today/TodayScreen.tsx");
  expect(wrong).toEqual([]);
});
