// What the standards are called and hold for, the hours they allow, reductions and refunds.
import { Button, Input, Select } from "antd";
import type { Choice, ProfileForm, ProfileWords, ReductionForm } from "../../asks";
import { Cell, Day, options, Pick, PickSome, Text, Tick, withRow } from "./typed";

type Props = { form: ProfileForm; words: ProfileWords; set: (part: Partial<ProfileForm>) => void };
type NameProps = Props & { months: Choice[]; month: string; onMonth: (month: string) => void };

/** 口径名称, from which month, and until when. */
export function Named({ form, months, month, set, onMonth }: NameProps) {
  return (
    <section className="set-box" aria-label="名称和月份">
      <div className="own-grid">
        <Text place="name" label="口径名称" wide hint="例如 宝鸡市2026年秋季口径" value={form.name} onValue={(name) => set({ name })} />
        <Pick place="month" label="从哪个月起按它算" value={month} words={months} onValue={onMonth} />
        <span />
        <Day place="from" label="口径从哪天起有效" value={form.from} onValue={(from) => set({ from })} />
        <Day place="to" label="到哪天止（可空）" open value={form.to} onValue={(to) => set({ to })} />
      </div>
    </section>
  );
}

/** Limits of time, and what is never charged. */
export function Hours({ form, words, set }: Props) {
  return (
    <section className="set-box" aria-label="时间规定">
      <h2>时间规定</h2>
      <div className="own-grid">
        <Text place="earliest_end" label="不早于（可空）" hint="16:30" value={form.earliest_end} onValue={(earliest_end) => set({ earliest_end })} />
        <Text place="basic_latest_end" label="基础托管不晚于" hint="18:30" value={form.basic_latest_end} onValue={(basic_latest_end) => set({ basic_latest_end })} />
        <Text place="extended_latest_end" label="延时托管不晚于" hint="20:30" value={form.extended_latest_end} onValue={(extended_latest_end) => set({ extended_latest_end })} />
        <span />
        <Tick label="周末可以开一天" value={form.weekend} onValue={(weekend) => set({ weekend })} />
        <Tick label="初中可以开晚自习" value={form.evening_study} onValue={(evening_study) => set({ evening_study })} />
        <PickSome place="free_kinds" label="不能收费的服务" wide words={words.kinds} value={form.free_kinds} onValue={(free_kinds) => set({ free_kinds })} />
      </div>
    </section>
  );
}

/** 减免. */
export function Reductions({ form, words, set }: Props) {
  const rows = form.reductions;
  const put = (at: number, to: ReductionForm | null) => set({ reductions: withRow(rows, at, to) });
  return (
    <section className="set-box" aria-label="减免">
      <h2>减免</h2>
      <table className="set-table own-table">
        <thead>
          <tr>
            <th>类别</th>
            <th>怎样减</th>
            <th>多少</th>
            <th aria-label="删去" />
          </tr>
        </thead>
        <tbody>
          {rows.map((row, i) => (
            <tr key={i}>
              <td>
                <Cell place={`reductions.${i}.category`} label="类别">
                  {(has) => <Input {...has} value={row.category} maxLength={40} onChange={(event) => put(i, { ...row, category: event.target.value })} />}
                </Cell>
              </td>
              <td>
                <Cell place={`reductions.${i}.kind`} label="怎样减">
                  {(has) => <Select {...has} value={row.kind} options={options(words.waives)} onChange={(kind) => put(i, { ...row, kind, much: kind === "free" ? "" : row.much })} />}
                </Cell>
              </td>
              <td>
                {row.kind !== "free" && (
                  <Cell place={`reductions.${i}.much`} label="多少">
                    {(has) => <Input {...has} value={row.much} suffix={row.kind === "percent" ? "%" : "元"} onChange={(event) => put(i, { ...row, much: event.target.value })} />}
                  </Cell>
                )}
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
      <Button onClick={() => set({ reductions: [...rows, { category: "", kind: "free", much: "" }] })}>加一类减免</Button>
    </section>
  );
}

/** 退费. */
export function Refund({ form, words, set }: Props) {
  return (
    <section className="set-box" aria-label="退费">
      <h2>退费</h2>
      <div className="own-grid">
        <Pick place="refund_rule" label="怎样退" wide value={form.refund_rule} words={words.refund_rules} onValue={(refund_rule) => set({ refund_rule })} />
        {form.refund_rule === "fixed_daily_rate" && <Text place="refund_daily" label="每天退" unit="元" value={form.refund_daily} onValue={(refund_daily) => set({ refund_daily })} />}
        <Pick place="pay_back" label="退到哪里" value={form.pay_back} words={words.pay_backs} onValue={(pay_back) => set({ pay_back })} />
        <Tick label="学校停课的全额退" value={form.school_cancelled_full} onValue={(school_cancelled_full) => set({ school_cancelled_full })} />
      </div>
    </section>
  );
}
