// 补助标准 of the school's own: what each kind of staff earns in each pool, and pools that share a sum.
import { Checkbox } from "antd";
import type { PoolForm, ProfileForm, ProfileWords, RateForm } from "../../asks";
import { NameCell, Pick, PickCell, Rows, Text, TextCell } from "./typed";

type Props = { form: ProfileForm; words: ProfileWords; pools: string[]; set: (part: Partial<ProfileForm>) => void };

/** 补助. */
export function Pay({ form, words, pools, set }: Props) {
  const names = [...new Set([...pools, ...form.rates.map((rate) => rate.pool)])].filter((pool) => pool !== "");
  return (
    <section className="set-box" aria-label="补助标准">
      <h2>补助标准</h2>
      <p>给教师发补助的标准。资金池要与服务班的资金池写得一样。</p>
      <div className="own-grid">
        <Text place="pay_basis" label="依据的文件（可空）" wide hint="例如 宝教发〔2025〕9号" value={form.pay_basis} onValue={(pay_basis) => set({ pay_basis })} />
        <Text place="pay_floor" label="每课时最低（可空）" unit="元" value={form.pay_floor} onValue={(pay_floor) => set({ pay_floor })} />
        <Text place="management_max" label="管理费最高占（可空）" unit="%" value={form.management_max} onValue={(management_max) => set({ management_max })} />
        <Text place="late_minutes" label="迟到早退超过" unit="分钟" value={form.late_minutes} onValue={(late_minutes) => set({ late_minutes })} />
        <Text place="late_deduct" label="扣该次的" unit="%" value={form.late_deduct} onValue={(late_deduct) => set({ late_deduct })} />
        <Pick place="remainder" label="发放后的结余" wide value={form.remainder} words={words.remainders} onValue={(remainder) => set({ remainder })} />
      </div>
      <Rates rates={form.rates} words={words} names={names} onRates={(rates) => set({ rates })} />
      <h2>按总额分配的资金池</h2>
      <Pools pools={form.pools} words={words} onPools={(to) => set({ pools: to })} />
    </section>
  );
}

function Rates({ rates, words, names, onRates }: { rates: RateForm[]; words: ProfileWords; names: string[]; onRates: (rates: RateForm[]) => void }) {
  const blank: RateForm = { pool: rates[rates.length - 1]?.pool ?? "", staff_kind: "own_teacher", slot_from: "", slot_to: "", unit: "lesson", amount: "" };
  return (
    <Rows
      heads={["资金池", "人员类别", "标准", "单位", "只限时段（可空）"]}
      rows={rates}
      add="加一项补助标准"
      blank={blank}
      onRows={onRates}
      cells={(rate, at, set) => {
        const of = (field: string) => `rates.${at}.${field}`;
        return (
          <>
            <td>
              <NameCell place={of("pool")} label="资金池" value={rate.pool} names={names} onValue={(pool) => set({ pool })} />
            </td>
            <td>
              <PickCell place={of("staff_kind")} label="人员类别" value={rate.staff_kind} words={words.staff_kinds} onValue={(staff_kind) => set({ staff_kind })} />
            </td>
            <td className="own-short">
              <TextCell place={of("amount")} label="标准" value={rate.amount} onValue={(amount) => set({ amount })} />
            </td>
            <td>
              <PickCell place={of("unit")} label="单位" value={rate.unit} words={words.rate_units} onValue={(unit) => set({ unit })} />
            </td>
            <td className="own-slot">
              <TextCell place={of("slot_from")} label="时段从" hint="15:45" value={rate.slot_from} onValue={(slot_from) => set({ slot_from })} />
              至
              <TextCell place={of("slot_to")} label="时段到" hint="16:25" value={rate.slot_to} onValue={(slot_to) => set({ slot_to })} />
            </td>
          </>
        );
      }}
    />
  );
}

const blankPool: PoolForm = { pool: "", source: "income", much: "", split: "by_lessons", management: false };

function Pools({ pools, words, onPools }: { pools: PoolForm[]; words: ProfileWords; onPools: (pools: PoolForm[]) => void }) {
  return (
    <Rows
      heads={["资金池", "总额", "多少", "怎样分", "管理类"]}
      rows={pools}
      add="加一个按总额分配的资金池"
      blank={blankPool}
      onRows={onPools}
      cells={(pool, at, set) => {
        const of = (field: string) => `pools.${at}.${field}`;
        return (
          <>
            <td>
              <TextCell place={of("pool")} label="资金池" value={pool.pool} onValue={(name) => set({ pool: name })} />
            </td>
            <td>
              <PickCell place={of("source")} label="总额" value={pool.source} words={words.sources} onValue={(source) => set({ source })} />
            </td>
            <td className="own-short">
              <TextCell place={of("much")} label="多少" unit={pool.source === "fixed" ? "元" : "%"} value={pool.much} onValue={(much) => set({ much })} />
            </td>
            <td>
              <PickCell place={of("split")} label="怎样分" value={pool.split} words={words.splits} onValue={(split) => set({ split })} />
            </td>
            <td>
              <Checkbox aria-label="管理类" checked={pool.management} onChange={(event) => set({ management: event.target.checked })} />
            </td>
          </>
        );
      }}
    />
  );
}
