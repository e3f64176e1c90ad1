// Slots while they are moved: minutes and places on the week grid, and the way back to what the desk is given.
import type { SlotGiven, SlotShown } from "../asks";

/** The axis of the grid in minutes from midnight: 15:30 to 20:30. */
export const axis = { from: 15 * 60 + 30, to: 20 * 60 + 30 };
/** Pixels of a minute. */
export const scale = 1.5;
/** Slots move in steps of so many minutes. */
export const step = 5;

/** Where a slot is while it is moved. */
export type Place = { weekday: number; from: number; to: number };

/** 990 → 16:30. */
export function clock(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
}

/** To the nearest step. */
export function snap(minute: number): number {
  return Math.round(minute / step) * step;
}

/** Moves a place, keeping it in the week and on the axis. */
export function moved(place: Place, by: { days?: number; start?: number; end?: number }): Place {
  const weekday = Math.min(5, Math.max(1, place.weekday + (by.days ?? 0)));
  let from = place.from + (by.start ?? 0);
  let to = place.to + (by.end ?? 0);
  const length = to - from;
  const whole = by.start !== undefined && by.start === by.end;
  if (whole && from < axis.from) [from, to] = [axis.from, axis.from + length];
  if (whole && to > axis.to) [from, to] = [axis.to - length, axis.to];
  from = Math.max(axis.from, from);
  to = Math.min(axis.to, to);
  return to - from < step ? place : { weekday, from, to };
}

/** What the desk is given for a slot that stays as it is. */
export function given(slot: SlotShown): SlotGiven {
  return { grades: slot.grades, weekday: slot.weekday, name: slot.name, starts_at: slot.starts_at, ends_at: slot.ends_at, lessons: slot.lessons };
}

/** What the desk is given for a slot that was moved; the lessons follow its length anew. */
export function placed(slot: SlotShown, place: Place): SlotGiven {
  const resized = place.to - place.from !== slot.to_minute - slot.from_minute;
  return { ...given(slot), weekday: place.weekday, starts_at: clock(place.from), ends_at: clock(place.to), lessons: resized ? "" : slot.lessons };
}

/** Slots of one day side by side where they are at the same time for different grades: lane and number of lanes. */
export function lanes(slots: SlotShown[]): Map<number, [number, number]> {
  const found = new Map<number, [number, number]>();
  for (const slot of slots) {
    const beside = slots.filter((other) => other.from_minute < slot.to_minute && slot.from_minute < other.to_minute);
    found.set(slot.id, [beside.findIndex((other) => other.id === slot.id), beside.length]);
  }
  return found;
}
