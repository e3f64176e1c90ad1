// Lists that were dropped together: which they are, how far they are taken in, and what became of each.
import { useSyncExternalStore } from "react";
import type { Settled } from "./open";

/** What became of one; `notes` are what the user should know of it. */
export type Outcome = { state: "taken" | "left"; said: string; notes: string[] };
/** `id` tells one drop from the next; `onward` says that the run goes on by itself once. */
export type Several = { id: number; files: string[]; outcomes: ReadonlyMap<string, Outcome>; settled: ReadonlyMap<string, Settled>; running: string | null; onward: boolean };

let several: Several = { id: 0, files: [], outcomes: new Map(), settled: new Map(), running: null, onward: false };
const watchers = new Set<() => void>();

function change(part: Partial<Several>): void {
  several = { ...several, ...part };
  for (const changed of watchers) changed();
}

/** The lists dropped last. */
export function useSeveral(): Several {
  return useSyncExternalStore(
    (changed) => {
      watchers.add(changed);
      return () => watchers.delete(changed);
    },
    () => several,
  );
}

/** Begins with these files, in the order in which they are to be taken in; a run over others ends. */
export function begin(files: string[]): void {
  change({ id: several.id + 1, files, outcomes: new Map(), settled: new Map(), running: null, onward: false });
}

/** Says which file of a drop is being read, null for none; answers whether that drop still stands. */
export function run(id: number, file: string | null): boolean {
  if (several.id !== id) return false;
  change({ running: file });
  return true;
}

/** Keeps what became of a file. */
export function became(file: string, outcome: Outcome): void {
  change({ outcomes: new Map(several.outcomes).set(file, outcome) });
}

/** A file that is left out: what was taken of it before stays said. */
export function leaveOut(file: string): void {
  if (!several.outcomes.has(file)) became(file, { state: "left", said: "跳过了，没有导入", notes: [] });
}

/** Keeps what was settled of a file while it was looked at. */
export function settle(settled: Settled): void {
  change({ settled: new Map(several.settled).set(settled.file, settled) });
}

/** Lets the run go on once, after a list that was asked about. */
export function goOn(): void {
  change({ onward: true });
}

/** Takes that leave. */
export function takeOnward(): boolean {
  const { onward } = several;
  if (onward) change({ onward: false });
  return onward;
}

/** The files nothing became of yet, in their order. */
export function open({ files, outcomes }: Several): string[] {
  return files.filter((file) => !outcomes.has(file));
}

/** The lists as they stand now. */
export function now(): Several {
  return several;
}
