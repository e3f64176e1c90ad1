// A small time axis from 15:30 to 20:30 with the two fixed marks, 18:30 as a line and 20:30 as a double line.
type Props = { kind: string; startsAt: string; endsAt: string };

const first = 15 * 60 + 30;
const length = 5 * 60;
const width = 100;

/** What the bar and its marks mean, as is seen when it is pointed at. */
const BAR_MEANS = "横条是上课的时段，从 15:30 到 20:30；竖线是 18:30，双竖线是 20:30";

/** Stands in the head of the column: the two marks with their times. */
export function TimeMarks() {
  return (
    <span className="timebar-key" title={BAR_MEANS}>
      <svg width={5} height={12} aria-hidden>
        <line className="timebar-mark" x1={2} x2={2} y1={0} y2={12} />
      </svg>
      18:30
      <svg width={6} height={12} aria-hidden>
        <line className="timebar-mark" x1={1.5} x2={1.5} y1={0} y2={12} />
        <line className="timebar-mark" x1={4} x2={4} y1={0} y2={12} />
      </svg>
      20:30
    </span>
  );
}

/** Says nothing the words beside it do not say. */
export function TimeBar({ kind, startsAt, endsAt }: Props) {
  const from = place(startsAt);
  const to = place(endsAt);
  return (
    <span title={BAR_MEANS}>
      <svg className="timebar" viewBox={`0 0 ${width + 4} 12`} width={width + 4} height={12} aria-hidden>
        <line className="timebar-axis" x1={0} x2={width} y1={6} y2={6} />
        <rect className="timebar-block" data-kind={kind} x={from} y={3} width={Math.max(to - from, 2)} height={6} rx={1.5} />
        <line className="timebar-mark" x1={place("18:30")} x2={place("18:30")} y1={0} y2={12} />
        <line className="timebar-mark" x1={width} x2={width} y1={0} y2={12} />
        <line className="timebar-mark" x1={width + 2.5} x2={width + 2.5} y1={0} y2={12} />
      </svg>
    </span>
  );
}

function place(time: string): number {
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  return Math.min(Math.max(((hours * 60 + minutes - first) / length) * width, 0), width);
}
