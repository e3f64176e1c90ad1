// What one person served in a month, one line for each session or duty, with the sums.
import { Button, Empty } from "antd";
import dayjs from "dayjs";
import { go } from "../address";
import type { ServedMonth } from "../asks";
import { useMay } from "../me";

/** A day leads to its sign-in sheet. */
export function Served({ served, onMonth }: { served: ServedMonth; onMonth: (month: string) => void }) {
  const may = useMay("sign_in_sheet");
  const step = (by: number) => onMonth(dayjs(`${served.month}-01`).add(by, "month").format("YYYY-MM"));
  return (
    <>
      <div className="staff-month">
        <Button size="small" onClick={() => step(-1)} aria-label="上个月">
          ‹
        </Button>
        <b>{served.label}</b>
        <Button size="small" onClick={() => step(1)} aria-label="下个月">
          ›
        </Button>
        <span className="number">
          {served.days} 天，{served.lessons} 课时
        </span>
      </div>
      {served.rows.length === 0 ? (
        <Empty className="deeds-empty" description={`${served.label}没有签到。`} />
      ) : (
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">日期</th>
              <th scope="col">服务班或岗位</th>
              <th scope="col">签到–签退</th>
              <th scope="col" className="right">
                课时
              </th>
              <th scope="col">说明</th>
            </tr>
          </thead>
          <tbody>
            {served.rows.map((row, i) => (
              <tr key={i}>
                <td className="number">
                  {may ? (
                    <button type="button" className="link" onClick={() => go("staff", ["sign-in", row.date])}>
                      {row.day_label}
                    </button>
                  ) : (
                    row.day_label
                  )}
                </td>
                <td>{row.what}</td>
                <td className="number">{row.times === "" ? "–" : row.times}</td>
                <td className="number right">{row.lessons}</td>
                <td className={row.times === "" ? "state-due" : ""}>{row.said}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}
