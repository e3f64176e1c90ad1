// Columns are as wide as what stands in them needs, while there is room.
import { describe, expect, it } from "vitest";
import type { Column } from "./shape";
import { widthsOf } from "./widths";

type Row = { room: string; look: string };

const columns: Column<Row>[] = [
  { key: "room", title: "地点", width: 90, text: (row) => row.room },
  { key: "look", title: "要看一看的", width: 180, text: (row) => row.look },
];
const long = { room: "三（1）班教室", look: "" };

describe("the widths of a list", () => {
  it("takes from an empty column what another needs", () => {
    const { widths, sum } = widthsOf(columns, [long], 215);
    expect(widths[0]).toBeGreaterThanOrEqual(6 * 14 + 9 + 24);
    expect(sum).toBeLessThanOrEqual(215);
  });
  it("fills the room there is", () => {
    expect(widthsOf(columns, [long], 900).sum).toBeGreaterThan(890);
  });
  it("goes beyond the room only where the least does not fit", () => {
    const full = { room: "三（1）班教室", look: "人数不足、地点冲突、教师冲突" };
    const { widths, sum } = widthsOf(columns, [full], 100);
    expect(widths).toEqual([90, 180]);
    expect(sum).toBe(270);
  });
});
