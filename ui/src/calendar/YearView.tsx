// The calendar of a term: make-up days that wait for their weekday on top, then month by month; a day opens beside it.
import { Select } from "antd";
import type { ReactNode } from "react";
import { useAddressState } from "../address";
import type { DayShown, YearShown } from "../asks";
import { useMay } from "../me";
import { NoShown } from "../parts/NoShown";
import { Page } from "../parts/Page";
import { Waiting } from "../parts/Waiting";
import { useAsk } from "../useAsk";
import { DayDrawer } from "./DayDrawer";
import { MonthGrid } from "./MonthGrid";
import { Question } from "./Question";

const legend: [string, string, string][] = [
  ["teaching", "", "上课日"],
  ["make_up", "班", "补课或加开"],
  ["make_up", "？", "还没定按周几"],
  ["holiday", "休", "节假日"],
  ["weekend", "", "周末"],
  ["closure", "停", "停课"],
  ["closure", "早", "提前放学"],
  ["teaching", "部", "部分年级停课"],
  ["unknown", "未", "放假安排未公布"],
];

/** The term of today unless another is chosen. */
export function YearView({ tabs }: { tabs: ReactNode }) {
  const [term, setTerm] = useAddressState("term");
  const [open, setOpen] = useAddressState("day");
  const year = useAsk("calendar_year", { term: term === "" ? null : term, year: null });
  if (year.error !== null) return <NoShown no={year.error} again={() => void year.refetch()} />;
  if (year.data === undefined) return <Waiting what="正在排校历" />;
  const shown = year.data;
  const day = shown.months.flatMap((month) => month.days).find((each) => each.date === open);
  return (
    <Page
      title="校历"
      note={`${shown.title}，有课后服务 ${shown.teaching_days} 天`}
      bare
      strip={
        <>
          {tabs}
          {shown.terms.length > 1 && <Select aria-label="学期" value={shown.term ?? ""} options={shown.terms.map((name) => ({ value: name, label: name }))} onChange={setTerm} />}
          <Legend />
        </>
      }
    >
      <Above year={shown} />
      <div className="year">
        {shown.months.map((month) => (
          <MonthGrid key={month.month} month={month} open={open} onOpen={setOpen} />
        ))}
      </div>
      <DayDrawer day={day ?? null} onClose={() => setOpen("")} />
    </Page>
  );
}

function Above({ year }: { year: YearShown }) {
  const may = useMay("put_day_change");
  if (year.undecided.length === 0 && year.unpublished.length === 0) return null;
  return (
    <div className="year-above">
      {may && year.undecided.map((day: DayShown) => <Question key={day.date} day={day} />)}
      {year.unpublished.map((said) => (
        <p key={said} className="year-unknown">
          {said}
        </p>
      ))}
    </div>
  );
}

function Legend() {
  return (
    <ul className="legend" aria-label="图例">
      {legend.map(([kind, sign, said]) => (
        <li key={said}>
          <span className="legend-cell" data-kind={kind} data-sign={sign}>
            {sign}
          </span>
          {said}
        </li>
      ))}
    </ul>
  );
}
