// What the school says of itself on every paper, and after how long the program locks.
import { Button, Input, InputNumber, Radio } from "antd";
import type { PutSchool, SchoolForm } from "../asks";
import { ask } from "../desk";
import { useJudging } from "../door/typed";
import { Field } from "../parts/Field";
import { NoAlert, NoShown } from "../parts/NoShown";
import { useDraft } from "../parts/useDraft";
import { useUndo } from "../parts/useUndo";
import { Waiting } from "../parts/Waiting";
import { useAsk, useChange } from "../useAsk";

/** 学校. */
export default function School() {
  const form = useAsk("school_form", {});
  if (form.isPending) return <Waiting what="正在读取学校设置" />;
  if (form.isError) return <NoShown no={form.error} again={() => void form.refetch()} />;
  return <Fields form={form.data} />;
}

function Fields({ form }: { form: SchoolForm }) {
  const draft = useDraft<PutSchool>("settings/school", form.school);
  const { judged, judge, correcting } = useJudging();
  const put = useChange("put_school");
  const undo = useUndo();
  const value = draft.value;
  const set = (part: Partial<PutSchool>) => draft.set({ ...value, ...part });
  const same = JSON.stringify(value) === JSON.stringify(form.school);
  const save = async () => {
    if (!(await judge({ name: value.name, complaints_phone: value.complaints_phone }))) return;
    put.mutate(value, {
      onSuccess: (before) => {
        draft.forget();
        undo("学校设置已保存。", () => ask("put_school", before));
      },
    });
  };
  return (
    <section className="set-box" aria-label="学校">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <div className="fields">
          <Field label="学校名称" needed help={`印在每一张纸上。学段：${form.stage_label}`} error={judged.name}>
            <Input
              maxLength={60}
              value={value.name}
              onChange={(event) => {
                correcting("name");
                set({ name: event.target.value });
              }}
              onBlur={() => void judge({ name: value.name })}
            />
          </Field>
          <Field label="监督电话" help="印在收费公示和告家长书上，没有可以空着" error={judged.complaints_phone}>
            <Input
              maxLength={60}
              value={value.complaints_phone}
              onChange={(event) => {
                correcting("complaints_phone");
                set({ complaints_phone: event.target.value });
              }}
              onBlur={() => void judge({ complaints_phone: value.complaints_phone })}
            />
          </Field>
          <Choices form={form} value={value} set={set} />
        </div>
        {draft.restored && <p className="set-warn">这里有上次没有保存的修改。</p>}
        {put.isError && <NoAlert no={put.error} onClose={() => put.reset()} />}
        <div className="form-foot">
          <Button type="primary" htmlType="submit" disabled={same} loading={put.isPending}>
            保存学校设置
          </Button>
          {!same && <Button onClick={draft.forget}>放弃修改</Button>}
        </div>
      </form>
    </section>
  );
}

type ChoicesProps = { form: SchoolForm; value: PutSchool; set: (part: Partial<PutSchool>) => void };

/** What is chosen rather than typed. */
function Choices({ form, value, set }: ChoicesProps) {
  const style = form.styles.find((one) => one.code === value.class_style)?.label ?? "";
  return (
    <>
      <Field label="所在地" help="口径里城乡标准不同时，按这里选的收费">
        <Radio.Group value={value.area} options={form.areas.map(({ code, label }) => ({ value: code, label }))} onChange={(event) => set({ area: event.target.value as PutSchool["area"] })} />
      </Field>
      <Field label="班级怎样写" help={`名册上会写成：${style}　王小明　作业辅导一班`}>
        <Radio.Group
          value={value.class_style}
          options={form.styles.map(({ code, label }) => ({ value: code, label }))}
          onChange={(event) => set({ class_style: event.target.value as PutSchool["class_style"] })}
        />
      </Field>
      <Field label="离开多久后自动锁上" help="没有动鼠标和键盘的分钟数，0 为不自动锁。输入到一半的内容都会留着">
        <InputNumber min={0} max={240} precision={0} suffix="分钟" value={value.idle_minutes} onChange={(minutes) => set({ idle_minutes: minutes ?? 0 })} />
      </Field>
    </>
  );
}
