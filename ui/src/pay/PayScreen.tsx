// 补助: the month's pay with the reason for every amount, then settling, and the sheets that leave.
import { Button, Segmented } from "antd";
import { go } from "../address";
import { MonthPicker, useMonth } from "../fees/MonthPicker";
import { Page } from "../parts/Page";
import { WhyDrawer } from "../parts/WhyDrawer";
import type { ScreenProps } from "../screens";
import { PayList } from "./PayList";
import { Settling } from "./Settling";

/** `#/pay/2026-10/list`, `#/pay/2026-10/settle`, `#/pay/2026-10/why/2026-10-P-5`. */
export default function PayScreen({ address }: ScreenProps) {
  const { month, label, state, months, why } = useMonth(address.parts[0]);
  const isSettling = address.parts[1] === "settle";
  const line = address.parts[1] === "why" ? (address.parts[2] ?? null) : null;
  const to = (...parts: string[]) => go("pay", [month ?? "", ...parts], isSettling ? {} : address.state);
  const strip = (
    <>
      <Segmented
        aria-label="看什么"
        value={isSettling ? "settle" : "list"}
        options={[
          { value: "list", label: "每月补助" },
          { value: "settle", label: "结算与出表" },
        ]}
        onChange={(what) => go("pay", [month ?? "", what])}
      />
      {month !== null && <MonthPicker months={months} month={month} why={why} onMonth={(next) => go("pay", isSettling ? [next, "settle"] : [next])} />}
    </>
  );
  const actions = isSettling ? undefined : (
    <Button type="primary" disabled={month === null} onClick={() => to("settle")}>
      去结算与出表
    </Button>
  );
  return (
    <Page title="补助" note={label === "" ? undefined : `${label} · ${state}`} actions={actions} strip={strip} bare={isSettling}>
      {isSettling ? <Settling month={month} /> : <PayList month={month} label={label} open={line} onWhy={(id) => to("why", id)} />}
      <WhyDrawer line={line} onClose={() => to()} />
    </Page>
  );
}
