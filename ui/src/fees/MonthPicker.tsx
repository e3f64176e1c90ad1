// The months that can be looked at, each with its state; which one is shown first is the desk's to say.
import { Select } from "antd";
import type { SettledMonth } from "../asks";
import { useAsk } from "../useAsk";

type Chosen = { month: string | null; label: string; state: string; months: SettledMonth[]; why: string };

/** The month of the address, else the one the desk proposes; `why` says why that one, and is empty where it was chosen. */
export function useMonth(wanted: string | undefined): Chosen {
  const { months = [], proposed = null } = useAsk("months", {}).data ?? {};
  const find = (month: string | undefined) => months.find((one) => one.month === month);
  const chosen = find(wanted);
  const shown = chosen ?? find(proposed?.month);
  return {
    month: shown?.month ?? null,
    label: shown?.label ?? "",
    state: shown === undefined ? "" : [shown.state_label, shown.running].filter((part) => part !== "").join("，"),
    months,
    why: chosen === undefined ? (proposed?.why ?? "") : "",
  };
}

type Props = { months: SettledMonth[]; month: string; why: string; onMonth: (month: string) => void };

/** Choosing a month. */
export function MonthPicker({ months, month, why, onMonth }: Props) {
  return (
    <>
      <Select
        aria-label="月份"
        className="month-picker"
        value={month}
        onChange={onMonth}
        options={months.map((one) => ({ value: one.month, label: `${one.label}　${one.state_label}` }))}
      />
      {why !== "" && <span className="month-why">{why}</span>}
    </>
  );
}
