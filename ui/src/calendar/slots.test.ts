// Slots stay on the grid and keep their length while they are moved; the lessons follow a changed length anew.
import { expect, test } from "vitest";
import type { SlotShown } from "../asks";
import { clock, lanes, moved, placed, snap } from "./slots";

test("minutes read as a clock and go to the nearest five", () => {
  expect([0, 935, 990, 1230].map(clock)).toEqual(["00:00", "15:35", "16:30", "20:30"]);
  expect([991, 992, 993, 995].map(snap)).toEqual([990, 990, 995, 995]);
});

const at = { weekday: 2, from: 990, to: 1050 };

test.each([
  ["as a whole", { start: 30, end: 30 }, { weekday: 2, from: 1020, to: 1080 }],
  ["above the axis", { start: -300, end: -300 }, { weekday: 2, from: 930, to: 990 }],
  ["below the axis", { start: 900, end: 900 }, { weekday: 2, from: 1170, to: 1230 }],
  ["by its upper edge above the axis", { start: -300 }, { weekday: 2, from: 930, to: 1050 }],
  ["by its lower edge below the axis", { end: 900 }, { weekday: 2, from: 990, to: 1230 }],
  ["to nothing, which it may not", { end: -60 }, at],
  ["a day on", { days: 1 }, { ...at, weekday: 3 }],
  ["before Monday", { days: -9 }, { ...at, weekday: 1 }],
  ["after Friday", { days: 9 }, { ...at, weekday: 5 }],
])("a place is moved %s", (_, by, wanted) => {
  expect(moved(at, by)).toEqual(wanted);
});

function slot(id: number, from: number, to: number): SlotShown {
  const texts = { grades: "1-3", grades_label: "", name: "第一课时", starts_at: clock(from), ends_at: clock(to), kind_label: "", label: "" };
  return { id, season: null, grade_list: [], weekday: 2, from_minute: from, to_minute: to, lessons: "1", is_extended: false, groups: 0, ...texts };
}

test("a slot that only moves keeps its lessons, a resized one has them reckoned anew", () => {
  const whole = { grades: "1-3", weekday: 4, name: "第一课时", starts_at: "16:00", ends_at: "17:00", lessons: "1" };
  expect(placed(slot(1, 990, 1050), { weekday: 4, from: 960, to: 1020 })).toEqual(whole);
  expect(placed(slot(1, 990, 1050), { weekday: 4, from: 960, to: 1050 })).toEqual({ ...whole, ends_at: "17:30", lessons: "" });
});

test("slots at the same time stand side by side, slots that only touch do not", () => {
  const found = lanes([slot(1, 960, 1020), slot(2, 990, 1050), slot(3, 1050, 1110)]);
  expect([...found]).toEqual([
    [1, [0, 2]],
    [2, [1, 2]],
    [3, [0, 1]],
  ]);
});
