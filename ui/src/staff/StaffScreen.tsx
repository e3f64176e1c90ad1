// 人员与排班: everyone who serves, who serves where in a week, and the sign-in of a day by exceptions.
import { Segmented } from "antd";
import { go } from "../address";
import { useMay } from "../me";
import type { ScreenProps } from "../screens";
import { SignIn } from "./SignIn";
import { StaffList } from "./StaffList";
import { WeekTable } from "./WeekTable";
import "../rosters/rosters.css";
import "./staff.css";

const aDay = /^\d{4}-\d{2}-\d{2}$/;

/** `#/staff`, `#/staff/17`, `#/staff/new`, `#/staff/week/DAY`, `#/staff/sign-in/DAY`. */
export default function StaffScreen({ school, address }: ScreenProps) {
  const [first = "", second = ""] = address.parts;
  const day = aDay.test(second) ? second : school.today;
  const maySign = useMay("sign_in_sheet");
  if (first === "week") return <WeekTable day={day} today={school.today} />;
  if (first === "sign-in" && maySign) return <SignIn key={day} day={day} today={school.today} />;
  return <StaffList open={/^\d+$/.test(first) ? Number(first) : null} adding={first === "new"} today={school.today} />;
}

export type Side = "list" | "week" | "sign-in";

/** The sides of the screen; a day stays when the side changes. */
export function Sides({ side, day }: { side: Side; day?: string }) {
  const maySign = useMay("sign_in_sheet");
  const options = [
    { value: "list" as const, label: "人员" },
    { value: "week" as const, label: "一周排班" },
    ...(maySign ? [{ value: "sign-in" as const, label: "签到" }] : []),
  ];
  return (
    <Segmented<Side>
      size="small"
      aria-label="看哪一页"
      value={side}
      options={options}
      onChange={(next) => go("staff", next === "list" ? [] : day === undefined ? [next] : [next, day])}
    />
  );
}
