// Who serves in a group, on every day of it or on one weekday.
import { Button, Select } from "antd";
import type { GroupForm, GroupFormShown, StaffForm } from "../asks";
import { ImportButton } from "../imports/ImportButton";
import { weekdays } from "./Meetings";

type Props = { form: GroupForm; shown: GroupFormShown; set: (part: Partial<GroupForm>) => void };

/** People are found by typing a part of the name. */
export function Staffing({ form, shown, set }: Props) {
  const change = (place: number, part: Partial<StaffForm>) => set({ staff: form.staff.map((each, at) => (at === place ? { ...each, ...part } : each)) });
  const people = shown.staff.map((each) => ({ value: each.id, label: each.label }));
  const days = [{ value: 0, label: "每次都来" }, ...weekdays.filter((day) => form.meetings.some((each) => each.weekday === day.value))];
  return (
    <fieldset>
      <legend>教师</legend>
      {people.length === 0 && (
        <p className="editor-nobody">
          还没有教职工名单。先导入名单再在这里选人，已经填好的会留着。 <ImportButton list="staff" label="导入教职工名单" />
        </p>
      )}
      {form.staff.map((each, place) => (
        <div key={place} className="editor-row editor-people">
          <Select aria-label="教师" showSearch={{ optionFilterProp: "label" }} value={each.staff} options={people} onChange={(staff: number) => change(place, { staff })} />
          <Select aria-label="哪天来" value={each.weekday ?? 0} options={days} onChange={(day: number) => change(place, { weekday: day === 0 ? null : day })} />
          <Button type="text" onClick={() => set({ staff: form.staff.filter((_, at) => at !== place) })} aria-label={`去掉第 ${place + 1} 位教师`}>
            去掉
          </Button>
        </div>
      ))}
      <Select
        aria-label="加一位教师"
        className="editor-add"
        showSearch={{ optionFilterProp: "label" }}
        placeholder="加一位教师，可输入姓名查找"
        value={null}
        options={people}
        onChange={(staff: number | null) => {
          if (staff !== null) set({ staff: [...form.staff, { staff, weekday: null, valid: null }] });
        }}
      />
    </fieldset>
  );
}
