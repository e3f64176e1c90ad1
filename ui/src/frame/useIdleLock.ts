// Locks the desk after it was left alone for as long as the school set; what was typed is kept as drafts already.
import { useEffect } from "react";
import { office } from "../desk";
import { lockedByItself } from "../door/idle";
import { hasWork } from "../parts/tasks";

const signs = ["pointermove", "pointerdown", "keydown", "wheel"] as const;

/** `minutes` 0 never locks. Work under way counts as someone being there. */
export function useIdleLock(minutes: number): void {
  useEffect(() => {
    if (minutes === 0) return;
    let last = Date.now();
    let locking = false;
    const here = () => {
      last = Date.now();
    };
    for (const sign of signs) window.addEventListener(sign, here, { passive: true, capture: true });
    // By the clock and not by one long timer: a computer that slept has been left alone all the same.
    const timer = window.setInterval(() => {
      if (hasWork()) here();
      if (locking || Date.now() - last < minutes * 60_000) return;
      locking = true;
      lockedByItself(minutes);
      // With users the next one logs in, without them the file is shut.
      void office("log_out", {}).finally(() => window.location.reload());
    }, 1000);
    return () => {
      window.clearInterval(timer);
      for (const sign of signs) window.removeEventListener(sign, here, { capture: true });
    };
  }, [minutes]);
}
