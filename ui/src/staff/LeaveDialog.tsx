// Someone serves no longer: from a day on in no group; what follows is told before it is done, and it can be taken back.
import { useState } from "react";
import { ask } from "../desk";
import { LeavingDialog } from "../parts/LeavingDialog";
import { useUndo } from "../parts/useUndo";
import { useAsk, useChange } from "../useAsk";

type Props = { id: number; name: string; today: string; onClose: () => void };

/** `today` is the day offered first. */
export function LeaveDialog({ id, name, today, onClose }: Props) {
  const [from, setFrom] = useState(today);
  const trial = useAsk("staff_leaves", { id, from, trial: true });
  const leave = useChange("staff_leaves");
  const undo = useUndo();
  const run = () =>
    leave.mutate(
      { id, from, trial: false },
      {
        onSuccess: ({ undo: back }) => {
          onClose();
          if (back !== null) undo(`${name}已办理离岗`, () => ask("staff_returns", back));
        },
      },
    );
  return (
    <LeavingDialog
      title={`${name}离岗`}
      label="从哪天起不再来"
      verb="离岗"
      day={from}
      onDay={setFrom}
      follows={trial.data?.follows ?? null}
      refused={trial.isError ? trial.error.message : null}
      no={leave.isError ? leave.error : null}
      busy={leave.isPending}
      onDone={run}
      onClose={onClose}
    />
  );
}
