// Before the standards are kept: what is asked of the papers, and by name all that is still an example's or goes on as usual.
import { Button, Modal } from "antd";
import type { FormRule, ProfileForm } from "../../asks";
import { dayText } from "../../days";

type Props = { form: ProfileForm; questions: string[]; said: string; rules: FormRule[]; saving: boolean; onBack: () => void; onSave: () => void };

/** `onSave` keeps all as it is. */
export function Left({ form, questions, said, rules, saving, onBack, onSave }: Props) {
  const unlooked = rules.filter((rule) => rule.state === "sample");
  // What counts of a fee stands by its price, where it was seen.
  const isSeen = (rule: FormRule) => rule.place.endsWith(".charged_on");
  const assumed = rules.filter((rule) => (rule.state === "unwritten" && !isSeen(rule)) || rule.state === "usual");
  const typed = rules.filter((rule) => (rule.state === "own" || rule.state === "agreed" || (rule.state === "unwritten" && isSeen(rule))) && rule.said !== "");
  const parts = [...new Set(unlooked.map((rule) => rule.part))];
  return (
    <Modal
      open
      title="采用前请再看一眼"
      width={680}
      onCancel={onBack}
      footer={
        <>
          <Button onClick={onBack}>回去核对</Button>
          <Button type="primary" loading={saving} onClick={onSave}>
            照此保存
          </Button>
        </>
      }
    >
      <div className="set-modal own-left">
        {questions.map((question) => (
          <p key={question} className="set-warn">
            {question}
          </p>
        ))}
        {unlooked.length > 0 && <p>{said}</p>}
        <div className="own-unlooked" tabIndex={0}>
          {parts.map((part) => (
            <Some key={part} title={part} rules={unlooked.filter((rule) => rule.part === part)} />
          ))}
          <Papers form={form} />
          <Some title="照此执行" rules={typed} />
          {assumed.length > 0 && (
            <details>
              <summary>没有另填的 {assumed.length} 条，照通常做法（国家规定和多数学校）</summary>
              <Some title="没有另填，照通常做法" rules={assumed} />
            </details>
          )}
        </div>
      </div>
    </Modal>
  );
}

/** The papers it all rests on, as they were typed. */
function Papers({ form }: { form: ProfileForm }) {
  const until = form.to === "" ? "起" : `至 ${dayText(form.to)}`;
  const own = form.fees.filter((fee) => fee.own_paper).map((fee) => fee.number);
  return (
    <section aria-label="文件">
      <b>文件</b>
      <ul>
        <li>
          收费 <b>{[form.issuer, ...new Set([form.number, ...own])].filter((part) => part !== "").join("　")}</b>
        </li>
        <li>
          补助 <b>{form.pay_basis === "" ? "没有写" : form.pay_basis}</b>
        </li>
        <li>
          执行 <b>{`${form.from.slice(0, 4)}年${dayText(form.from)} ${until}`}</b>
        </li>
      </ul>
    </section>
  );
}

/** Rules under a heading; nothing where there are none. */
function Some({ title, rules }: { title: string; rules: FormRule[] }) {
  if (rules.length === 0) return null;
  return (
    <section aria-label={title}>
      <b>{title}</b>
      <ul>
        {rules.map((rule) => (
          <li key={rule.key}>
            {rule.label} <b>{rule.said}</b>
          </li>
        ))}
      </ul>
    </section>
  );
}
