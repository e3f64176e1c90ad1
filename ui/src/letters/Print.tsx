// Letters for the classes chosen: look at a sample, then print them all after saying what will leave.
import { Button, Checkbox, Empty, Radio } from "antd";
import { useState } from "react";
import { go, useAddressState } from "../address";
import type { LetterChoices, LetterClass, LetterKind } from "../asks";
import { type No, office, noOf } from "../desk";
import { NoAlert, NoShown } from "../parts/NoShown";
import { PaperPreview } from "../parts/PaperPreview";
import { SampleProfile } from "../parts/SampleProfile";
import { runTask } from "../parts/tasks";
import { useOutgoing } from "../parts/useOutgoing";
import { Waiting } from "../parts/Waiting";
import { useAsk } from "../useAsk";
import { useQueryClient } from "@tanstack/react-query";

/** Counts come from the desk; nothing is printed before the question is answered. */
export function Print() {
  const choices = useAsk("letter_choices", {});
  if (choices.isPending) return <Waiting what="正在读取班级" />;
  if (choices.isError) return <NoShown no={choices.error} again={() => void choices.refetch()} />;
  const kind = choices.data.kinds[0];
  if (choices.data.classes.length === 0 || kind === undefined) {
    return <Empty className="list-empty" description="还没有学生。请先导入学生名单，再打印告家长书。" />;
  }
  return <Choose choices={choices.data} kind={kind} />;
}

function Choose({ choices, kind }: { choices: LetterChoices; kind: LetterKind }) {
  const [to, setTo] = useAddressState("for");
  const owedAll = choices.classes.reduce((sum, each) => sum + each.owed, 0);
  const everyone = choices.classes.reduce((sum, each) => sum + each.pupils, 0);
  const isOwed = to === "owed" && owedAll > 0 && owedAll < everyone;
  const lettersOf = (each: LetterClass) => (isOwed ? each.owed : each.pupils);
  const [chosen, setChosen] = useState<number[]>(() => choices.classes.map((each) => each.class));
  const printing = usePrinting(choices, kind);
  const of = choices.classes.filter((each) => chosen.includes(each.class) && lettersOf(each) > 0);
  const letters = of.reduce((sum, each) => sum + lettersOf(each), 0);
  const printed = isOwed ? 0 : of.reduce((sum, each) => sum + each.printed, 0);
  return (
    <div className="letters-print">
      <Classes classes={choices.classes.filter((each) => lettersOf(each) > 0)} count={lettersOf} chosen={chosen} onChosen={setChosen} />
      <aside className="letters-side" aria-label="打印">
        <dl>
          {owedAll > 0 && owedAll < everyone && (
            <>
              <dt>发给</dt>
              <dd>
                <Radio.Group
                  vertical
                  value={isOwed ? "owed" : "all"}
                  onChange={(event) => setTo(String(event.target.value))}
                  options={[
                    { value: "all", label: `全部学生（${everyone} 人）` },
                    { value: "owed", label: `没报名也没印过的（${owedAll} 人）` },
                  ]}
                />
              </dd>
            </>
          )}
          <dt>文书</dt>
          <dd>{kind.label}</dd>
          <dt>文字</dt>
          <dd>{kind.wording_label}</dd>
          <dt>学期</dt>
          <dd>{choices.term === "" ? "还没有设学期" : choices.term}</dd>
          <dt>班级</dt>
          <dd>{of.length} 个</dd>
          <dt>份数</dt>
          <dd className="number">{letters} 份，一人一份</dd>
        </dl>
        <SampleProfile said={choices.sample} />
        <p className="letters-note">请单面打印：回执在第 2 页，双面打印的话，剪下回执会带走背面的收费标准。</p>
        {choices.lacks_phone && (
          <p className="letters-note">
            没有填监督电话，信上不印。
            <Button type="link" size="small" onClick={() => go("settings", ["school"])}>
              去填写
            </Button>
          </p>
        )}
        {printed > 0 && <p className="letters-note">其中 {printed} 人本学期已经生成过。再生成时回执编号不变。</p>}
        {printing.no !== null && <NoAlert no={printing.no} onClose={printing.clear} />}
        <Button onClick={() => void printing.sample(of[0]?.class ?? null)} loading={printing.busy === "sample"}>
          看样张
        </Button>
        <Button type="primary" disabled={letters === 0} loading={printing.busy === "letters"} onClick={() => void printing.print(of, letters, isOwed)}>
          生成 {letters} 份告家长书
        </Button>
      </aside>
      <PaperPreview paper={printing.paper} onClose={printing.close} />
    </div>
  );
}

