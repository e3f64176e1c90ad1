// Lists that were dropped together: which they are, how far they are taken in, and what became of each.
import { useSyncExternalStore } from "react";

/** What became of one; `note` is what the user should know of it. */
export type Outcome = { state: "taken" | "left"; said: string; notes: string[] };
export type Several = { files: string[]; outcomes: ReadonlyMap<string, Outcome>; running: string | null };

let several: Several = { files: [], outcomes: new Map(), running: null };
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

/** Begins with these files, in the order in which they are to be taken in. */
export function begin(files: string[]): void {
  several = { files, outcomes: new Map(), running: null };
  for (const changed of watchers) changed();
}

/** Says which file is being read; null for none. */
export function run(file: string | null): void {
  change({ running: file });
}

/** Keeps what became of a file. */
export function became(file: string, outcome: Outcome): void {
  change({ outcomes: new Map(several.outcomes).set(file, outcome) });
}

/** The files nothing became of yet, in their order. */
export function open({ files, outcomes }: Several): string[] {
  return files.filter((file) => !outcomes.has(file));
}

/** The lists as they stand now. */
export function now(): Several {
  return several;
}
