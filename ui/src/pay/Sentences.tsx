// Sentences about a month, the first few of them; one that begins with a day leads to that day's roll calls, one about groups to each of them, one about a pool to the sign-in page.
import { Button } from "antd";
import { Fragment, useState } from "react";
import { go } from "../address";
import type { PayLead } from "../asks";
import { dayText } from "../days";

/** `month` is `YYYY-MM`; `leads` are the groups in which a sentence is set right. */
export function Sentences({ of, month, leads = [] }: { of: string[]; month: string; leads?: PayLead[] }) {
  const [all, setAll] = useState(false);
  const shown = all ? of : of.slice(0, 6);
  return (
    <ul className="sentences">
      {shown.map((said) => (
        <li key={said}>
          {said} <DayLink said={said} month={month} /> <GroupLinks leads={leads.filter((lead) => lead.said === said && lead.group !== null)} />
          <PoolLinks leads={leads.filter((lead) => lead.said === said && lead.group === null)} />
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

/** Where whoever served for a pool is entered, and where the pool itself is set. */
function PoolLinks({ leads }: { leads: PayLead[] }) {
  return leads.map((lead) => (
    <Fragment key={lead.name}>
      {lead.day !== null && (
        <Button type="link" size="small" onClick={() => go("staff", ["sign-in", lead.day ?? ""])}>
          去 {dayText(lead.day)} 的签到登记「{lead.name}」 →
        </Button>
      )}
      <Button type="link" size="small" onClick={() => go("settings", ["policy"])}>
        看政策口径 →
      </Button>
    </Fragment>
  ));
}

/** As many as fit a line; the rest are found by the list's filter. */
function GroupLinks({ leads }: { leads: PayLead[] }) {
  return (
    <>
      {leads.slice(0, 1).map(({ day }) => day !== null && (
        <Button key={day} type="link" size="small" onClick={() => go("staff", ["sign-in", day])}>
          看 {dayText(day)} 的签到 →
        </Button>
      ))}
      {leads.slice(0, 3).map((lead) => (
        <Button key={lead.group} type="link" size="small" onClick={() => go("groups", [lead.group ?? ""])}>
          打开「{lead.name}」 →
        </Button>
      ))}
      {leads.length > 3 && (
        <Button type="link" size="small" onClick={() => go("groups", [], { finding: "无补助标准" })}>
          看这些服务班 →
        </Button>
      )}
    </>
  );
}
