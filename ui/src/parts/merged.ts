// Cells of a sheet as they are read, put together again where one of them stood over several columns or rows.

/** `column` is its first column, `span` how many it takes. */
export type MergedCell = { column: number; span: number; text: string };

/** Accounts and ID numbers are names made of digits. */
export const isNumber = (cell: string): boolean => cell.length < 12 && /^-?[\d,]+(\.\d+)?$/.test(cell);

/** What heads a column of sums of money. */
const money = /金额|标准|小计|应发|实发|奖惩|个税|税前|（元）/;

/** Which columns hold sums of money in yuan: those whose head says so. A row that begins with its number ends the heads. */
export function moneyColumns(rows: string[][]): Set<number> {
  const first = rows.findIndex((row) => isNumber(row[0] ?? ""));
  const heads = first < 0 ? [] : rows.slice(0, first);
  const columns = (rows[first] ?? []).map((_, column) => column);
  return new Set(columns.filter((column) => heads.slice(-2).some((head) => money.test(head[column] ?? "") && !/大写/.test(head[column] ?? ""))));
}

/** A sum as it is printed: 1365 as 1,365.00. */
export function sumText(cell: string): string {
  return Number(cell.replaceAll(",", "")).toLocaleString("zh-CN", { minimumFractionDigits: 2, maximumFractionDigits: 2 });
}

/**
 * The cells of a row over `columns` columns; in a second row of heads what the row `above` said already is empty. A row that
 * begins with its number is of data, where equal neighbours are two cells.
 */
export function cellsOf(row: string[], above: string[], columns: number): MergedCell[] {
  const isSecondHead = row[0] !== undefined && row[0] !== "" && row[0] === above[0];
  const isData = isNumber(row[0] ?? "");
  const found: MergedCell[] = [];
  for (let column = 0; column < columns; column++) {
    const text = row[column] ?? "";
    const last = found.at(-1);
    const said = isSecondHead && text === above[column] ? "" : text;
    if (last !== undefined && !isData && text !== "" && !isNumber(text) && row[column - 1] === text) last.span += 1;
    else found.push({ column, span: 1, text: said });
  }
  return found;
}
