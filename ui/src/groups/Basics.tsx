// What a group is: its name, kind, room, seats, grades and days.
import { AutoComplete, Input, InputNumber, Select } from "antd";
import type { ActivityType, FundSource, GroupForm, GroupFormShown, ServiceKind } from "../asks";
import { DayField } from "../parts/DayField";
import { Field } from "../parts/Field";

type Props = { form: GroupForm; shown: GroupFormShown; set: (part: Partial<GroupForm>) => void };

const named = (choices: { code: string; label: string }[]) => choices.map(({ code, label }) => ({ value: code, label }));
const plain = (names: string[]) => names.map((name) => ({ value: name }));
const holds = (typed: string, option?: { value: string }) => (option?.value ?? "").includes(typed);

/** Rooms and pools are chosen from what is known, or typed. */
export function Basics({ form, shown, set }: Props) {
  return (
    <fieldset>
      <legend>服务班</legend>
      <div className="fields">
        <Field label="名称" needed help="例如：作业辅导一班">
          <Input value={form.name} maxLength={40} onChange={(event) => set({ name: event.target.value })} />
        </Field>
        <Field label="服务类别" needed>
          <Select value={form.kind} options={named(shown.kinds)} onChange={(kind: ServiceKind) => set({ kind, activity: shown.kinds.find((each) => each.code === kind)?.activity ?? null })} />
        </Field>
        <Field label="活动类型">
          <Select value={form.activity ?? ""} options={[{ value: "", label: "不分类型" }, ...named(shown.activities)]} onChange={(activity: string) => set({ activity: activity === "" ? null : (activity as ActivityType) })} />
        </Field>
        <Field label="经费来源" needed>
          <Select value={form.fund} options={named(shown.funds)} onChange={(fund: FundSource) => set({ fund })} />
        </Field>
        <Field label="地点" help="选已有的，或直接填写">
          <AutoComplete value={form.room} options={plain(shown.rooms)} showSearch={{ filterOption: holds }} onChange={(room: string) => set({ room })} />
        </Field>
        <Field label="年级" help="空着为全校，如 1-3 或 三、四年级">
          <Input value={form.grades} maxLength={30} onChange={(event) => set({ grades: event.target.value })} />
        </Field>
        <Field label="容量" help="人，空着为不限">
          <InputNumber min={1} max={999} value={form.capacity} onChange={(capacity) => set({ capacity })} />
        </Field>
        <Field label="最低人数" help="人，不到时提示">
          <InputNumber min={1} max={999} value={form.minimum} onChange={(minimum) => set({ minimum })} />
        </Field>
        <Field label="开班日期" needed>
          <DayField day={form.from} onDay={(day) => set({ from: day })} />
        </Field>
        <Field label="最后一天" help="空着为长期">
          <DayField mayBeEmpty day={form.to ?? ""} onDay={(day) => set({ to: day === "" ? null : day })} />
        </Field>
        <Field label="补助资金池" help="按它的补助标准算补助；空着按类别归入">
          <AutoComplete value={form.pay_pool} options={plain(shown.pools)} onChange={(pay_pool: string) => set({ pay_pool })} />
        </Field>
        <Field label="超时理由" help="结束晚于规定时才要填">
          <Input value={form.override_reason} maxLength={80} onChange={(event) => set({ override_reason: event.target.value })} />
        </Field>
      </div>
    </fieldset>
  );
}
