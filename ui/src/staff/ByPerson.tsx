// The week by people: in each cell the groups served and when; those who serve nowhere stand at the end.
import { Empty } from "antd";
import type { PlanShown, WeekPerson, WeekTable } from "../asks";
import { go } from "../address";
import { DayHead } from "./WeekTable";

type Props = {
  table: WeekTable;
  text: string;
  /** Only those who are in two places at once. */
  wrong: boolean;
  /** Opens a cell; null where that is not allowed. */
  onOpen: ((plan: PlanShown) => void) | null;
};

/** Opening a cell shows all who serve there. */
export function ByPerson({ table, text, wrong, onOpen }: Props) {
  const clashes = (row: WeekPerson) => row.sessions.some((plan) => plan.staff.some((person) => person.clash !== ""));
  const fits = (row: WeekPerson) =>
    (text === "" || row.name.includes(text) || row.staff_no.includes(text) || row.sessions.some((plan) => plan.group.includes(text))) && (!wrong || clashes(row));
  const rows = table.people.filter(fits).toSorted((a, b) => Number(a.sessions.length === 0) - Number(b.sessions.length === 0));
  const whole = (plan: PlanShown) => table.groups.flatMap((group) => group.sessions).find((each) => each.group_id === plan.group_id && each.weekday === plan.weekday && each.starts_at === plan.starts_at);
  if (rows.length === 0) return <Empty className="deeds-empty" description="没有符合的人。请改一改搜索。" />;
  return (
    <table className="rota">
      <thead>
        <tr>
          <th scope="col" className="rota-name">
            姓名
          </th>
          <th scope="col" className="rota-when right">
            每周课时
          </th>
          {table.days.map((day) => (
            <DayHead key={day.date} day={day} />
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <th scope="row" className="rota-name">
              <button type="button" className="link" onClick={() => go("staff", [row.id])}>
                {row.name}
              </button>{" "}
              <span className="under">{[row.staff_no, row.kind_label].filter((part) => part !== "").join(" ")}</span>
            </th>
            <td className="rota-when number right">{row.sessions.length === 0 ? <span className="none">–</span> : row.lessons}</td>
            {table.days.map((day) => (
              <td key={day.date} data-off={day.closed === "" ? undefined : true}>
                {row.sessions
                  .filter((plan) => plan.weekday === day.weekday)
                  .map((plan) => (
                    <Cell key={`${plan.group_id}/${plan.starts_at}`} plan={plan} onOpen={onOpen === null ? null : () => onOpen(whole(plan) ?? plan)} />
                  ))}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Cell({ plan, onOpen }: { plan: PlanShown; onOpen: (() => void) | null }) {
  const clash = plan.staff.map((person) => person.clash).join("");
  const said = (
    <>
      <span className={clash === "" ? undefined : "rota-clash"}>{plan.group}</span> <span className="under number">{`${plan.starts_at}–${plan.ends_at}`}</span>
    </>
  );
  if (onOpen === null) return <div className="rota-cell">{said}</div>;
  return (
    <button type="button" className="rota-cell" title={clash === "" ? undefined : clash} aria-label={`${plan.weekday_label} ${plan.group} ${plan.starts_at}–${plan.ends_at}${clash}`} onClick={onOpen}>
      {said}
    </button>
  );
}
