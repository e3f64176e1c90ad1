// Which columns of a list are shown; kept for the one who chose them.
import { useDraft } from "../useDraft";
import type { Column } from "./shape";

export type Picked<R> = { columns: Column<R>[]; choose: (keys: string[]) => void };

/** `title` names the list. At least one column stays. */
export function useColumns<R>(title: string, columns: Column<R>[]): Picked<R> {
  const usual = columns.filter((column) => column.hidden !== true).map((column) => column.key);
  const kept = useDraft<string[]>(`columns/${title}`, usual);
  const shown = columns.filter((column) => kept.value.includes(column.key));
  return { columns: shown.length > 0 ? shown : columns.slice(0, 1), choose: kept.set };
}
