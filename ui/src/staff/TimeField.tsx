// A time of day that is typed quickly: 1645, 16.45 and 16：45 all become 16:45 when the field is left.
import { Input } from "antd";
import { type KeyboardEvent, useRef } from "react";

type Props = {
  label: string;
  value: string;
  planned?: string;
  focus?: boolean;
  onTime: (time: string) => void;
  /** A key that is no part of a time, pressed before the field was changed; says whether it did something. */
  onKey?: (key: string) => boolean;
};

/** Empty is the planned time, shown in grey. */
export function TimeField({ label, value, planned = "", focus = false, onTime, onKey }: Props) {
  const before = useRef(value);
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const typed = event.currentTarget.value;
    if (onKey === undefined || event.ctrlKey || event.altKey || event.metaKey || (typed !== "" && typed !== before.current)) return;
    const key = plainKey(event);
    if ((key === "delete" && typed !== "") || !onKey(key)) return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <label>
      {label}
      <Input
        autoFocus={focus}
        value={value}
        placeholder={planned}
        inputMode="numeric"
        onFocus={(event) => (before.current = event.target.value)}
        onKeyDown={onKeyDown}
        onChange={(event) => onTime(event.target.value)}
        onBlur={(event) => timeText(event.target.value) !== value && onTime(timeText(event.target.value))}
        maxLength={5}
      />
    </label>
  );
}

/** The key in small letters; an input method that is about to compose only tells which one was pressed. */
export function plainKey(event: { key: string; code: string }): string {
  return event.key === "Process" ? event.code.replace(/^Key/, "").toLowerCase() : event.key.toLowerCase();
}

/** Only how it is written; whether it is a time, the desk says. */
export function timeText(typed: string): string {
  const parts = /^(\d{1,2})[:：.．]?(\d{2})$/.exec(typed.trim());
  return parts === null ? typed.trim() : `${(parts[1] ?? "").padStart(2, "0")}:${parts[2] ?? ""}`;
}
