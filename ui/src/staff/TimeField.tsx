// A time of day that is typed quickly: 1645, 16.45 and 16：45 all become 16:45 when the field is left.
import { Input } from "antd";

type Props = { label: string; value: string; planned?: string; focus?: boolean; onTime: (time: string) => void };

/** Empty is the planned time, shown in grey. */
export function TimeField({ label, value, planned = "", focus = false, onTime }: Props) {
  return (
    <label>
      {label}
      <Input
        autoFocus={focus}
        value={value}
        placeholder={planned}
        inputMode="numeric"
        onChange={(event) => onTime(event.target.value)}
        onBlur={(event) => onTime(timeText(event.target.value))}
        maxLength={5}
      />
    </label>
  );
}

/** Only how it is written; whether it is a time, the desk says. */
export function timeText(typed: string): string {
  const parts = /^(\d{1,2})[:：.．]?(\d{2})$/.exec(typed.trim());
  return parts === null ? typed.trim() : `${(parts[1] ?? "").padStart(2, "0")}:${parts[2] ?? ""}`;
}
