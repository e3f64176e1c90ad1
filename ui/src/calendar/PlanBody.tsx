// The grid with what stands beside it: the open slot, how it is driven, and the way to begin.
import { Button, Empty } from "antd";
import { useCallback, useEffect, useRef, useState } from "react";
import type { SeasonShown, SlotGiven, SlotShown, TimePlanShown } from "../asks";
import { LateQuestion } from "./LateQuestion";
import { SlotPanel } from "./SlotPanel";
import { clock, given, type Place, placed } from "./slots";
import { usePlan, without } from "./usePlan";
import { WeekGrid } from "./WeekGrid";

type Props = { plan: TimePlanShown; own: SlotShown[]; season: SeasonShown | null; grade: string; may: boolean };
type Held = { id: number; place: Place };

/** `own` are the season's slots, of every grade. */
export function PlanBody({ plan, own, season, grade, may }: Props) {
  const { keep, late, forget } = usePlan(season?.id ?? null);
  const [open, setOpen] = useState<string | null>(null);
  const [held, setHeld] = useState<Held | null>(null);
  const shown = own.filter((slot) => grade === "" || slot.grade_list.includes(Number(grade)));
  const chosen = own.find((slot) => key(slot) === open) ?? null;
  const put = useCallback(
    (slot: SlotShown, next: SlotGiven) => {
      setOpen(`${next.weekday}/${next.starts_at}/${next.grades}`);
      void keep(`「${next.name}」改为 ${next.starts_at}–${next.ends_at}。`, without(own, slot.id).map(given), [next]);
    },
    [keep, own],
  );
  const drop = (slot: SlotShown, place: Place) => put(slot, placed(slot, place));
  useHeld(held, own, drop, () => setHeld(null));
  useFocusBack(held !== null, own);
  const remove = (slot: SlotShown) => void keep(`删除了「${slot.label}」。`, without(own, slot.id).map(given), []);
  const add = (place: Place) => {
    const slot = { grades: grade, weekday: place.weekday, name: place.from >= plan.limits.basic_latest_minute ? "延时托管" : "新时段", starts_at: clock(place.from), ends_at: clock(place.to), lessons: "" };
    setOpen(`${slot.weekday}/${slot.starts_at}/${slot.grades}`);
    void keep(`加了时段 ${slot.starts_at}–${slot.ends_at}。`, own.map(given), [slot]);
  };
  const everyDay = (slot: SlotShown) => {
    const others = own.filter((other) => !(other.grades === slot.grades && other.from_minute < slot.to_minute && slot.from_minute < other.to_minute));
    void keep(`「${slot.name}」用到了周一至周五。`, others.map(given), [1, 2, 3, 4, 5].map((weekday) => ({ ...given(slot), weekday })));
  };
  if (own.length === 0 && may) return <Begin plan={plan} season={season} onBegin={(slots) => void keep("已放上时段。", [], slots)} onAdd={() => add({ weekday: 1, from: 990, to: 1050 })} />;
  return (
    <div className="plan">
      <WeekGrid slots={shown} limits={plan.limits} may={may} open={chosen?.id ?? null} held={held} onOpen={(slot) => setOpen(key(slot))} onPlace={(slot, place) => setHeld({ id: slot.id, place })} onDrop={drop} onRemove={remove} onAdd={add} />
      {chosen === null ? <Keys may={may} /> : <SlotPanel key={`${chosen.label}/${chosen.lessons}/${chosen.grades}`} slot={chosen} may={may} onKeep={(next) => put(chosen, next)} onEveryDay={() => everyDay(chosen)} onRemove={() => remove(chosen)} />}
      {late !== null && <LateQuestion late={late} limits={plan.limits} onClose={forget} onAnswer={(said, slots, reason) => void keep(said, late.others, slots, reason)} />}
    </div>
  );
}

/** A slot keeps no number when it is changed: it is known by where it stands. */
function key(slot: SlotShown): string {
  return `${slot.weekday}/${slot.starts_at}/${slot.grades}`;
}

/** What the keyboard moved is kept once it has rested for a moment. */
function useHeld(held: Held | null, own: SlotShown[], drop: (slot: SlotShown, place: Place) => void, done: () => void): void {
  useEffect(() => {
    if (held === null) return undefined;
    const timer = window.setTimeout(() => {
      const slot = own.find((each) => each.id === held.id);
      done();
      if (slot !== undefined) drop(slot, held.place);
    }, 900);
    return () => window.clearTimeout(timer);
  });
}

/** A slot moved by the keyboard is another one for the page once it is kept: the keyboard stays with it. */
function useFocusBack(isHeld: boolean, own: SlotShown[]): void {
  const wanted = useRef(false);
  const places = own.map((slot) => slot.label).join();
  useEffect(() => {
    if (isHeld) wanted.current = true;
  }, [isHeld]);
  useEffect(() => {
    if (!wanted.current) return;
    wanted.current = false;
    document.querySelector<HTMLElement>('.slot[aria-pressed="true"]')?.focus();
  }, [places]);
}

function Keys({ may }: { may: boolean }) {
  return (
    <aside className="plan-side">
      <h2>选一个时段</h2>
      <p>{may ? "点一个时段改名称、年级和课时；在空处点一下，加一个时段。" : "点一个时段看它的年级和课时。"}</p>
      {may && (
        <div className="plan-keys">
          方向键：移动 5 分钟，或移到前后一天
          <br />
          Shift + 上下：改结束时间
          <br />
          Shift + 左右：改开始时间
          <br />
          Delete：删除　Ctrl Z：撤销
        </div>
      )}
    </aside>
  );
}

function Begin({ plan, season, onBegin, onAdd }: { plan: TimePlanShown; season: SeasonShown | null; onBegin: (slots: SlotGiven[]) => void; onAdd: () => void }) {
  const whole = plan.slots.filter((slot) => slot.season === null);
  const start = season !== null && whole.length > 0 ? whole.map(given) : plan.suggested;
  const said = season === null ? "还没有作息。先放上常用的时段，再拖动调整。" : `「${season.name}」还没有自己的时段，现在按全年作息上课。`;
  return (
    <div className="plan-none">
      <Empty description={said}>
        {start.length > 0 && (
          <Button type="primary" onClick={() => onBegin(start)}>
            {season === null ? `放上 ${start.length} 个时段` : "从全年作息复制"}
          </Button>
        )}{" "}
        <Button onClick={onAdd}>自己加一个时段</Button>
      </Empty>
    </div>
  );
}
