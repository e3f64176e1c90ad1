// Only sums the desk told are shown: the month's, or a part's where exactly that part is shown.
import { expect, test } from "vitest";
import type { MoneyLine, MoneyLines, MoneySums } from "../asks";
import { sumsOf } from "./sums";

function sums(lines: number, amount_fen: number): MoneySums {
  return { lines, amount_fen, due_fen: 0, waived_fen: 0, tax_fen: 0, net_fen: 0 };
}

function line(id: string, part: string): MoneyLine {
  return { id, code: "", who: id, initials: "", part, amount_fen: 1, lessons_label: "" };
}

const data: MoneyLines = {
  month: "2026-10",
  version: null,
  lines: [line("a", "一(1)班"), line("b", "一(1)班"), line("c", "一(2)班")],
  total_fen: 300,
  sums: sums(3, 300),
  parts: [
    { label: "一(1)班", sums: sums(2, 200) },
    { label: "一(2)班", sums: sums(1, 100) },
  ],
  findings: [],
};

test.each([
  [["a", "b", "c"], "合计", 300],
  [["a", "b"], "一(1)班合计", 200],
  [["c"], "一(2)班合计", 100],
  // Fewer than the part, or a mixture: no sum of these was told.
  [["a"], "全月合计", 300],
  [["a", "c"], "全月合计", 300],
  [[], "全月合计", 300],
])("the rows %j have %s", (shown, said, amount) => {
  const rows = data.lines.filter((one) => shown.includes(one.id));
  expect(sumsOf(rows, data)).toMatchObject({ said, sums: { amount_fen: amount } });
});
