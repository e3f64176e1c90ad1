// What is decided of the proposals of a pupil list: all of a kind at once, and single pupils otherwise.
import type { Decided, Preview } from "../asks";

export type Kind = "moves" | "names" | "leaves";

export type Words = { kind: Kind; label: string; said: string; none: string; accept: string; leave: string; acceptAll: string; leaveAll: string };

/** The kinds with their words. */
export const kinds: Words[] = [
  {
    kind: "moves",
    label: "换班",
    said: "这些学生在名单里换了班。",
    none: "没有换班的。",
    accept: "转入新班",
    leave: "留在原班",
    acceptAll: "全部转入新班",
    leaveAll: "全部留在原班",
  },
  {
    kind: "names",
    label: "改名",
    said: "这些学生号码没变，名单里的姓名不同。",
    none: "没有改名的。",
    accept: "用新姓名",
    leave: "用原姓名",
    acceptAll: "全部用新姓名",
    leaveAll: "全部用原姓名",
  },
  {
    kind: "leaves",
    label: "不在名单",
    said: "这些在校学生的班级在名单里，名单里没有他们。",
    none: "名单里的班级，在校学生都在名单里。",
    accept: "离校",
    leave: "仍在校",
    acceptAll: "全部离校",
    leaveAll: "全部仍在校",
  },
];

/** What holds while nothing is decided: as the desk takes it. */
export const undecided: Decided = { moves: { accept: true, except: [] }, names: { accept: true, except: [] }, leaves: { accept: false, except: [] }, leave_on: null };

/** All of a kind. */
export function decideAll(decided: Decided | null, kind: Kind, accept: boolean): Decided {
  return { ...(decided ?? undecided), [kind]: { accept, except: [] } };
}

/** One pupil of a kind. */
export function decideOne(decided: Decided | null, kind: Kind, student: number, accept: boolean): Decided {
  const before = decided ?? undecided;
  const others = before[kind].except.filter((one) => one !== student);
  return { ...before, [kind]: { accept: before[kind].accept, except: before[kind].accept === accept ? others : [...others, student] } };
}

/** How many are accepted, as the head of a kind says it. */
export function saidOf(kind: Kind, shown: Preview[Kind]): string {
  const words = kinds.find((one) => one.kind === kind);
  if (shown.is_part) return `名单只列了这些班的一部分学生，像是补充名单，其余 ${shown.count} 人仍在校；真有离校的，请逐个选。`;
  return `${words?.said ?? ""}共 ${shown.count} 人，其中 ${shown.accepted} 人${words?.accept ?? ""}。`;
}
