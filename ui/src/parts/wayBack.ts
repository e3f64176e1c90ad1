// A way back to work that was left half done, such as an import, for something it needs from another screen first.
import { useSyncExternalStore } from "react";
import { go, type ScreenName } from "../address";

type Back = { address: string; label: string };

let back: Back | null = null;
const changed = new EventTarget();

/** Goes to a screen and keeps the way back under a button of that name, until it is gone or another way is kept. */
export function leaveFor(screen: ScreenName, parts: string[], label: string): void {
  back = { address: window.location.hash, label };
  changed.dispatchEvent(new Event("changed"));
  go(screen, parts);
}

/** The way back while one stands open on another screen. */
export function useWayBack(): { label: string; goBack: () => void } | null {
  const open = useSyncExternalStore(subscribe, () => (back !== null && window.location.hash !== back.address ? back : null));
  if (open === null) return null;
  const goBack = () => {
    window.location.hash = open.address;
    drop();
  };
  return { label: open.label, goBack };
}

function drop(): void {
  back = null;
  changed.dispatchEvent(new Event("changed"));
}

function subscribe(look: () => void): () => void {
  changed.addEventListener("changed", look);
  window.addEventListener("hashchange", look);
  return () => {
    changed.removeEventListener("changed", look);
    window.removeEventListener("hashchange", look);
  };
}
