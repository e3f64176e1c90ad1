// The search finds screens by name and initials after what the desk found, and each line opens its own address.
import { afterEach, expect, test, vi } from "vitest";
import type { SearchKind, SearchSection } from "../asks";
import type { Screen } from "../screens";
import { entriesOf, sectionsOf } from "./entries";

afterEach(() => vi.unstubAllGlobals());

const screens = [
  { name: "today", label: "今天" },
  { name: "students", label: "学生" },
  { name: "rosters", label: "名册与点名" },
] as Screen[];

function titles(text: string): string[] {
  return entriesOf(sectionsOf(text, screens, [])).map((entry) => entry.title);
}

test.each([
  ["", ["今天", "学生", "名册与点名"]],
  ["点名", ["当天名册", "月考勤表（点名表）", "名册与点名"]],
  ["点名表", ["月考勤表（点名表）"]],
  // A page of a screen one may not see is not there.
  ["补助发放表", []],
  ["MC", ["名册与点名"]],
  ["kaoq", ["月考勤表（点名表）"]],
  ["dianm", ["月考勤表（点名表）", "名册与点名"]],
  ["xs", ["学生"]],
  ["zzz", []],
])("%j finds the screens %j", (text, found) => {
  expect(titles(text)).toEqual(found);
});

test("screens say their keys", () => {
  expect(entriesOf(sectionsOf("", screens, [])).map((entry) => entry.note)).toEqual(["Alt 1", "Alt 2", "Alt 3"]);
});

function section(kind: SearchKind, title: string, about = ""): SearchSection {
  return { kind, label: kind, found: [{ id: 7, title, note: "", about }], more: null };
}

test.each([
  [section("student", "李明"), "#/students/7"],
  [section("slip", "00017"), "#/students/7"],
  [section("group", "作业一班"), "#/groups/7"],
  [section("staff", "王芳"), "#/staff/7"],
  [section("home_class", "三(2)班"), `#/students?class=${encodeURIComponent("三(2)班").replace("(", "%28").replace(")", "%29")}`],
  [section("paper", "2026-11-24", "roster"), "#/rosters"],
  [section("paper", "x", "bank"), "#/pay"],
  [section("paper", "x", "unheard of"), "#/today"],
])("a line of $kind opens %s", (found, address) => {
  const location = { hash: "" };
  vi.stubGlobal("window", { location });
  const sections = sectionsOf("李", screens, [found]);
  expect(sections).toHaveLength(1);
  sections[0]?.entries[0]?.open();
  expect(location.hash).toBe(address);
});

test("what the desk left out is told", () => {
  expect(sectionsOf("李", [], [{ ...section("student", "李明"), more: 12 }])[0]?.more).toBe(12);
});
