// The search in the handbook: sentences with their headings, whatever signs stand around them.
import { expect, test } from "vitest";
import { find } from "./find";

const pages = new Map([
  ["pay", { title: "补助", text: "# 补助\n\n## 结算\n\n- **政策口径**写明标准，见[设置](settings.md)。\n![图](pictures/x.png)\n\n没有那个词。", parts: new Map() }],
  ["settings", { title: "设置", text: "# 设置\n\n## 政策口径\n\n采用一份口径。", parts: new Map() }],
]);

test("a word is found with its sentence and its heading", () => {
  const found = find(pages, "口径");
  expect(found.map(({ page, heading, before, word, after }) => [page, heading, before, word, after])).toEqual([
    ["pay", "结算", "政策", "口径", "写明标准，见设置。"],
    ["settings", "政策口径", "政策", "口径", ""],
    ["settings", "政策口径", "采用一份", "口径", "。"],
  ]);
});

test("a page named so comes first, and nothing is found of a blank", () => {
  expect(find(pages, "设置")[0]?.page).toBe("settings");
  expect(find(pages, " ")).toEqual([]);
});
