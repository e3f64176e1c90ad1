// The week by groups: until 18:30 first, then until 20:30, with the names of those who serve in each cell.
import { Empty } from "antd";
import { Fragment } from "react";
import type { PlanShown, WeekGroup, WeekTable } from "../asks";
import { untilText } from "../rosters/narrow";
import { DayHead } from "./WeekTable";

type Props = {
  table: WeekTable;
  text: string;
  /** Only what lacks people or clashes. */
  wrong: boolean;
  /** Opens a cell; null where that is not allowed. */
  onOpen: ((plan: PlanShown) => void) | null;
};

/** Whether something is to be mended in a session. */
export function isWrong(plan: PlanShown): boolean {
  return plan.staff.length === 0 || plan.staff.some((person) => person.clash !== "");
}

/** Rows of which nothing fits the search are left out. */
export function ByGroup({ table, text, wrong, onOpen }: Props) {
  const fits = (row: WeekGroup) =>
    (text === "" || row.name.includes(text) || row.room.includes(text) || row.sessions.some((plan) => plan.staff.some((person) => person.name.includes(text)))) &&
    (!wrong || row.sessions.some(isWrong));
  const rows = table.groups.filter(fits);
  if (rows.length === 0) return <Empty className="deeds-empty" description={table.groups.length === 0 ? "这一周没有服务班。先在「服务与分组」里建班。" : "没有符合的服务班。请改一改搜索。"} />;
  return (
    <table className="rota">
      <thead>
        <tr>
          <th scope="col" className="rota-name">
            服务班
          </th>
          <th scope="col" className="rota-when">
            时间
          </th>
          {table.days.map((day) => (
            <DayHead key={day.date} day={day} />
          ))}
        </tr>
      </thead>
      <tbody>
        {(["18:30", "20:30"] as const).map((until) => {
          const part = rows.filter((row) => row.until === until);
          return (
            part.length > 0 && (
              <Fragment key={until}>
                <tr className="rota-part" data-until={until}>
                  <th scope="rowgroup" colSpan={2 + table.days.length}>
                    <b>{untilText(until)}</b> {part.length} 个服务班
                  </th>
                </tr>
                {part.map((row) => (
                  <Row key={`${until}/${row.id}`} row={row} table={table} onOpen={onOpen} />
                ))}
              </Fragment>
            )
          );
        })}
      </tbody>
    </table>
  );
}

function Row({ row, table, onOpen }: { row: WeekGroup; table: WeekTable; onOpen: Props["onOpen"] }) {
  const mixed = row.when.includes("、");
  return (
    <tr>
      <th scope="row" className="rota-name" data-kind={row.kind}>
        <b>{row.name}</b> <span className="under">{[row.kind_label, row.room === "" ? "地点未定" : row.room].join(" ")}</span>
      </th>
      <td className="rota-when number">{mixed ? "各天不同" : row.when}</td>
      {table.days.map((day) => (
        <td key={day.date} data-off={day.closed === "" ? undefined : true}>
          {row.sessions
            .filter((plan) => plan.weekday === day.weekday)
            .map((plan) => (
              <Cell key={plan.starts_at} plan={plan} timed={mixed} onOpen={onOpen} />
            ))}
        </td>
      ))}
    </tr>
  );
}

function Cell({ plan, timed, onOpen }: { plan: PlanShown; timed: boolean; onOpen: Props["onOpen"] }) {
  const clash = plan.staff.map((person) => person.clash).join("");
  const said = (
    <>
      {timed && <span className="under number">{`${plan.starts_at}–${plan.ends_at}`}</span>}
      {plan.staff.length === 0 ? (
        <span className="finding">缺人</span>
      ) : (
        plan.staff.map((person, at) => (
          <Fragment key={person.id}>
            {at > 0 && "、"}
            <span className={person.clash === "" ? undefined : "rota-clash"}>{person.name}</span>
          </Fragment>
        ))
      )}
      {clash !== "" && <span className="finding finding-hard">重复</span>}
    </>
  );
  if (onOpen === null) return <div className="rota-cell">{said}</div>;
  const names = plan.staff.map((person) => person.name).join("、") || "缺人";
  return (
    <button type="button" className="rota-cell" title={clash === "" ? undefined : clash} aria-label={`${plan.weekday_label} ${plan.group}：${names}${clash}`} onClick={() => onOpen(plan)}>
      {said}
    </button>
  );
}
