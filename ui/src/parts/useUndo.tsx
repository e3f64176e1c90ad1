// After whatever can be taken back: a note of one line with the button that does it, the last one only; Ctrl Z does the same.
import { useQueryClient } from "@tanstack/react-query";
import { App as AntApp, Button } from "antd";
import { useCallback, useEffect } from "react";
import { No } from "../desk";
import { isField } from "../frame/keys";

type Undo = () => Promise<unknown>;
let last: { run: () => void } | null = null;

/** There is one note: that of the last change takes the place of the one before. */
const KEY = "undo";

/** `said("导入了 120 名学生", () => ask("take_back", …))`. */
export function useUndo(): (said: string, undo: Undo) => void {
  const { notification, message } = AntApp.useApp();
  const answers = useQueryClient();
  return useCallback(
    (said: string, undo: Undo) => {
      const run = () => {
        last = null;
        notification.destroy(KEY);
        undo()
          .then(() => {
            void message.success("已撤销");
            return answers.invalidateQueries();
          })
          .catch((raw: unknown) => void message.error(raw instanceof No ? raw.message : String(raw), 6));
      };
      const mine = { run };
      last = mine;
      notification.success({
        key: KEY,
        className: "undo-note",
        title: (
          <>
            <span>{said}</span>
            <Button size="small" className="undo" onClick={run} title="Ctrl Z">
              撤销
            </Button>
          </>
        ),
        placement: "topLeft",
        duration: 12,
        onClose: () => {
          if (last === mine) last = null;
        },
      });
    },
    [notification, message, answers],
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
