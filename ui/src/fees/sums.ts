// Which of the desk's sums belongs to the rows shown; nothing is added up here.
import type { MoneyLine, MoneyLines, MoneySums } from "../asks";

/** The sums of the whole month, or of the one class or kind shown; a narrower choice keeps the month's sums and says so. */
export function sumsOf(rows: MoneyLine[], data: MoneyLines): { said: string; sums: MoneySums } {
  const whole = { said: rows.length === data.lines.length ? "合计" : "全月合计", sums: data.sums };
  if (rows.length === data.lines.length) return whole;
  const part = data.parts.find((one) => one.sums.lines === rows.length && rows.every((row) => row.part === one.label));
  return part === undefined ? whole : { said: `${part.label}合计`, sums: part.sums };
}
