// The fields of the rules that are not part of every paper: hours, reductions, refunds, and what holds of all pay.
import type { ProfileForm, ProfileWords, ReductionForm } from "../../asks";
import { Pick, PickCell, PickSome, Rows, Text, TextCell, Tick } from "./typed";

type Props = { form: ProfileForm; words: ProfileWords; set: (part: Partial<ProfileForm>) => void };

/** 迟到早退. */
export function Late({ form, set }: Props) {
  return (
    <div className="own-grid">
      <Text place="late_minutes" label="迟到早退超过" unit="分钟" value={form.late_minutes} onValue={(late_minutes) => set({ late_minutes })} />
      <Text place="late_deduct" label="扣该次的" unit="%" value={form.late_deduct} onValue={(late_deduct) => set({ late_deduct })} />
    </div>
  );
}

/** 每课时最低. */
export function Floor({ form, set }: Props) {
  return (
    <div className="own-grid">
      <Text place="pay_floor" label="每课时最低" unit="元" value={form.pay_floor} onValue={(pay_floor) => set({ pay_floor })} />
    </div>
  );
}

/** 管理费最高占比. */
export function Management({ form, set }: Props) {
  return (
    <div className="own-grid">
      <Text place="management_max" label="管理费最高占收费收入" unit="%" value={form.management_max} onValue={(management_max) => set({ management_max })} />
    </div>
  );
}

/** 结余. */
export function Remainder({ form, words, set }: Props) {
  return (
    <div className="own-grid">
      <Pick place="remainder" label="发放后的结余" wide value={form.remainder} words={words.remainders} onValue={(remainder) => set({ remainder })} />
    </div>
  );
}

/** Limits of time. */
export function Hours({ form, set }: Props) {
  return (
    <div className="own-grid">
      <Text place="earliest_end" label="结束不早于（可空）" value={form.earliest_end} onValue={(earliest_end) => set({ earliest_end })} />
      <Text place="basic_latest_end" label="基础托管不晚于" value={form.basic_latest_end} onValue={(basic_latest_end) => set({ basic_latest_end })} />
      <Text place="extended_latest_end" label="延时托管不晚于" value={form.extended_latest_end} onValue={(extended_latest_end) => set({ extended_latest_end })} />
    </div>
  );
}

/** On which days beyond the usual there may be service. */
export function Days({ form, set }: Props) {
  return (
    <div className="own-grid">
      <Tick label="周末可以开一天" value={form.weekend} onValue={(weekend) => set({ weekend })} />
      <Tick label="初中可以开晚自习" value={form.evening_study} onValue={(evening_study) => set({ evening_study })} />
    </div>
  );
}

/** What is never charged. */
export function Free({ form, words, set }: Props) {
  return (
    <div className="own-grid">
      <PickSome place="free_kinds" label="不能收费的服务" wide words={words.kinds} value={form.free_kinds} onValue={(free_kinds) => set({ free_kinds })} />
    </div>
  );
}

/** A row of 减免 to write in. */
export const blankReduction: ReductionForm = { category: "", kind: "free", much: "" };

/** 减免. */
export function Reductions({ form, words, set }: Props) {
  return (
      <Rows
        heads={["类别", "怎样减", "多少"]}
        rows={form.reductions}
        add="加一类减免"
        blank={blankReduction}
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
                {row.kind !== "free" && row.kind !== "" && <TextCell place={of("much")} label="多少" unit={row.kind === "percent" ? "%" : "元"} value={row.much} onValue={(much) => put({ much })} />}
              </td>
            </>
          );
        }}
      />
  );
}

/** 退费. */
export function Refund({ form, words, set }: Props) {
  return (
      <div className="own-grid">
        <Pick place="refund_rule" label="怎样退" wide value={form.refund_rule} words={words.refund_rules} onValue={(refund_rule) => set({ refund_rule })} />
        {form.refund_rule === "fixed_daily_rate" && <Text place="refund_daily" label="每天退" unit="元" value={form.refund_daily} onValue={(refund_daily) => set({ refund_daily })} />}
        <Pick place="pay_back" label="退到哪里" value={form.pay_back} words={words.pay_backs} onValue={(pay_back) => set({ pay_back })} />
        <Tick label="学校停课的全额退" value={form.school_cancelled_full} onValue={(school_cancelled_full) => set({ school_cancelled_full })} />
      </div>
  );
}
