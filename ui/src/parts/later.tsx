// Parts of the page that are fetched when they are first shown, and drawn as soon as they are there.
import { type ComponentType, type ReactNode, useSyncExternalStore } from "react";

/** A component that is fetched when it is first shown, or ahead of that by `load`. */
export type Later<P> = ComponentType<P> & { load: () => Promise<void> };

/** A part that came with the start, where others are fetched. */
export function ahead<P extends object>(Part: ComponentType<P>): Later<P> {
  return Object.assign((props: P) => <Part {...props} />, { load: () => Promise.resolve() });
}

type Held<P> = { Found: ComponentType<P> | null; failed: unknown };

/** Shows `waiting` until the part is there. React's own lazy parts hold back whatever follows a waiting sign for a third of a second; this does not. */
export function later<P extends object>(fetch: () => Promise<{ default: ComponentType<P> }>, waiting: ReactNode | ((props: P) => ReactNode)): Later<P> {
  let held: Held<P> = { Found: null, failed: null };
  let coming: Promise<void> | null = null;
  const load = () =>
    (coming ??= fetch().then(
      ({ default: Found }) => {
        held = { Found, failed: null };
      },
      (failed: unknown) => {
        held = { Found: null, failed };
        // Whoever shows it the next time tries again.
        coming = null;
      },
    ));
  const subscribe = (changed: () => void) => {
    if (held.Found === null) void load().then(changed);
    return () => undefined;
  };
  function Part(props: P) {
    const { Found, failed } = useSyncExternalStore(subscribe, () => held);
    if (Found !== null) return <Found {...props} />;
    if (failed !== null) throw failed;
    return typeof waiting === "function" ? waiting(props) : waiting;
  }
  return Object.assign(Part, { load });
}
