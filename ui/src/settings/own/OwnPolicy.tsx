// The school's own standards typed from its city's papers: what is wrong is told at its field, what would change below.
import { Button } from "antd";
import { useCallback, useMemo, useState } from "react";
import { go } from "../../address";
import type { FormProblem, ProfileForm, ProfileFormShown } from "../../asks";
import { ask } from "../../desk";
import { NoAlert, NoShown } from "../../parts/NoShown";
import { useDraft } from "../../parts/useDraft";
import { useRested } from "../../parts/useRested";
import { useUndo } from "../../parts/useUndo";
import { Waiting } from "../../parts/Waiting";
import { useAsk, useChange } from "../../useAsk";
import { Changes } from "../Changes";
import { Fees } from "./Fees";
import { Pay } from "./Pay";
import { Hours, Named, Reductions, Refund } from "./Rules";
import { SaidContext } from "./typed";

/** 填写本地标准. */
export default function OwnPolicy() {
  const shown = useAsk("profile_form", {});
  if (shown.isPending) return <Waiting what="正在读取政策口径" />;
  if (shown.isError) return <NoShown no={shown.error} again={() => void shown.refetch()} />;
  return <Filled shown={shown.data} />;
}

type Typed = { form: ProfileForm; month: string };

const home = () => go("settings", ["policy"]);

function Filled({ shown }: { shown: ProfileFormShown }) {
  const draft = useDraft<Typed>("settings/policy", { form: shown.form, month: shown.from });
  const { form, month } = draft.value;
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [tried, setTried] = useState(false);
  const checked = useAsk("check_profile", useRested({ form, from: month }), { keep: true });
  const adopt = useChange("adopt_profile");
  const undo = useUndo();
  const set = (part: Partial<ProfileForm>) => draft.set({ form: { ...form, ...part }, month });
  const leave = useCallback((place: string) => setLeft((was) => new Set(was).add(place)), []);
  const problems = useMemo(() => checked.data?.problems ?? [], [checked.data]);
  const said = useMemo(() => ({ problems, all: tried, left, leave }), [problems, tried, left, leave]);
  const save = () => {
    setTried(true);
    if (problems.length > 0) return show(problems[0]);
    adopt.mutate(
      { profile: "", file: null, form, from: month, trial: false },
      {
        onSuccess: ({ id, profile: { name }, from_label: label }) => {
          draft.forget();
          if (id !== null) undo(`从${label}起按「${name}」。`, () => ask("take_back_profile", { id }));
          home();
        },
      },
    );
  };
  return (
    <SaidContext.Provider value={said}>
      <section className="set-box" aria-label="填写本地标准">
        <h2>填写本地标准</h2>
        <p>
          照本地文件逐项填写，填到一半离开也会留着。现在填着的是「{shown.begins_with}」的标准
          {shown.sample === null ? "。" : "，它是示例：文号已清空，金额和规定请逐项核对。"}
        </p>
        {draft.restored && <p className="set-warn">这里有上次没有填完的内容。</p>}
      </section>
      <Named form={form} words={shown.words} months={shown.months} month={month} set={set} onMonth={(to) => draft.set({ form, month: to })} />
      <Fees fees={form.fees} words={shown.words} onFees={(fees) => set({ fees })} />
      <Pay form={form} words={shown.words} pools={shown.pools} set={set} />
      <Reductions form={form} words={shown.words} set={set} />
      <Refund form={form} words={shown.words} set={set} />
      <Hours form={form} words={shown.words} set={set} />
      {problems.length === 0 && checked.data !== undefined && (
        <section className="set-box" aria-label="会改什么">
          <h2>从{checked.data.from_label}起会改什么</h2>
          <Changes changes={checked.data.changes} warnings={checked.data.warnings} />
        </section>
      )}
      <section className="set-box own-foot" aria-label="采用">
        {checked.isError && <NoAlert no={checked.error} />}
        {adopt.isError && <NoAlert no={adopt.error} onClose={() => adopt.reset()} />}
        <div className="set-row">
          <Button type="primary" loading={adopt.isPending} disabled={!draft.ready || checked.isPending} onClick={save}>
            从{shown.months.find((one) => one.code === month)?.label ?? ""}起按这份口径
          </Button>
          <Button
            onClick={() => {
              draft.forget();
              home();
            }}
          >
            放弃填写
          </Button>
          <ToMend problems={problems} tried={tried} />
        </div>
      </section>
    </SaidContext.Provider>
  );
}

/** How much is still to be mended, and the way to the first place; what is about the whole is said here. */
function ToMend({ problems, tried }: { problems: FormProblem[]; tried: boolean }) {
  const [first] = problems;
  if (first === undefined) return null;
  if (first.place === "") return <span className="set-warn">{first.said}</span>;
  return (
    <span className={tried ? "set-warn" : undefined} role="status">
      还有 {problems.length} 处要填好：
      <Button type="link" size="small" onClick={() => show(first)}>
        {first.label}
      </Button>
    </span>
  );
}

/** Brings a field into sight and puts the cursor into it. */
function show(problem: FormProblem | undefined): void {
  if (problem === undefined || problem.place === "") return;
  const field = document.querySelector(`[data-place="${CSS.escape(problem.place)}"] input`);
  if (field instanceof HTMLElement) {
    field.scrollIntoView({ block: "center" });
    field.focus();
  }
}
