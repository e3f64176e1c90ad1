// Sentences about a month, the first few of them; one that begins with a day leads to that day's roll calls.
import { Button } from "antd";
import { useState } from "react";
import { go } from "../address";
import { dayText } from "../days";

/** `month` is `YYYY-MM`. */
export function Sentences({ of, month }: { of: string[]; month: string }) {
  const [all, setAll] = useState(false);
  const shown = all ? of : of.slice(0, 6);
  return (
    <ul className="sentences">
      {shown.map((said) => (
        <li key={said}>
          {said} <DayLink said={said} month={month} />
        </li>
      ))}
      {shown.length < of.length && (
        <li>
          <Button type="link" size="small" onClick={() => setAll(true)}>
            全部 {of.length} 条
          </Button>
        </li>
      )}
    </ul>
  );
}

function DayLink({ said, month }: { said: string; month: string }) {
  const found = /^(\d{1,2})月(\d{1,2})日/.exec(said);
  if (found === null || Number(found[1]) !== Number(month.slice(5))) return null;
  const day = `${month}-${(found[2] ?? "").padStart(2, "0")}`;
  return (
    <Button type="link" size="small" onClick={() => go("rosters", [day])} aria-label={`看 ${dayText(day)} 的考勤`}>
      看当天考勤 →
    </Button>
  );
}
