// The months that can be looked at, each with its state; finance usually works on the month before today's.
import { Select } from "antd";
import dayjs from "dayjs";
import type { SettledMonth } from "../asks";
import { useAsk } from "../useAsk";

type Chosen = { month: string | null; label: string; state: string; months: SettledMonth[] };

/** The month of the address, else last month, else the newest there is. */
export function useMonth(wanted: string | undefined, today: string): Chosen {
  const months = useAsk("months", {}).data ?? [];
  const last = dayjs(today).subtract(1, "month").format("YYYY-MM");
  const find = (month: string | undefined) => months.find((one) => one.month === month);
  const shown = find(wanted) ?? find(last) ?? months[0];
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
