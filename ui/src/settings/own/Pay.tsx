// 补助标准 of the school's own: a row for each pool with what each kind of staff earns in it, and pools that share a sum.
import { Button, Checkbox } from "antd";
import { useState } from "react";
import type { PoolForm, ProfileForm, ProfileWords, RateForm } from "../../asks";
import { numbered } from "./number";
import { NameCell, PickCell, Rows, TextCell } from "./typed";

type Props = { form: ProfileForm; words: ProfileWords; pools: string[]; set: (part: Partial<ProfileForm>) => void };

/** The paper pay rests on; what is printed without one is told in its place. */
function PayTitle({ form, set }: Omit<Props, "words" | "pools">) {
  return (
    <>
      <h2>补助标准（元）</h2>
      <div className="own-basis">
        <TextCell place="pay_basis" label="补助依据的文件" hint="依据的文件；空着会印「没有写补助标准的依据文件」" value={form.pay_basis} onValue={(pay_basis) => set({ pay_basis: numbered(pay_basis) })} />
        {form.number !== "" && form.pay_basis !== form.number && (
          <Button size="small" onClick={() => set({ pay_basis: form.number })}>
            文件同上
          </Button>
        )}
      </div>
    </>
  );
}

/** What is empty is not paid. */
export function Rates({ form, words, pools, set }: Props) {
  const [askSlots, setAskSlots] = useState(false);
  const { rates } = form;
  const hasSlots = askSlots || rates.some((rate) => rate.slot_from !== "" || rate.slot_to !== "");
  const names = [...new Set([...pools, ...rates.map((rate) => rate.pool)])].filter((pool) => pool !== "");
  const isUsed = (code: string) => rates.some((rate) => rate.amounts.some((paid) => paid.staff_kind === code));
  const columns = words.staff_kinds.filter(({ code }) => isUsed(code) || words.paid_kinds.some((kind) => kind.code === code));
  const blank: RateForm = { pool: "", slot_from: "", slot_to: "", unit: "lesson", amounts: words.paid_kinds.map(({ code }) => ({ staff_kind: code, amount: "" })) };
  return (
    <Rows
      place="rates"
      title={<PayTitle form={form} set={set} />}
      heads={["资金池（补助名目）", ...columns.map((kind) => kind.label), "单位", ...(hasSlots ? ["只限时段"] : [])]}
      rows={rates}
      add="加一个资金池"
      blank={blank}
      onRows={(to) => set({ rates: to })}
      cells={(rate, at, put) => {
        const of = (field: string) => `rates.${at}.${field}`;
        return (
          <>
            <td>
              <NameCell place={of("pool")} label="资金池" value={rate.pool} names={names} onValue={(pool) => put({ pool })} />
            </td>
            {columns.map(({ code, label }) => {
              const found = rate.amounts.findIndex((paid) => paid.staff_kind === code);
              const column = found < 0 ? rate.amounts.length : found;
              const pay = (amount: string) => {
                const amounts = rate.amounts.slice();
                amounts[column] = { staff_kind: code, amount };
                put({ amounts });
              };
              return (
                <td key={code} className="own-amount">
                  <TextCell place={of(`amounts.${column}`)} label={`${rate.pool} ${label}`} hint="不发" value={rate.amounts[column]?.amount ?? ""} onValue={pay} />
                </td>
              );
            })}
            <td>
              <PickCell place={of("unit")} label="单位" value={rate.unit} words={words.rate_units} onValue={(unit) => put({ unit })} />
            </td>
            {hasSlots && (
              <td className="own-slot">
                <TextCell place={of("slot_from")} label="时段从" value={rate.slot_from} onValue={(slot_from) => put({ slot_from })} />
                至
                <TextCell place={of("slot_to")} label="时段到" value={rate.slot_to} onValue={(slot_to) => put({ slot_to })} />
              </td>
            )}
          </>
        );
      }}
    >
      {!hasSlots && (
        <Button type="link" size="small" onClick={() => setAskSlots(true)}>
          按时段分标准
        </Button>
      )}
    </Rows>
  );
}

const blankPool: PoolForm = { pool: "", source: "income", much: "", split: "by_lessons", management: false };

/** Pools that share a sum instead of paying by rate. */
export function Pools({ form, words, set }: Omit<Props, "pools">) {
  return (
    <Rows
      heads={["资金池", "总额", "多少", "怎样分", "管理类"]}
      rows={form.pools}
      add="加一个按总额分配的资金池"
      blank={blankPool}
      onRows={(pools) => set({ pools })}
      cells={(pool, at, put) => {
        const of = (field: string) => `pools.${at}.${field}`;
        return (
          <>
            <td>
              <TextCell place={of("pool")} label="资金池" value={pool.pool} onValue={(name) => put({ pool: name })} />
            </td>
            <td>
              <PickCell place={of("source")} label="总额" value={pool.source} words={words.sources} onValue={(source) => put({ source })} />
            </td>
            <td className="own-short">
              <TextCell place={of("much")} label="多少" unit={pool.source === "fixed" ? "元" : "%"} value={pool.much} onValue={(much) => put({ much })} />
            </td>
            <td>
              <PickCell place={of("split")} label="怎样分" value={pool.split} words={words.splits} onValue={(split) => put({ split })} />
            </td>
            <td>
              <Checkbox aria-label="管理类" checked={pool.management} onChange={(event) => put({ management: event.target.checked })} />
            </td>
          </>
        );
      }}
    />
  );
}
