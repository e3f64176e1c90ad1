// The months that can be looked at, each with its state; finance works on the month before today's until this one nears its end.
import { Select } from "antd";
import dayjs from "dayjs";
import { useEffect } from "react";
import type { SettledMonth } from "../asks";
import { useAsk } from "../useAsk";

type Chosen = { month: string | null; label: string; state: string; months: SettledMonth[] };

/** From this day on a month is being closed, and is looked at rather than the one before. */
const CLOSING = 25;

/** The month looked at last: going to another screen and back stays with it. */
let before: string | undefined;

/** The month of the address, else the one looked at last, else the one to be closed, else the newest there is. */
export function useMonth(wanted: string | undefined, today: string): Chosen {
  const months = useAsk("months", {}).data ?? [];
  const day = dayjs(today);
  const usual = (day.date() >= CLOSING ? day : day.subtract(1, "month")).format("YYYY-MM");
  const find = (month: string | undefined) => months.find((one) => one.month === month);
  useEffect(() => {
    if (wanted !== undefined && wanted !== "") before = wanted;
  }, [wanted]);
  const shown = find(wanted) ?? find(before) ?? find(usual) ?? months[0];
  return { month: shown?.month ?? null, label: shown?.label ?? "", state: shown?.state_label ?? "", months };
}

/** Choosing a month. */
export function MonthPicker({ months, month, onMonth }: { months: SettledMonth[]; month: string; onMonth: (month: string) => void }) {
  return (
    <Select
      aria-label="月份"
      className="month-picker"
      value={month}
      onChange={onMonth}
      options={months.map((one) => ({ value: one.month, label: `${one.label}　${one.state_label}` }))}
    />
  );
}
