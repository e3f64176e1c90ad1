// Changing a day: what is wanted, then what follows from it, then the button that does it.
import { Button, Input, Segmented } from "antd";
import { useState } from "react";
import type { DayChangeKind, DayShown, PutDayChange } from "../asks";
import { ask } from "../desk";
import { Field } from "../parts/Field";
import { NoAlert } from "../parts/NoShown";
import { useUndo } from "../parts/useUndo";
import { useAsk, useChange } from "../useAsk";

type Props = { day: DayShown; kind: DayChangeKind; onDone: () => void };

const names: Record<DayChangeKind, string> = { closure: "停课", early_dismissal: "提前放学", make_up: "补课", extra: "加开" };

/** What follows is asked as soon as what is needed stands there. */
export function DayChangeForm({ day, kind, onDone }: Props) {
  const closes = kind === "closure" || kind === "early_dismissal";
  const [follows, setFollows] = useState<number | null>(day.follows);
  const [grades, setGrades] = useState("");
  const [reason, setReason] = useState("");
  const ready = closes ? reason.trim() !== "" : follows !== null;
  const given: PutDayChange = { day: day.date, kind, follows_weekday: closes ? null : follows, grades: closes ? grades : "", reason, trial: true };
  const trial = useAsk("put_day_change", ready ? given : null);
  const put = useChange("put_day_change");
  const undo = useUndo();
  const save = () =>
    put.mutate(
      { ...given, trial: false },
      {
        onSuccess: (done) => {
          undo(`${day.label}已改为${names[kind]}。${done.follows[0] ?? ""}`, () => ask("set_day_changes", done.undo));
          onDone();
        },
      },
    );
  return (
    <form
      className="day-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) save();
      }}
    >
      {closes ? (
        <>
          <Field label="原因" needed help={kind === "closure" ? "例如：台风、场地检修。会写在名册和账单说明上。" : "放学后直接离校，当天不安排课后服务。"}>
            <Input autoFocus value={reason} maxLength={60} onChange={(event) => setReason(event.target.value)} />
          </Field>
          <Field label="年级" help="空着为全校；只停一部分年级的，写作 1-3 或 三、四年级。">
            <Input value={grades} maxLength={20} onChange={(event) => setGrades(event.target.value)} />
          </Field>
        </>
      ) : (
        <>
          <Weekdays value={follows} onChange={setFollows} />
          <Field label="说明" help="可以不填，例如：国庆节调休。">
            <Input value={reason} maxLength={60} onChange={(event) => setReason(event.target.value)} />
          </Field>
        </>
      )}
      {trial.error !== null && ready && <NoAlert no={trial.error} />}
      {trial.data !== undefined && ready && <Follows {...trial.data} />}
      {put.error !== null && <NoAlert no={put.error} onClose={() => put.reset()} />}
      <div className="form-foot">
        <Button type="primary" htmlType="submit" danger={trial.data?.rests === true} disabled={!ready || trial.data === undefined} loading={put.isPending}>
          {day.label}
          {names[kind]}
        </Button>
        <Button onClick={onDone}>不改了</Button>
      </div>
    </form>
  );
}

function Weekdays({ value, onChange }: { value: number | null; onChange: (weekday: number) => void }) {
  return (
    <div className="field">
      <span>按周几的作息上课</span>
      <Segmented<number>
        aria-label="按周几的作息上课"
        {...(value === null ? { value: 0 } : { value })}
        options={["一", "二", "三", "四", "五", "六", "日"].map((name, place) => ({ value: place + 1, label: `周${name}` }))}
        onChange={onChange}
      />
    </div>
  );
}

type Told = { follows: string[]; sessions: { group_id: number; name: string; time: string; pupils: number; is_held: boolean }[]; rests: boolean };

function Follows({ follows, sessions, rests }: Told) {
  return (
    <section className={rests ? "follows follows-rests" : "follows"} aria-label="会有什么变化" aria-live="polite">
      <h3>保存后</h3>
      <ul>
        {follows.map((said) => (
          <li key={said}>{said}</li>
        ))}
      </ul>
      {sessions.length > 0 && (
        <details>
          <summary>看这 {sessions.length} 个场次</summary>
          <ul className="number">
            {sessions.map((each) => (
              <li key={`${each.group_id}-${each.time}`}>
                {each.time} {each.name} {each.pupils} 人，{each.is_held ? "举行" : "取消"}
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}
