// The day's groups narrowed on the screen: by section, by what is typed, by roll calls that are missing.
import { expect, test } from "vitest";
import type { RosterGroup, RosterSection } from "../asks";
import { everything, expectedText, isUnmarked, narrow } from "./narrow";

function group(name: string, more: Partial<RosterGroup> = {}): RosterGroup {
  const times = { starts_at: "16:30", ends_at: "17:30", room: "302", staff: ["王芳"], kind: "basic", kind_label: "基础托管" };
  const counts = { expected: 2, marked: false, present: 0, leave: 0, absent: 0, cancelled: null, named: true };
  const pupils = [{ seat_no: 1, class_label: "三(2)班", name: "李明", sex_label: "男", mark: null }];
  return { group_id: 1, name, ...times, ...counts, pupils, ...more };
}

const sections: RosterSection[] = [
  { until: "18:30", pupils: 3, places: 4, groups: [group("作业一班"), group("作业二班", { marked: true, staff: ["Anna"] })] },
  { until: "20:30", pupils: 0, places: 0, groups: [group("延时班", { expected: 0, pupils: [] })] },
];

test.each([
  [{}, ["作业一班", "作业二班", "延时班"]],
  [{ until: "18:30" as const }, ["作业一班", "作业二班"]],
  [{ text: "anna" }, ["作业二班"]],
  [{ text: "李明" }, ["作业一班", "作业二班"]],
  [{ unmarkedOnly: true }, ["作业一班"]],
  [{ text: "没有" }, []],
])("%j leaves %j", (by, left) => {
  const found = narrow(sections, { ...everything, ...by });
  expect(found.flatMap((section) => section.groups.map((each) => each.name))).toEqual(left);
  expect(found.every((section) => section.groups.length > 0)).toBe(true);
});

test.each([
  [{}, true],
  [{ marked: true }, false],
  [{ cancelled: "停课" }, false],
  [{ expected: 0 }, false],
])("a group with %j is missing its roll call: %s", (more, missing) => {
  expect(isUnmarked(group("作业班", more))).toBe(missing);
});

test.each([
  [{}, ["2 个服务班，应到 3 人，4 人次（一人上几个班算几次）", "1 个服务班，应到 0 人，0 人次（一人上几个班算几次）"]],
  [{ unmarkedOnly: true }, ["列出的 1 个服务班应到 2 人次（全部 4 人次，一人上几个班算几次）"]],
])("%j says %j", (by, said) => {
  expect(narrow(sections, { ...everything, ...by }).map(expectedText)).toEqual(said);
});
