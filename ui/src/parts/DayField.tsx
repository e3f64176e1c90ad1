// A day, chosen from a calendar or typed in any usual form, and shown the same on every computer.
import { DatePicker, type DatePickerProps } from "antd";
import dayjs from "dayjs";

type Props = Pick<DatePickerProps, "id" | "autoFocus" | "maxDate" | "onBlur" | "status" | "size" | "aria-label" | "aria-describedby" | "aria-invalid"> & {
  /** `YYYY-MM-DD`, or empty. */
  day: string;
  onDay: (day: string) => void;
  /** Whether the field may be emptied; then `onDay` is told an empty text. */
  mayBeEmpty?: boolean;
};

/** The first form is the one shown; the others are understood when typed, each with and without noughts, which are told apart. */
const FORMS = ["YYYY年M月D日", "YYYY年MM月DD日", "YYYY-M-D", "YYYY-MM-DD", "YYYY/M/D", "YYYY/MM/DD", "YYYY.M.D", "YYYY.MM.DD", "YYYYMMDD"];

export function DayField({ day, onDay, mayBeEmpty = false, ...rest }: Props) {
  return (
    <DatePicker
      className="day-field"
      {...rest}
      format={FORMS}
      allowClear={mayBeEmpty}
      placeholder="选日期"
      value={day === "" ? null : dayjs(day)}
      onChange={(picked) => {
        if (picked !== null) onDay(picked.format("YYYY-MM-DD"));
        else if (mayBeEmpty) onDay("");
      }}
    />
  );
}
