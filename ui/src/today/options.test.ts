// What the charts of the week draw: coming days are expected, not missing.
import { describe, expect, it } from "vitest";
import type { WeekDay } from "../asks";
import { attendanceOption } from "./options";

function day(date: string, coming: boolean): WeekDay {
  const heads = { expected: 6, present: coming ? 0 : 4, leave: 0, absent: 0, uncalled: coming ? 6 : 2, absent_once: 0 };
  return { date, weekday_label: "周二", is_today: !coming, is_coming: coming, heads, until_basic: 6, after_basic: 0 };
}

function drawn(week: WeekDay[]): Record<string, unknown> {
  const series = attendanceOption(week).series as { name: string; data: number[] }[];
  return Object.fromEntries(series.map(({ name, data }) => [name, data]));
}

describe("the attendance of the week", () => {
  it("counts a coming day as expected alone", () => {
    const found = drawn([day("2026-11-24", false), day("2026-11-25", true)]);
    expect(found).toEqual({ 实到: [4, 0], 请假: [0, 0], 缺席: [0, 0], 未点名: [2, 0], 应到: [0, 6] });
  });
  it("draws apart whoever came and was absent from another session", () => {
    const mixed = { ...day("2026-11-24", false), heads: { expected: 6, present: 4, leave: 0, absent: 0, uncalled: 2, absent_once: 1 } };
    expect(drawn([mixed])).toMatchObject({ 实到: [3], 到过又缺过: [1] });
  });
  it("has no such series once the week is over", () => {
    expect(drawn([day("2026-11-24", false)])["应到"]).toBeUndefined();
  });
});
