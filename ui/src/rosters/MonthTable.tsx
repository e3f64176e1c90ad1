// The month sheet as a table: pupils down, days across, signs and sums as on paper.
import { Button } from "antd";
import { go } from "../address";
import type { MonthSheetShown, SheetDay, SheetRow } from "../asks";
import { dayText } from "../days";
import { useMay } from "../me";
import { hand } from "./handed";

type Props = { shown: MonthSheetShown; group: number };

/** A day whose roll is missing leads to its roll call. */
export function MonthTable({ shown, group }: Props) {
  const mayCall = useMay("roll_call_sheet");
  const missing = shown.days.filter((day) => day.missing);
  const open = (date: string, name: string) => {
    hand(name);
    go("rosters", [date, "call", group], { from: "month" });
  };
  return (
    <div role="group" tabIndex={0} aria-label="月考勤表">
      <table className="month-sheet">
        <thead>
          <tr>
            <th scope="col" className="number">
              {shown.numbered}
            </th>
            <th scope="col">班级</th>
            <th scope="col">姓名</th>
            {shown.days.map((day) => (
              <th key={day.date} scope="col" className="sheet-day" data-off={!day.meets || undefined} data-missing={day.missing || undefined} title={dayTitle(day)}>
                {day.meets && mayCall ? (
                  <button type="button" className="sheet-open" aria-label={`${dayText(day.date)} 点名`} onClick={() => go("rosters", [day.date, "call", group], { from: "month" })}>
                    {day.number}
                    <br />
                    {day.weekday}
                  </button>
                ) : (
                  <>
                    {day.number}
                    <br />
                    {day.weekday}
                  </>
                )}
              </th>
            ))}
            {["出勤", "请假", "缺席", "迟到", "早退"].map((name) => (
              <th key={name} scope="col" className="number">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.rows.map((row) => (
            <Row key={`${row.class_label}/${row.number}/${row.name}`} row={row} days={shown.days} onOpen={mayCall ? (date) => open(date, row.typed) : null} />
          ))}
        </tbody>
        {shown.rows.length > 0 && <Foot shown={shown} />}
      </table>
      {shown.rows.length === 0 && <p className="month-none">这个班本月没有学生参加。</p>}
      {shown.rows.length > 0 && shown.is_blank && <p className="month-none">还没有点过名。可以打印成空白点名表，交给老师用笔点。</p>}
      <p className="month-legend">√ 出勤　○ 请假　× 缺席　△ 迟到　◇ 早退　– 当天不参加　灰色：没有课</p>
      {missing.length > 0 && (
        <p className="month-missing">
          还没有点名：
          {missing.map((day) =>
            mayCall ? (
              <Button key={day.date} size="small" onClick={() => go("rosters", [day.date, "call", group], { from: "month" })}>
                {dayText(day.date)}
              </Button>
            ) : (
              <span key={day.date}>{dayText(day.date)} </span>
            ),
          )}
        </p>
      )}
    </div>
  );
}

/** A cell opens the day's roll call with the pupil's name written. */
function Row({ row, days, onOpen }: { row: SheetRow; days: SheetDay[]; onOpen: ((date: string) => void) | null }) {
  const { sums } = row;
  const opens = (day: SheetDay, sign: string | undefined) => onOpen !== null && day.meets && sign !== "–" && (day.sums === null || sign !== "");
  return (
    <tr>
      <td className="number">{row.number}</td>
      <td>{row.class_label}</td>
      <th scope="row" className="pupil-name">
        {row.name}
      </th>
      {days.map((day, i) => (
        <td
          key={day.date}
          className="sheet-day"
          data-off={!day.meets || undefined}
          data-sign={row.signs[i]}
          data-opens={opens(day, row.signs[i]) || undefined}
          title={opens(day, row.signs[i]) ? `点这里改${row.name} ${dayText(day.date)}的点名` : undefined}
          onClick={opens(day, row.signs[i]) ? () => onOpen?.(day.date) : undefined}
        >
          {row.signs[i]}
        </td>
      ))}
      {[sums.present, sums.leave, sums.absent, sums.late, sums.left_early].map((count, i) => (
        <td key={i} className="number" data-zero={count === 0 || undefined}>
          {count}
        </td>
      ))}
    </tr>
  );
}

function Foot({ shown }: { shown: MonthSheetShown }) {
  const { sums } = shown;
  return (
    <tfoot>
      <tr>
        <th scope="row" colSpan={3}>
          实到
        </th>
        {shown.days.map((day) => (
          <td key={day.date} className="sheet-day number" data-off={!day.meets || undefined} title={day.sums === null ? undefined : `应到 ${day.sums.expected}`}>
            {day.sums?.present ?? ""}
          </td>
        ))}
        {[sums.present, sums.leave, sums.absent, sums.late, sums.left_early].map((count, i) => (
          <td key={i} className="number">
            {count}
          </td>
        ))}
      </tr>
    </tfoot>
  );
}

function dayTitle(day: SheetDay): string {
  const label = dayText(day.date);
  if (day.missing) return `${label} 还没有点名`;
  if (day.sums !== null) return `${label} 应到 ${day.sums.expected} 实到 ${day.sums.present}`;
  return day.meets ? label : `${label} 没有课`;
}
