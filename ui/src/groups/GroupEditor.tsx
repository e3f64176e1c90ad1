// The form of a group on a page of its own: typed things are a draft until they are sent; what follows is told beside it.
import { Button} from "antd";
import { useState } from "react";
import { go } from "../address";
import type { GroupForm, GroupFormShown, GroupPut } from "../asks";
import { ask, type No } from "../desk";
import { DayField } from "../parts/DayField";
import { NoAlert, NoShown } from "../parts/NoShown";
import { Page } from "../parts/Page";
import { useDraft } from "../parts/useDraft";
import { useRested } from "../parts/useRested";
import { useUndo } from "../parts/useUndo";
import { Waiting } from "../parts/Waiting";
import { useAsk, useChange } from "../useAsk";
import { Basics } from "./Basics";
import { Meetings } from "./Meetings";
import { Staffing } from "./Staffing";

/** `null` is a new group. */
export function GroupEditor({ id }: { id: number | null }) {
  const form = useAsk("group_form", { id });
  if (form.error !== null) return <NoShown no={form.error} again={() => void form.refetch()} />;
  if (form.data === undefined) return <Waiting what="正在读取服务班" />;
  return <Editor key={id ?? "new"} id={id} shown={form.data} />;
}

function Editor({ id, shown }: { id: number | null; shown: GroupFormShown }) {
  const draft = useDraft<GroupForm>(`group/${id ?? "new"}`, shown.form);
  const [from, setFrom] = useState(shown.changes_from);
  const put = useChange("put_group");
  const undo = useUndo();
  const form = draft.value;
  const set = (part: Partial<GroupForm>) => draft.set({ ...form, ...part });
  const back = () => go("groups", id === null ? [] : [id]);
  const given = { form, changes_from: shown.is_called ? from : null, exact: false };
  const settled = useRested(given);
  const trial = useAsk("put_group", draft.ready && settled.form.name !== "" && settled.form.meetings.length > 0 ? { ...settled, trial: true } : null);
  const save = () =>
    put.mutate(
      { ...given, trial: false },
      {
        onSuccess: (done) => {
          draft.forget();
          const { undo: before, undo_remove: added } = done;
          if (before !== null) undo(`「${form.name}」已保存。`, () => ask("put_group", before));
          else if (added !== null) undo(`新建了「${form.name}」。`, () => ask("remove_group", { id: added }));
          go("groups", done.id === null ? [] : [done.id]);
        },
      },
    );
  if (!draft.ready) return <Waiting what="正在读取草稿" />;
  return (
    <Page
      title={id === null ? "新建服务班" : `修改「${shown.form.name}」`}
      note={draft.restored ? "接着上次没有保存的内容" : undefined}
      bare
      actions={
        <>
          <Button
            onClick={() => {
              draft.forget();
              back();
            }}
          >
            不改了
          </Button>
          <Button type="primary" loading={put.isPending} onClick={save}>
            {id === null ? "新建这个班" : "保存改动"}
          </Button>
        </>
      }
    >
      <div className="editor">
        <form className="editor-form" onSubmit={(event) => event.preventDefault()}>
          {shown.is_called && (
            <div className="editor-since">
              <label htmlFor="editor-since">改动从哪天起</label>
              <DayField id="editor-since" day={from} onDay={setFrom} aria-describedby="editor-since-said" />
              <span id="editor-since-said">这个班已经点过名：上课时间和教师从这一天起改，之前的不变。</span>
            </div>
          )}
          <Basics form={form} shown={shown} set={set} />
          <Meetings form={form} shown={shown} set={set} />
          <Staffing form={form} shown={shown} set={set} />
        </form>
        <Beside no={put.error ?? trial.error} told={trial.data ?? null} />
      </div>
    </Page>
  );
}

/** What would follow, or why it cannot be kept. */
function Beside({ no, told }: { no: No | null; told: GroupPut | null }) {
  return (
    <aside className="editor-side" aria-live="polite">
      <h2>保存后</h2>
      {no !== null && <NoAlert no={no} />}
      {no === null && told === null && <p>填好名称，选好上课时间，这里会说明会有什么变化。</p>}
      <ul>
        {told?.follows.map((said) => (
          <li key={said}>{said}</li>
        ))}
        {told?.findings.map((each) => (
          <li key={each.sentence} className="editor-finding">
            {each.label}：{each.sentence}
          </li>
        ))}
      </ul>
    </aside>
  );
}
