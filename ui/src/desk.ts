// The only file that speaks to the window's Rust side: it carries asks to the desk, wishes to the window, and turns every "no" into one type.
import { convertFileSrc, invoke } from "@tauri-apps/api/core";
import type { Asks, Problem, Refusal } from "./asks";
import type { Office } from "./office";

/** A "no" as it is sent: a rule refused, or the machine failed. */
export type Said =
  | { refused: string; message: string; problems?: Problem[]; about?: Refusal }
  | { fault: string; message: string };

/** A "no" a screen can show: `message` is a whole Chinese sentence, `code` is for the program. */
export class No extends Error {
  override readonly name = "No";
  readonly kind: "refused" | "fault";
  readonly code: string;
  readonly problems: Problem[];
  readonly about: Refusal | null;

  constructor(said: Said) {
    super(said.message);
    this.kind = "refused" in said ? "refused" : "fault";
    this.code = "refused" in said ? said.refused : said.fault;
    this.problems = ("problems" in said && said.problems) || [];
    this.about = ("about" in said && said.about) || null;
  }
}

/** Asks the desk one thing of its list. `task` names long work, to watch it with `progress` and stop it with `cancel`. Throws `No`. */
export function ask<K extends keyof Asks>(what: K, given: Asks[K]["given"], task?: string): Promise<Asks[K]["answer"]> {
  return send("ask", { what, given, task: task ?? null });
}

/** Asks the window itself: its door, its dialogs, its files. Throws `No`. */
export function office<K extends keyof Office>(what: K, given: Office[K]["given"]): Promise<Office[K]["answer"]> {
  return send("window", { what, given });
}

/** Where the window serves the font it ships for the screen. */
export function screenFont(): string {
  return convertFileSrc("screen.ttf", "kehou-font");
}

async function send<T>(command: string, given: Record<string, unknown>): Promise<T> {
  try {
    return await invoke<T>(command, given);
  } catch (raw) {
    throw noOf(raw);
  }
}

/** Whatever was thrown, as a "no" that can be shown; what a machine says of itself is for no user. */
export function noOf(raw: unknown): No {
  if (raw instanceof No) return raw;
  return new No(isSaid(raw) ? raw : { fault: "bug", message: "程序内部出错，这一步没有完成。请重新打开程序再试；还是这样，请告诉维护人员。" });
}

function isSaid(raw: unknown): raw is Said {
  return typeof raw === "object" && raw !== null && "message" in raw && ("refused" in raw || "fault" in raw);
}
