// 收费: the month's bills with the reason for every amount, and the standards they rest on.
import { Segmented } from "antd";
import { go } from "../address";
import { Page } from "../parts/Page";
import { WhyDrawer } from "../parts/WhyDrawer";
import type { ScreenProps } from "../screens";
import { Bills } from "./Bills";
import { MonthPicker, useMonth } from "./MonthPicker";
import { Policies } from "./Policies";

/** `#/fees/2026-10/why/2026-10-B-17`, `#/fees/policies`. */
export default function FeesScreen({ address }: ScreenProps) {
  const { month, label, state, months, why } = useMonth(address.parts[0]);
  const isPolicies = address.parts[0] === "policies";
  const line = address.parts[1] === "why" ? (address.parts[2] ?? null) : null;
  const strip = (
    <>
      <Segmented
        aria-label="看什么"
        value={isPolicies ? "policies" : "bills"}
        options={[
          { value: "bills", label: "每月账单" },
          { value: "policies", label: "收费标准与口径" },
        ]}
        onChange={(to) => go("fees", to === "policies" ? ["policies"] : [])}
      />
      {!isPolicies && month !== null && <MonthPicker months={months} month={month} why={why} onMonth={(to) => go("fees", [to])} />}
    </>
  );
  return (
    <Page title="收费" note={isPolicies ? "收费标准与口径" : label === "" ? undefined : `${label} · ${state}`} strip={strip} bare={isPolicies}>
      {isPolicies ? <Policies /> : <Bills month={month} label={label} open={line} onWhy={(id) => go("fees", [month ?? "", "why", id], address.state)} />}
      <WhyDrawer line={line} onClose={() => go("fees", [month ?? ""], address.state)} />
    </Page>
  );
}
