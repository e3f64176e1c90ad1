// What is missing: what the school lacks before there is anything to call, then roll calls and sign-ins of this month until today,
// each with the way there; and settled months that changed since.
import CheckCircleOutlined from "@ant-design/icons-svg/es/asn/CheckCircleOutlined";
import { useContext, useState } from "react";
import { go, type ScreenName } from "../address";
import type { ChangedMonth, LackCode, MissingCalls, MissingPeople, TodayLack, TodayShown } from "../asks";
import { MeContext, useMay } from "../me";
import { Icon } from "../parts/Icon";
import { Press } from "../parts/Press";
import { dressed } from "../parts/wardrobe";
import { screens } from "../screens";

const AllCame = dressed(async () => ({ default: (await import("../rosters/AllCame")).AllCame }), null);
const InsteadRows = dressed(async () => ({ default: (await import("../staff/Instead")).InsteadRows }), null, true);

const shownMost = 6;

type Way = { label: string; screen: ScreenName; parts: string[] };

const ways: Record<LackCode, Way> = {
  term: { label: "设学期", screen: "settings", parts: ["terms"] },
  students: { label: "导入学生", screen: "imports", parts: [] },
  times: { label: "设作息", screen: "calendar", parts: ["plan"] },
  groups: { label: "建服务班", screen: "groups", parts: [] },
  enrolments: { label: "录报名", screen: "enrolment", parts: [] },
  staff: { label: "排教师", screen: "staff", parts: ["week"] },
  standards: { label: "填写标准", screen: "settings", parts: ["policy", "own"] },
};

/** What is lacking first; of calls and sign-ins today's first, then the newest day before it. */
export function Missing({ today, changed }: { today: TodayShown; changed: ChangedMonth[] }) {
  const mayCall = useMay("roll_call_sheet");
  const mayStaff = useMay("sign_in_sheet");
  const calls = mayCall ? today.missing_calls.toReversed() : [];
  const people = mayStaff ? today.missing_sign_ins.toReversed() : [];
  if (!mayCall && !mayStaff && changed.length === 0) return null;
  const none = calls.length === 0 && people.length === 0 && changed.length === 0;
  return (
    <section className="today-box" aria-labelledby="today-missing">
      <h2 id="today-missing">还缺什么</h2>
      {today.lacking.length > 0 && <Lacking lacking={today.lacking} />}
      {changed.length > 0 && (
        <ul className="today-list today-lacking">
          {changed.map(({ month, text }) => (
            <li key={month} data-warn>
              <span className="today-text">{text}</span>
              <Press small onClick={() => go("pay", [month, "settle"])}>
                去补助
              </Press>
            </li>
          ))}
        </ul>
      )}
      {none && today.lacking.length === 0 && (
        <p className="today-quiet">
          <Icon of={CheckCircleOutlined} /> {mayCall && today.clear_calls}
          {mayStaff && today.clear_sign_ins}
        </p>
      )}
      {calls.length > 0 && (
        <ul className="today-list">
          {calls.slice(0, shownMost).map((day) => (
            <Calls key={day.date} day={day} />
          ))}
          {calls.length > shownMost && <More days={calls.slice(shownMost)} today={today.date} />}
        </ul>
      )}
      {people.length > 0 && (
        <ul className="today-list">
          <InsteadRows from={`${today.date.slice(0, 7)}-01`} to={today.date} />
          {people.slice(0, 2).map((day) => (
            <People key={day.date} day={day} />
          ))}
          {people.length > 2 && (
            <li>
              <span className="today-where">更早还有 {people.length - 2} 天有人没签到</span>
              <Press small onClick={() => go("staff", ["sign-in", people[2]?.date ?? ""])}>
                去看
              </Press>
            </li>
          )}
        </ul>
      )}
    </section>
  );
}

function Lacking({ lacking }: { lacking: TodayLack[] }) {
  const me = useContext(MeContext);
  const reaches = (screen: ScreenName) => screens.some((each) => each.name === screen && me?.may.includes(each.needs));
  return (
    <ul className="today-list today-lacking">
      {lacking.map(({ code, text }) => (
        <li key={code} data-warn>
          <span className="today-text">{text}</span>
          {reaches(ways[code].screen) && (
            <Press small onClick={() => go(ways[code].screen, ways[code].parts)}>
              {ways[code].label}
            </Press>
          )}
        </li>
      ))}
    </ul>
  );
}

function Calls({ day }: { day: MissingCalls }) {
  const [first] = day.groups;
  const names = day.groups.map((group) => group.name).join("、");
  return (
    <li data-warn>
      <span>{day.is_today ? "今天" : day.day_label}</span>
      <span className="today-where" title={more(names, day.groups.length, day.count)}>
        {day.count === 1 ? names : `${day.count} 个班`}没点名
      </span>
      {first !== undefined && (
        <Press small onClick={() => go("rosters", [day.date, "call", first.group_id])} aria-label={`${day.day_label}去点名`}>
          去点名
        </Press>
      )}
    </li>
  );
}

/** All the names there are room for. */
function more(names: string, named: number, count: number): string {
  return named < count ? `${names}等` : names;
}

function More({ days, today }: { days: MissingCalls[]; today: string }) {
  const [next] = days;
  const mayRegister = useMay("call_all_came");
  const [registering, setRegistering] = useState(false);
  return (
    <li>
      <span className="today-where">更早还有 {days.length} 天没点全</span>
      {next !== undefined && (
        <Press small onClick={() => go("rosters", [next.date])}>
          去看
        </Press>
      )}
      {mayRegister && (
        <Press small onClick={() => setRegistering(true)}>
          登记几天全到
        </Press>
      )}
      {registering && <AllCame from={`${today.slice(0, 7)}-01`} to={today} onClose={() => setRegistering(false)} />}
    </li>
  );
}

function People({ day }: { day: MissingPeople }) {
  return (
    <li data-warn>
      <span>{day.is_today ? "今天" : day.day_label}</span>
      <span className="today-where" title={more(day.people.join("、"), day.people.length, day.count)}>
        {day.people.slice(0, 3).join("、")}
        {day.count > 3 && `等 ${day.count} 人`}没签到
      </span>
      <Press small onClick={() => go("staff", ["sign-in", day.date])} aria-label={`${day.day_label}去签到`}>
        去签到
      </Press>
    </li>
  );
}
