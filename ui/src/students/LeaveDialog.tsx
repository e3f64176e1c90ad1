// A pupil leaves: what follows is told before it is done, and it can be taken back.
import dayjs from "dayjs";
import { useState } from "react";
import { ask } from "../desk";
import { LeavingDialog } from "../parts/LeavingDialog";
import { useUndo } from "../parts/useUndo";
import { useAsk, useChange } from "../useAsk";

type Props = { id: number; name: string; today: string; onClose: () => void };

/** `today` is the day offered first. */
export function LeaveDialog({ id, name, today, onClose }: Props) {
  const [on, setOn] = useState(today);
  const trial = useAsk("student_leaves", { id, on, trial: true });
  const leave = useChange("student_leaves");
  const undo = useUndo();
  const run = () =>
    leave.mutate(
      { id, on, trial: false },
      {
        onSuccess: ({ undo: back }) => {
          onClose();
          if (back !== null) undo(`${name} 已办理离校`, () => ask("student_returns", back));
        },
      },
    );
  return (
    <LeavingDialog
      title={`${name} 离校`}
      label="从哪天起不在校"
      verb="离校"
      day={on}
      onDay={setOn}
      maxDate={dayjs(today)}
      follows={trial.data?.follows ?? null}
      refused={trial.isError ? trial.error.message : null}
      no={leave.isError ? leave.error : null}
      busy={leave.isPending}
      onDone={run}
      onClose={onClose}
    />
  );
}
