// The form of a person who serves, for a new one and for changes; each field is judged when it is left, and what is typed stays
// until it is kept.
import { Alert, Checkbox, Input, Select } from "antd";
import { type ReactNode, useState } from "react";
import type { StaffKind, StaffKindShown, StaffTyped } from "../asks";
import { ask } from "../desk";
import { DraftForm } from "../parts/DraftForm";
import { Field } from "../parts/Field";
import { NoAlert } from "../parts/NoShown";
import { saidAt } from "../parts/said";
import { useDraft } from "../parts/useDraft";
import { useUndo } from "../parts/useUndo";
import { useAsk, useChange } from "../useAsk";

const labels = ["工号", "姓名", "身份证件号", "手机号", "银行账号"];
const blank: StaffTyped = {
  id: null,
  staff_no: "",
  name: "",
  kind: "own_teacher",
  post: "",
  id_number: "",
  phone: "",
  bank: "",
  account: "",
  subject: "",
  taxed_as_wages: false,
  note: "",
};

type Props = { staff: StaffTyped | null; kinds: StaffKindShown[]; onClose: () => void; onKept: (id: number) => void };

/** `staff` is null for a new one. */
export function StaffForm({ staff, kinds, onClose, onKept }: Props) {
  const draft = useDraft<StaffTyped>(`staff/${staff?.id ?? "new"}`, staff ?? blank);
  const [left, setLeft] = useState<{ fields: string[]; value: StaffTyped } | null>(null);
  const checked = useAsk("check_staff", left === null ? null : left.value, { keep: true });
  const put = useChange("put_staff");
  const undo = useUndo();
  const { value } = draft;
  const set = (changed: Partial<StaffTyped>) => {
    if (put.isError) put.reset();
    draft.set({ ...value, ...changed });
  };
  const leave = (label: string) => setLeft({ fields: [...new Set([...(left?.fields ?? []), label])], value });
  const judged = (label: string) =>
    left !== null && left.fields.includes(label) ? (checked.data?.refused.find((one) => one.field === label)?.sentence ?? null) : null;
  const keep = () =>
    put.mutate(value, {
      onSuccess: ({ id, name, before }) => {
        draft.forget();
        undo(before === null ? `新增了${name}` : `${name}的资料已保存`, () => (before === null ? ask("remove_staff", { id }) : ask("put_staff", before)));
        onKept(id);
      },
    });
  const isAtField = labels.some((label) => saidAt(put.error, label) !== null);
  const doubts = left === null ? [] : (checked.data?.doubts ?? []);
  return (
    <DraftForm
      title={staff === null ? "新增人员" : `修改${staff.name}的资料`}
      keepLabel={staff === null ? "保存新人员" : "保存修改"}
      restored={draft.restored}
      busy={put.isPending}
      onKeep={keep}
      onDrop={draft.forget}
      onClose={onClose}
      said={
        <>
          {put.isError && !isAtField && <NoAlert no={put.error} onClose={() => put.reset()} />}
          {doubts.length > 0 && <Alert className="no-alert" type="warning" showIcon title={`可以保存，请再看一眼：${doubts.join("")}`} />}
        </>
      }
    >
      <Fields value={value} kinds={kinds} set={set} leave={leave} said={(label) => saidAt(put.error, label) ?? judged(label)} />
    </DraftForm>
  );
}

type FieldsProps = {
  value: StaffTyped;
  kinds: StaffKindShown[];
  set: (changed: Partial<StaffTyped>) => void;
  /** A field was left. */
  leave: (label: string) => void;
  said: (label: string) => string | null;
};

type TextKey = "staff_no" | "name" | "post" | "id_number" | "phone" | "bank" | "account" | "subject";

function Fields({ value, kinds, set, leave, said }: FieldsProps): ReactNode {
  const text = (label: string, key: TextKey, help = "", how: { needed?: boolean; most?: number; first?: boolean } = {}) => (
    <Field label={label} help={help} error={said(label)} needed={how.needed ?? false}>
      <Input
        value={value[key]}
        onChange={(event) => set({ [key]: event.target.value })}
        onBlur={() => leave(label)}
        maxLength={how.most ?? 40}
        autoFocus={how.first ?? false}
      />
    </Field>
  );
  return (
    <>
      {text("姓名", "name", "", { needed: true, first: true })}
      {text("工号", "staff_no", "一人一个；有同名的人时必填")}
      <Field label="人员类别" needed>
        <Select<StaffKind> value={value.kind} options={kinds.map((kind) => ({ value: kind.code, label: kind.label }))} onChange={(kind) => set({ kind })} />
      </Field>
      {text("岗位", "post", "如 班主任、教务处")}
      {text("任教学科", "subject")}
      {text("手机号", "phone", "11 位手机号，或带区号的座机")}
      {text("身份证件号", "id_number", "18 位；发劳务费的人必填")}
      <div className="field staff-wages">
        {value.kind === "retired_teacher" && (
          <Checkbox checked={value.taxed_as_wages} onChange={(event) => set({ taxed_as_wages: event.target.checked })}>
            返聘，按工资薪金计税
          </Checkbox>
        )}
      </div>
      {text("开户行", "bank", "写到支行", { most: 60 })}
      {text("银行账号", "account", "银行卡为 16 至 19 位")}
      <Field label="备注" wide>
        <Input.TextArea value={value.note} onChange={(event) => set({ note: event.target.value })} rows={2} />
      </Field>
    </>
  );
}
