// One class: the group to tick, the grid of pupils and weekdays, what the rules say to the changes, and one button that saves them.
import { App as AntApp, Button, Select } from "antd";
import { useEffect, useState } from "react";
import type { EnrolmentBoard, EnrolmentProblem } from "../asks";
import { ask } from "../desk";
import { DayField } from "../parts/DayField";
import { NoAlert } from "../parts/NoShown";
import { useDraft } from "../parts/useDraft";
import { useUndo } from "../parts/useUndo";
import { useAsk, useChange } from "../useAsk";
import { AsTheOthers } from "./AsTheOthers";
import { asked, type Changes, meets, newcomers, pupilsOf, withDay, withWanted } from "./changes";
import { Grid } from "./Grid";
import { Problems } from "./Problems";

type Props = { board: EnrolmentBoard; from: string; onFrom: (day: string) => void };

/** Nothing is saved before the button is pressed; what is ticked until then is a draft, with the day from which it holds. */
export function ClassWeek({ board, from, onFrom }: Props) {
  const draft = useDraft<Changes>(`enrolment/${board.class ?? 0}`, { from, wanted: {} });
  const [group, setGroup] = useState<number | null>(board.usual);
  const saving = useSaving(draft, from);
  // Whether the day can be changed from at all is the desk's to say, before anything is ticked.
  const judged = useAsk("put_enrolments", { from, changes: [], keep_good: false, trial: true });
  const changes = draft.value;
  const set = (next: Changes) => {
    saving.clear();
    draft.set({ ...next, from });
  };
  const goFrom = (day: string) => {
    saving.clear();
    if (pupilsOf(changes) > 0) draft.set({ ...changes, from: day });
    onFrom(day);
  };
  const { restored, value } = draft;
  useEffect(() => {
    if (restored && value.from !== from && pupilsOf(value) > 0) onFrom(value.from);
  }, [restored, value, from, onFrom]);
  const everyone = (on: boolean) => {
    if (group === null) return;
    const workdays = [..."一二三四五"].filter((day) => meets(board, group, day));
    set(board.pupils.reduce((sum, pupil) => workdays.reduce((s, day) => withDay(s, pupil, group, day, on), sum), changes));
  };
  const queue = () => {
    const full = saving.problems;
    const next = board.pupils.reduce((sum, pupil) => {
      const mine = full.find((problem) => problem.student === pupil.student);
      const wanted = mine === undefined ? undefined : sum.wanted[`${mine.student}/${mine.group}`];
      return mine === undefined || wanted === undefined ? sum : withWanted(sum, pupil, mine.group, { ...wanted, waiting: true });
    }, changes);
    set(next);
  };
  return (
    <div className="enrol-work">
      <div className="enrol-tools enrol-from">
        <label htmlFor="enrol-from">从哪天起</label>
        <DayField id="enrol-from" size="small" day={from} onDay={goFrom} aria-describedby="enrol-earliest" />
        {board.others !== null && <AsTheOthers others={board.others} onFrom={goFrom} />}
        <span id="enrol-earliest">
          {board.others !== null && `${board.others.said}。`}那天以前的报名不变。{board.earliest_label}。
        </span>
      </div>
      <Tools board={board} group={group} onGroup={setGroup} onEveryone={everyone} />
      <div className="enrol-said">
        {judged.error !== null && <NoAlert no={judged.error} />}
        {saving.no !== null && saving.no.code !== judged.error?.code && <NoAlert no={saving.no} onClose={saving.clear} />}
        {saving.problems.length > 0 && (
          <Problems problems={saving.problems} changed={pupilsOf(changes)} onKeepGood={() => saving.save(changes, true)} onQueue={queue} onClose={saving.clear} />
        )}
      </div>
      <Grid board={board} group={group} changes={changes} problems={saving.problems} onChange={set} />
      <Foot changes={changes} restored={draft.restored} busy={saving.busy} board={board} onFrom={goFrom} onSave={() => saving.save(changes, false)} onDrop={() => (saving.clear(), draft.forget())} />
    </div>
  );
}

