// Someone serves no longer: from a day on in no group; what follows is told before it is done, and it can be taken back.
import { Modal } from "antd";
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
  const [from, setFrom] = useState(today);
  const trial = useAsk("staff_leaves", from === "" ? null : { id, from, trial: true });
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
    <Modal
      open
      onCancel={onClose}
      onOk={run}
      title={`${name}离岗`}
      okText={from === "" ? "离岗" : `从 ${dayText(from)} 起离岗`}
      cancelText="不办了"
      okButtonProps={{ danger: true, disabled: trial.data === undefined, loading: leave.isPending }}
    >
      <Field label="从哪天起不再来" error={trial.isError ? trial.error.message : null}>
        <DayField day={from} onDay={setFrom} />
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
