// Making the sheets of a settled month: what leaves is shown and asked once, then each is made and kept to be looked at.
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { MonthState } from "../asks";
import { ask, type No, noOf, office } from "../desk";
import { runTask } from "../parts/tasks";
import { useOutgoing } from "../parts/useOutgoing";
import { yuan } from "../text";
import { BankForm } from "./BankForm";

/** A sheet of the month; `what` its sum is called. */
export type Sheet = { sheet: "performance" | "labour" | "bank"; name: string; people: number; fen: number; what: string };
type Looked = { title: string; file: string };

/** `busy` is what is being made; `looked` what was made, to be looked at one after the other. */
export function useMaking(state: MonthState) {
  const outgoing = useOutgoing();
  const answers = useQueryClient();
  const [no, setNo] = useState<No | null>(null);
  const [looked, setLooked] = useState<Looked[]>([]);
  /** What was only found when a sheet was made, such as what the bank's form wants. */
  const [late, setLate] = useState<string[]>([]);
  const [busy, setBusy] = useState<string | null>(null);
  /** One sheet, or all that are made alike: what leaves is asked once. */
  const make = async (wanted: Sheet[], which: string) => {
    setNo(null);
    setBusy(which);
    const made: Looked[] = [];
    const late: string[] = [];
    try {
      const aheads = await Promise.all(wanted.map((one) => ask("sheet_ahead", { month: state.month, sheet: one.sheet, template: null })));
      let template: string | null = null;
      const isBank = wanted.some((one) => one.sheet === "bank");
      const first = isBank ? <BankForm month={state.month} onForm={(id) => (template = id === "" ? null : id)} /> : undefined;
      // The columns of a bank's file change with its form: its first lines show them.
      const columns = isBank ? ["姓名", "账号", "金额", "银行要的其他列（见上面的前几行）"] : [...new Set(aheads.flatMap((ahead) => ahead.columns))];
      const people = aheads.reduce((sum, ahead) => sum + ahead.people, 0);
      const sums = aheads.map((ahead, at) => `${aheads.length > 1 ? `${wanted[at]?.name ?? ""} ${ahead.people} 人，` : ""}${ahead.total_label} ${yuan(ahead.total_fen)} 元`);
      const remarks = [...sums, ...new Set(aheads.flatMap((ahead) => ahead.findings))];
      const names = wanted.map((one) => one.name).join("、");
      const verb = wanted.length === 1 ? `生成 ${people} 人的${names}` : `生成这 ${wanted.length} 张表`;
      if (!(await outgoing({ title: aheads.length === 1 ? (aheads[0]?.title ?? names) : names, people, columns, remarks, first, verb }))) return;
      for (const [at, one] of wanted.entries()) {
        const ahead = aheads[at];
        if (ahead === undefined) continue;
        const out = await office("paper_path", { name: ahead.file_name });
        const { findings } = await runTask(`生成${one.name}`, "人", "subsidy", { month: state.month, sheet: one.sheet, template, out });
        made.push({ title: ahead.title, file: out });
        late.push(...findings.filter((said) => !ahead.findings.includes(said)));
      }
    } catch (raw) {
      setNo(noOf(raw));
    } finally {
      // What was made before another failed is there all the same.
      setLooked(made);
      setLate(late);
      if (made.length > 0) await answers.invalidateQueries();
      setBusy(null);
    }
  };
  return { make, busy, no, setNo, looked, setLooked, late };
}
