// 收费标准 of the school's own: a card for each price with its paper.
import { Button } from "antd";
import type { FeeForm, ProfileWords } from "../../asks";
import { Day, Pick, Text, Tick, withRow } from "./typed";

type Props = { fees: FeeForm[]; words: ProfileWords; onFees: (fees: FeeForm[]) => void };

/** A new standard begins with the paper and days of the last, since one paper usually names several. */
export function Fees({ fees, words, onFees }: Props) {
  const last = fees[fees.length - 1];
  const add = () => onFees([...fees, last === undefined ? blank : { ...blank, issuer: last.issuer, number: last.number, from: last.from, to: last.to, trial: last.trial }]);
  return (
    <section className="set-box" aria-label="收费标准">
      <h2>收费标准</h2>
      <p>每一项都照文件写。没有文号的收费不能收取；不收费的服务不用写。</p>
      {fees.map((fee, i) => (
        <Fee key={i} at={i} fee={fee} before={fees[i - 1]} words={words} onFee={(to) => onFees(withRow(fees, i, to))} />
      ))}
      <Button onClick={add}>加一项收费标准</Button>
    </section>
  );
}

const blank: FeeForm = {
  kind: "basic_care",
  stage: "",
  area: "",
  fund: "service_fee",
  unit: "lesson",
  price: "",
  lessons_max: "",
  cap_month: "",
  cap_term: "",
  charged_on: "attended",
  absence_charged: false,
  part_month: "none",
  rounding: "fen",
  issuer: "",
  number: "",
  clause: "",
  from: "",
  to: "",
  trial: false,
};

/** `before` is the standard above, whose paper may be this one's too. */
type FeeProps = { at: number; fee: FeeForm; before: FeeForm | undefined; words: ProfileWords; onFee: (fee: FeeForm | null) => void };

function Fee({ at, fee, before, words, onFee }: FeeProps) {
  const set = (part: Partial<FeeForm>) => onFee({ ...fee, ...part });
  const of = (field: string) => `fees.${at}.${field}`;
  return (
    <div className="own-card" role="group" aria-label={`第 ${at + 1} 项收费标准`}>
      <div className="own-head">
        <b>第 {at + 1} 项</b>
        {before !== undefined && before.number !== fee.number && (
          <Button size="small" type="link" onClick={() => set({ issuer: before.issuer, number: before.number, clause: before.clause, from: before.from, to: before.to, trial: before.trial })}>
            文件同上一项
          </Button>
        )}
        <Button size="small" type="text" onClick={() => onFee(null)}>
          删去这一项
        </Button>
      </div>
      <div className="own-grid">
        <Pick place={of("kind")} label="服务类别" value={fee.kind} words={words.kinds} onValue={(kind) => set({ kind })} />
        <Pick place={of("stage")} label="学段" value={fee.stage} words={words.stages} onValue={(stage) => set({ stage })} />
        <Text place={of("price")} label="单价" unit="元" value={fee.price} onValue={(price) => set({ price })} />
        <Pick place={of("unit")} label="怎样收" value={fee.unit} words={words.units} onValue={(unit) => set({ unit })} />
        <Text place={of("issuer")} label="发文机关" wide hint="例如 宝鸡市发展和改革委员会" value={fee.issuer} onValue={(issuer) => set({ issuer })} />
        <Text place={of("number")} label="文号" wide hint="例如 宝发改价格〔2025〕7号" value={fee.number} onValue={(number) => set({ number })} />
        <Day place={of("from")} label="从哪天起" value={fee.from} onValue={(from) => set({ from })} />
        <Day place={of("to")} label="到哪天止（可空）" open value={fee.to} onValue={(to) => set({ to })} />
        <Text place={of("clause")} label="条款（可空）" hint="例如 第三条" value={fee.clause} onValue={(clause) => set({ clause })} />
        <Tick label="试行标准" value={fee.trial} onValue={(trial) => set({ trial })} />
        <Text place={of("cap_month")} label="每月最多（可空）" unit="元" value={fee.cap_month} onValue={(cap_month) => set({ cap_month })} />
        <Text place={of("cap_term")} label="每学期最多（可空）" unit="元" value={fee.cap_term} onValue={(cap_term) => set({ cap_term })} />
        <Text place={of("lessons_max")} label="每天最多收（可空）" unit="课时" value={fee.lessons_max} onValue={(lessons_max) => set({ lessons_max })} />
        <Pick place={of("area")} label="城乡" value={fee.area} words={words.areas} onValue={(area) => set({ area })} />
        <Pick place={of("charged_on")} label="按什么计" value={fee.charged_on} words={words.charged_on} onValue={(charged_on) => set({ charged_on })} />
        {fee.charged_on === "attended" && <Tick label="请假、缺席也收" value={fee.absence_charged} onValue={(absence_charged) => set({ absence_charged })} />}
        {fee.unit === "month" && <Pick place={of("part_month")} label="不足月的" value={fee.part_month} words={words.part_months} onValue={(part_month) => set({ part_month })} />}
        <Pick place={of("rounding")} label="四舍五入" value={fee.rounding} words={words.roundings} onValue={(rounding) => set({ rounding })} />
        <Pick place={of("fund")} label="属于" value={fee.fund} words={words.funds} onValue={(fund) => set({ fund })} />
      </div>
    </div>
  );
}
