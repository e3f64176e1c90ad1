// The three sheets of a settled month: what is on each is shown before it leaves; nothing is made from changed facts.
import { useQueryClient } from "@tanstack/react-query";
import { Alert, Button } from "antd";
import { useState } from "react";
import type { MonthState } from "../asks";
import { ask, type No, office, noOf } from "../desk";
import { useMay } from "../me";
import { Money } from "../parts/Money";
import { NoAlert } from "../parts/NoShown";
import { runTask } from "../parts/tasks";
import { useOutgoing } from "../parts/useOutgoing";
import { yuan } from "../text";
import { SheetPreview } from "../parts/SheetPreview";
import { BankForm } from "./BankForm";
import { Sentences } from "./Sentences";

type Sheet = { sheet: "performance" | "labour" | "bank"; name: string; people: number; fen: number; what: string };
type Made = { name: string; findings: string[] };

/** Rows are there before settling too, so that it is seen what will come of it. */
export function Sheets({ state }: { state: MonthState }) {
  const may = useMay("subsidy");
  const outgoing = useOutgoing();
  const answers = useQueryClient();
  const [no, setNo] = useState<No | null>(null);
  const [looked, setLooked] = useState<{ title: string; file: string } | null>(null);
  const [made, setMade] = useState<Made | null>(null);
  const [busy, setBusy] = useState<string | null>(null);
  const sheets: Sheet[] = [
    { sheet: "performance", name: "补助发放表", people: state.own.lines, fen: state.own.amount_fen, what: "应发" },
    { sheet: "labour", name: "劳务费发放表", people: state.labour.lines, fen: state.labour.amount_fen, what: "税前" },
    { sheet: "bank", name: "银行代发文件", people: state.pay.lines, fen: state.pay.net_fen, what: "实发" },
  ];
  const make = async ({ sheet, name }: Sheet) => {
    setNo(null);
    setMade(null);
    setBusy(sheet);
    try {
      const ahead = await ask("sheet_ahead", { month: state.month, sheet, template: null });
      const remarks = [`${ahead.total_label} ${yuan(ahead.total_fen)} 元`, ...ahead.findings];
      const verb = `生成 ${ahead.people} 人的${name}`;
      let template: string | null = null;
      const first = sheet === "bank" ? <BankForm month={state.month} onForm={(id) => (template = id === "" ? null : id)} /> : undefined;
      // The columns of a bank's file change with its form: its first lines show them.
      const columns = sheet === "bank" ? ["姓名", "账号", "金额", "银行要的其他列（见上面的前几行）"] : ahead.columns;
      if (!(await outgoing({ title: ahead.title, people: ahead.people, columns, remarks, first, verb }))) return;
      const out = await office("paper_path", { name: ahead.file_name });
      const done = await runTask(`生成${name}`, "人", "subsidy", { month: state.month, sheet, template, out });
      setMade({ name, findings: done.findings });
      setLooked({ title: ahead.title, file: out });
      await answers.invalidateQueries();
    } catch (raw) {
      setNo(noOf(raw));
    } finally {
      setBusy(null);
    }
  };
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
            <Button disabled={closed || one.people === 0} loading={busy === one.sheet} onClick={() => void make(one)} aria-label={`生成${one.name}`}>
              生成…
            </Button>
          </li>
        ))}
      </ul>
      {state.version === null && <p className="sheet-note">结算以后才能生成，表上带版本号和指纹。</p>}
      {no !== null && (
        <NoAlert no={no} onClose={() => setNo(null)}>
          {no.about?.refused === "stale" && <Sentences of={no.about.about.changes} month={state.month} />}
        </NoAlert>
      )}
      <SheetPreview paper={looked} onClose={() => setLooked(null)} />
      {made !== null && made.findings.length > 0 && <Alert type="warning" showIcon title={`${made.name}送出前请核对`} description={`${made.findings.join("；")}。`} />}
    </>
  );
}
