// Several roll calls at once: the sessions of a day or of several that nobody called yet, ticked, kept as everyone present, and taken back as one.
import { Alert, Button, Checkbox, Modal, Radio } from "antd";
import { useState } from "react";
import type { CallsDueShown, DueDay, DueSession } from "../asks";
import { dayText } from "../days";
import { ask } from "../desk";
import { useMay } from "../me";
import { NoAlert, NoShown } from "../parts/NoShown";
import { useUndo } from "../parts/useUndo";
import { Waiting } from "../parts/Waiting";
import { useAsk, useChange } from "../useAsk";
import "./rosters.css";

type Days = { from: string; to: string };

/** The button and its dialog; `from` and `to` are the days looked through, coming ones left out. */
export function AllCameButton({ from, to, label, small }: Days & { label: string; small?: boolean }) {
  const [open, setOpen] = useState(false);
  const may = useMay("call_all_came");
  if (!may) return null;
  return (
    <>
      <Button {...(small === true ? { size: "small" as const } : {})} onClick={() => setOpen(true)}>
        {label}
      </Button>
      {open && <AllCame from={from} to={to} onClose={() => setOpen(false)} />}
    </>
  );
}

/** The dialog alone. */
export function AllCame({ from, to, onClose }: Days & { onClose: () => void }) {
  const due = useAsk("calls_due", { from, to });
  return due.isSuccess ? (
    <Choose due={due.data} one={from === to} onClose={onClose} />
  ) : (
    <Modal open title="登记全到" footer={null} onCancel={onClose}>
      {due.isError ? <NoShown no={due.error} again={() => void due.refetch()} /> : <Waiting what="正在找没点名的班" />}
    </Modal>
  );
}

const keyOf = (date: string, group: number) => `${date}/${group}`;

/** Today is left out at first where several days are chosen from and the desk says that it is not over; why stands at the top. */
function Choose({ due, one, onClose }: { due: CallsDueShown; one: boolean; onClose: () => void }) {
  const keep = useKeep(onClose);
  const all = due.days.flatMap((day) => day.groups.map((group) => ({ key: keyOf(day.date, group.group_id), day, group })));
  const [ticked, setTicked] = useState(() => new Set(all.filter((each) => one || !each.day.is_today || due.today_open === null).map((each) => each.key)));
  const chosen = all.filter((each) => ticked.has(each.key));
  const tick = (keys: string[], on: boolean) =>
    setTicked((before) => {
      const next = new Set(before);
      for (const key of keys) {
        if (on) next.add(key);
        else next.delete(key);
      }
      return next;
    });
  const [said, setSaid] = useState<Came>(new Map());
  const doubtful = chosen.filter((each) => each.group.missed.length > 0);
  const open = doubtful.filter((each) => !said.has(each.key)).length;
  const missed = doubtful.filter((each) => said.get(each.key) !== true).flatMap((each) => each.group.missed);
  const came = chosen.reduce((sum, each) => sum + each.group.expected, 0) - missed.length;
  const days = new Set(chosen.map((each) => each.day.date)).size;
  const run = () => keep.run(chosen.map((each) => ({ date: each.day.date, group_id: each.group.group_id, regardless: said.get(each.key) === true })));
  return (
    <Modal
      open
      width={640}
      title="登记全到"
      okText={okText(chosen.length, open, missed.length)}
      cancelText="先不登记"
      okButtonProps={{ disabled: chosen.length === 0 || open > 0 }}
      confirmLoading={keep.busy}
      onOk={run}
      onCancel={onClose}
      mask={{ closable: false }}
      style={{ top: 48 }}
    >
      {all.length === 0 ? (
        <p>到今天为止都点过名了。</p>
      ) : (
        <>
          {!one && due.today_open !== null && <TodayOpen said={due.today_open} keys={all.filter((each) => each.day.is_today).map((each) => each.key)} ticked={ticked} onTick={tick} />}
          <p className="came-sum" aria-live="polite">
            {days} 天 {chosen.length} 个班次，共 {came} 人次登记为出勤{missed.length > 0 && `，${missed.length} 人次${open > 0 ? "还没选" : "照早些的班登记"}`}。有人没来的，先去掉那个班的勾，再单独点名；登记以后也可以更正。
          </p>
          {doubtful.length > 0 && <Missed of={doubtful} said={said} onSay={(keys, came) => setSaid((before) => new Map([...before, ...keys.map((key) => [key, came] as const)]))} />}
          {due.settled.map((said) => (
            <Alert key={said} type="warning" showIcon title={said} />
          ))}
          <ul className="came-days">
            {due.days.map((day) => (
              <Day key={day.date} day={day} ticked={ticked} onTick={tick} />
            ))}
          </ul>
        </>
      )}
      {keep.no !== null && <NoAlert no={keep.no} />}
    </Modal>
  );
}

