// The parts of a letter as fields: title, salutation, opening, numbered sections, sign-off and slip.
import { Button, Input } from "antd";
import type { LetterTemplate } from "../asks";
import { Field } from "../parts/Field";

type Props = { text: LetterTemplate; onText: (text: LetterTemplate) => void };

/** A blank line ends a paragraph. */
export function WordingFields({ text, onText }: Props) {
  const section = (at: number, part: Partial<LetterTemplate["section"][number]>) =>
    onText({ ...text, section: text.section.map((each, i) => (i === at ? { ...each, ...part } : each)) });
  const slip = (part: Partial<LetterTemplate["slip"]>) => onText({ ...text, slip: { ...text.slip, ...part } });
  return (
    <>
      <Field label="标题">
        <Input value={text.title} onChange={(e) => onText({ ...text, title: e.target.value })} />
      </Field>
      <Field label="称呼">
        <Input value={text.salutation} onChange={(e) => onText({ ...text, salutation: e.target.value })} />
      </Field>
      <Field label="开头" help="空一行为另起一段">
        <Paragraphs value={text.opening} onValue={(opening) => onText({ ...text, opening })} />
      </Field>
      {text.section.map((each, at) => (
        <div key={at} className="wording-section">
          <div>
            <Input aria-label={`第 ${at + 1} 部分小标题`} value={each.heading} onChange={(e) => section(at, { heading: e.target.value })} />
            <Button onClick={() => onText({ ...text, section: text.section.filter((_, i) => i !== at) })}>删去这部分</Button>
          </div>
          <Paragraphs label={`第 ${at + 1} 部分文字`} value={each.text} onValue={(paragraphs) => section(at, { text: paragraphs })} />
        </div>
      ))}
      <Button onClick={() => onText({ ...text, section: [...text.section, { heading: "", text: [""] }] })}>增加一部分</Button>
      <Field label="落款电话" help="学校没有登记电话时不印这一行">
        <Input value={text.sign_off.phone} onChange={(e) => onText({ ...text, sign_off: { phone: e.target.value } })} />
      </Field>
      <Field label="回执标题">
        <Input value={text.slip.title} onChange={(e) => slip({ title: e.target.value })} />
      </Field>
      <Field label="回执说明">
        <Input.TextArea rows={2} value={text.slip.intro} onChange={(e) => slip({ intro: e.target.value })} />
      </Field>
      <Field label="监护人同意的内容">
        <Input.TextArea rows={2} value={text.slip.consent} onChange={(e) => slip({ consent: e.target.value })} />
      </Field>
    </>
  );
}

type ParagraphsProps = { id?: string; label?: string; value: string[]; onValue: (value: string[]) => void };

/** Paragraphs as one text; empty ones are left out when it is kept. */
function Paragraphs({ id, label, value, onValue }: ParagraphsProps) {
  return (
    <Input.TextArea {...(id === undefined ? {} : { id })} {...(label === undefined ? {} : { "aria-label": label })} rows={4} value={value.join("\n\n")} onChange={(e) => onValue(e.target.value.split("\n\n"))} />
  );
}
