// A pupil's marks of a month, one line for each meeting, with the sums.
import { Button, Empty } from "antd";
import dayjs from "dayjs";
import type { AttendanceShown } from "../asks";

type Props = { shown: AttendanceShown; month: string; onMonth: (month: string) => void };

/** `month` is the one asked for. */
export function Attendance({ shown, month, onMonth }: Props) {
  const step = (by: number) => onMonth(dayjs(`${month}-01`).add(by, "month").format("YYYY-MM"));
  const { sums } = shown;
  return (
    <div className="pupil-pad">
      <div className="pupil-month">
        <Button size="small" onClick={() => step(-1)} aria-label="上个月">
          ‹
        </Button>
        <b>{shown.label}</b>
        <Button size="small" onClick={() => step(1)} aria-label="下个月">
          ›
        </Button>
        <span className="number">
          应到 {sums.expected}　实到 {sums.present}　请假 {sums.leave}　缺席 {sums.absent}
          {sums.late + sums.left_early > 0 && `　其中迟到 ${sums.late}、早退 ${sums.left_early}`}
        </span>
      </div>
      {shown.marks.length === 0 ? (
        <Empty className="pupil-empty" description={`${shown.label}没有点名记录。`} />
      ) : (
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">日期</th>
              <th scope="col">服务班</th>
              <th scope="col">出勤</th>
            </tr>
          </thead>
          <tbody>
            {shown.marks.map((mark, i) => (
              <tr key={i}>
                <td className="number">{mark.day_label}</td>
                <td>{mark.group}</td>
                <td className={mark.mark === "present" ? "" : "state-due"}>{mark.label}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}
