// Lists dropped together: what is left follows from what became of each.
import { expect, test } from "vitest";
import { became, begin, now, open, run } from "./several";

test("what became of a file takes it from those left, and new files begin anew", () => {
  begin(["a.xlsx", "b.xlsx", "c.xlsx"]);
  run("a.xlsx");
  became("a.xlsx", { state: "taken", said: "已导入 84 人", notes: [] });
  became("c.xlsx", { state: "left", said: "跳过了，没有导入", notes: [] });
  expect(open(now())).toEqual(["b.xlsx"]);
  expect(now().running).toBe("a.xlsx");
  begin(["d.xlsx"]);
  expect(now()).toEqual({ files: ["d.xlsx"], outcomes: new Map(), running: null });
});
