// The form of a pupil, for a new one and for changes; what is typed stays until it is kept.
import { AutoComplete, Input, InputNumber, Segmented } from "antd";
import type { ClassShown, StudentTyped } from "../asks";
import { ask, type No } from "../desk";
import { DraftForm } from "../parts/DraftForm";
import { Field } from "../parts/Field";
import { NoAlert } from "../parts/NoShown";
import { useDraft } from "../parts/useDraft";
import { useUndo } from "../parts/useUndo";
import { useChange } from "../useAsk";
import { saidAt } from "../parts/said";

const labels = ["姓名", "班级", "座号", "学籍号", "身份证件号", "本学期以前已收"];
const blank: StudentTyped = { id: null, name: "", student_code: "", sex: "male", id_number: "", class: "", seat_no: null, boarding: "day", note: "", charged_before: "" };

type Props = { student: StudentTyped | null; classes: ClassShown[]; onClose: () => void; onKept: (id: number) => void };

/** `student` is null for a new one. */
export function StudentForm({ student, classes, onClose, onKept }: Props) {
  const draft = useDraft<StudentTyped>(`student/${student?.id ?? "new"}`, student ?? blank);
  const put = useChange("put_student");
  const undo = useUndo();
  const { value } = draft;
  const set = (changed: Partial<StudentTyped>) => {
    if (put.isError) put.reset();
    draft.set({ ...value, ...changed });
  };
  const keep = () =>
    put.mutate(value, {
      onSuccess: ({ id, name, before }) => {
        draft.forget();
        if (before !== null) undo(`${name} 的资料已保存`, () => ask("put_student", before));
        onKept(id);
      },
    });
  return (
    <DraftForm
      title={student === null ? "添加学生" : `修改 ${student.name} 的资料`}
      keepLabel={student === null ? "保存新学生" : "保存修改"}
      restored={draft.restored}
      busy={put.isPending}
      onKeep={keep}
      onDrop={draft.forget}
      onClose={onClose}
      said={put.isError && !isAtField(put.error) && <NoAlert no={put.error} onClose={() => put.reset()} />}
    >
      <Fields value={value} classes={classes} no={put.error} set={set} />
    </DraftForm>
  );
}

type FieldsProps = { value: StudentTyped; classes: ClassShown[]; no: No | null; set: (changed: Partial<StudentTyped>) => void };

function Fields({ value, classes, no, set }: FieldsProps) {
  const at = (label: string) => saidAt(no, label);
  return (
    <>
      <Field label="姓名" needed error={at("姓名")}>
        <Input value={value.name} onChange={(event) => set({ name: event.target.value })} autoFocus />
      </Field>
      <Field label="班级" needed help="选一个班，或写新班名：三(2)班" error={at("班级")}>
        <AutoComplete
          value={value.class}
          onChange={(text: string) => set({ class: text })}
          options={classes.filter((one) => one.in_school).map((one) => ({ value: one.label }))}
          showSearch={{ filterOption: (typed, option) => (option?.value ?? "").includes(typed) }}
        />
      </Field>
      <Field label="座号" error={at("座号")}>
        <InputNumber min={1} max={9999} precision={0} value={value.seat_no} onChange={(seat_no) => set({ seat_no })} style={{ width: "100%" }} />
      </Field>
      <Choice label="性别" value={value.sex} options={[["male", "男"], ["female", "女"]]} onChange={(sex) => set({ sex })} />
      <Field label="学籍号" help="19 位，G、J 或 L 开头" error={at("学籍号")}>
        <Input value={value.student_code} onChange={(event) => set({ student_code: event.target.value })} maxLength={30} />
      </Field>
      <Field label="身份证件号" help="18 位，可以不填" error={at("身份证件号")}>
        <Input value={value.id_number} onChange={(event) => set({ id_number: event.target.value })} maxLength={30} />
      </Field>
      <Choice label="就读方式" value={value.boarding} options={[["day", "走读"], ["boarder", "住校"]]} onChange={(boarding) => set({ boarding })} />
      <Field label="本学期以前已收" help="元，减免以前；用本程序以前的月份收的，算进学期封顶" error={at("本学期以前已收")}>
        <Input value={value.charged_before} onChange={(event) => set({ charged_before: event.target.value })} suffix="元" maxLength={12} />
      </Field>
      <Field label="备注" wide>
        <Input.TextArea value={value.note} onChange={(event) => set({ note: event.target.value })} rows={2} />
      </Field>
    </>
  );
}

type ChoiceProps<V extends string> = { label: string; value: V; options: [V, string][]; onChange: (value: V) => void };

function Choice<V extends string>({ label, value, options, onChange }: ChoiceProps<V>) {
  return (
    <div className="field">
      <span className="field-name">{label}</span>
      <div>
        <Segmented<V> aria-label={label} value={value} onChange={onChange} options={options.map(([one, said]) => ({ value: one, label: said }))} />
      </div>
    </div>
  );
}

function isAtField(no: No): boolean {
  return labels.some((label) => saidAt(no, label) !== null);
}
