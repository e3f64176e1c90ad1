// A slot on the week grid: dragged and resized by the pointer, and fully by the keyboard.
import { type CSSProperties, type KeyboardEvent, type PointerEvent, useRef, useState } from "react";
import type { SlotShown } from "../asks";
import { axis, clock, moved, type Place, scale, snap, step } from "./slots";

type Props = {
  slot: SlotShown;
  lane: [number, number];
  isOpen: boolean;
  may: boolean;
  /** Where it is while the keyboard moves it; null where it stands. */
  place: Place | null;
  onOpen: () => void;
  onPlace: (place: Place) => void;
  onDrop: (place: Place) => void;
  onRemove: () => void;
};

type Grip = { x: number; y: number; width: number; edge: string };

const keys: Record<string, [Parameters<typeof moved>[1], Parameters<typeof moved>[1]]> = {
  ArrowUp: [{ start: -step, end: -step }, { end: -step }],
  ArrowDown: [{ start: step, end: step }, { end: step }],
  ArrowLeft: [{ days: -1 }, { start: -step }],
  ArrowRight: [{ days: 1 }, { start: step }],
};

/** Arrow keys move, with Shift they move the end (up, down) or the beginning (left, right); Delete takes it away. */
export function SlotBlock({ slot, lane, isOpen, may, place, onOpen, onPlace, onDrop, onRemove }: Props) {
  const stands: Place = { weekday: slot.weekday, from: slot.from_minute, to: slot.to_minute };
  const [dragged, setDragged] = useState<Place | null>(null);
  const grip = useRef<Grip | null>(null);
  const dropped = useRef(false);
  const now = dragged ?? place ?? stands;
  const onPointerDown = (event: PointerEvent<HTMLButtonElement>) => {
    if (!may || event.button !== 0) return;
    event.stopPropagation();
    event.currentTarget.setPointerCapture(event.pointerId);
    const width = event.currentTarget.parentElement?.getBoundingClientRect().width ?? 1;
    grip.current = { x: event.clientX, y: event.clientY, width, edge: (event.target as HTMLElement).dataset["edge"] ?? "" };
  };
  const onPointerMove = (event: PointerEvent<HTMLButtonElement>) => {
    const held = grip.current;
    if (held === null) return;
    const by = snap((event.clientY - held.y) / scale);
    const days = Math.round((event.clientX - held.x) / held.width);
    setDragged(moved(stands, held.edge === "top" ? { start: by } : held.edge === "bottom" ? { end: by } : { days, start: by, end: by }));
  };
  const onPointerUp = () => {
    grip.current = null;
    dropped.current = dragged !== null;
    const to = dragged;
    setDragged(null);
    if (to !== null && (to.weekday !== stands.weekday || to.from !== stands.from || to.to !== stands.to)) onDrop(to);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (!may) return;
    const way = keys[event.key]?.[event.shiftKey ? 1 : 0];
    if (way !== undefined) onPlace(moved(now, way));
    else if (event.key === "Delete") onRemove();
    else return;
    event.preventDefault();
  };
  return (
    <button
      type="button"
      className="slot"
      data-extended={slot.is_extended || undefined}
      data-moved={dragged !== null || place !== null || undefined}
      aria-pressed={isOpen}
      aria-label={`${slot.label}，${slot.kind_label}，${slot.grades_label}，${slot.groups} 个服务班`}
      style={box(now, slot.weekday, lane)}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={onPointerUp}
      onPointerCancel={() => {
        grip.current = null;
        setDragged(null);
      }}
      onClick={() => {
        if (!dropped.current) onOpen();
        dropped.current = false;
      }}
      onKeyDown={onKeyDown}
    >
      <span className="slot-edge" data-edge="top" aria-hidden />
      <b>{slot.name}</b>
      <span className="number">
        {clock(now.from)}–{clock(now.to)}
      </span>
      {slot.grades !== "" && <div>{slot.grades_label}</div>}
      <span className="slot-edge" data-edge="bottom" aria-hidden />
    </button>
  );
}

/** Where it lies in its day; another day is reached from there. */
function box(now: Place, weekday: number, [lane, lanes]: [number, number]): CSSProperties {
  const away = now.weekday === weekday ? {} : { transform: `translateX(${(now.weekday - weekday) * 100 * lanes}%)`, zIndex: 2 };
  return { top: (now.from - axis.from) * scale, height: (now.to - now.from) * scale, left: `${(100 * lane) / lanes}%`, width: `${100 / lanes}%`, ...away };
}
