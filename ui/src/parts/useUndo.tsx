// After whatever can be taken back: a note with the button that does it, the last one only, under the navigation, where it covers nothing
// and moves nothing; Ctrl Z does the same.
import CloseOutlined from "@ant-design/icons-svg/es/asn/CloseOutlined";
import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useState, useSyncExternalStore } from "react";
import { No } from "../desk";
import { isField } from "../frame/keys";
import { Icon } from "./Icon";
import { Press } from "./Press";
import { tell } from "./wardrobe";

type Undo = () => Promise<unknown>;
type Note = { said: string; run: () => void };

/** How long a note stays, in milliseconds; while it is pointed at or its buttons have the focus it stays on. */
const STAYS = 12_000;

/** There is one note: that of the last change takes the place of the one before. */
let last: Note | null = null;
const watchers = new Set<() => void>();

function change(note: Note | null): void {
  last = note;
  for (const watcher of watchers) watcher();
}

/** `said("导入了 120 名学生", () => ask("take_back", …))`. */
export function useUndo(): (said: string, undo: Undo) => void {
  const answers = useQueryClient();
  return useCallback(
    (said: string, undo: Undo) => {
      const run = () => {
        change(null);
        undo()
          .then(() => {
            tell("success", "已撤销");
            return answers.invalidateQueries();
          })
          .catch((raw: unknown) => tell("error", raw instanceof No ? raw.message : String(raw), 6));
      };
      change({ said, run });
    },
    [answers],
  );
}

/** The note, in the navigation; what it says is told to whoever cannot see it. */
export function UndoNote() {
  const note = useSyncExternalStore(
    (changed) => {
      watchers.add(changed);
      return () => watchers.delete(changed);
    },
    () => last,
  );
  const [held, setHeld] = useState(false);
  useEffect(() => {
    if (note === null || held) return;
    const timer = window.setTimeout(() => last === note && change(null), STAYS);
    return () => window.clearTimeout(timer);
  }, [note, held]);
  return (
    <div className="undo-place" aria-live="polite">
      {note !== null && (
        <div className="undo-note" onPointerEnter={() => setHeld(true)} onPointerLeave={() => setHeld(false)} onFocus={() => setHeld(true)} onBlur={() => setHeld(false)}>
          <p title={note.said}>{note.said}</p>
          <Press small className="undo" onClick={note.run} title="Ctrl Z">
            撤销
          </Press>
          <Press small kind="text" icon={<Icon of={CloseOutlined} />} aria-label="收起" onClick={() => change(null)} />
        </div>
      )}
    </div>
  );
}

/** Ctrl Z outside a field takes the last change back; used once, by the application. */
export function useUndoKey(): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!event.ctrlKey || event.key.toLowerCase() !== "z" || isField(event.target) || last === null) return;
      event.preventDefault();
      last.run();
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, []);
}
