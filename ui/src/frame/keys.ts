// Keys that work on every screen: Ctrl K, F1, ?, Alt 1 … Alt 0.
import { useEffect } from "react";
import { carried, go, read } from "../address";
import type { Screen } from "../screens";

/** What was called up over the screen. */
export type Called = "search" | "page" | "keys" | null;

/** `call` opens the search or the help. */
export function useFrameKeys(screens: Screen[], call: (what: Called) => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.isComposing) return;
      const asked = keyCalls(event);
      if (asked !== null) {
        event.preventDefault();
        call(asked);
        return;
      }
      const screen = event.altKey && !event.ctrlKey ? screens[place(event.code)] : undefined;
      if (screen !== undefined) {
        event.preventDefault();
        go(screen.name, carried(read(window.location.hash), screen.name));
      }
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [screens, call]);
}

function keyCalls(event: KeyboardEvent): Called {
  if (event.ctrlKey && event.key.toLowerCase() === "k") return "search";
  if (event.key === "F1") return "page";
  return event.key === "?" && !isField(event.target) ? "keys" : null;
}

/** Whether what is typed goes into a field. */
export function isField(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest("input, textarea, select, [contenteditable=true]") !== null;
}

function place(code: string): number {
  const digit = /^Digit(\d)$/.exec(code)?.[1];
  return digit === undefined ? -1 : (Number(digit) + 9) % 10;
}
