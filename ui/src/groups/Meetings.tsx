// When a group meets: slots of the time plan to press, day by day, or times to type.
import { Button, Input, Select } from "antd";
import type { GroupForm, GroupFormShown, MeetingForm, SlotShown } from "../asks";

type Props = { form: GroupForm; shown: GroupFormShown; set: (part: Partial<GroupForm>) => void };

export const weekdays = [1, 2, 3, 4, 5, 6, 7].map((value) => ({ value, label: `周${"一二三四五六日"[value - 1] ?? ""}` }));

/** A pressed slot is one of the group's meetings. */
export function Meetings({ form, shown, set }: Props) {
  const change = (place: number, part: Partial<MeetingForm>) => set({ meetings: form.meetings.map((each, at) => (at === place ? { ...each, ...part } : each)) });
  const last = form.meetings.at(-1);
  const add = () => set({ meetings: [...form.meetings, { weekday: Math.min(5, (last?.weekday ?? 0) + 1), starts_at: last?.starts_at ?? "16:30", ends_at: last?.ends_at ?? "17:30", lessons: "", valid: null }] });
  return (
    <fieldset>
      <legend>上课时间</legend>
      {shown.slots.length > 0 && <Slots form={form} slots={shown.slots} set={set} />}
      {form.meetings.map((each, place) => (
        <div key={place} className="editor-row">
          <Select aria-label="星期" value={each.weekday} options={weekdays} onChange={(weekday: number) => change(place, { weekday })} />
          <Input aria-label="开始" value={each.starts_at} onChange={(event) => change(place, { starts_at: event.target.value, lessons: "" })} />
          <span>至</span>
          <Input aria-label="结束" value={each.ends_at} onChange={(event) => change(place, { ends_at: event.target.value, lessons: "" })} />
          <Input aria-label="课时数" placeholder="按时长" value={each.lessons} onChange={(event) => change(place, { lessons: event.target.value })} />
          <span>课时</span>
          <Button type="text" onClick={() => set({ meetings: form.meetings.filter((_, at) => at !== place) })} aria-label={`去掉第 ${place + 1} 个时间`}>
            去掉
          </Button>
        </div>
      ))}
      <Button onClick={add}>加一个时间</Button>
    </fieldset>
  );
}

function Slots({ form, slots, set }: { form: GroupForm; slots: SlotShown[]; set: Props["set"] }) {
  const is = (slot: SlotShown) => (each: MeetingForm) => each.weekday === slot.weekday && each.starts_at === slot.starts_at && each.ends_at === slot.ends_at;
  const press = (slot: SlotShown) => {
    const there = form.meetings.some(is(slot));
    const meeting: MeetingForm = { weekday: slot.weekday, starts_at: slot.starts_at, ends_at: slot.ends_at, lessons: slot.lessons, valid: null };
    set({ meetings: there ? form.meetings.filter((each) => !is(slot)(each)) : [...form.meetings, meeting] });
  };
  const days = weekdays.filter((day) => slots.some((slot) => slot.weekday === day.value));
  return (
    <div className="editor-slots" role="group" aria-label="作息中的时段">
      {days.map((day) => (
        <div key={day.value}>
          <b>{day.label}</b>
          {slots
            .filter((slot) => slot.weekday === day.value)
            .map((slot) => (
              <button key={slot.id} type="button" className="editor-slot" data-extended={slot.is_extended || undefined} aria-pressed={form.meetings.some(is(slot))} onClick={() => press(slot)}>
                {form.meetings.some(is(slot)) ? "✓ " : ""}
                {slot.starts_at}–{slot.ends_at}
              </button>
            ))}
        </div>
      ))}
    </div>
  );
}
