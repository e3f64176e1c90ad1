// One month as a compact grid, Monday first; each day is a button that says in words what it is.
import type { DayShown, MonthShown } from "../asks";

type Props = { month: MonthShown; open: string; onOpen: (date: string) => void };

/** Arrow keys move between the days of the month. */
export function MonthGrid({ month, open, onOpen }: Props) {
  const first = month.days[0]?.weekday ?? 1;
  return (
    <section className="month" aria-label={month.label}>
      <h2>
        {month.label} <small>{month.teaching_days} 天</small>
      </h2>
      <div className="month-days" role="group" onKeyDown={move}>
        {["一", "二", "三", "四", "五", "六", "日"].map((name) => (
          <span key={name} className="month-head" aria-hidden>
            {name}
          </span>
        ))}
        {month.days.map((day, place) => (
          <Day key={day.date} day={day} column={place === 0 ? first : 0} isOpen={day.date === open} onOpen={onOpen} />
        ))}
      </div>
    </section>
  );
}

function Day({ day, column, isOpen, onOpen }: { day: DayShown; column: number; isOpen: boolean; onOpen: (date: string) => void }) {
  const said = [day.label, day.kind_label, day.follows_label, day.reason].filter((text) => text !== "").join("，");
  return (
    <button
      type="button"
      className="month-day"
      data-kind={day.kind}
      data-sign={day.sign}
      data-today={day.is_today || undefined}
      aria-current={day.is_today ? "date" : undefined}
      aria-pressed={isOpen}
      aria-label={said}
      title={said}
      style={column > 0 ? { gridColumn: column } : undefined}
      onClick={() => onOpen(day.date)}
    >
      {Number(day.date.slice(8))}
    </button>
  );
}

function move(event: React.KeyboardEvent<HTMLDivElement>) {
  const step = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 }[event.key];
  if (step === undefined || !(event.target instanceof HTMLButtonElement)) return;
  const days = [...document.querySelectorAll<HTMLButtonElement>(".month-day")];
  const next = days[days.indexOf(event.target) + step];
  if (next === undefined) return;
  event.preventDefault();
  next.focus();
}
