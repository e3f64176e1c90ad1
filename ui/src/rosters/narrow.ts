// Which of the day's groups are looked at: a matter of the screen only; papers never follow it.
import type { RosterGroup, RosterSection } from "../asks";

/** `until` null is both sections; `text` is looked for in group, room, staff and class names. */
export type Narrowing = { until: RosterSection["until"] | null; text: string; unmarkedOnly: boolean };

export const everything: Narrowing = { until: null, text: "", unmarkedOnly: false };

/** The sections with only the groups wanted; sections left empty are dropped. */
export function narrow(sections: RosterSection[], by: Narrowing): RosterSection[] {
  return sections
    .filter((section) => by.until === null || section.until === by.until)
    .map((section) => ({ ...section, groups: section.groups.filter((group) => wanted(group, by)) }))
    .filter((section) => section.groups.length > 0);
}

function wanted(group: RosterGroup, by: Narrowing): boolean {
  if (by.unmarkedOnly && !isUnmarked(group)) return false;
  if (by.text === "") return true;
  const text = by.text.toLocaleLowerCase();
  const places = [group.name, group.kind_label, group.room, ...group.staff, ...group.pupils.map((p) => p.name)];
  return places.some((place) => place.toLocaleLowerCase().includes(text));
}

/** Whether the roll call of a group that is held, and has pupils that day, is still missing. */
export function isUnmarked(group: RosterGroup): boolean {
  return !group.marked && group.cancelled === null && group.expected > 0;
}

/** The section's name on the screen. */
export function untilText(until: RosterSection["until"]): string {
  return until === "18:30" ? "至18:30" : "18:30–20:30";
}
