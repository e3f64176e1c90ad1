// One day: what it is, why, by which paper, what the school changed, and what can be changed with what follows from it.
import { Button, Drawer, Space } from "antd";
import { useState } from "react";
import { go } from "../address";
import type { DayChangeKind, DayChangeShown, DayShown } from "../asks";
import { ask } from "../desk";
import { useMay } from "../me";
import { NoAlert } from "../parts/NoShown";
import { useUndo } from "../parts/useUndo";
import { useChange } from "../useAsk";
import { DayChangeForm } from "./DayChangeForm";

const ways: { kind: DayChangeKind; label: string }[] = [
  { kind: "closure", label: "停课" },
  { kind: "early_dismissal", label: "提前放学" },
  { kind: "make_up", label: "补课按周几" },
  { kind: "extra", label: "加开" },
];

/** Nothing is shown for null. */
export function DayDrawer({ day, onClose }: { day: DayShown | null; onClose: () => void }) {
  return (
    <Drawer open={day !== null} onClose={onClose} mask={false} size={400} title={day?.label ?? ""} destroyOnHidden>
      {day !== null && <Day key={day.date} day={day} />}
    </Drawer>
  );
}

function Day({ day }: { day: DayShown }) {
  const may = useMay("put_day_change");
  const [way, setWay] = useState<DayChangeKind | null>(null);
  const closes = day.is_held;
  const offered = ways.filter(({ kind }) => (kind === "closure" || kind === "early_dismissal" ? closes : kind === "make_up" ? day.weekday > 5 || !day.is_held : !day.is_held));
  return (
    <>
      <dl className="facts">
        <Fact name="这一天" said={day.kind_label} />
        <Fact name="作息" said={day.follows_label} />
        <Fact name="原因" said={day.reason} />
        <Fact name="依据" said={day.source} />
      </dl>
      {day.changes.map((change) => (
        <Change key={change.kind + change.grades} day={day} change={change} may={may} />
      ))}
      {may && day.kind !== "out_of_term" && (
        <Space wrap role="group" aria-label="改这一天">
          {offered.map(({ kind, label }) => (
            <Button key={kind} type={way === kind ? "primary" : "default"} onClick={() => setWay(kind)}>
              {label}
            </Button>
          ))}
        </Space>
      )}
      {way !== null && <DayChangeForm key={way} day={day} kind={way} onDone={() => setWay(null)} />}
      {day.is_held && (
        <p>
          <Button type="link" onClick={() => go("rosters", [], { date: day.date })}>
            看这一天的名册
          </Button>
        </p>
      )}
    </>
  );
}

function Fact({ name, said }: { name: string; said: string }) {
  if (said === "") return null;
  return (
    <div className="fact-wide">
      <dt>{name}</dt>
      <dd>{said}</dd>
    </div>
  );
}

function Change({ day, change, may }: { day: DayShown; change: DayChangeShown; may: boolean }) {
  const remove = useChange("remove_day_change");
  const undo = useUndo();
  const said = `${change.kind_label}${change.grades === "" ? "" : `（${change.grades_label}）`}`;
  const take = () =>
    remove.mutate(
      { day: day.date, kind: change.kind, grades: change.grades, trial: false },
      { onSuccess: (done) => undo(`取消了${day.label}的${said}。${done.follows[0] ?? ""}`, () => ask("set_day_changes", done.undo)) },
    );
  return (
    <div className="day-change">
      <span>
        学校安排：<b>{said}</b> {change.reason}
      </span>
      {may && (
        <Button size="small" loading={remove.isPending} onClick={take}>
          取消这项安排
        </Button>
      )}
      {remove.error !== null && <NoAlert no={remove.error} onClose={() => remove.reset()} />}
    </div>
  );
}
