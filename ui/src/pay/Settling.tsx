// Settling a month: what will be frozen and what it lacks, then the number and fingerprint, the sheets, and reopening with a reason.
import { Alert, Button, Descriptions } from "antd";
import { useState } from "react";
import type { MonthState } from "../asks";
import { momentText } from "../days";
import { useMay } from "../me";
import { Money } from "../parts/Money";
import { NoShown } from "../parts/NoShown";
import { SampleProfile } from "../parts/SampleProfile";
import { Waiting } from "../parts/Waiting";
import { count } from "../text";
import { useAsk } from "../useAsk";
import { Papers } from "./Papers";
import { Reopen } from "./Reopen";
import { Sentences } from "./Sentences";
import { SettleButton } from "./SettleButton";
import { Sheets } from "./Sheets";

/** `month` is null until the months are known. */
export function Settling({ month }: { month: string | null }) {
  const state = useAsk("month_state", month === null ? null : { month });
  if (state.isError) return <NoShown no={state.error} again={() => void state.refetch()} />;
  if (month === null || state.isPending) return <Waiting what="正在核对本月" />;
  return <Shown state={state.data} />;
}

function Shown({ state }: { state: MonthState }) {
  const settled = state.version !== null;
  return (
    <div className="sheets">
      <SampleProfile said={state.sample} />
      <Warnings state={state} />
      {state.short !== null && <Alert type="info" showIcon title={state.short} />}
      <div className="sheet-pair">
        <State state={state} />
        <section className="sheet">
          <h2>{settled ? "发放表" : "结算以后可以生成的表"}</h2>
          <Sheets state={state} />
        </section>
      </div>
      <Papers month={state.month} versions={state.versions} />
    </div>
  );
}

function State({ state }: { state: MonthState }) {
  const maySettle = useMay("settle");
  const [reopening, setReopening] = useState(false);
  const settled = state.version !== null;
  return (
    <section className="sheet">
      <h2>{settled ? `${state.label} ${state.state_label}` : `${state.label}将要结算的内容`}</h2>
      <Facts state={state} />
      {maySettle && (
        <div className="sheet-foot">
          {settled ? <Button onClick={() => setReopening(true)}>反结算 {state.label}…</Button> : <SettleButton state={state} />}
        </div>
      )}
      {!maySettle && <p className="sheet-note">结算和出表由财务办理。</p>}
      <Reopen month={state.month} label={state.label} open={reopening} onClose={() => setReopening(false)} />
    </section>
  );
}

function Facts({ state }: { state: MonthState }) {
  const { bills, pay, own, labour } = state;
  const items = [
    { label: "收费", children: <span>{count(bills.lines)} 人，减免前 <Money fen={bills.due_fen} />，减免 <Money fen={bills.waived_fen} />，应缴 <b><Money fen={bills.amount_fen} /></b> 元</span> },
    { label: "补助", children: <span>{count(pay.lines)} 人，应发 <b><Money fen={pay.amount_fen} /></b>，个税 <Money fen={pay.tax_fen} />，实发 <b><Money fen={pay.net_fen} /></b> 元</span> },
    { label: "其中", children: <span>补助发放表 {count(own.lines)} 人 <Money fen={own.amount_fen} /> 元，劳务费发放表 {count(labour.lines)} 人 <Money fen={labour.amount_fen} /> 元</span> },
    ...(state.fingerprint === null
      ? []
      : [
          {
            label: "指纹",
            children: (
              <span>
                <code>{state.fingerprint}</code> <small className="under">印在这一版的每张表上，改一分钱就会变；财务或审计核对手里的表是不是这一版时用，平时不用管。</small>
              </span>
            ),
          },
          { label: "结算", children: `${momentText(state.settled_at ?? "")}　${state.settled_by ?? ""}` },
        ]),
  ];
  return <Descriptions size="small" column={1} items={items.map((item) => ({ key: item.label, ...item }))} />;
}

function Warnings({ state }: { state: MonthState }) {
  const all = [
    { type: "error" as const, title: "还不能结算", said: state.blocked },
    { type: "error" as const, title: "结算以后有改动，现在不能出表。请反结算后重新结算", said: state.changes },
    { type: "warning" as const, title: "结算前请看一看", said: state.version === null ? toLookAt(state) : [] },
    { type: "warning" as const, title: "收款账户请核对", said: state.accounts },
  ];
  return all
    .filter((one) => one.said.length > 0)
    .map((one) => <Alert key={one.title} type={one.type} showIcon title={one.title} description={<Sentences of={one.said} month={state.month} leads={state.leads} />} />);
}

/** What a group sets right stands first: people would go unpaid. */
function toLookAt({ missing, findings, leads }: MonthState): string[] {
  const leading = new Set(leads.filter((lead) => lead.group !== null).map((lead) => lead.said));
  return [...findings.filter((said) => leading.has(said)), ...missing, ...findings.filter((said) => !leading.has(said))];
}
