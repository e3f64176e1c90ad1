// Several pupils to another class: what follows is told before it is done, and it can be taken back.
import { Modal, Select } from "antd";
import { useState } from "react";
import type { ClassShown, StudentRow } from "../asks";
import { ask } from "../desk";
import { Field } from "../parts/Field";
import { NoAlert } from "../parts/NoShown";
import { useUndo } from "../parts/useUndo";
import { useAsk, useChange } from "../useAsk";

type Props = { rows: StudentRow[]; classes: ClassShown[]; onClose: () => void };

/** `rows` are those chosen in the list. */
export function MoveDialog({ rows, classes, onClose }: Props) {
  const [to, setTo] = useState<number | null>(null);
  const students = rows.map((row) => row.id);
  const trial = useAsk("move_class", to === null ? null : { students, class_id: to, trial: true });
  const move = useChange("move_class");
  const undo = useUndo();
  const label = classes.find((one) => one.id === to)?.label ?? "";
  const moved = trial.data?.moved ?? 0;
  const run = () => {
    if (to === null) return;
    move.mutate(
      { students, class_id: to, trial: false },
      {
        onSuccess: (done) => {
          onClose();
          const { undo: back } = done;
          if (back !== null) undo(`${done.moved} 名学生转到了${label}`, () => ask("move_back", back));
        },
      },
    );
  };
  return (
    <Modal
      open
      onCancel={onClose}
      onOk={run}
      title={`${rows.length} 名学生转班`}
      okText={to === null ? "转班" : `转 ${moved} 人到${label}`}
      cancelText="不转了"
      okButtonProps={{ disabled: moved === 0, loading: move.isPending }}
    >
      <p>{rows.slice(0, 8).map((row) => row.name).join("、")}{rows.length > 8 && ` 等 ${rows.length} 人`}</p>
      <Field label="转到">
        <Select
          value={to}
          onChange={setTo}
          showSearch={{ optionFilterProp: "label" }}
          placeholder="选一个班"
          options={classes.filter((one) => one.in_school).map((one) => ({ value: one.id, label: one.label }))}
        />
      </Field>
      {trial.data !== undefined && (
        <ul className="follows">
          {trial.data.moved === 0 ? <li>选的学生已经在{label}。</li> : trial.data.follows.map((said) => <li key={said}>{said}</li>)}
        </ul>
      )}
      {move.isError && <NoAlert no={move.error} />}
    </Modal>
  );
}
