// Which columns of a list are shown; kept for the one who chose them.
import { useMemo } from "react";
import { useDraft } from "../useDraft";
import type { Column } from "./shape";

export type Picked<R> = { columns: Column<R>[]; choose: (keys: string[]) => void };

/** `title` names the list. At least one column stays. */
export function useColumns<R>(title: string, columns: Column<R>[]): Picked<R> {
  const usual = useMemo(() => columns.filter((column) => column.hidden !== true).map((column) => column.key), [columns]);
  const kept = useDraft<string[]>(`columns/${title}`, usual);
  const shown = useMemo(() => {
    const chosen = columns.filter((column) => kept.value.includes(column.key));
    return chosen.length > 0 ? chosen : columns.slice(0, 1);
  }, [columns, kept.value]);
  return { columns: shown, choose: kept.set };
}
