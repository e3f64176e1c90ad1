// The school's own standards typed from its city's paper: what is wrong is told at its field, what is still an example's before it is kept.
import { Button, Select } from "antd";
import type { FormProblem, ProfileFormShown } from "../../asks";
import { NoAlert, NoShown } from "../../parts/NoShown";
import { Waiting } from "../../parts/Waiting";
import { useAsk } from "../../useAsk";
import { Changes } from "../Changes";
import { Fees } from "./Fees";
import { Left } from "./Left";
import { Paper } from "./Paper";
import { Rates } from "./Pay";
import { Rest, Waived } from "./Rest";
import { SaidContext } from "./typed";
import { type Standards, useStandards } from "./useStandards";

/** 填写本地标准. */
export default function OwnPolicy() {
  const shown = useAsk("profile_form", {});
  if (shown.isPending) return <Waiting what="正在读取政策口径" />;
  if (shown.isError) return <NoShown no={shown.error} again={() => void shown.refetch()} />;
  return <Filled shown={shown.data} />;
}

function Filled({ shown }: { shown: ProfileFormShown }) {
  const standards = useStandards(shown);
  const { form, set, said, told } = standards;
  const { words } = shown;
  const hasFigures = said.rules.some((rule) => !rule.is_rest && rule.state === "sample");
  return (
    <SaidContext.Provider value={said}>
      <section className="set-box own-box" aria-label="填写本地标准">
        <div className="own-title">
          <h2>填写本地标准</h2>
          <p>
            {shown.sample === null ? `现在是「${shown.begins_with}」，改有变动的就行。` : hasFigures ? "照红头文件填写。虚线框里的数是示例的，还没有核对。" : "照红头文件填写，文件里没有的不用填。"}
            填到一半离开也会留着。
          </p>
          {hasFigures && (
            <Button size="small" loading={standards.clearing.isPending} onClick={() => standards.clear(false)}>
              清空示例，只填文件里写的
            </Button>
          )}
          {!hasFigures && shown.sample !== null && told !== undefined && (
            <Button type="link" size="small" onClick={standards.restoreExample}>
              恢复示例
            </Button>
          )}
        </div>
        {standards.clearing.isError && <NoAlert no={standards.clearing.error} onClose={() => standards.clearing.reset()} />}
        {standards.restored && <p className="set-warn">这里有上次没有填完的内容。</p>}
        <Paper form={form} firstDay={shown.first_day} set={set} />
      </section>
      <section className="set-box own-box" aria-label="收费标准">
        <Fees fees={form.fees} totals={form.total_caps} free={form.free_kinds} words={words} onFees={(fees) => set({ fees })} onTotals={(total_caps) => set({ total_caps })} />
        <Counted standards={standards} />
      </section>
      <section className="set-box own-box" aria-label="补助标准">
        <Rates form={form} words={words} pools={shown.pools} set={set} />
      </section>
      <Waived form={form} words={words} standards={standards} />
      <Rest form={form} words={words} standards={standards} />
      {told !== undefined && !told.only_looked_at && told.problems.length === 0 && (
        <section className="set-box" aria-label="会改什么">
          <details>
            <summary>从{told.from_label}起会改什么</summary>
            <Changes changes={told.changes} warnings={told.warnings} />
          </details>
        </section>
      )}
      <Foot shown={shown} standards={standards} />
      {standards.asking !== null && (
        <Left form={form} questions={standards.asking.questions} said={standards.asking.left_said} rules={standards.asking.rules} saving={standards.adopt.isPending} onBack={standards.back} onSave={standards.save} />
      )}
    </SaidContext.Provider>
  );
}

/** What counts of a fee, said where the prices are; it is changed among the other rules. */
function Counted({ standards }: { standards: Standards }) {
  const counted = standards.said.rules.filter((rule) => rule.place.endsWith(".charged_on"));
  const [first] = counted;
  if (first === undefined) return null;
  const isSame = counted.every((rule) => rule.said === first.said);
  return (
    <p>
      {isSame ? `${first.said}。` : "各项怎样计不同。"}
      <Button type="link" size="small" onClick={() => standards.show(first)}>
        {isSame ? "文件不是这样的，去改" : "去看"}
      </Button>
    </p>
  );
}

/** From which month, and the two ways out. */
function Foot({ shown, standards }: { shown: ProfileFormShown; standards: Standards }) {
  const { checked, look, adopt, month, onMonth, said } = standards;
  const onlyLookedAt = standards.told?.only_looked_at === true;
  return (
    <section className="set-box own-foot" aria-label="采用">
      {checked.isError && <NoAlert no={checked.error} />}
      {look.isError && <NoAlert no={look.error} onClose={() => look.reset()} />}
      {adopt.isError && <NoAlert no={adopt.error} onClose={() => adopt.reset()} />}
      <div className="set-row">
        {onlyLookedAt ? (
          <span>数都不变，只记下核对的结果。</span>
        ) : (
          <span data-place="month">
            从 <Select aria-label="从哪个月起" value={month} options={shown.months.map(({ code, label }) => ({ value: code, label }))} onChange={onMonth} /> 起
          </span>
        )}
        <Button type="primary" loading={look.isPending || adopt.isPending} onClick={() => look.mutate()}>
          {onlyLookedAt ? "保存核对结果" : "采用这份标准"}
        </Button>
        <Button onClick={standards.giveUp}>放弃填写</Button>
        {standards.isBehind && <span className="own-checking">正在核对…</span>}
        <ToMend problems={said.problems} tried={said.all} onShow={standards.show} />
      </div>
    </section>
  );
}

/** How much is still to be mended, and the way to the first place; what is about the whole is said here. */
function ToMend({ problems, tried, onShow }: { problems: FormProblem[]; tried: boolean; onShow: (problem: FormProblem) => void }) {
  const [first] = problems;
  if (first === undefined) return null;
  if (first.place === "" || first.place === "month") return <span className="set-warn">{first.said}</span>;
  return (
    <span className={tried ? "set-warn" : undefined} role="status">
      还有 {problems.length} 处要填好：
      <Button type="link" size="small" onClick={() => onShow(first)}>
        {first.label}
      </Button>
    </span>
  );
}
