// The keyboard in a list: up and down, page and end, Enter opens, Space chooses, Ctrl E exports.
import { type KeyboardEvent, useEffect, useState } from "react";
import type { TableRef } from "antd/es/table";
import { isField } from "../../frame/keys";

type Key = number | string;
type Given<R> = {
  table: React.RefObject<TableRef | null>;
  shown: R[];
  rowKey: (row: R) => Key;
  onOpen: ((row: R) => void) | undefined;
  onExport: () => void;
  selected: Key[];
  onSelect: ((keys: Key[]) => void) | null;
};
type Keys<R> = {
  onKeyDown: (event: KeyboardEvent) => void;
  className: (row: R, open: Key | null) => string;
  click: (row: R) => void;
};

const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1, PageDown: 15, PageUp: -15, Home: -Infinity, End: Infinity };

/** One row is the current one; it is shown and scrolled to. */
export function useListKeys<R>({ table, shown, rowKey, onOpen, onExport, selected, onSelect }: Given<R>): Keys<R> {
  const [current, setCurrent] = useState<Key | null>(null);
  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent) => {
      if (!event.ctrlKey || event.key.toLowerCase() !== "e") return;
      event.preventDefault();
      onExport();
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [onExport]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (isField(event.target) || shown.length === 0) return;
    const at = shown.findIndex((row) => rowKey(row) === current);
    const step = steps[event.key];
    if (step !== undefined) {
      event.preventDefault();
      const next = Math.min(Math.max((at === -1 && step > 0 ? -1 : at) + step, 0), shown.length - 1);
      const row = shown[next];
      if (row === undefined) return;
      setCurrent(rowKey(row));
      table.current?.scrollTo({ key: rowKey(row) });
    } else if (event.key === "Enter" && at >= 0 && shown[at] !== undefined) {
      onOpen?.(shown[at]);
    } else if (event.key === " " && at >= 0 && current !== null && onSelect !== null) {
      event.preventDefault();
      onSelect(selected.includes(current) ? selected.filter((key) => key !== current) : [...selected, current]);
    }
  };
  const className = (row: R, open: Key | null) =>
    ["list-row", rowKey(row) === current ? "list-current" : "", rowKey(row) === open ? "list-open" : ""].join(" ");
  const click = (row: R) => {
    setCurrent(rowKey(row));
    onOpen?.(row);
  };
  return { onKeyDown, className, click };
}
