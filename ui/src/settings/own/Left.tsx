// Before the standards are kept: what is asked of the papers, and by name all that is still an example's or goes on as usual.
import { Button, Modal } from "antd";
import type { FormRule } from "../../asks";

type Props = { questions: string[]; said: string; rules: FormRule[]; saving: boolean; onBack: () => void; onSave: () => void };

/** `onSave` keeps all as it is. */
export function Left({ questions, said, rules, saving, onBack, onSave }: Props) {
  const unlooked = rules.filter((rule) => rule.state === "sample");
  const assumed = rules.filter((rule) => rule.state === "unwritten");
  const typed = rules.filter((rule) => (rule.state === "own" || rule.state === "agreed") && rule.said !== "");
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
          <Some title="照此执行" rules={typed} />
          <Some title="没有另填，照常规办" rules={assumed} />
        </div>
      </div>
    </Modal>
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