function usePrinting(choices: LetterChoices, kind: LetterKind) {
  const [paper, setPaper] = useState<{ title: string; file: string } | null>(null);
  const [no, setNo] = useState<No | null>(null);
  const [busy, setBusy] = useState<"sample" | "letters" | null>(null);
  const outgoing = useOutgoing();
  const answers = useQueryClient();
  const run = async (what: "sample" | "letters", make: () => Promise<{ title: string; file: string } | null>) => {
    setBusy(what);
    setNo(null);
    try {
      setPaper(await make());
    } catch (raw) {
      const said = noOf(raw);
      if (said.code !== "cancelled") setNo(said);
    } finally {
      setBusy(null);
    }
  };
  const sample = (first: number | null) =>
    run("sample", async () => {
      const out = await office("paper_path", { name: `${kind.label} 样张.pdf` });
      const made = await runTask("生成样张", "份", "try_letter", { kind: kind.kind, text: null, class: first, out });
      return { title: `${kind.label} 样张`, file: made.path };
    });
  const print = (classes: LetterClass[], letters: number, owed: boolean) =>
    run("letters", async () => {
      const labels = classes.length <= 6 ? classes.map((each) => each.label).join("、") : `${classes.length} 个班`;
      const goes = await outgoing({ title: `${kind.label}（${labels}）`, people: letters, columns: choices.columns, remarks: [`${kind.wording_label}，一人一份，附带回执。`, ...(choices.sample === null ? [] : [choices.sample])], verb: `生成 ${letters} 份告家长书` });
      if (!goes) return null;
      const out = await office("paper_path", { name: `${kind.label} ${classes.length <= 2 ? labels : `${classes.length} 个班`}.pdf` });
      const all = classes.map((each) => each.class);
      const made = await runTask("生成告家长书", "份", "letters", { kind: kind.kind, grade: null, class: null, classes: all, owed, out });
      void answers.invalidateQueries();
      return { title: `${kind.label} ${made.letters} 份，${made.pages} 页`, file: made.path };
    });
  return { paper, no, busy, sample, print, close: () => setPaper(null), clear: () => setNo(null) };
}

type ClassesProps = { classes: LetterClass[]; count: (each: LetterClass) => number; chosen: number[]; onChosen: (chosen: number[]) => void };

function Classes({ classes, count: lettersOf, chosen, onChosen }: ClassesProps) {
  const grades = [...new Map(classes.map((each) => [each.grade, each.grade_label])).entries()];
  const set = (some: LetterClass[], on: boolean) => {
    const ids = some.map((each) => each.class);
    onChosen([...chosen.filter((id) => !ids.includes(id)), ...(on ? ids : [])]);
  };
  const box = (label: string, some: LetterClass[]) => {
    const count = some.filter((each) => chosen.includes(each.class)).length;
    return (
      <Checkbox checked={count === some.length} indeterminate={count > 0 && count < some.length} onChange={(event) => set(some, event.target.checked)}>
        {label}
      </Checkbox>
    );
  };
  return (
    <div className="letters-classes" role="group" aria-label="班级">
      <div className="letters-grade">{box("全校", classes)}</div>
      {grades.map(([grade, label]) => {
        const own = classes.filter((each) => each.grade === grade);
        return (
          <div key={grade} className="letters-grade">
            {box(label, own)}
            {own.map((each) => (
              <Checkbox key={each.class} className="letters-class" checked={chosen.includes(each.class)} onChange={(event) => set([each], event.target.checked)}>
                {each.label} {lettersOf(each)} 人 <small>{each.printed === 0 ? "还没生成" : each.printed === each.pupils ? "已生成" : `已生成 ${each.printed}`}</small>
              </Checkbox>
            ))}
          </div>
        );
      })}
    </div>
  );
}
