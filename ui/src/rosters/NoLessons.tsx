// A day without after-school service: says so, why, and where to go next.
import { Button, Empty } from "antd";
import type { DayRosters, SchoolShown } from "../asks";
import { dayText } from "../days";

type Props = { rosters: DayRosters; school: SchoolShown; onDay: (day: string) => void };

/** Shown instead of an empty table. */
export function NoLessons({ rosters, school, onDay }: Props) {
  const { term } = school;
  const outside = term !== null && (rosters.date < term.first_day || rosters.date > term.last_day);
  return (
    <Empty
      className="no-lessons"
      image={Empty.PRESENTED_IMAGE_SIMPLE}
      description={
        <>
          <strong>
            {dayText(rosters.date)} {rosters.day_label}
          </strong>
          <br />
          {outside
            ? `${term.name}从${dayText(term.first_day)}到${dayText(term.last_day)}。`
            : "这一天没有服务班。"}
        </>
      }
    >
      {outside && <Button onClick={() => onDay(term.first_day)}>看学期第一天</Button>}
    </Empty>
  );
}
