// Keeping the time plan: one season's slots as a whole, taken back as a whole; a slot past a limit becomes a question.
import { App as AntApp } from "antd";
import { useState } from "react";
import type { SlotGiven, SlotShown } from "../asks";
import { ask, No } from "../desk";
import { useUndo } from "../parts/useUndo";
import { useChange } from "../useAsk";

/** A slot that ends too late, with the slots that stay beside it. */
export type Late = { slot: SlotGiven; others: SlotGiven[]; no: No };

/** `keep` puts one changed slot beside the others; `null` only the others. */
export function usePlan(season: number | null) {
  const put = useChange("put_time_slots");
  const undo = useUndo();
  const { message } = AntApp.useApp();
  const [late, setLate] = useState<Late | null>(null);
  const keep = async (said: string, others: SlotGiven[], slots: SlotGiven[], reason: string | null = null) => {
    try {
      const done = await put.mutateAsync({ season, slots: [...others, ...slots], reason });
      setLate(null);
      undo([said, ...done.follows].join(" "), () => ask("put_time_slots", done.undo));
    } catch (raw) {
      const [slot] = slots;
      if (raw instanceof No && raw.code === "ends_too_late" && slot !== undefined && reason === null) setLate({ slot, others, no: raw });
      else void message.error(raw instanceof No ? raw.message : String(raw), 6);
    }
  };
  return { keep, late, forget: () => setLate(null), isBusy: put.isPending };
}

/** Every slot but one. */
export function without(slots: SlotShown[], id: number | null): SlotShown[] {
  return slots.filter((slot) => slot.id !== id);
}
