// The way into an import: its address holds the file, the list and what was settled, so that going back loses nothing.
import { go } from "../address";
import type { Decided, Decision } from "../asks";
import { ask, office } from "../desk";
import { begin, now } from "./several";

/** Endings of the files that can be taken in. */
export const endings = ["xlsx", "xls", "et", "csv", "txt", "tsv", "ods", "xlsm", "xml", "html", "htm", "json"];

/** What an import's address says. `columns` is null while nothing was settled. */
export type Settled = {
  file: string;
  /** The files dropped with it, to follow one after the other. */
  more: string[];
  /** Whether it is one of several that are taken in one after the other where nothing is to be asked. */
  ofSeveral: boolean;
  list: string;
  sheet: string;
  headerRow: number | null;
  columns: Record<string, string> | null;
  /** What holds for every row where the file has no column of it: `{kind: "本校教师"}`. */
  forAll: Record<string, string>;
  reason: string;
  /** Whether those came whom a list of absences does not name. */
  othersCame: boolean;
  /** What was decided of moves, names and leavers; null while nothing was. */
  decided: Decided | null;
  /** Columns of ticks with the group each means; null leaves a column out. Null while nothing was settled. */
  ticks: Record<string, number | null> | null;
};

const opened = new EventTarget();

/** Calls `look` whenever a file is opened, be it the one that is open already; answers how to stop. */
export function onOpened(look: () => void): () => void {
  opened.addEventListener("opened", look);
  return () => opened.removeEventListener("opened", look);
}

/** Opens the preview of dropped or chosen files; `list` where the screen knows which list is meant. */
export function openImport(files: string[], list = ""): void {
  const [file, ...more] = files;
  if (file === undefined) return;
  opened.dispatchEvent(new Event("opened"));
  show({ ...fresh(file), more, list });
}

/** Opens files dropped together, each after those it rests on; what cannot be read comes last, and says so when it is open. */
export async function openImports(files: string[]): Promise<void> {
  if (files.length < 2) return openImport(files);
  opened.dispatchEvent(new Event("opened"));
  const place = (file: string) => ask("look_at", { file }).then((look) => look.comes, () => Number.MAX_SAFE_INTEGER);
  const places = await Promise.all(files.map(place));
  const inOrder = files.map((file, at) => ({ file, place: places[at] ?? 0 })).sort((a, b) => a.place - b.place);
  begin(inOrder.map(({ file }) => file));
  go("imports", ["several"]);
}

/** A file of which nothing was settled. */
export function fresh(file: string): Settled {
  return { file, more: [], ofSeveral: false, list: "", sheet: "", headerRow: null, columns: null, forAll: {}, reason: "", othersCame: false, decided: null, ticks: null };
}

/** Opens one of several files as it was left; after it the others go on. */
export function openOne(file: string): void {
  opened.dispatchEvent(new Event("opened"));
  show({ ...(now().settled.get(file) ?? fresh(file)), ofSeveral: true });
}

/** Lets the user choose a file, then opens its preview. Throws `No`. */
export async function chooseImport(list = ""): Promise<void> {
  const file = await office("choose", { kind: "open", name: "", endings });
  if (file !== null) openImport([file], list);
}

/** Shows an import; `replace` leaves no step behind for going back. */
export function show(settled: Settled, replace = false): void {
  const state = {
    file: settled.file,
    list: settled.list,
    sheet: settled.sheet,
    row: settled.headerRow === null ? "" : String(settled.headerRow),
    columns: settled.columns === null ? "" : JSON.stringify(settled.columns),
    all: Object.keys(settled.forAll).length === 0 ? "" : JSON.stringify(settled.forAll),
    reason: settled.reason,
    came: settled.othersCame ? "1" : "",
    decided: settled.decided === null ? "" : JSON.stringify(settled.decided),
    ticks: settled.ticks === null ? "" : JSON.stringify(settled.ticks),
    more: settled.more.length === 0 ? "" : JSON.stringify(settled.more),
    several: settled.ofSeveral ? "1" : "",
  };
  go("imports", ["new"], state, replace);
}

/** Reads an import's address; what cannot be read is left open. */
export function settledOf(state: Record<string, string>): Settled {
  const row = Number(state["row"] ?? "");
  return {
    file: state["file"] ?? "",
    more: texts(parsed(state["more"])),
    ofSeveral: state["several"] === "1",
    list: state["list"] ?? "",
    sheet: state["sheet"] ?? "",
    headerRow: Number.isInteger(row) && row > 0 ? row : null,
    columns: columnsOf(parsed(state["columns"])),
    forAll: columnsOf(parsed(state["all"])) ?? {},
    reason: state["reason"] ?? "",
    othersCame: state["came"] === "1",
    decided: decidedOf(parsed(state["decided"])),
    ticks: ticksOf(parsed(state["ticks"])),
  };
}

/** A path's last part. */
export function nameOf(path: string): string {
  return path.split(/[\\/]/).at(-1) ?? path;
}

function parsed(text: string | undefined): unknown {
  try {
    return text === undefined || text === "" ? null : JSON.parse(text);
  } catch {
    return null;
  }
}

function texts(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === "string") : [];
}

function decidedOf(value: unknown): Decided | null {
  if (typeof value !== "object" || value === null) return null;
  const { moves, names, leaves, leave_on } = value as Record<string, unknown>;
  const [one, two, three] = [moves, names, leaves].map(decisionOf);
  if (one === undefined || two === undefined || three === undefined) return null;
  return { moves: one, names: two, leaves: three, leave_on: typeof leave_on === "string" ? leave_on : null };
}

function decisionOf(value: unknown): Decision | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const { accept, except } = value as Record<string, unknown>;
  if (typeof accept !== "boolean" || !Array.isArray(except)) return undefined;
  return { accept, except: except.filter((one) => typeof one === "number") };
}

function ticksOf(value: unknown): Record<string, number | null> | null {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return null;
  return Object.fromEntries(Object.entries(value).filter((pair): pair is [string, number | null] => pair[1] === null || typeof pair[1] === "number"));
}

function columnsOf(value: unknown): Record<string, string> | null {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return null;
  return Object.fromEntries(Object.entries(value).filter((pair): pair is [string, string] => typeof pair[1] === "string"));
}
