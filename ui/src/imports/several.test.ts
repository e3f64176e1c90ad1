// Lists dropped together: what is left follows from what became of each, and a new drop ends the run over the old one.
import { expect, test } from "vitest";
import { became, begin, goOn, leaveOut, now, open, run, takeOnward } from "./several";

test("what became of a file takes it from those left", () => {
  begin(["a.xlsx", "b.xlsx", "c.xlsx"]);
  became("a.xlsx", { state: "taken", said: "已导入 84 人", notes: [] });
  leaveOut("c.xlsx");
  leaveOut("a.xlsx");
  expect(open(now())).toEqual(["b.xlsx"]);
  expect(now().outcomes.get("a.xlsx")?.said).toBe("已导入 84 人");
  expect(now().outcomes.get("c.xlsx")?.state).toBe("left");
});

test("a run ends where other files were dropped", () => {
  begin(["a.xlsx"]);
  const { id } = now();
  expect(run(id, "a.xlsx")).toBe(true);
  begin(["d.xlsx"]);
  expect(run(id, null)).toBe(false);
  expect(now().running).toBe(null);
  expect(open(now())).toEqual(["d.xlsx"]);
});

test("the run goes on by itself once", () => {
  begin(["a.xlsx"]);
  expect(takeOnward()).toBe(false);
  goOn();
  expect([takeOnward(), takeOnward()]).toEqual([true, false]);
});
