// Corrections: the last one of a cell counts.
import { expect, test } from "vitest";
import { withMend } from "./mends";

test("a cell is corrected once", () => {
  const first = withMend([], { row: 8, field: "seat_no", text: "11" });
  const other = withMend(first, { row: 9, field: "seat_no", text: "12" });
  expect(withMend(other, { row: 8, field: "seat_no", text: "13" })).toEqual([
    { row: 9, field: "seat_no", text: "12" },
    { row: 8, field: "seat_no", text: "13" },
  ]);
});
