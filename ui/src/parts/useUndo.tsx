// After whatever can be taken back: a note with the button that does it; Ctrl Z takes back the last one.
import { useQueryClient } from "@tanstack/react-query";
import { App as AntApp, Button } from "antd";
import { useCallback, useEffect } from "react";
import { No } from "../desk";
import { isField } from "../frame/keys";

type Undo = () => Promise<unknown>;
let last: { key: string; run: () => void } | null = null;
let next = 1;

/** `said("导入了 120 名学生", () => ask("take_back", …))`. */
export function useUndo(): (said: string, undo: Undo) => void {
  const { notification, message } = AntApp.useApp();
  const answers = useQueryClient();
  return useCallback(
    (said: string, undo: Undo) => {
      const key = `undo-${next++}`;
      const run = () => {
        last = null;
        notification.destroy(key);
        undo()
          .then(() => {
            void message.success("已撤销");
            return answers.invalidateQueries();
          })
          .catch((raw: unknown) => void message.error(raw instanceof No ? raw.message : String(raw), 6));
      };
      last = { key, run };
      notification.success({
        key,
        title: said,
        placement: "bottomRight",
        duration: 12,
        actions: (
          <Button size="small" className="undo" onClick={run} title="Ctrl Z">
            撤销
          </Button>
        ),
        onClose: () => {
          if (last?.key === key) last = null;
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
