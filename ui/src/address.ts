// The address of what is on the screen, kept in the page's fragment: screen, record, and the state of its list, so that back and forward work.
import { useCallback, useMemo, useSyncExternalStore } from "react";

/** Every screen by its name in the address. */
export const screenNames = [
  "today",
  "students",
  "calendar",
  "groups",
  "enrolment",
  "rosters",
  "staff",
  "fees",
  "pay",
  "letters",
  "settings",
  "imports",
] as const;

export type ScreenName = (typeof screenNames)[number];

/** `#/students/17?q=wxm`: a screen, the record or part shown of it, and what its list is narrowed to. */
export type Address = { screen: ScreenName; parts: string[]; state: Record<string, string> };

/** The address shown now; the same object as long as it does not change. */
export function useAddress(): Address {
  const text = useSyncExternalStore(subscribe, () => window.location.hash);
  return useMemo(() => read(text), [text]);
}

/** The screen shown now: what follows it alone is not drawn again at every key typed into a list. */
export function useScreen(): ScreenName {
  return useSyncExternalStore(subscribe, () => read(window.location.hash).screen);
}

/** Goes to a screen; `replace` leaves no step behind for going back. */
export function go(screen: ScreenName, parts: (string | number)[] = [], state: Record<string, string> = {}, replace = false): void {
  const text = href(screen, parts, state);
  if (text === window.location.hash) return;
  if (replace) {
    window.history.replaceState(null, "", text);
    window.dispatchEvent(new HashChangeEvent("hashchange"));
  } else {
    window.location.hash = text;
  }
}

/** The address as a link. */
export function href(screen: ScreenName, parts: (string | number)[] = [], state: Record<string, string> = {}): string {
  const path = [screen, ...parts.map((part) => encodeURIComponent(String(part)))].join("/");
  const kept = new URLSearchParams(Object.entries(state).filter(([, value]) => value !== "")).toString();
  return `#/${path}${kept === "" ? "" : `?${kept}`}`;
}

/** What of the address goes along to another screen by the navigation: 收费 and 补助 stay with the month looked at. */
export function carried(from: Address, to: ScreenName): string[] {
  const both: ScreenName[] = ["fees", "pay"];
  const [month = ""] = from.parts;
  return from.screen !== to && both.includes(from.screen) && both.includes(to) && /^\d{4}-\d{2}$/.test(month) ? [month] : [];
}

/** A fragment as an address; whatever cannot be read falls back to 今天. */
export function read(text: string): Address {
  const [path = "", query = ""] = text.replace(/^#\/?/, "").split("?");
  const [screen = "", ...parts] = path.split("/").filter((part) => part !== "");
  const known = screenNames.find((name) => name === screen);
  if (known === undefined) return { screen: "today", parts: [], state: {} };
  return { screen: known, parts: parts.map(decode), state: Object.fromEntries(new URLSearchParams(query)) };
}

/** One value of the address's state: `["", set]` while it is not there. Setting it leaves no step behind for going back. */
export function useAddressState(key: string): [string, (value: string) => void] {
  const value = useSyncExternalStore(subscribe, () => read(window.location.hash).state[key] ?? "");
  const set = useCallback(
    (next: string) => {
      const { screen, parts, state } = read(window.location.hash);
      go(screen, parts, { ...state, [key]: next }, true);
    },
    [key],
  );
  return [value, set];
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

function subscribe(changed: () => void): () => void {
  window.addEventListener("hashchange", changed);
  return () => window.removeEventListener("hashchange", changed);
}
