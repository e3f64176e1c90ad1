// Who serves in one group on one weekday, from a day on; what follows is told before it is kept, and it can be taken back.
import { Alert, Button, Modal, Select } from "antd";
import { useState } from "react";
import type { PlanShown, WeekTable } from "../asks";
import { dayText } from "../days";
import { ask } from "../desk";
import { DayField } from "../parts/DayField";
import { Field } from "../parts/Field";
import { NoAlert } from "../parts/NoShown";
import { useRested } from "../parts/useRested";
import { useUndo } from "../parts/useUndo";
import { useAsk, useChange } from "../useAsk";

type Props = { cell: PlanShown; table: WeekTable; today: string; onClose: () => void };

/** Offers the day of the cell, or today where that is past: what was, stays. */
export function CellEditor({ cell, table, today, onClose }: Props) {
  const date = table.days.find((day) => day.weekday === cell.weekday)?.date ?? today;
  const [from, setFrom] = useState(date < today ? today : date);
  const [staff, setStaff] = useState(cell.staff.map((person) => person.id));
  const given = { group: cell.group_id, weekday: cell.weekday, staff, from };
  const rested = useRested(given);
  const isChanged = staff.join() !== cell.staff.map((person) => person.id).join();
  const trial = useAsk("put_staffing", isChanged && rested.from !== "" ? { ...rested, trial: true } : null, { keep: true });
  const put = useChange("put_staffing");
  const undo = useUndo();
  const save = () =>
    put.mutate(
      { ...given, trial: false },
      {
        onSuccess: ({ undo: back }) => {
          onClose();
          if (back !== null) undo(`${cell.weekday_label}「${cell.group}」已重新排班`, () => ask("put_group", back));
        },
      },
    );
  const no = put.error ?? (isChanged ? trial.error : null);
  const told = isChanged ? trial.data : undefined;
  const clashes = told?.findings.filter((each) => each.kind === "staff") ?? [];
  return (
    <Modal
      open
      onCancel={onClose}
      onOk={save}
      title={`${cell.weekday_label}「${cell.group}」谁来`}
      okText={from === "" ? "这样排" : `从 ${dayText(from)} 起这样排`}
      cancelText="不改了"
      okButtonProps={{ disabled: !isChanged || from === "" || trial.isError, loading: put.isPending }}
    >
      <p className="form-note">
        {cell.starts_at}–{cell.ends_at}，{cell.room === "" ? "地点未定" : cell.room}。只改{cell.weekday_label}，别的日子不变；只替一次的，请在「签到」里记代课。
      </p>
      <Field label="教师" help="可以选几位；输入姓名或工号查找">
        <Select
          mode="multiple"
          autoFocus
          showSearch={{ optionFilterProp: "label" }}
          placeholder="还没有人，选一位"
          value={staff}
          options={table.staff.map((each) => ({ value: each.id, label: each.label }))}
          onChange={(next: number[]) => setStaff(next)}
          style={{ width: "100%" }}
        />
      </Field>
      <Field label="从哪天起">
        <DayField day={from} onDay={setFrom} />
      </Field>
      {date < today && from !== date && (
        <Button type="link" size="small" onClick={() => setFrom(date)}>
          改为从 {dayText(date)} 起
        </Button>
      )}
      {told !== undefined && (
        <ul className="follows">
          {told.follows.map((said) => (
            <li key={said}>{said}</li>
          ))}
        </ul>
      )}
      {clashes.length > 0 && <Alert type="warning" showIcon title={clashes.map((each) => each.sentence).join("")} />}
      {no !== null && <NoAlert no={no} />}
    </Modal>
  );
}
