// What a list is made of: columns, filters and actions, and how rows are narrowed and sorted. Papers never follow any of it.
import type { ReactNode } from "react";

/** A column. `text` is what is searched for nothing, but sorted by, shown and written to xlsx. */
export type Column<R> = {
  key: string;
  title: string;
  /** Said small beside the title in the head, and nowhere else. */
  hint?: string;
  width: number;
  /** The cell as text; money as fen in figures (`kind: "money"`), counts as figures. */
  text: (row: R) => string | number | null;
  /** Something other than the text on the screen. */
  render?: (row: R) => ReactNode;
  kind?: "text" | "number" | "money";
  /** Not shown until it is chosen. */
  hidden?: boolean;
  /** False where sorting says nothing. */
  sortable?: boolean;
};

/** A filter chip: rows are kept whose value is among those chosen. */
export type Filter<R> = { key: string; label: string; of: (row: R) => string | string[] };

/** Something done with the chosen rows. */
export type Action<R> = { key: string; label: string; danger?: boolean; run: (rows: R[]) => void };

/** Which rows are wanted, and in which order; `sort` is a column's key, with `-` before it for the other direction. */
export type Wanted = { text: string; sort: string; filters: Record<string, string[]> };

/** What each row is found by, in small letters and in the order of the rows: made once, so that a key costs only the looking. */
export function soughtTexts<R>(rows: R[], search: (row: R) => string): string[] {
  return rows.map((row) => search(row).toLocaleLowerCase());
}

/** The rows wanted, found by `sought`; rows that are equal by the sorted column stay in the order of the desk. */
export function wantedRows<R>(rows: R[], columns: Column<R>[], filters: Filter<R>[], sought: string[], wanted: Wanted): R[] {
  const words = wanted.text.toLocaleLowerCase().split(/\s+/).filter((word) => word !== "");
  const chosen = filters.map((filter) => ({ filter, values: wanted.filters[filter.key] ?? [] })).filter((one) => one.values.length > 0);
  const kept = rows.filter(
    (row, at) => words.every((word) => sought[at]?.includes(word) ?? false) && chosen.every((one) => passes(one.filter, row, one.values)),
  );
  const back = wanted.sort.startsWith("-");
  const column = columns.find((one) => one.key === wanted.sort.replace(/^-/, ""));
  if (column === undefined) return kept;
  const sorted = kept.toSorted((a, b) => compare(column.text(a), column.text(b)));
  return back ? sorted.reverse() : sorted;
}

/** The values a filter can take, with the number of rows of each, in the order in which they first come. */
export function values<R>(rows: R[], filter: Filter<R>): [string, number][] {
  const found = new Map<string, number>();
  for (const row of rows) for (const value of list(filter.of(row))) found.set(value, (found.get(value) ?? 0) + 1);
  return [...found];
}

function passes<R>(filter: Filter<R>, row: R, chosen: string[]): boolean {
  return list(filter.of(row)).some((value) => chosen.includes(value));
}

function list(value: string | string[]): string[] {
  return typeof value === "string" ? [value] : value;
}

const byChinese = new Intl.Collator("zh-CN", { numeric: true });

function compare(a: string | number | null, b: string | number | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return typeof a === "number" && typeof b === "number" ? a - b : byChinese.compare(String(a), String(b));
}
