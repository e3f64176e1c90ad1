// Which form a bank's file has, with a choice where there are several, and its first lines as they will be written.
import { Segmented } from "antd";
import { useState } from "react";
import { useAsk } from "../useAsk";

type Props = { month: string; onForm: (id: string) => void };

/** `onForm` hears of each choice; the plain form is the empty one. */
export function BankForm({ month, onForm }: Props) {
  const [form, setForm] = useState("");
  const ahead = useAsk("sheet_ahead", { month, sheet: "bank", template: form }, { keep: true }).data;
  if (ahead === undefined) return null;
  const choose = (id: string) => {
    setForm(id);
    onForm(id);
  };
  return (
    <>
      <dt>文件格式</dt>
      <dd>
        {ahead.formats.length > 1 && <Segmented aria-label="文件格式" size="small" value={form} options={ahead.formats.map(({ id, name }) => ({ value: id, label: name }))} onChange={choose} />}
        <span className="bank-format">{ahead.format}</span>
      </dd>
      <dt>前几行</dt>
      <dd>
        <pre className="bank-lines">{ahead.lines.join("\n")}</pre>
      </dd>
    </>
  );
}
