// The button that freezes a month, after saying once more what will be frozen.
import { App as AntApp, Button } from "antd";
import { useState } from "react";
import type { MonthState } from "../asks";
import type { No } from "../desk";
import { Money } from "../parts/Money";
import { NoAlert } from "../parts/NoShown";
import { count } from "../text";
import { useChange } from "../useAsk";

/** Cannot be pressed while something stands in the way. */
export function SettleButton({ state }: { state: MonthState }) {
  const { modal, message } = AntApp.useApp();
  const settle = useChange("settle");
  const [no, setNo] = useState<No | null>(null);
  const verb = `结算 ${Number(state.month.slice(5))} 月`;
  const run = async () => {
    setNo(null);
    const yes = await modal.confirm({ title: `${state.label}将结算为第${state.next_version}版`, width: 560, content: <Frozen state={state} />, okText: verb, cancelText: "先不结算" });
    if (!yes) return;
    settle.mutate(
      { month: state.month },
      {
        onSuccess: (kept) => void message.success(`${state.label}已结算，第${kept.version}版，指纹 ${kept.fingerprint}`, 6),
        onError: setNo,
      },
    );
  };
  return (
    <>
      <Button type="primary" disabled={state.blocked.length > 0} loading={settle.isPending} onClick={() => void run()}>
        {verb}
      </Button>
      {no !== null && <NoAlert no={no} onClose={() => setNo(null)} />}
    </>
  );
}

function Frozen({ state }: { state: MonthState }) {
  const open = state.missing.length + state.findings.length + (state.short === null ? 0 : 1);
  return (
    <dl className="outgoing-facts">
      <dt>收费</dt>
      <dd>
        {count(state.bills.lines)} 人，应缴 <Money fen={state.bills.amount_fen} /> 元（减免 <Money fen={state.bills.waived_fen} /> 元）
      </dd>
      <dt>补助</dt>
      <dd>
        {count(state.pay.lines)} 人，应发 <Money fen={state.pay.amount_fen} /> 元，个税 <Money fen={state.pay.tax_fen} /> 元，实发 <Money fen={state.pay.net_fen} /> 元
      </dd>
      {open > 0 && (
        <>
          <dt>还没办的</dt>
          <dd>本页上面写的，照现在的样子结算</dd>
        </>
      )}
      {state.sample !== null && (
        <>
          <dt>政策口径</dt>
          <dd>{state.sample}</dd>
        </>
      )}
      <dt>结算以后</dt>
      <dd>金额不再随考勤变动。之后要改，写明理由反结算，再结算为下一版。</dd>
    </dl>
  );
}
