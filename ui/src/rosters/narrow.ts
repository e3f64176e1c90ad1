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

/** Who is expected in a section: people and places as the desk counts them; of a narrowed section the places of what is shown. */
export function expectedText(section: RosterSection): string {
  const held = section.groups.filter((group) => group.cancelled === null);
  if (held.length === 0) return "全部停课";
  const places = held.reduce((sum, group) => sum + group.expected, 0);
  const isWhole = places === section.places;
  return isWhole
    ? `${held.length} 个服务班，应到 ${section.pupils} 人，${places} 人次（一人上几个班算几次）`
    : `列出的 ${held.length} 个服务班应到 ${places} 人次（全部 ${section.places} 人次，一人上几个班算几次）`;
}
