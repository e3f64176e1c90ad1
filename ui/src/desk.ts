// The only file that speaks to the window's Rust side: it carries asks to the desk and turns every "no" into one type.
import { invoke } from "@tauri-apps/api/core";
import type { Asks, Problem } from "./asks";

/** Where the school's file stands before anything can be asked. */
export type Door =
  | { state: "open" }
  | { state: "shut"; folder: string; remembered: boolean; no: Said | null }
  | { state: "no_school"; folder: string };

/** A "no" as the desk sends it: a rule refused, or the machine failed. */
export type Said =
  | { refused: string; message: string; problems?: Problem[] }
  | { fault: string; message: string };

/** A "no" a screen can show: `message` is a whole Chinese sentence, `code` is for the program. */
export class No extends Error {
  override readonly name = "No";
  readonly kind: "refused" | "fault";
  readonly code: string;
  readonly problems: Problem[];

  constructor(said: Said) {
    super(said.message);
    this.kind = "refused" in said ? "refused" : "fault";
    this.code = "refused" in said ? said.refused : said.fault;
    this.problems = ("problems" in said && said.problems) || [];
  }
}

/** Asks the desk one thing of its list. Throws `No`. */
export function ask<K extends keyof Asks>(what: K, given: Asks[K]["given"]): Promise<Asks[K]["answer"]> {
  return send("ask", { what, given });
}

/** How the school's file stands; opens it on the way when the passphrase is already known. Throws `No`. */
export function door(): Promise<Door> {
  return send("door", {});
}

/** Opens the school's file, and keeps or forgets the passphrase; answers whether the system's key store holds it now. Throws `No`. */
export function unlock(passphrase: string, remember: boolean): Promise<boolean> {
  return send("unlock", { passphrase, remember });
}

/** Closes the school's file until the passphrase is given again. Throws `No`. */
export function lock(): Promise<null> {
  return send("lock", {});
}

async function send<T>(command: string, given: Record<string, unknown>): Promise<T> {
  try {
    return await invoke<T>(command, given);
  } catch (raw) {
    throw new No(isSaid(raw) ? raw : { fault: "bug", message: `程序内部没有按约定回答（${String(raw)}）。请把这句话告诉维护人员。` });
  }
}

function isSaid(raw: unknown): raw is Said {
  return typeof raw === "object" && raw !== null && "message" in raw && ("refused" in raw || "fault" in raw);
}
