// Who serves where in a week: groups or people down, days across, the line of 18:30 between the two parts; a cell opens to change it.
import { Alert, Button, Segmented } from "antd";
import { useMemo, useState } from "react";
import { go, useAddressState } from "../address";
import type { PlanShown, TableDay, WeekTable as Table } from "../asks";
import { dayAfter } from "../days";
import { useMay } from "../me";
import { DayField } from "../parts/DayField";
import type { Column } from "../parts/list/List";
import { useExport } from "../parts/list/useExport";
import { NoShown } from "../parts/NoShown";
import { Page } from "../parts/Page";
import { SearchBox } from "../parts/SearchBox";
import { Waiting } from "../parts/Waiting";
import { useAsk } from "../useAsk";
import { ByGroup } from "./ByGroup";
import { ByPerson } from "./ByPerson";
import { CellEditor } from "./CellEditor";
import { Sides } from "./StaffScreen";

type Props = { day: string; today: string };

/** `day` lies in the week shown. */
export function WeekTable({ day, today }: Props) {
  const [rows, setRows] = useAddressState("rows");
  const [text, setText] = useAddressState("q");
  const week = useAsk("week_table", { date: day }, { keep: true });
  const may = useMay("put_staffing");
  const [cell, setCell] = useState<PlanShown | null>(null);
  const [wrong, setWrong] = useState(false);
  const table = week.data ?? null;
  const exportTable = useWeekExport(table, rows === "people");
  const goTo = (next: string) => go("staff", ["week", next], { rows, q: text });
  return (
    <Page
      title="人员与排班"
      note={table?.label ?? ""}
      actions={
        table !== null && (
          <Button onClick={exportTable} title="存为表格（xlsx），可以直接打印">
            导出排班表
          </Button>
        )
      }
      strip={
        <div className="board-strip">
          <div className="board-line">
            <Sides side="week" day={day} />
            <WeekStrip day={day} today={today} onDay={goTo} />
          </div>
          <div className="board-line">
            <Segmented<string>
              size="small"
              aria-label="按什么看"
              value={rows === "people" ? "people" : "groups"}
              options={[
                { value: "groups", label: "按服务班" },
                { value: "people", label: "按人" },
              ]}
              onChange={(next) => setRows(next === "groups" ? "" : next)}
            />
            <SearchBox hint="搜服务班、姓名" value={text} onSearch={setText} />
            {table !== null && table.empty + table.clashes.length > 0 && (
              <Button size="small" type={wrong ? "primary" : "default"} aria-pressed={wrong} onClick={() => setWrong(!wrong)}>
                只看有问题的（{[table.empty > 0 ? `缺人 ${table.empty}` : "", table.clashes.length > 0 ? `重复 ${table.clashes.length}` : ""].filter((part) => part !== "").join("，")}）
              </Button>
            )}
            {may && <span className="form-note">点一格，改这一天谁来</span>}
          </div>
        </div>
      }
    >
      {week.isPending && <Waiting what="正在排一周的表" />}
      {week.isError && <NoShown no={week.error} again={() => void week.refetch()} />}
      {table !== null && (
        <>
          {table.clashes.length > 0 && <Clashes said={table.clashes} />}
          {rows === "people" ? (
            <ByPerson table={table} text={text} wrong={wrong} onOpen={may ? setCell : null} />
          ) : (
            <ByGroup table={table} text={text} wrong={wrong} onOpen={may ? setCell : null} />
          )}
          {cell !== null && <CellEditor cell={cell} table={table} today={today} onClose={() => setCell(null)} />}
        </>
      )}
    </Page>
  );
}

function Clashes({ said }: { said: string[] }) {
  const shown = said.slice(0, 3);
  return (
    <Alert
      className="rota-clashes"
      type="error"
      showIcon
      title={
        <>
          {shown.map((one) => (
            <div key={one}>{one}</div>
          ))}
          {said.length > 3 && <div>还有 {said.length - 3} 处，表里标红。</div>}
        </>
      }
    />
  );
}

function WeekStrip({ day, today, onDay }: Props & { onDay: (day: string) => void }) {
  return (
    <div className="strip" role="group" aria-label="哪一周">
      <Button size="small" onClick={() => onDay(dayAfter(day, -7))}>
        上一周
      </Button>
      <Button size="small" onClick={() => onDay(today)}>
        本周
      </Button>
      <Button size="small" onClick={() => onDay(dayAfter(day, 7))}>
        下一周
      </Button>
      <DayField size="small" aria-label="选日期" day={day} onDay={onDay} />
    </div>
  );
}

/** The head of a day's column: the day, and why nothing is held. */
export function DayHead({ day }: { day: TableDay }) {
  const [date = "", weekday = ""] = day.label.split(" ");
  return (
    <th scope="col" data-off={day.closed === "" ? undefined : true} title={day.closed === "" ? undefined : day.closed}>
      {weekday} <span className="rota-date">{date}</span>
      {day.closed !== "" && <span className="rota-closed">{day.closed}</span>}
    </th>
  );
}

type ExportRow = { head: string[]; cells: Map<number, string> };

/** The table as xlsx, as it is looked at. */
function useWeekExport(table: Table | null, people: boolean): () => void {
  const rows = useMemo(() => (table === null ? [] : exportRows(table, people)), [table, people]);
  const columns = useMemo(() => {
    const heads = people ? ["工号", "姓名", "人员类别"] : ["服务班", "时间", "地点"];
    const days = (table?.days ?? []).map((day): Column<ExportRow> => ({ key: day.date, title: day.label, width: 100, text: (row) => row.cells.get(day.weekday) ?? "" }));
    return [...heads.map((title, at): Column<ExportRow> => ({ key: title, title, width: 100, text: (row) => row.head[at] ?? "" })), ...days];
  }, [table, people]);
  return useExport(`一周排班 ${table?.label ?? ""}${people ? "（按人）" : ""}`, columns, rows, rows.length);
}

function exportRows(table: Table, people: boolean): ExportRow[] {
  const cells = (sessions: PlanShown[], said: (plan: PlanShown) => string) => {
    const found = new Map<number, string>();
    for (const plan of sessions) found.set(plan.weekday, [found.get(plan.weekday), said(plan)].filter((part) => part !== undefined).join("；"));
    return found;
  };
  if (people) {
    const said = (plan: PlanShown) => `${plan.group} ${plan.starts_at}–${plan.ends_at}`;
    return table.people.filter((row) => row.sessions.length > 0).map((row) => ({ head: [row.staff_no, row.name, row.kind_label], cells: cells(row.sessions, said) }));
  }
  const said = (plan: PlanShown) => plan.staff.map((person) => person.name).join("、") || "缺人";
  return table.groups.map((row) => ({ head: [row.name, row.when, row.room], cells: cells(row.sessions, said) }));
}
