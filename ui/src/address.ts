// The address of what is on the screen, kept in the page's fragment, so that back and forward work.
import { useSyncExternalStore } from "react";

/** A screen with its day and, when its drawer is open, one group; `day` is null for today. */
export type Address = { screen: "rosters"; day: string | null; group: number | null };

/** The address shown now. */
export function useAddress(): Address {
  const text = useSyncExternalStore(subscribe, () => window.location.hash);
  return read(text);
}

/** Goes to an address; `replace` leaves no step behind for going back. */
export function go(address: Address, replace = false): void {
  const text = write(address);
  if (text === window.location.hash) return;
  if (replace) {
    window.history.replaceState(null, "", text);
    window.dispatchEvent(new HashChangeEvent("hashchange"));
  } else {
    window.location.hash = text;
  }
}

/** `#/rosters/2026-11-24/group/3` as an address; whatever cannot be read falls back to today's rosters. */
export function read(text: string): Address {
  const found = /^#\/rosters(?:\/(\d{4}-\d{2}-\d{2}))?(?:\/group\/(\d+))?$/.exec(text);
  return { screen: "rosters", day: found?.[1] ?? null, group: found?.[2] ? Number(found[2]) : null };
}

/** An address as the text after `#`. */
export function write(address: Address): string {
  const day = address.day === null ? "" : `/${address.day}`;
  const group = address.group === null ? "" : `/group/${address.group}`;
  return `#/${address.screen}${day}${group}`;
}

function subscribe(changed: () => void): () => void {
  window.addEventListener("hashchange", changed);
  return () => window.removeEventListener("hashchange", changed);
}
