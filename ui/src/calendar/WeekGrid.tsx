// The week grid: days across, 15:30 to 20:30 down, a line at 18:30 and a double one at 20:30.
import type { MouseEvent } from "react";
import type { SlotShown, TimePlanShown } from "../asks";
import { SlotBlock } from "./SlotBlock";
import { axis, clock, lanes, type Place, scale, snap } from "./slots";

export type Change = {
  open: number | null;
  /** The slot that the keyboard moves, and where it is. */
  held: { id: number; place: Place } | null;
  onOpen: (slot: SlotShown) => void;
  onPlace: (slot: SlotShown, place: Place) => void;
  onDrop: (slot: SlotShown, place: Place) => void;
  onRemove: (slot: SlotShown) => void;
  onAdd: (place: Place) => void;
};

type Props = Change & { slots: SlotShown[]; limits: TimePlanShown["limits"]; may: boolean };

const hours = Array.from({ length: 11 }, (_, place) => axis.from + place * 30);
const days = ["周一", "周二", "周三", "周四", "周五"];

/** A press on an empty place adds an hour there. */
export function WeekGrid(props: Props) {
  const { slots, limits, may, onAdd } = props;
  const height = (axis.to - axis.from) * scale + 8;
  const mark = (minute: number) => (minute === limits.basic_latest_minute ? "basic" : minute === limits.extended_latest_minute ? "extended" : undefined);
  const add = (event: MouseEvent<HTMLElement>, weekday: number) => {
    if (!may || event.target !== event.currentTarget) return;
    const from = snap((event.clientY - event.currentTarget.getBoundingClientRect().top) / scale + axis.from - 30);
    const start = Math.max(axis.from, Math.min(from, axis.to - 60));
    onAdd({ weekday, from: start, to: start + 60 });
  };
  return (
    <div className="week" role="group" aria-label="一周作息">
      <span className="week-head" />
      {days.map((day) => (
        <span key={day} className="week-head">
          {day}
        </span>
      ))}
      <div className="week-hours" style={{ height }} aria-hidden>
        {hours.map((minute) => (
          <span key={minute} style={{ top: (minute - axis.from) * scale + (minute === axis.from ? 9 : 0) }}>
            {mark(minute) === undefined ? clock(minute) : <b>{clock(minute)}</b>}
          </span>
        ))}
      </div>
      {days.map((day, place) => {
        const own = slots.filter((slot) => slot.weekday === place + 1);
        const lane = lanes(own);
        return (
          <div key={day} className="week-day" style={{ height }} onClick={(event) => add(event, place + 1)}>
            {hours.map((minute) => (
              <div key={minute} className="week-line" data-mark={mark(minute)} style={{ top: (minute - axis.from) * scale }} />
            ))}
            {own.map((slot) => (
              <Block key={slot.id} slot={slot} lane={lane.get(slot.id) ?? [0, 1]} {...props} />
            ))}
          </div>
        );
      })}
    </div>
  );
}

function Block({ slot, lane, may, open, held, onOpen, onPlace, onDrop, onRemove }: Props & { slot: SlotShown; lane: [number, number] }) {
  return (
    <SlotBlock
      slot={slot}
      lane={lane}
      may={may}
      isOpen={open === slot.id}
      place={held?.id === slot.id ? held.place : null}
      onOpen={() => onOpen(slot)}
      onPlace={(place) => onPlace(slot, place)}
      onDrop={(place) => onDrop(slot, place)}
      onRemove={() => onRemove(slot)}
    />
  );
}
