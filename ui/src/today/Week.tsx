// The week in two charts, and the same numbers as a table for whoever does not see charts.
import type { WeekDay } from "../asks";
import { Chart } from "./Chart";
import { attendanceOption, stayOption } from "./options";

/** Days on which service is held. */
export default function Week({ week }: { week: WeekDay[] }) {
  return (
    <div className="today-stack">
      <section className="today-box" aria-labelledby="week-came">
        <h2 id="week-came">本周出勤（人）</h2>
        <Chart label="本周每天实到、请假、缺席、未点名的人数，还没到的日子只有应到" option={attendanceOption(week)} />
      </section>
      <section className="today-box" aria-labelledby="week-stay">
        <h2 id="week-stay">本周留校（人）</h2>
        <Chart label="本周每天至18:30和18:30以后的人数" option={stayOption(week)} />
      </section>
      <div className="unseen">
        <table>
          <caption>本周每天的人数</caption>
          <thead>
            <tr>
              {["日期", "应到", "实到", "请假", "缺席", "到过又缺过一班", "未点名", "至18:30", "18:30以后"].map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {week.map((day) => (
              <tr key={day.date}>
                <th scope="row">
                  {day.date} {day.weekday_label}
                </th>
                {[day.heads.expected, day.heads.present, day.heads.leave, day.heads.absent, day.heads.absent_once, day.is_coming ? "–" : day.heads.uncalled, day.until_basic, day.after_basic].map((value, i) => (
                  <td key={i}>{value}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}