type Doubtful = { key: string; day: DueDay; group: DueDay["groups"][number] };

/** Per session, whether those who missed an earlier one of the day came to it; one that is not in it is not said yet. */
type Came = ReadonlyMap<string, boolean>;

/** Whoever missed an earlier session of the day may have come to this one or not: neither is taken for granted. */
function Missed({ of, said, onSay }: { of: Doubtful[]; said: Came; onSay: (keys: string[], came: boolean) => void }) {
  const all = of.map((each) => each.key);
  return (
    <Alert
      type="warning"
      showIcon
      title={
        <>
          早些的班没来的，这些班来了没有？请选一下。
          <ul className="came-doubtful">
            {of.map(({ key, day, group }) => (
              <li key={key}>
                {dayText(day.date)} {group.name}：{group.missed.join("、")}
                <Which name={`${dayText(day.date)} ${group.name}`} value={said.get(key)} onSay={(came) => onSay([key], came)} />
              </li>
            ))}
            {of.length > 2 && (
              <li>
                以上都
                <Which name="以上都" value={sameOf(all.map((key) => said.get(key)))} onSay={(came) => onSay(all, came)} />
              </li>
            )}
          </ul>
        </>
      }
    />
  );
}

function Which({ name, value, onSay }: { name: string; value: boolean | undefined; onSay: (came: boolean) => void }) {
  return (
    <Radio.Group aria-label={name} value={value ?? null} onChange={(event) => onSay(event.target.value === true)}>
      <Radio value={false}>没来</Radio>
      <Radio value={true}>来了</Radio>
    </Radio.Group>
  );
}

function sameOf(said: (boolean | undefined)[]): boolean | undefined {
  return said.every((one) => one === said[0]) ? said[0] : undefined;
}

function okText(sessions: number, open: number, missed: number): string {
  if (open > 0) return `还有 ${open} 处没选来没来`;
  return missed > 0 ? `登记 ${sessions} 个班次，${missed} 人次没来` : `登记 ${sessions} 个班次全到`;
}

type TodayProps = { said: string; keys: string[]; ticked: Set<string>; onTick: (keys: string[], on: boolean) => void };

/** That today is left out, with the tick that takes it in. */
function TodayOpen({ said, keys, ticked, onTick }: TodayProps) {
  const on = keys.filter((key) => ticked.has(key)).length;
  return (
    <Alert
      type="info"
      showIcon
      title={said}
      action={
        <Checkbox checked={on === keys.length} indeterminate={on > 0 && on < keys.length} onChange={(event) => onTick(keys, event.target.checked)}>
          今天也登记
        </Checkbox>
      }
    />
  );
}

type DayProps = { day: DueDay; ticked: Set<string>; onTick: (keys: string[], on: boolean) => void };

function Day({ day, ticked, onTick }: DayProps) {
  const keys = day.groups.map((group) => keyOf(day.date, group.group_id));
  const on = keys.filter((key) => ticked.has(key)).length;
  return (
    <li>
      <Checkbox checked={on === keys.length} indeterminate={on > 0 && on < keys.length} onChange={(event) => onTick(keys, event.target.checked)}>
        <b>{day.day_label}</b>
        {day.is_today && "（今天）"}
      </Checkbox>
      <ul>
        {day.groups.map((group) => {
          const key = keyOf(day.date, group.group_id);
          return (
            <li key={key}>
              <Checkbox checked={ticked.has(key)} onChange={(event) => onTick([key], event.target.checked)}>
                {group.starts_at} {group.name}　{group.expected} 人
              </Checkbox>
            </li>
          );
        })}
      </ul>
    </li>
  );
}

function useKeep(onClose: () => void) {
  const undo = useUndo();
  const call = useChange("call_all_came");
  const run = (sessions: DueSession[]) => {
    if (call.isPending) return;
    call.mutate(
      { sessions },
      {
        onSuccess: (told) => {
          const [first] = told.sessions;
          const when = told.days === 1 && first !== undefined ? dayText(first.date) : `${told.days} 天`;
          const left = told.left > 0 ? `，另有 ${told.left} 个班次已有人点过名` : "";
          undo(`${when} ${told.sessions.length} 个班次登记全到，${told.came} 人次出勤${told.carried > 0 ? `，${told.carried} 人次照早些的班` : ""}${left}`, () => ask("take_back_all_came", { sessions: told.sessions }));
          onClose();
        },
      },
    );
  };
  return { run, busy: call.isPending, no: call.error };
}
