// A short list of a pupil's kept as a whole: guardians, pick-up persons, reductions. Empty rows are left out.
import { DeleteOutlined, PlusOutlined } from "@ant-design/icons";
import { AutoComplete, Button, Drawer, Input, Select } from "antd";
import type { No } from "../desk";
import { DayField } from "../parts/DayField";
import { Field } from "../parts/Field";
import { NoAlert } from "../parts/NoShown";
import { useDraft } from "../parts/useDraft";
import { saidAt } from "../parts/said";

/** A field of each row; `said` is the word of it in a refusal where it differs from the label. */
export type RowField = { key: string; label: string; said?: string; help?: string; kind?: "day" | "choice" | "offer"; options?: string[] };
export type Row = Record<string, string>;

type Props = {
  title: string;
  /** 位监护人: how a row is said, `第 2 位监护人`. */
  each: string;
  /** Names the draft. */
  what: string;
  fields: RowField[];
  rows: Row[];
  most: number;
  no: No | null;
  saving: boolean;
  onKeep: (rows: Row[], kept: () => void) => void;
  onChange: () => void;
  onClose: () => void;
};

/** Rows are typed one below the other; the refusal stands at its field. */
export function RowsForm(props: Props) {
  const { fields, each, no } = props;
  const blank: Row = Object.fromEntries(fields.map((field) => [field.key, ""]));
  const draft = useDraft<Row[]>(props.what, props.rows.length > 0 ? props.rows : [blank]);
  const set = (rows: Row[]) => {
    props.onChange();
    draft.set(rows);
  };
  const change = (at: number, key: string, value: string) => set(draft.value.map((row, i) => (i === at ? { ...row, [key]: value } : row)));
  const label = (at: number, field: RowField) => `第 ${at + 1} ${each}的${field.said ?? field.label}`;
  const isAtField = draft.value.some((_, at) => fields.some((field) => saidAt(no, label(at, field)) !== null));
  return (
    <Drawer
      open
      onClose={props.onClose}
      size={560}
      title={props.title}
      footer={
        <div className="form-foot">
          <Button type="primary" loading={props.saving} onClick={() => props.onKeep(draft.value, draft.forget)}>
            保存{props.title}
          </Button>
          <Button
            onClick={() => {
              draft.forget();
              props.onClose();
            }}
          >
            放弃
          </Button>
          {draft.restored && <span className="form-note">已恢复上次没有保存的内容</span>}
        </div>
      }
    >
      {no !== null && !isAtField && <NoAlert no={no} />}
      {draft.value.map((row, at) => (
        <fieldset key={at} className="rows-form">
          <legend>
            第 {at + 1} {each}
            <Button
              type="text"
              size="small"
              icon={<DeleteOutlined aria-hidden />}
              aria-label={`删去第 ${at + 1} ${each}`}
              onClick={() => set(draft.value.filter((_, i) => i !== at))}
            >
              删去
            </Button>
          </legend>
          <div className="fields">
            {fields.map((field) => (
              <Field key={field.key} label={field.label} {...(field.help === undefined ? {} : { help: field.help })} error={saidAt(no, label(at, field))}>
                {control(field, row[field.key] ?? "", (value) => change(at, field.key, value))}
              </Field>
            ))}
          </div>
        </fieldset>
      ))}
      {draft.value.length < props.most && (
        <Button icon={<PlusOutlined aria-hidden />} onClick={() => set([...draft.value, blank])}>
          再加一{each}
        </Button>
      )}
    </Drawer>
  );
}

function control(field: RowField, value: string, set: (value: string) => void) {
  const options = (field.options ?? []).map((one) => ({ value: one, label: one }));
  switch (field.kind) {
    case "day":
      return <DayField mayBeEmpty day={value} onDay={set} />;
    case "choice":
      return <Select value={value === "" ? null : value} onChange={set} options={options} placeholder="选一种" />;
    case "offer":
      return <AutoComplete value={value} onChange={(text: string) => set(text)} options={options} />;
    default:
      return <Input value={value} onChange={(event) => set(event.target.value)} maxLength={60} />;
  }
}
