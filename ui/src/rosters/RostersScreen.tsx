// 名册与点名: the day's groups, the roll call of one of them, and a group's month.
import { Segmented } from "antd";
import { go } from "../address";
import { useMay } from "../me";
import type { ScreenProps } from "../screens";
import { CallScreen } from "./CallScreen";
import { DayBoard } from "./DayBoard";
import { MonthScreen } from "./MonthScreen";
import "./rosters.css";

/** `#/rosters/DAY`, `#/rosters/DAY/group/3`, `#/rosters/DAY/call/3`, `#/rosters/month/2026-11/3`. */
export default function RostersScreen({ school, address }: ScreenProps) {
  const [first = "", what, which] = address.parts;
  if (first === "month") return <MonthScreen school={school} month={monthOf(what, school.today)} group={which ?? null} day={address.state["day"] ?? null} />;
  const day = /^\d{4}-\d{2}-\d{2}$/.test(first) ? first : school.today;
  if (what === "call" && which !== undefined) return <CallScreen key={`${day}/${which}`} day={day} group={which} ofMonth={address.state["from"] === "month"} />;
  return <DayBoard school={school} day={day} group={what === "group" ? Number(which) : null} />;
}

/** The two sides of the screen. */
export function Sides({ side, day }: { side: "day" | "month"; day: string }) {
  const may = useMay("month_sheet");
  if (!may) return null;
  return (
    <Segmented<"day" | "month">
      size="small"
      aria-label="看哪一种"
      value={side}
      options={[
        { value: "day", label: "当天名册" },
        { value: "month", label: "月考勤表" },
      ]}
      onChange={(next) => (next === "day" ? go("rosters", [day]) : go("rosters", ["month", day.slice(0, 7)], { day }))}
    />
  );
}

function monthOf(text: string | undefined, today: string): string {
  return /^\d{4}-\d{2}$/.test(text ?? "") ? (text ?? "") : today.slice(0, 7);
}
