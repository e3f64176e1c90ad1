// A pupil leaves: what follows is told before it is done, and it can be taken back.
import { Modal } from "antd";
import dayjs from "dayjs";
import { useState } from "react";
import { dayText } from "../days";
import { ask } from "../desk";
import { DayField } from "../parts/DayField";
import { Field } from "../parts/Field";
import { NoAlert } from "../parts/NoShown";
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
    <Modal
      open
      onCancel={onClose}
      onOk={run}
      title={`${name} 离校`}
      okText={`从 ${dayText(on)} 起离校`}
      cancelText="不办了"
      okButtonProps={{ danger: true, disabled: trial.isError || trial.isPending, loading: leave.isPending }}
    >
      <Field label="从哪天起不在校" error={trial.isError ? trial.error.message : null}>
        <DayField day={on} onDay={setOn} maxDate={dayjs(today)} />
      </Field>
      {trial.data !== undefined && (
        <>
          <p>办理以后：</p>
          <ul className="follows">
            {trial.data.follows.map((said) => (
              <li key={said}>{said}</li>
            ))}
          </ul>
        </>
      )}
      {leave.isError && <NoAlert no={leave.error} />}
    </Modal>
  );
}
