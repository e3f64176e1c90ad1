// Groups whose rows write no time of day: the clerk says once for each kind when they meet, by a slot of the school or typed.
import { Alert, AutoComplete, Button, Input } from "antd";
import { useState } from "react";
import type { Preview, TimesAsked as Kind } from "../asks";
import { useMay } from "../me";
import { leaveFor } from "../parts/wayBack";

type Props = { shown: Preview; onSaid: (field: string, said: string) => void };

/** One line for each kind of group; what the rows write themselves is never changed by it. */
export function TimesAsked({ shown, onSaid }: Props) {
  const may = useMay("put_time_slots");
  if (shown.times.length === 0) return null;
  const open = shown.times.some((kind) => kind.time === null || kind.no !== null);
  return (
    <Alert
      type={open ? "warning" : "info"}
      showIcon
      title={
        <div className="times-asked">
          <span>
            名单里没有写几点到几点，请在这里一次说明
            {shown.slots.length > 0 ? "，选一个时段，或写 16:30-17:30。" : "，写作 16:30-17:30。"}
          </span>
          {shown.times.map((kind) => (
            <KindLine key={`${kind.time_field} ${shown.sha256}`} kind={kind} slots={shown.slots} onSaid={onSaid} />
          ))}
        </div>
      }
      action={
        may &&
        shown.slots.length === 0 && (
          <Button size="small" onClick={() => leaveFor("calendar", ["plan"], "回到导入服务班")}>
            先去排作息时段
          </Button>
        )
      }
    />
  );
}

type LineProps = { kind: Kind; slots: Preview["slots"]; onSaid: Props["onSaid"] };

/** Two times of day, whatever stands between them. */
const whole = /^\s*\d{1,2}[:：]\d{2}\s*[-–—~～至到]+\s*\d{1,2}[:：]\d{2}\s*$/;

/** What is typed holds as soon as it is two times, else when the field is left or Enter is pressed; a chosen slot at once. */
function KindLine({ kind, slots, onSaid }: LineProps) {
  const [time, setTime] = useState(kind.time ?? "");
  const said = (field: string, before: string | null, typed: string) => {
    if (typed.trim() !== (before ?? "")) onSaid(field, typed.trim());
  };
  return (
    <div className="times-kind">
      <label htmlFor={kind.time_field}>
        {kind.label} {kind.groups} 个班
      </label>
      <AutoComplete
        id={kind.time_field}
        size="small"
        style={{ width: 240 }}
        value={time}
        placeholder={slots.length > 0 ? "选时段，或写 16:30-17:30" : "如 16:30-17:30"}
        status={kind.no === null ? "" : "error"}
        options={slots.map((slot) => ({ value: slot.name, label: slot.label }))}
        onChange={(typed) => {
          setTime(typed);
          if (whole.test(typed)) said(kind.time_field, kind.time, typed);
        }}
        onSelect={(name) => said(kind.time_field, kind.time, name)}
        onBlur={() => said(kind.time_field, kind.time, time)}
        onKeyDown={(event) => {
          if (event.key === "Enter" && !event.nativeEvent.isComposing) said(kind.time_field, kind.time, time);
        }}
      />
      <label htmlFor={kind.lessons_field}>每次课时数</label>
      <Input
        id={kind.lessons_field}
        size="small"
        style={{ width: 120 }}
        defaultValue={kind.lessons ?? ""}
        placeholder="空着按时长"
        onBlur={(event) => said(kind.lessons_field, kind.lessons, event.target.value)}
        onPressEnter={(event) => said(kind.lessons_field, kind.lessons, event.currentTarget.value)}
      />
      {kind.no !== null && <span className="times-no">{kind.no}</span>}
    </div>
  );
}
