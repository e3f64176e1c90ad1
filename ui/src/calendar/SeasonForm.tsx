// A season with times of its own: its name and days.
import { Button, Input, Modal } from "antd";
import { useState } from "react";
import type { SeasonShown } from "../asks";
import { ask } from "../desk";
import { DayField } from "../parts/DayField";
import { Field } from "../parts/Field";
import { NoAlert } from "../parts/NoShown";
import { useUndo } from "../parts/useUndo";
import { useChange } from "../useAsk";

type Props = { season: SeasonShown | null; onDone: (id: number | null) => void };

/** `null` adds one. */
export function SeasonForm({ season, onDone }: Props) {
  const [value, setValue] = useState({ name: season?.name ?? "", first_day: season?.first_day ?? "", last_day: season?.last_day ?? "" });
  const put = useChange("put_season");
  const remove = useChange("remove_season");
  const undo = useUndo();
  const save = () =>
    put.mutate(
      { id: season?.id ?? null, ...value },
      {
        onSuccess: (done) => {
          const { before } = done;
          undo(`季节作息「${value.name}」已保存。`, () => (before === null ? ask("remove_season", { id: done.id }) : ask("put_season", before)));
          onDone(done.id);
        },
      },
    );
  const no = put.error ?? remove.error;
  return (
    <Modal open title={season === null ? "新增季节作息" : `季节作息「${season.name}」`} onCancel={() => onDone(null)} footer={null} width={440}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <Field label="名称" needed help="例如夏令、冬令">
          <Input autoFocus value={value.name} maxLength={10} onChange={(event) => setValue({ ...value, name: event.target.value })} />
        </Field>
        <div className="fields">
          <Field label="起" needed>
            <DayField day={value.first_day} onDay={(first_day) => setValue({ ...value, first_day })} />
          </Field>
          <Field label="止" needed>
            <DayField day={value.last_day} onDay={(last_day) => setValue({ ...value, last_day })} />
          </Field>
        </div>
        {no !== null && <NoAlert no={no} />}
        <div className="form-foot">
          <Button type="primary" htmlType="submit" loading={put.isPending}>
            保存季节作息
          </Button>
          {season !== null && (
            <Button danger loading={remove.isPending} onClick={() => remove.mutate({ id: season.id }, { onSuccess: () => onDone(null) })}>
              删除这个季节
            </Button>
          )}
        </div>
      </form>
    </Modal>
  );
}