function useSaving(draft: { forget: () => void; set: (value: Changes) => void }, from: string) {
  const { message } = AntApp.useApp();
  const put = useChange("put_enrolments");
  const undo = useUndo();
  const [problems, setProblems] = useState<EnrolmentProblem[]>([]);
  const save = (changes: Changes, keepGood: boolean) => {
    put.mutate(
      { from, changes: asked(changes), keep_good: keepGood, trial: false },
      {
        onSuccess: (answer) => {
          setProblems(answer.problems);
          const { deed } = answer;
          if (deed === null) {
            if (answer.problems.length === 0) void message.info("没有需要保存的变更");
            return;
          }
          const left = new Set(answer.problems.map((problem) => String(problem.student)));
          const kept = Object.entries(changes.wanted).filter(([key]) => left.has(key.split("/")[0] ?? ""));
          if (kept.length === 0) draft.forget();
          else draft.set({ from, wanted: Object.fromEntries(kept) });
          undo(`已保存 ${answer.pupils} 人的报名`, () => ask("undo_enrolments", { deed }));
        },
      },
    );
  };
  const clear = () => {
    setProblems([]);
    put.reset();
  };
  return { save, clear, problems, busy: put.isPending, no: put.error };
}

type ToolsProps = { board: EnrolmentBoard; group: number | null; onGroup: (group: number) => void; onEveryone: (on: boolean) => void };

function Tools({ board, group, onGroup, onEveryone }: ToolsProps) {
  const name = board.groups.find((g) => g.group === group)?.name ?? "";
  if (board.groups.length === 0) return <div className="enrol-tools">这个年级还没有可以选的服务班。请先在「服务与分组」里建班。</div>;
  return (
    <div className="enrol-tools">
      <label htmlFor="enrol-group">勾选</label>
      <Select
        id="enrol-group"
        size="small"
        value={group}
        onChange={onGroup}
        placeholder="请选择服务班"
        showSearch={{ optionFilterProp: "label" }}
        options={board.groups.map((g) => ({ value: g.group, label: [g.name, g.kind_label, g.time_label, g.room, g.free_label].filter((t) => t !== "").join(" · ") }))}
      />
      <Button size="small" disabled={group === null} onClick={() => onEveryone(true)}>
        全班 周一至周五 {name}
      </Button>
      <Button size="small" disabled={group === null} onClick={() => onEveryone(false)}>
        全班不选
      </Button>
    </div>
  );
}

type FootProps = { changes: Changes; restored: boolean; busy: boolean; board: EnrolmentBoard; onFrom: (day: string) => void; onSave: () => void; onDrop: () => void };

function Foot({ changes, restored, busy, board, onFrom, onSave, onDrop }: FootProps) {
  const count = pupilsOf(changes);
  const said = count === 0 ? "方向键移动，空格打勾，按住 Shift 选一片再按空格" : `${restored ? "接着上次没有保存的：" : ""}改动了 ${count} 人，从 ${board.day_label} 起，之前的报名不变`;
  const late = board.others === null ? 0 : newcomers(board, changes).length;
  return (
    <div className="enrol-foot">
      <div aria-live="polite">
        <span>{said}</span>
        {board.others !== null && late > 0 && (
          <p className="enrol-late">
            其中 {late} 人是新报的，{board.day_label}以前不收费、不上名册。
            {late === count && <AsTheOthers others={board.others} onFrom={onFrom} />}
          </p>
        )}
      </div>
      <div className="enrol-foot-actions">
        <Button disabled={count === 0} onClick={onDrop}>
          放弃改动
        </Button>
        <Button type="primary" disabled={count === 0} loading={busy} onClick={onSave}>
          保存 {count} 人的报名
        </Button>
      </div>
    </div>
  );
}
