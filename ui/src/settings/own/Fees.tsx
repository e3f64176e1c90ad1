// 收费标准 of the school's own: a row for each price, and what else a fee says.
import type { FeeForm, ProfileWords, TotalForm } from "../../asks";
import { numbered } from "./number";
import { AgreeRow, Day, Pick, PickCell, Rows, Text, TextCell, Tick, withRow } from "./typed";

type Props = { fees: FeeForm[]; totals: TotalForm[]; free: string[]; words: ProfileWords; onFees: (fees: FeeForm[]) => void; onTotals: (totals: TotalForm[]) => void };

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
  clause: "",
  own_paper: false,
  issuer: "",
  number: "",
  from: "",
  to: "",
  trial: false,
};

/** The row that is added: of the first kind that is charged and has none, for the stage that all the others are for. */
function next(fees: FeeForm[], free: string[], words: ProfileWords): FeeForm {
  const kind = words.kinds.find(({ code }) => !free.includes(code) && !fees.some((fee) => fee.kind === code));
  const [first] = fees;
  const isOfOne = first !== undefined && fees.every((fee) => fee.stage === first.stage);
  return { ...blank, kind: kind?.code ?? blank.kind, stage: isOfOne ? first.stage : "" };
}

/** The 学段 is asked where the fees tell stages apart. */
export function Fees({ fees, totals, free, words, onFees, onTotals }: Props) {
  const stages = [...new Set(fees.map((fee) => fee.stage))];
  const hasStages = stages.length > 1;
  return (
    <Rows
      place="fees"
      title={<h2>收费标准（元）</h2>}
      heads={["服务", ...(hasStages ? ["学段"] : []), "单价", "怎样收", "每月最多", "每学期最多"]}
      rows={fees}
      add="加一项收费"
      blank={next(fees, free, words)}
      onRows={onFees}
      foot={withBlanks(totals, hasStages ? stages : []).map((total, at, all) => (
        <Total key={total.stage} at={at} total={total} words={words} hasStages={hasStages} onTotal={(to) => onTotals(withRow(all, at, to))} />
      ))}
      cells={(fee, at, set) => {
        const of = (field: string) => `fees.${at}.${field}`;
        return (
          <>
            <td>
              <PickCell place={of("kind")} label="服务" value={fee.kind} words={words.kinds} onValue={(kind) => set({ kind })} />
            </td>
            {hasStages && (
              <td>
                <PickCell place={of("stage")} label="学段" value={fee.stage} words={words.stages} onValue={(stage) => set({ stage })} />
              </td>
            )}
            <td className="own-short">
              <TextCell place={of("price")} label="单价" value={fee.price} onValue={(price) => set({ price })} />
            </td>
            <td>
              <PickCell place={of("unit")} label="怎样收" value={fee.unit} words={words.units} onValue={(unit) => set({ unit })} />
            </td>
            <td className="own-short">
              <TextCell place={of("cap_month")} label="每月最多" hint="不封顶" value={fee.cap_month} onValue={(cap_month) => set({ cap_month })} />
            </td>
            <td className="own-short">
              <TextCell place={of("cap_term")} label="每学期最多" hint="不封顶" value={fee.cap_term} onValue={(cap_term) => set({ cap_term })} />
            </td>
          </>
        );
      }}
    />
  );
}

/** The caps over all kinds that are typed, and an empty row for each stage that has none; one for all where nothing tells stages apart. */
function withBlanks(totals: TotalForm[], stages: string[]): TotalForm[] {
  const wanted = stages.length > 0 ? stages : totals.length > 0 ? [] : [""];
  const missing = wanted.filter((stage) => !totals.some((total) => total.stage === stage));
  return [...totals, ...missing.map((stage) => ({ stage, cap_month: "", cap_term: "" }))];
}

type TotalProps = { at: number; total: TotalForm; words: ProfileWords; hasStages: boolean; onTotal: (total: TotalForm) => void };

/** What all kinds together cost at most, below the prices. */
function Total({ at, total, words, hasStages, onTotal }: TotalProps) {
  const of = (field: string) => `total_caps.${at}.${field}`;
  const stage = total.stage === "" ? "" : (words.stages.find(({ code }) => code === total.stage)?.label ?? "");
  return (
    <tr className="own-total">
      <th scope="row">各项合计</th>
      {hasStages && <td>{stage}</td>}
      <td colSpan={2}>{hasStages ? "" : stage}</td>
      <td className="own-short">
        <TextCell place={of("cap_month")} label="各项合计每月最多" hint="不封顶" value={total.cap_month} onValue={(cap_month) => onTotal({ ...total, cap_month })} />
      </td>
      <td className="own-short">
        <TextCell place={of("cap_term")} label="各项合计每学期最多" hint="不封顶" value={total.cap_term} onValue={(cap_term) => onTotal({ ...total, cap_term })} />
      </td>
      <td>
        <AgreeRow row={`total_caps.${at}`} />
      </td>
    </tr>
  );
}

type MoreProps = { at: number; fee: FeeForm; words: ProfileWords; onFee: (fee: FeeForm) => void };

/** What of a fee most papers leave to the usual, and a paper of its own. */
export function FeeMore({ at, fee, words, onFee }: MoreProps) {
  const set = (part: Partial<FeeForm>) => onFee({ ...fee, ...part });
  const of = (field: string) => `fees.${at}.${field}`;
  return (
    <div className="own-grid">
      <Text place={of("lessons_max")} label="每天最多收（可空）" unit="课时" value={fee.lessons_max} onValue={(lessons_max) => set({ lessons_max })} />
      <Pick place={of("charged_on")} label="按什么计" value={fee.charged_on} words={words.charged_on} onValue={(charged_on) => set({ charged_on })} />
      {fee.charged_on === "attended" && <Tick label="请假、缺席也收" value={fee.absence_charged} onValue={(absence_charged) => set({ absence_charged })} />}
      {fee.unit === "month" && <Pick place={of("part_month")} label="不足月的" value={fee.part_month} words={words.part_months} onValue={(part_month) => set({ part_month })} />}
      <Pick place={of("rounding")} label="四舍五入" value={fee.rounding} words={words.roundings} onValue={(rounding) => set({ rounding })} />
      <Pick place={of("stage")} label="学段" value={fee.stage} words={words.stages} onValue={(stage) => set({ stage })} />
      <Pick place={of("area")} label="城乡" value={fee.area} words={words.areas} onValue={(area) => set({ area })} />
      <Pick place={of("fund")} label="属于" value={fee.fund} words={words.funds} onValue={(fund) => set({ fund })} />
      <Text place={of("clause")} label="条款（可空）" hint="例如 第三条" value={fee.clause} onValue={(clause) => set({ clause })} />
      <Tick label="这一项另有文件" value={fee.own_paper} onValue={(own_paper) => set({ own_paper })} />
      {fee.own_paper && (
        <>
          <Text place={of("issuer")} label="发文机关" wide value={fee.issuer} onValue={(issuer) => set({ issuer })} />
          <Text place={of("number")} label="文号" wide value={fee.number} onValue={(number) => set({ number: numbered(number) })} />
          <Day place={of("from")} label="从哪天起" value={fee.from} onValue={(from) => set({ from })} />
          <Day place={of("to")} label="到哪天止（可空）" open value={fee.to} onValue={(to) => set({ to })} />
          <Tick label="试行标准" value={fee.trial} onValue={(trial) => set({ trial })} />
        </>
      )}
    </div>
  );
}
