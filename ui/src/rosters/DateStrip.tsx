// The strip of one week with its neighbours and a calendar for days further away.
import { LeftOutlined, RightOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { dayAfter, dayText, weekdayText, weekOf } from "../days";
import { DayField } from "../parts/DayField";

type Props = { day: string; today: string; onDay: (day: string) => void };

/** Saturdays and Sundays stay on it: make-up days fall there. */
export function DateStrip({ day, today, onDay }: Props) {
  return (
    <div className="strip" role="group" aria-label="日期">
      <Button size="small" type="text" icon={<LeftOutlined />} aria-label="上一周" title="上一周" onClick={() => onDay(dayAfter(day, -7))} />
      {weekOf(day).map((each) => (
        <button
          key={each}
          type="button"
          className="strip-day"
          data-day={each}
          data-today={each === today || undefined}
          data-weekend={weekdayText(each) === "六" || weekdayText(each) === "日" || undefined}
          aria-current={each === day ? "date" : undefined}
          title={each === today ? `今天 ${dayText(each)}` : dayText(each)}
          onClick={() => onDay(each)}
        >
          周{weekdayText(each)} <b>{Number(each.slice(8))}</b>
        </button>
      ))}
      <Button size="small" type="text" icon={<RightOutlined />} aria-label="下一周" title="下一周" onClick={() => onDay(dayAfter(day, 7))} />
      <Button size="small" disabled={day === today} onClick={() => onDay(today)}>
        回到今天
      </Button>
      <DayField size="small" aria-label="选日期" day={day} onDay={onDay} />
    </div>
  );
}
