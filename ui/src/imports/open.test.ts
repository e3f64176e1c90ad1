// An import's address gives back what was settled, and what cannot be read in it is left open.
import { afterEach, expect, test, vi } from "vitest";
import { read } from "../address";
import { nameOf, onOpened, openImport, type Settled, settledOf, show } from "./open";

afterEach(() => vi.unstubAllGlobals());

function place(): { hash: string } {
  const location = { hash: "" };
  vi.stubGlobal("window", { location });
  return location;
}

test("what is settled comes back from the address", () => {
  const settled: Settled = {
    file: "C:\\名单\\三年级 (新).xlsx",
    more: ["/一/二.csv"],
    ofSeveral: true,
    list: "students",
    sheet: "Sheet 1",
    headerRow: 3,
    columns: { name: "姓 名" },
    forAll: { kind: "本校教师" },
    othersCame: true,
    reason: "补录",
    decided: { moves: { accept: true, except: [3] }, names: { accept: true, except: [] }, leaves: { accept: true, except: [] }, leave_on: "2026-11-01" },
    ticks: { 足球: 3, 备用: null },
  };
  const location = place();
  show(settled);
  expect(settledOf(read(location.hash).state)).toEqual(settled);
});

test("files dropped together follow one another, and no file opens nothing", () => {
  const location = place();
  openImport([]);
  expect(location.hash).toBe("");
  openImport(["/a.xlsx", "/b.xlsx"]);
  expect(settledOf(read(location.hash).state)).toMatchObject({ file: "/a.xlsx", more: ["/b.xlsx"], list: "", headerRow: null, columns: null });
});

test("the same file opened again is told each time, so that it is read again, until nobody listens", () => {
  place();
  const look = vi.fn();
  const stop = onOpened(look);
  openImport(["/a.xlsx"]);
  openImport(["/a.xlsx"]);
  openImport([]);
  expect(look).toHaveBeenCalledTimes(2);
  stop();
  openImport(["/a.xlsx"]);
  expect(look).toHaveBeenCalledTimes(2);
});

test.each([
  [{ columns: "{" }, { columns: null }],
  [{ columns: '["a"]' }, { columns: null }],
  [{ columns: '{"a":1,"b":"姓名"}' }, { columns: { b: "姓名" } }],
  [{ more: '{"a":1}' }, { more: [] }],
  [{ more: '["/a",7]' }, { more: ["/a"] }],
  [{ row: "abc" }, { headerRow: null }],
  [{ row: "0" }, { headerRow: null }],
  [{ row: "2.5" }, { headerRow: null }],
])("%j is read as %j", (state, settled) => {
  expect(settledOf(state)).toMatchObject(settled);
});

test("a path's last part is its name on either system", () => {
  expect(["C:\\a\\b.xlsx", "/a/b.csv", "b.et"].map(nameOf)).toEqual(["b.xlsx", "b.csv", "b.et"]);
});
