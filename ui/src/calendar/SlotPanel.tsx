// One slot beside the grid: its name, grades, times and lessons; copied to every day, or taken away.
import { Button, Input } from "antd";
import { useState } from "react";
import type { SlotGiven, SlotShown } from "../asks";
import { Field } from "../parts/Field";
import { given } from "./slots";

type Props = {
  slot: SlotShown;
  may: boolean;
  onKeep: (slot: SlotGiven) => void;
  onEveryDay: () => void;
  onRemove: () => void;
};

/** Times can be typed as well as dragged. */
export function SlotPanel({ slot, may, onKeep, onEveryDay, onRemove }: Props) {
  const [value, setValue] = useState<SlotGiven>(given(slot));
  const set = (part: Partial<SlotGiven>) => setValue({ ...value, ...part });
  const field = (label: string, key: "name" | "grades" | "starts_at" | "ends_at" | "lessons", help: string) => (
    <Field label={label} help={help}>
      <Input value={value[key]} disabled={!may} onChange={(event) => set({ [key]: event.target.value })} />
    </Field>
  );
  return (
    <form
      className="plan-side"
      aria-label="时段"
      onSubmit={(event) => {
        event.preventDefault();
        onKeep(value);
      }}
    >
      <h2>
        {slot.label}
      </h2>
      <p>
        {slot.kind_label} {slot.lessons} 课时，{slot.groups} 个服务班在这个时间上课
      </p>
      {field("名称", "name", "例如第一时段、延时托管")}
      <div className="fields">
        {field("开始", "starts_at", "如 16:30")}
        {field("结束", "ends_at", "如 17:30")}
        {field("课时数", "lessons", "空着按时长算")}
        {field("年级", "grades", "空着为全校")}
      </div>
      {may && (
        <>
          <Button type="primary" htmlType="submit">
            保存这个时段
          </Button>
          <Button onClick={onEveryDay}>周一至周五都这样</Button>
          <Button danger onClick={onRemove}>
            删除这个时段
          </Button>
        </>
      )}
    </form>
  );
}
