// The year of a 文号 gets its brackets while it is typed, and nothing else is touched.
import { expect, test } from "vitest";
import { numbered } from "./number";

test("the brackets about a year become those of papers", () => {
  for (const [typed, wanted] of [
    ["金发改价格[2026]12号", "金发改价格〔2026〕12号"],
    ["金发改价格（2026）12号、金教发【2025】5号", "金发改价格〔2026〕12号、金教发〔2025〕5号"],
    ["金发改价格〔2026〕12号", "金发改价格〔2026〕12号"],
    ["金发改价格[2026", "金发改价格[2026"],
    ["某会议纪要（第3期）", "某会议纪要（第3期）"],
  ] as const) {
    expect(numbered(typed)).toBe(wanted);
  }
});
