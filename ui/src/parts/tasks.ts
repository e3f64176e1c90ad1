// Long work: it goes on when the screen changes, tells how far it has come, and can be stopped.
import { useSyncExternalStore } from "react";
import type { Asks } from "../asks";
import { ask, No, office } from "../desk";

/** One piece of long work; `path` is the file it made, `isDown` says that the bar no longer shows what is done. */
export type Task = {
  id: string;
  label: string;
  unit: string;
  done: number;
  of: number;
  state: "running" | "stopping" | "done" | "failed";
  path: string | null;
  no: No | null;
  isDown: boolean;
};

/** Ended work whose files can still be opened from the top bar's list. */
const KEPT_DONE = 20;

let tasks: Task[] = [];
let next = 1;
const watchers = new Set<() => void>();

/** All work that runs or has ended and was not put away yet. */
export function useTasks(): Task[] {
  return useSyncExternalStore(
    (changed) => {
      watchers.add(changed);
      return () => watchers.delete(changed);
    },
    () => tasks,
  );
}

/** Asks something that takes long. `label` says what is done (打印告家长书), `unit` what is counted (份). Throws `No`. */
export function runTask<K extends keyof Asks>(label: string, unit: string, what: K, given: Asks[K]["given"]): Promise<Asks[K]["answer"]> {
  return runWork(label, unit, (id) => ask(what, given, id));
}

/** Work that is done under a name it is given, and can be watched and stopped by it. Throws `No`. */
export async function runWork<T>(label: string, unit: string, work: (id: string) => Promise<T>): Promise<T> {
  const id = `task-${next++}`;
  // What failed before is being tried again: its line has been read.
  const others = tasks.filter((task) => task.state !== "failed" || task.label !== label);
  change([...others, { id, label, unit, done: 0, of: 0, state: "running", path: null, no: null, isDown: false }]);
  const timer = window.setInterval(() => void look(id), 250);
  try {
    const answer = await work(id);
    end(id, { state: "done", path: pathOf(answer) });
    return answer;
  } catch (raw) {
    const no = raw instanceof No ? raw : new No({ fault: "bug", message: String(raw) });
    if (no.code === "cancelled") putAway(id);
    else end(id, { state: "failed", no });
    throw no;
  } finally {
    window.clearInterval(timer);
  }
}

/** Asks the work to stop; nothing half-done stays behind. */
export function stopTask(id: string): void {
  update(id, { state: "stopping" });
  void office("cancel", { task: id }).catch(() => update(id, { state: "running" }));
}

/** Whether anything is under way. */
export function hasWork(): boolean {
  return tasks.some((task) => task.state === "running" || task.state === "stopping");
}

/** Takes all work that is done from the bar; its files stay in the list of the top bar. What failed stays until its line is put away. */
export function putDownDone(): void {
  if (tasks.some((task) => task.state === "done" && !task.isDown)) change(tasks.map((task) => (task.state === "done" ? { ...task, isDown: true } : task)));
}

/** Takes ended work from the list. */
export function putAway(id: string): void {
  change(tasks.filter((task) => task.id !== id));
}

async function look(id: string): Promise<void> {
  const found = await office("progress", { task: id }).catch(() => null);
  if (found !== null) update(id, { done: found.done, of: found.of });
}

/** Quick work leaves no trace; a file it made stands in the bar for a while, then in the list of the top bar. */
function end(id: string, how: Partial<Task>): void {
  update(id, how);
  if (how.state === "done" && how.path === null) putAway(id);
  // Older files are found where they were made; the bar must not grow over the screen.
  const older = tasks.filter((task) => task.state === "done").slice(0, -KEPT_DONE);
  if (older.length > 0) change(tasks.filter((task) => !older.includes(task)));
}

function pathOf(answer: unknown): string | null {
  const path = typeof answer === "object" && answer !== null && "path" in answer ? answer.path : null;
  return typeof path === "string" ? path : null;
}

function update(id: string, how: Partial<Task>): void {
  change(tasks.map((task) => (task.id === id ? { ...task, ...how } : task)));
}

function change(now: Task[]): void {
  tasks = now;
  for (const watcher of watchers) watcher();
}
