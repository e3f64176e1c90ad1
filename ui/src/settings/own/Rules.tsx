// What the standards are called and hold for, the hours they allow, reductions and refunds.
import type { Choice, ProfileForm, ProfileWords, ReductionForm } from "../../asks";
import { Day, Pick, PickCell, PickSome, Rows, Text, TextCell, Tick } from "./typed";

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

const blank: ReductionForm = { category: "", kind: "free", much: "" };

/** 减免. */
export function Reductions({ form, words, set }: Props) {
  return (
    <section className="set-box" aria-label="减免">
      <h2>减免</h2>
      <Rows
        heads={["类别", "怎样减", "多少"]}
        rows={form.reductions}
        add="加一类减免"
        blank={blank}
        onRows={(reductions) => set({ reductions })}
        cells={(row, at, put) => {
          const of = (field: string) => `reductions.${at}.${field}`;
          return (
            <>
              <td>
                <TextCell place={of("category")} label="类别" value={row.category} onValue={(category) => put({ category })} />
              </td>
              <td>
                <PickCell place={of("kind")} label="怎样减" value={row.kind} words={words.waives} onValue={(kind) => put({ kind, ...(kind === "free" ? { much: "" } : {}) })} />
              </td>
              <td>
                {row.kind !== "free" && <TextCell place={of("much")} label="多少" unit={row.kind === "percent" ? "%" : "元"} value={row.much} onValue={(much) => put({ much })} />}
              </td>
            </>
          );
        }}
      />
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
