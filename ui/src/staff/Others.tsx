// Duties of the day (值班领导 and the like), and whoever helped in a group beside the plan.
import { AutoComplete, Button, Input, Select } from "antd";
import type { SignInRow, SignInSheet } from "../asks";
import { TimeField } from "./TimeField";

type Props = { sheet: SignInSheet; rows: SignInRow[]; onChange: (rows: SignInRow[]) => void };

/** Each row is paid from the pool its duty is named after, or from its group's. */
export function Others({ sheet, rows, onChange }: Props) {
  const set = (at: number, part: Partial<SignInRow>) => onChange(rows.map((row, place) => (place === at ? { ...row, ...part } : row)));
  const add = (part: Partial<SignInRow>) =>
    onChange([...rows, { group: null, duty: "", staff: 0, in_at: "", out_at: "", lessons: "", stands_in_for: null, note: "", ...part }]);
  const people = sheet.staff.map((each) => ({ value: each.id, label: each.label }));
  const name = (id: number | null) => sheet.staff.find((each) => each.id === id)?.label.split(" ")[0] ?? "";
  return (
    <section className="sign-section" aria-labelledby="sign-others">
      <h2 id="sign-others">值班和额外到岗</h2>
      {rows.length === 0 && <p className="form-note">当天还没有登记值班。值班领导、组织管理等按天或按课时计补助的，在这里加。</p>}
      {rows.map((row, at) => (
        <div key={at} className="sign-other">
          {row.group === null ? (
            <AutoComplete aria-label="岗位" placeholder="岗位，如 值班领导" value={row.duty} options={sheet.duties.map((duty) => ({ value: duty }))} onChange={(duty: string) => set(at, { duty })} />
          ) : (
            <Select aria-label="服务班" value={row.group} options={groupsOf(sheet, row.group)} onChange={(group: number) => set(at, { group })} />
          )}
          <Select
            aria-label="谁"
            showSearch={{ optionFilterProp: "label" }}
            placeholder="谁，输入姓名或工号"
            value={row.staff === 0 ? null : row.staff}
            options={people}
            onChange={(staff: number) => set(at, { staff })}
          />
          <TimeField label="签到 " value={row.in_at} onTime={(in_at) => set(at, { in_at })} />
          <TimeField label="签退 " value={row.out_at} onTime={(out_at) => set(at, { out_at })} />
          <label>
            课时 <Input value={row.lessons} placeholder={row.group === null ? "1" : ""} onChange={(event) => set(at, { lessons: event.target.value })} maxLength={5} />
          </label>
          {row.stands_in_for !== null && <span className="form-note">代{name(row.stands_in_for)}</span>}
          <Input className="sign-note" aria-label="备注" placeholder="备注" value={row.note} onChange={(event) => set(at, { note: event.target.value })} maxLength={40} />
          <Button type="text" onClick={() => onChange(rows.filter((_, place) => place !== at))} aria-label={`去掉第 ${at + 1} 项`}>
            去掉
          </Button>
        </div>
      ))}
      <div className="form-foot">
        {sheet.duties.slice(0, 4).map((duty) => (
          <Button key={duty} size="small" onClick={() => add({ duty })}>
            加{duty}
          </Button>
        ))}
        <Button size="small" onClick={() => add({})}>
          加其他岗位
        </Button>
        {sheet.groups[0] !== undefined && (
          <Button size="small" onClick={() => add({ group: sheet.groups[0]?.id ?? null })}>
            加临时帮班的人
          </Button>
        )}
      </div>
    </section>
  );
}

/** The day's groups; one that is not held that day is still named by its number. */
function groupsOf(sheet: SignInSheet, group: number) {
  const known = sheet.groups.map((each) => ({ value: each.id, label: each.name }));
  return known.some((each) => each.value === group) ? known : [...known, { value: group, label: "当天没有场次的班" }];
}
