// A day without after-school service: says so, why, and where to go next.
import { Button, Empty } from "antd";
import type { DayKind, DayRosters, SchoolShown } from "../asks";
import { dayText } from "../days";

/** What the day is, and why there is nothing to show; `label` is the day and what the calendar says of it. */
const reasons: Record<DayKind, (label: string) => [string, string]> = {
  teaching: () => ["没有服务班", "这一天上课，但没有服务班开班。"],
  make_up: (label) => ["没有服务班", `${label}。补课日要先在校历里写明按周几上课。`],
  weekend: () => ["不上课", "这一天是周末。"],
  holiday: (label) => ["不上课", `${label}，放假。`],
  closure: (label) => ["停课", `${label}。`],
  out_of_term: () => ["不上课", "这一天不在学期里。"],
  unknown: (label) => ["不知道是否上课", `${label}。请先导入这一年的放假安排。`],
};

type Props = { rosters: DayRosters; school: SchoolShown; onDay: (day: string) => void };

/** Shown instead of an empty table. */
export function NoLessons({ rosters, school, onDay }: Props) {
  const { term } = school;
  const [what, why] = reasons[rosters.day_kind](rosters.day_label);
  const outside = rosters.day_kind === "out_of_term" && term !== null;
  return (
    <Empty
      className="no-lessons"
      image={Empty.PRESENTED_IMAGE_SIMPLE}
      description={
        <>
          <strong>
            {dayText(rosters.date)} {what}
          </strong>
          <br />
          {why} {outside && `${term.name}从${dayText(term.first_day)}到${dayText(term.last_day)}。`}
        </>
      }
    >
      {outside && <Button onClick={() => onDay(term.first_day)}>看学期第一天</Button>}
    </Empty>
  );
}
