// Corrections: the last one of a cell counts.
import { expect, test } from "vitest";
import { mendedSaid, withMend, withoutRow } from "./mends";

test("a cell is corrected once", () => {
  const first = withMend([], { row: 8, field: "seat_no", text: "11" });
  const other = withMend(first, { row: 9, field: "seat_no", text: "12" });
  expect(withMend(other, { row: 8, field: "seat_no", text: "13" })).toEqual([
    { row: 9, field: "seat_no", text: "12" },
    { row: 8, field: "seat_no", text: "13" },
  ]);
});

test("a row that is left out has no corrections", () => {
  const mends = withoutRow([{ row: 8, field: "name", text: "王芳" }, { row: 9, field: "seat_no", text: "12" }], 8);
  expect(mends).toEqual([
    { row: 9, field: "seat_no", text: "12" },
    { row: 8, field: "", text: "" },
  ]);
  expect(mendedSaid(mends)).toBe("在这里改了 1 格，去掉了 1 行，文件本身没有动。");
  expect(mendedSaid(mends.slice(1))).toBe("在这里去掉了 1 行，文件本身没有动。");
});
