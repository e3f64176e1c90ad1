// Changes on the board: only what differs from what the desk told is sent, and ticks keep the order of the week.
import { expect, test } from "vitest";
import type { BoardPupil } from "../asks";
import { asked, type Changes, pupilsOf, shown, withDay, withWanted } from "./changes";

const pupil: BoardPupil = {
  student: 5,
  seat_no: 1,
  name: "陈一诺",
  slip_label: "",
  places: [{ group: 2, name: "作业班", weekdays: "一三", waiting: false, note: "" }],
};
const none: Changes = { from: "2026-11-24", wanted: {} };

test("a tick joins the others in the order of the week", () => {
  const changes = withDay(none, pupil, 2, "二", true);
  expect(shown(pupil, 2, changes)).toEqual({ weekdays: "一二三", waiting: false });
  expect(asked(changes)).toEqual([{ student: 5, group: 2, weekdays: "一二三", waiting: false }]);
});

test("a change taken back is none", () => {
  const changes = withDay(withDay(none, pupil, 2, "二", true), pupil, 2, "二", false);
  expect(changes).toEqual(none);
  expect(withWanted(none, pupil, 9, { weekdays: "", waiting: true })).toEqual(none);
});

test("no day left is a place given up", () => {
  const changes = withDay(withDay(none, pupil, 2, "一", false), pupil, 2, "三", false);
  expect(asked(changes)).toEqual([{ student: 5, group: 2, weekdays: null, waiting: false }]);
});

test("the pupils changed are counted once each", () => {
  const two = withDay(withDay(none, pupil, 2, "二", true), pupil, 3, "五", true);
  expect(pupilsOf(two)).toBe(1);
  expect(pupilsOf(withDay(two, { ...pupil, student: 6, places: [] }, 2, "一", true))).toBe(2);
});
