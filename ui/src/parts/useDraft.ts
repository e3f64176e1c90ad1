// What is typed into a form survives closing, locking and crashing: it is kept in the school's file until it is sent.
import { useCallback, useEffect, useRef, useState } from "react";
import { ask } from "../desk";

const pause = 400;

/** A form's fields; `restored` says that they come from an earlier sitting. */
export type Draft<T> = { value: T; set: (value: T) => void; restored: boolean; ready: boolean; forget: () => void };

/** `what` names the form and its record (`student/17`), `initial` the fields before anything is typed. */
export function useDraft<T>(what: string, initial: T): Draft<T> {
  const [kept, setKept] = useState<{ what: string; value: T | null; restored: boolean } | null>(null);
  const timer = useRef<number | undefined>(undefined);

  useEffect(() => {
    let gone = false;
    ask("draft", { what })
      .then(({ given }) => {
        if (!gone) setKept({ what, value: given === null ? null : (JSON.parse(given) as T), restored: given !== null });
      })
      .catch(() => {
        if (!gone) setKept({ what, value: null, restored: false });
      });
    return () => {
      gone = true;
    };
  }, [what]);

  const set = useCallback(
    (value: T) => {
      setKept({ what, value, restored: false });
      window.clearTimeout(timer.current);
      timer.current = window.setTimeout(() => void ask("keep_draft", { what, given: JSON.stringify(value) }).catch(() => undefined), pause);
    },
    [what],
  );
  const forget = useCallback(() => {
    window.clearTimeout(timer.current);
    setKept({ what, value: null, restored: false });
    void ask("keep_draft", { what, given: null }).catch(() => undefined);
  }, [what]);

  const mine = kept?.what === what ? kept : null;
  return { value: mine?.value ?? initial, set, restored: mine?.restored ?? false, ready: mine !== null, forget };
}
