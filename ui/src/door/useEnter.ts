// Through the door: a school that has just come to be, or was opened another way, is shown from 今天 on.
import { useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { go } from "../address";
import type { Door } from "../office";

/** Enters by a door that stands open already. */
export function useEnter(): (door: Door) => void {
  const answers = useQueryClient();
  return useCallback(
    (door: Door) => {
      // Nothing of the school before may be shown of this one; the door's own answer is being watched and stays.
      answers.removeQueries({ predicate: (query) => query.queryKey[0] !== "door" });
      go("today", [], {}, true);
      answers.setQueryData(["door"], door);
    },
    [answers],
  );
}
