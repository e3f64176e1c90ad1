// 校历与作息: the year with what each day is, and the time plan on a week grid.
import { Segmented } from "antd";
import { go } from "../address";
import type { ScreenProps } from "../screens";
import "./calendar.css";
import { PlanView } from "./PlanView";
import { YearView } from "./YearView";

/** Two views; the address says which. */
export default function CalendarScreen({ address }: ScreenProps) {
  const view = address.parts[0] === "plan" ? "plan" : "year";
  const tabs = (
    <Segmented
      aria-label="校历或作息"
      value={view}
      options={[
        { value: "year", label: "校历" },
        { value: "plan", label: "作息" },
      ]}
      onChange={(to) => go("calendar", to === "plan" ? ["plan"] : [])}
    />
  );
  return view === "plan" ? <PlanView tabs={tabs} /> : <YearView tabs={tabs} />;
}
