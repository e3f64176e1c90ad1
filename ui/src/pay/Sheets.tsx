// The three sheets of a settled month: what is on each is shown before it leaves; nothing is made from changed facts.
import { Alert, Button } from "antd";
import type { MonthState } from "../asks";
import { useMay } from "../me";
import { Money } from "../parts/Money";
import { NoAlert } from "../parts/NoShown";
import { SheetPreview } from "../parts/SheetPreview";
import { Sentences } from "./Sentences";
import { type Sheet, useMaking } from "./useMaking";

/** Rows are there before settling too, so that it is seen what will come of it. */
export function Sheets({ state }: { state: MonthState }) {
  const may = useMay("subsidy");
  const { make, busy, no, setNo, looked, setLooked, late } = useMaking(state);
  const sheets: Sheet[] = [
    { sheet: "performance", name: "补助发放表", people: state.own.lines, fen: state.own.amount_fen, what: "应发" },
    { sheet: "labour", name: "劳务费发放表", people: state.labour.lines, fen: state.labour.amount_fen, what: "税前" },
    { sheet: "bank", name: "银行代发文件", people: state.pay.lines, fen: state.pay.net_fen, what: "实发" },
  ];
  const alike = sheets.filter((one) => one.sheet !== "bank" && one.people > 0);
  const closed = state.version === null || state.changes.length > 0 || !may;
  return (
    <>
      <ul className="sheet-list">
        {sheets.map((one) => (
          <li key={one.sheet}>
            <span className="sheet-name">{one.name}</span>
            {one.sheet !== "bank" && <span>{one.people} 人</span>}
            <span>
              {one.what} <Money fen={one.fen} /> 元
            </span>
            <Button disabled={closed || one.people === 0} loading={busy === one.sheet} onClick={() => void make([one], one.sheet)} aria-label={`生成${one.name}`}>
              生成…
            </Button>
          </li>
        ))}
      </ul>
      {alike.length > 1 && state.version !== null && (
        <div className="sheet-foot">
          <Button type="primary" disabled={closed} loading={busy === "alike"} onClick={() => void make(alike, "alike")}>
            一次生成{alike.map((one) => one.name).join("和")}
          </Button>
        </div>
      )}
      {state.version === null && <p className="sheet-note">结算以后才能生成，表上带版本号和指纹。</p>}
      {no !== null && (
        <NoAlert no={no} onClose={() => setNo(null)}>
          {no.about?.refused === "stale" && <Sentences of={no.about.about.changes} month={state.month} />}
        </NoAlert>
      )}
      {late.length > 0 && <Alert type="warning" showIcon title="送出前请核对" description={`${late.join("；")}。`} />}
      <SheetPreview paper={looked[0] ?? null} next={looked[1] === undefined ? null : { title: looked[1].title, onNext: () => setLooked(looked.slice(1)) }} onClose={() => setLooked([])} />
    </>
  );
}
