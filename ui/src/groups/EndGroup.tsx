// Ending a group on a day, with what follows from it; a group nothing rests on can be taken away instead.
import { Button, Modal } from "antd";
import { useState } from "react";
import type { GroupPage } from "../asks";
import { dayText } from "../days";
import { ask } from "../desk";
import { DayField } from "../parts/DayField";
import { Field } from "../parts/Field";
import { NoAlert } from "../parts/NoShown";
import { useUndo } from "../parts/useUndo";
import { useAsk, useChange } from "../useAsk";

type Props = { page: GroupPage; onClose: () => void; onGone: () => void };

/** The last day is asked; sessions after it are held no longer. */
export function EndGroup({ page, onClose, onGone }: Props) {
  const school = useAsk("school", {});
  const [typed, setTyped] = useState<string | null>(null);
  const on = typed ?? school.data?.today ?? "";
  const { id, name } = page.row;
  const trial = useAsk("end_group", on === "" ? null : { id, on, trial: true });
  const end = useChange("end_group");
  const remove = useChange("remove_group");
  const undo = useUndo();
  const save = () =>
    end.mutate(
      { id, on, trial: false },
      {
        onSuccess: ({ undo: back }) => {
          if (back !== null) undo(`「${name}」上到${dayText(on)}为止。`, () => ask("put_group", back));
          onClose();
        },
      },
    );
  const take = () =>
    remove.mutate(
      { id },
      {
        onSuccess: (done) => {
          undo(`删除了「${name}」。`, () => ask("put_group", done.undo));
          onGone();
        },
      },
    );
  const no = end.error ?? remove.error ?? trial.error;
  return (
    <Modal open title={`停办「${name}」`} onCancel={onClose} footer={null} width={480}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <Field label="最后一次上课的日期" needed help="这一天还上课，第二天起不再有场次。">
          <DayField day={on} onDay={setTyped} />
        </Field>
        {trial.data !== undefined && (
          <ul className="group-follows">
            {trial.data.follows.map((said) => (
              <li key={said}>{said}</li>
            ))}
          </ul>
        )}
        {no !== null && <NoAlert no={no} />}
        <div className="form-foot">
          <Button type="primary" htmlType="submit" disabled={trial.data === undefined} loading={end.isPending}>
            停办{on === "" ? "" : `，上到${dayText(on)}`}
          </Button>
          {page.rests === 0 && (
            <Button danger loading={remove.isPending} onClick={take}>
              删除这个班
            </Button>
          )}
        </div>
      </form>
    </Modal>
  );
}
