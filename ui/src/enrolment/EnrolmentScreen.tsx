// 报名: one class's week at a time, and the slips that come back, one number after the other.
import { Segmented } from "antd";
import { go } from "../address";
import { Page } from "../parts/Page";
import type { ScreenProps } from "../screens";
import { Board } from "./Board";
import { Slips } from "./Slips";
import "./enrolment.css";

/** `#/enrolment/class/3` and `#/enrolment/slips`. */
export default function EnrolmentScreen({ address }: ScreenProps) {
  const part = address.parts[0] === "slips" ? "slips" : "class";
  const chosen = part === "class" ? Number(address.parts[1]) : Number.NaN;
  return (
    <Page
      title="报名"
      strip={
        <Segmented
          value={part}
          onChange={(next) => go("enrolment", [next])}
          options={[
            { value: "class", label: "按班报名" },
            { value: "slips", label: "收回执" },
          ]}
        />
      }
    >
      {part === "slips" ? <Slips /> : <Board chosen={Number.isInteger(chosen) && chosen > 0 ? chosen : null} />}
    </Page>
  );
}
