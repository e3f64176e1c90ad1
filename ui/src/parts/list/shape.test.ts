// Rows are narrowed by every word and every filter, and sorted as people count: 2 before 10, nothing last.
import { expect, test } from "vitest";
import { type Column, type Filter, soughtTexts, values, wantedRows } from "./shape";

type Row = { name: string; klass: string; seat: number | null; tags: string[] };

const rows: Row[] = [
  { name: "王小明", klass: "三(10)班", seat: 2, tags: ["困难"] },
  { name: "李华", klass: "三(2)班", seat: 10, tags: [] },
  { name: "陈一诺", klass: "三(2)班", seat: null, tags: ["困难", "住校"] },
  { name: "阿依古丽·买买提", klass: "一(1)班", seat: 1, tags: ["住校"] },
];
const columns: Column<Row>[] = [
  { key: "name", title: "姓名", width: 100, text: (row) => row.name },
  { key: "klass", title: "班级", width: 100, text: (row) => row.klass },
  { key: "seat", title: "座号", width: 60, kind: "number", text: (row) => row.seat },
];
const filters: Filter<Row>[] = [
  { key: "klass", label: "班级", of: (row) => row.klass },
  { key: "tags", label: "标记", of: (row) => row.tags },
];

function names(text = "", sort = "", chosen: Record<string, string[]> = {}): string[] {
  return wantedRows(rows, columns, filters, soughtTexts(rows, (row) => `${row.name} ${row.klass} WXM`), { text, sort, filters: chosen }).map((row) => row.name);
}

const all = ["王小明", "李华", "陈一诺", "阿依古丽·买买提"];

test.each([
  ["", all],
  ["   ", all],
  ["wxm", all],
  ["三(2)", ["李华", "陈一诺"]],
  ["三(2) 李", ["李华"]],
  ["李 三(10)", []],
])("the words %j leave %j", (text, left) => {
  expect(names(text)).toEqual(left);
});

test("a filter keeps any of its values, and all filters hold together", () => {
  expect(names("", "", { klass: ["三(2)班", "一(1)班"] })).toEqual(["李华", "陈一诺", "阿依古丽·买买提"]);
  expect(names("", "", { klass: ["三(2)班"], tags: ["住校"] })).toEqual(["陈一诺"]);
  expect(names("", "", { tags: [] })).toEqual(all);
});

test("classes are sorted by number, seats as figures, and what has none comes last", () => {
  expect(names("", "klass")).toEqual(["李华", "陈一诺", "王小明", "阿依古丽·买买提"]);
  expect(names("", "seat")).toEqual(["阿依古丽·买买提", "王小明", "李华", "陈一诺"]);
  expect(names("", "-seat")).toEqual(["陈一诺", "李华", "王小明", "阿依古丽·买买提"]);
});

test("an unknown column leaves the order of the desk", () => {
  expect(names("", "gone")).toEqual(all);
  expect(names("", "-gone")).toEqual(all);
});

test("the values of a filter are counted by row in the order in which they come", () => {
  expect(filters.map((filter) => values(rows, filter))).toEqual([
    [["三(10)班", 1], ["三(2)班", 2], ["一(1)班", 1]],
    [["困难", 2], ["住校", 2]],
  ]);
});
