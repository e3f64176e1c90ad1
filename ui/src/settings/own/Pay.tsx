// 补助标准 of the school's own: what each kind of staff earns in each pool, and pools that share a sum.
import { AutoComplete, Button, Checkbox, Input, Select } from "antd";
import type { PoolForm, ProfileForm, ProfileWords, RateForm } from "../../asks";
import { Cell, options, Pick, Text, withRow } from "./typed";

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
  const put = (at: number, to: RateForm | null) => onRates(withRow(rates, at, to));
  const last = rates[rates.length - 1];
  return (
    <>
      <table className="set-table own-table">
        <thead>
          <tr>
            <th>资金池</th>
            <th>人员类别</th>
            <th>标准</th>
            <th>单位</th>
            <th>只限时段（可空）</th>
            <th aria-label="删去" />
          </tr>
        </thead>
        <tbody>
          {rates.map((rate, i) => (
            <tr key={i}>
              <td>
                <Cell place={`rates.${i}.pool`} label="资金池">
                  {(has) => <AutoComplete {...has} value={rate.pool} options={names.map((value) => ({ value }))} onChange={(pool: string) => put(i, { ...rate, pool })} />}
                </Cell>
              </td>
              <td>
                <Cell place={`rates.${i}.staff_kind`} label="人员类别">
                  {(has) => <Select {...has} value={rate.staff_kind} options={options(words.staff_kinds)} onChange={(staff_kind) => put(i, { ...rate, staff_kind })} />}
                </Cell>
              </td>
              <td className="own-short">
                <Cell place={`rates.${i}.amount`} label="标准">
                  {(has) => <Input {...has} value={rate.amount} onChange={(event) => put(i, { ...rate, amount: event.target.value })} />}
                </Cell>
              </td>
              <td>
                <Cell place={`rates.${i}.unit`} label="单位">
                  {(has) => <Select {...has} value={rate.unit} options={options(words.rate_units)} onChange={(unit) => put(i, { ...rate, unit })} />}
                </Cell>
              </td>
              <td className="own-slot">
                <Cell place={`rates.${i}.slot_from`} label="时段从">
                  {(has) => <Input {...has} value={rate.slot_from} placeholder="15:45" onChange={(event) => put(i, { ...rate, slot_from: event.target.value })} />}
                </Cell>
                至
                <Cell place={`rates.${i}.slot_to`} label="时段到">
                  {(has) => <Input {...has} value={rate.slot_to} placeholder="16:25" onChange={(event) => put(i, { ...rate, slot_to: event.target.value })} />}
                </Cell>
              </td>
              <td>
                <Button type="link" onClick={() => put(i, null)}>
                  删去
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Button onClick={() => onRates([...rates, { pool: last?.pool ?? "", staff_kind: "own_teacher", slot_from: "", slot_to: "", unit: "lesson", amount: "" }])}>加一项补助标准</Button>
    </>
  );
}

function Pools({ pools, words, onPools }: { pools: PoolForm[]; words: ProfileWords; onPools: (pools: PoolForm[]) => void }) {
  const put = (at: number, to: PoolForm | null) => onPools(withRow(pools, at, to));
  return (
    <>
      {pools.length > 0 && (
        <table className="set-table own-table">
          <thead>
            <tr>
              <th>资金池</th>
              <th>总额</th>
              <th>多少</th>
              <th>怎样分</th>
              <th>管理类</th>
              <th aria-label="删去" />
            </tr>
          </thead>
          <tbody>
            {pools.map((pool, i) => (
              <tr key={i}>
                <td>
                  <Cell place={`pools.${i}.pool`} label="资金池">
                    {(has) => <Input {...has} value={pool.pool} onChange={(event) => put(i, { ...pool, pool: event.target.value })} />}
                  </Cell>
                </td>
                <td>
                  <Cell place={`pools.${i}.source`} label="总额">
                    {(has) => <Select {...has} value={pool.source} options={options(words.sources)} onChange={(source) => put(i, { ...pool, source })} />}
                  </Cell>
                </td>
                <td className="own-short">
                  <Cell place={`pools.${i}.much`} label="多少">
                    {(has) => <Input {...has} value={pool.much} suffix={pool.source === "fixed" ? "元" : "%"} onChange={(event) => put(i, { ...pool, much: event.target.value })} />}
                  </Cell>
                </td>
                <td>
                  <Cell place={`pools.${i}.split`} label="怎样分">
                    {(has) => <Select {...has} value={pool.split} options={options(words.splits)} onChange={(split) => put(i, { ...pool, split })} />}
                  </Cell>
                </td>
                <td>
                  <Checkbox aria-label="管理类" checked={pool.management} onChange={(event) => put(i, { ...pool, management: event.target.checked })} />
                </td>
                <td>
                  <Button type="link" onClick={() => put(i, null)}>
                    删去
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <Button onClick={() => onPools([...pools, { pool: "", source: "income", much: "", split: "by_lessons", management: false }])}>加一个按总额分配的资金池</Button>
    </>
  );
}
