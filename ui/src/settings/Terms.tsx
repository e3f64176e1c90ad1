// The school's terms: which there are, the next one to add, and their days to correct.
import { Button, Input, Modal } from "antd";
import { useState } from "react";
import type { PutTerm, TermRow } from "../asks";
import { dayText } from "../days";
import { ask } from "../desk";
import { DayField } from "../parts/DayField";
import { Field } from "../parts/Field";
import { NoAlert, NoShown } from "../parts/NoShown";
import { useUndo } from "../parts/useUndo";
import { Waiting } from "../parts/Waiting";
import { useAsk, useChange } from "../useAsk";
import { count } from "../text";

/** 学期. */
export default function Terms() {
  const list = useAsk("terms", {});
  const [form, setForm] = useState<PutTerm | null>(null);
  const remove = useChange("remove_term");
  const undo = useUndo();
  if (list.isPending) return <Waiting what="正在读取学期" />;
  if (list.isError) return <NoShown no={list.error} again={() => void list.refetch()} />;
  const { terms, next, holidays } = list.data;
  const take = (term: TermRow) =>
    remove.mutate({ name: term.name }, { onSuccess: (before) => undo(`「${term.name}」已删除。`, () => ask("put_term", before)) });
  return (
    <section className="set-box" aria-label="学期">
      <table className="set-table">
        <thead>
          <tr>
            <th>学期</th>
            <th>第一天</th>
            <th>最后一天</th>
            <th>做过的事</th>
            <th>
              <span className="set-none">操作</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {terms.map((term) => (
            <tr key={term.name}>
              <td>
                {term.name}
                {term.is_current && <span className="set-good">　现在</span>}
              </td>
              <td>{dated(term.first_day)}</td>
              <td>{dated(term.last_day)}</td>
              <td>{done(term)}</td>
              <td>
                <Button type="link" onClick={() => setForm({ name: term.name, called: term.name, first_day: term.first_day, last_day: term.last_day })}>
                  修改
                </Button>
                {terms.length > 1 && term.roll_calls === 0 && term.slips === 0 && (
                  <Button type="link" danger loading={remove.isPending && remove.variables.name === term.name} onClick={() => take(term)}>
                    删除
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {remove.isError && <NoAlert no={remove.error} onClose={() => remove.reset()} />}
      {next !== null && (
        <Button type="primary" onClick={() => setForm({ name: null, called: "", first_day: next.first_day, last_day: next.last_day })}>
          添加{next.name}
        </Button>
      )}
      <p>学期里的上课日由校历决定。{holidays}停课、补课在「校历与作息」里调整。</p>
      {form !== null && <TermForm form={form} onDone={() => setForm(null)} />}
    </section>
  );
}

function TermForm({ form, onDone }: { form: PutTerm; onDone: () => void }) {
  const [value, setValue] = useState(form);
  const put = useChange("put_term");
  const undo = useUndo();
  const save = () =>
    put.mutate(value, {
      onSuccess: ({ name, before }) => {
        undo(before === null ? `「${name}」已添加。` : `「${name}」已修改。`, () => (before === null ? ask("remove_term", { name }) : ask("put_term", before)));
        onDone();
      },
    });
  return (
    <Modal open title={form.name === null ? "添加学期" : `修改${form.name}`} width={480} onCancel={onDone} footer={null}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <div className="fields">
          <Field label="名称" wide help="印在告家长书和名单上">
            <Input value={value.called} maxLength={30} placeholder="空着就按第一天起名" onChange={(event) => setValue({ ...value, called: event.target.value })} />
          </Field>
          <Field label="第一天" needed help={value.first_day === "" ? "" : dayText(value.first_day)}>
            <DayField day={value.first_day} onDay={(day) => setValue({ ...value, first_day: day })} />
          </Field>
          <Field label="最后一天" needed help={value.last_day === "" ? "" : dayText(value.last_day)}>
            <DayField day={value.last_day} onDay={(day) => setValue({ ...value, last_day: day })} />
          </Field>
        </div>
        {put.isError && <NoAlert no={put.error} onClose={() => put.reset()} />}
        <div className="form-foot">
          <Button type="primary" htmlType="submit" loading={put.isPending}>
            {form.name === null ? "添加学期" : "保存修改"}
          </Button>
        </div>
      </form>
    </Modal>
  );
}

function dated(day: string): string {
  return `${day.slice(0, 4)}年${dayText(day)}`;
}

function done(term: TermRow): string {
  const said = [term.slips > 0 && `印过 ${count(term.slips)} 份告家长书`, term.roll_calls > 0 && `点名 ${count(term.roll_calls)} 次`].filter(Boolean);
  return said.length === 0 ? "还没有" : said.join("，");
}
