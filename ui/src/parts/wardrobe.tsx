// The way to Ant Design: the frame and 今天 are drawn without it, and what needs it is fetched once they can be read, or at once where it
// is called for before that.
import { type ReactNode, useEffect } from "react";
import type { useAppProps } from "antd/es/app/context";
import { type Later, later } from "./later";

/** What the dressed part lends to all others. */
export type Lent = useAppProps;

/** How long Ant Design waits for the first screen at most, in milliseconds. */
const WAITS_AT_MOST = 1000;

let open: () => void = () => undefined;
const opened = new Promise<void>((resolve) => {
  open = resolve;
});

/** Ant Design is wanted now. */
export function dressNow(): void {
  open();
}

/** Fetches Ant Design once `isShown` is on the screen, so that the next screen and every dialog open at once. */
export function useDressAfter(isShown: boolean): void {
  useEffect(() => {
    // The screen is painted first, then what follows it is evaluated.
    const at = isShown ? window.requestAnimationFrame(() => window.setTimeout(open)) : 0;
    const late = window.setTimeout(open, WAITS_AT_MOST);
    return () => {
      window.cancelAnimationFrame(at);
      window.clearTimeout(late);
    };
  }, [isShown]);
}

/** A part that is drawn with Ant Design; a `calm` one does not call for it by itself. Parts inside it may import it as they like. */
export function dressed<P extends object>(fetch: () => Promise<{ default: (props: P) => ReactNode }>, waiting: ReactNode | ((props: P) => ReactNode), calm = false): Later<P> {
  return later(async () => {
    if (calm) await opened;
    else open();
    const [{ Dressed }, { default: Part }] = await Promise.all([import("./Dressed"), fetch()]);
    return {
      default: (props: P) => (
        <Dressed>
          <Part {...props} />
        </Dressed>
      ),
    };
  }, waiting);
}

/** Messages and questions of all parts, once in the application; nothing is drawn before the first of them. */
export const Wardrobe: Later<object> = later(async () => {
  await opened;
  return { default: (await import("./Dressed")).Wardrobe };
}, null);

let lent: Lent | null = null;
const heirs = new Set<(lent: Lent) => void>();

/** Said by the one that holds the messages. */
export function lend(now: Lent): void {
  lent = now;
  for (const heir of heirs) heir(now);
}

/** What is lent, and who wants to hear of it. */
export const wardrobe = {
  lent: () => lent,
  watch: (heir: (lent: Lent) => void) => {
    heirs.add(heir);
    return () => heirs.delete(heir);
  },
};

/** A message from a part that is drawn without Ant Design: it is shown as soon as there is something to show it with. */
export function tell(kind: "success" | "info" | "warning" | "error", text: string, seconds?: number): void {
  if (lent !== null) {
    void lent.message[kind](text, seconds);
    return;
  }
  const stop = wardrobe.watch((now) => {
    stop();
    void now.message[kind](text, seconds);
  });
  open();
}
