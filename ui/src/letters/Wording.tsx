// The wording of the letter: every part as a field, the words that are filled in beside it, a sample of what is typed.
import { App as AntApp, Button, Space } from "antd";
import { useState } from "react";
import type { LetterTemplate, LetterTemplateShown } from "../asks";
import { type No, office, noOf } from "../desk";
import { NoAlert, NoShown } from "../parts/NoShown";
import { PaperPreview } from "../parts/PaperPreview";
import { runTask } from "../parts/tasks";
import { useDraft } from "../parts/useDraft";
import { Waiting } from "../parts/Waiting";
import { useAsk, useChange } from "../useAsk";
import { WordingFields } from "./WordingFields";

const kind = "invitation";

/** What is kept is a new version; letters already printed stay as they were. */
export function Wording() {
  const template = useAsk("letter_template", { kind });
  if (template.isPending) return <Waiting what="正在读取文字" />;
  if (template.isError) return <NoShown no={template.error} again={() => void template.refetch()} />;
  return <Edit key={template.data.version} template={template.data} />;
}

function Edit({ template }: { template: LetterTemplateShown }) {
  const draft = useDraft<LetterTemplate>(`letter_template/${template.version}`, template.text);
  const put = useChange("put_letter_template");
  const [paper, setPaper] = useState<{ title: string; file: string } | null>(null);
  const [no, setNo] = useState<No | null>(null);
  const { modal } = AntApp.useApp();
  const keep = (text: LetterTemplate | null) => {
    setNo(null);
    put.mutate({ kind, text }, { onSuccess: draft.forget, onError: setNo });
  };
  const look = async () => {
    setNo(null);
    try {
      const out = await office("paper_path", { name: `${template.label} 样张.pdf` });
      const made = await runTask("生成样张", "份", "try_letter", { kind, text: draft.value, class: null, out });
      setPaper({ title: `${template.label} 样张`, file: made.path });
    } catch (raw) {
      setNo(noOf(raw));
    }
  };
  const reset = () =>
    void modal.confirm({
      title: "改回随程序提供的文字？",
      content: "学校改过的各版文字仍留在文件里，已经印出的告家长书不变。",
      okText: "改回随程序提供的文字",
      cancelText: "先不改",
      onOk: () => keep(null),
    });
  const changed = JSON.stringify(draft.value) !== JSON.stringify(template.text);
  return (
    <div className="wording">
      <div className="wording-text">
        {no !== null && <NoAlert no={no} onClose={() => setNo(null)} />}
        <WordingFields text={draft.value} onText={draft.set} />
      </div>
      <aside className="wording-side" aria-label="文字说明">
        <h2>{template.wording_label}</h2>
        <p>花括号里的词由程序填入，写错的词不能保存：</p>
        <dl>
          {template.words.map((each) => (
            <WordRow key={each.word} word={each.word} meaning={each.meaning} />
          ))}
        </dl>
        <Space direction="vertical">
          <Button onClick={() => void look()}>看样张</Button>
          <Button type="primary" disabled={!changed} loading={put.isPending} onClick={() => keep(draft.value)}>
            保存为新的一版
          </Button>
          {changed && <Button onClick={draft.forget}>放弃改动</Button>}
          {!template.shipped && <Button onClick={reset}>改回随程序提供的文字</Button>}
        </Space>
      </aside>
      <PaperPreview paper={paper} onClose={() => setPaper(null)} />
    </div>
  );
}

function WordRow({ word, meaning }: { word: string; meaning: string }) {
  return (
    <>
      <dt>
        <code>{word}</code>
      </dt>
      <dd>{meaning}</dd>
    </>
  );
}
