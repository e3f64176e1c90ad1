// Opening the handbook at a place from anywhere on the page.
import type { Place } from "./links";

const name = "kehou-help";

/** Shows a place of the handbook beside the screen. */
export function openHelp(place: Place): void {
  window.dispatchEvent(new CustomEvent(name, { detail: place }));
}

/** Tells of every wish to see a place; gives back how to stop. */
export function onHelp(show: (place: Place) => void): () => void {
  const called = (event: Event) => show((event as CustomEvent<Place>).detail);
  window.addEventListener(name, called);
  return () => window.removeEventListener(name, called);
}
