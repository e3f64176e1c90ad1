// Changes gathered on the board before they are saved: per pupil and group the weekdays wanted, against those the desk told.
import type { BoardPupil, EnrolmentBoard, EnrolmentChange } from "../asks";

/** What is wanted of a pupil in a group. */
export type Wanted = { weekdays: string; waiting: boolean };

/** What is typed and not saved: `student/group` → wanted. */
export type Changes = { from: string; wanted: Record<string, Wanted> };

const order = "一二三四五六日";

export function keyOf(student: number, group: number): string {
  return `${student}/${group}`;
}

/** What the desk told of a pupil in a group. */
export function told(pupil: BoardPupil, group: number): Wanted {
  const place = pupil.places.find((p) => p.group === group);
  return { weekdays: place?.weekdays ?? "", waiting: place?.waiting ?? false };
}

/** What is shown: the change where there is one. */
export function shown(pupil: BoardPupil, group: number, changes: Changes): Wanted {
  return changes.wanted[keyOf(pupil.student, group)] ?? told(pupil, group);
}

/** With one weekday ticked or not; a change that comes back to what the desk told is none. */
export function withDay(changes: Changes, pupil: BoardPupil, group: number, day: string, on: boolean): Changes {
  const now = shown(pupil, group, changes);
  const days = [...order].filter((d) => (d === day ? on : now.weekdays.includes(d))).join("");
  return withWanted(changes, pupil, group, { weekdays: days, waiting: now.waiting && days !== "" });
}

export function withWanted(changes: Changes, pupil: BoardPupil, group: number, wanted: Wanted): Changes {
  const before = told(pupil, group);
  const key = keyOf(pupil.student, group);
  const others = Object.fromEntries(Object.entries(changes.wanted).filter(([each]) => each !== key));
  const same = before.weekdays === wanted.weekdays && (before.waiting === wanted.waiting || wanted.weekdays === "");
  return { ...changes, wanted: same ? others : { ...others, [key]: wanted } };
}

/** As the desk takes them. */
export function asked(changes: Changes): EnrolmentChange[] {
  return Object.entries(changes.wanted).map(([key, wanted]) => {
    const [student = 0, group = 0] = key.split("/").map(Number);
    return { student, group, weekdays: wanted.weekdays === "" ? null : wanted.weekdays, waiting: wanted.waiting };
  });
}

/** Pupils who had no place and are given one. */
export function newcomers(board: EnrolmentBoard, changes: Changes): BoardPupil[] {
  const given = new Set(
    Object.entries(changes.wanted)
      .filter(([, wanted]) => wanted.weekdays !== "" && !wanted.waiting)
      .map(([key]) => Number(key.split("/")[0])),
  );
  return board.pupils.filter((pupil) => given.has(pupil.student) && pupil.places.every((place) => place.waiting));
}

/** Pupils with a change. */
export function pupilsOf(changes: Changes): number {
  return new Set(Object.keys(changes.wanted).map((key) => key.split("/")[0])).size;
}

/** Whether a group meets on a weekday. */
export function meets(board: EnrolmentBoard, group: number, day: string): boolean {
  return board.groups.find((g) => g.group === group)?.days.some((d) => d.code === day) ?? false;
}
