// Addresses survive being written and read, and what cannot be read leads to 今天.
import { afterEach, expect, test, vi } from "vitest";
import { carried, go, href, read } from "./address";

afterEach(() => vi.unstubAllGlobals());

test.each([
  ["#/students/17?q=wxm", { screen: "students", parts: ["17"], state: { q: "wxm" } }],
  ["#/rosters/2026-10-20/group/1", { screen: "rosters", parts: ["2026-10-20", "group", "1"], state: {} }],
  ["#/today", { screen: "today", parts: [], state: {} }],
  ["", { screen: "today", parts: [], state: {} }],
  ["#/nowhere/1?q=x", { screen: "today", parts: [], state: {} }],
  ["#/groups//2/", { screen: "groups", parts: ["2"], state: {} }],
  ["#/students/%E4%B8%89", { screen: "students", parts: ["三"], state: {} }],
  // A part that is not well formed stays as it is.
  ["#/students/%E4%B8", { screen: "students", parts: ["%E4%B8"], state: {} }],
])("%s is read", (text, address) => {
  expect(read(text)).toEqual(address);
});

test("what is written is read again, whatever signs it holds", () => {
  const state = { q: "三(2)班 & 古丽·阿依", file: "C:\\名单\\一?二#三.xlsx" };
  expect(read(href("imports", ["a/b", 7], state))).toEqual({ screen: "imports", parts: ["a/b", "7"], state });
});

test("an empty value leaves the address", () => {
  expect(href("students", [], { q: "", class: "" })).toBe("#/students");
  expect(href("students", [], { q: "", class: "三(2)班" })).toContain("?class=");
});

test("going leaves a step behind unless it replaces, and nothing where one already is", () => {
  const history = { replaceState: vi.fn() };
  const place = { hash: "#/students" };
  const dispatchEvent = vi.fn();
  vi.stubGlobal("HashChangeEvent", Event);
  vi.stubGlobal("window", { history, location: place, dispatchEvent });
  go("students");
  go("groups", [2], {}, true);
  expect(place.hash).toBe("#/students");
  expect(history.replaceState).toHaveBeenCalledExactlyOnceWith(null, "", "#/groups/2");
  expect(dispatchEvent).toHaveBeenCalledOnce();
  go("groups", [3]);
  expect(place.hash).toBe("#/groups/3");
});

test.each([
  ["#/fees/2026-10", "pay" as const, ["2026-10"]],
  ["#/pay/2026-10/settle", "fees" as const, ["2026-10"]],
  ["#/pay/2026-10/settle", "pay" as const, []],
  ["#/fees/policies", "pay" as const, []],
  ["#/rosters/month/2026-10", "fees" as const, []],
  ["#/fees/2026-10", "rosters" as const, []],
])("from %s to %s goes %j", (from, to, parts) => {
  expect(carried(read(from), to)).toEqual(parts);
});
