// Days read as the office writes them, in every week and over the ends of months and years.
import { expect, test } from "vitest";
import { dayAfter, dayText, momentText, weekdayText, weekOf } from "./days";

test.each([
  ["2026-11-24", "11月24日 周二", "二"],
  ["2026-02-01", "2月1日 周日", "日"],
  ["2028-02-29", "2月29日 周二", "二"],
])("%s is %s", (day, text, weekday) => {
  expect(dayText(day)).toBe(text);
  expect(weekdayText(day)).toBe(weekday);
});

test.each(["2026-12-28", "2026-12-31", "2027-01-03"])("the week of %s begins on a Monday and goes over the year", (day) => {
  expect(weekOf(day)).toEqual(["2026-12-28", "2026-12-29", "2026-12-30", "2026-12-31", "2027-01-01", "2027-01-02", "2027-01-03"]);
});

test("days are counted over the ends of months", () => {
  expect(dayAfter("2026-02-27", 2)).toBe("2026-03-01");
  expect(dayAfter("2026-03-01", -1)).toBe("2026-02-28");
  expect(dayAfter("2026-03-01", 0)).toBe("2026-03-01");
});

test("a moment is told with two figures of hours and minutes", () => {
  expect(momentText("2026-11-04T08:05:00")).toBe("11月4日 08:05");
});
