// Who is in the school after 18:30, by group.
import { href } from "../address";
import type { LateGroup, TodayShown } from "../asks";

/** Where the roll was called those who came, else those expected. */
export function Late({ today }: { today: TodayShown }) {
  const section = today.sections.find((each) => each.until === "20:30");
  return (
    <section className="today-box" aria-labelledby="today-late">
      <h2 id="today-late">
        18:30 后在校 {section !== undefined && <small>{inSchool(section.heads)}</small>}
      </h2>
      {today.late.length === 0 ? (
        <p className="today-quiet">今天没有 18:30 以后的班。</p>
      ) : (
        <ul className="today-list">
          {today.late.map((group) => (
            <li key={group.group_id}>
              <a href={href("rosters", [today.date, "group", group.group_id])}>{group.name}</a>
              <span className="today-where" title={[group.room, group.staff.join("、")].filter((part) => part !== "").join("　")}>
                {[`到 ${group.ends_at}`, group.room, group.staff.join("、")].filter((part) => part !== "").join("　")}
              </span>
              <b className="number">{inSchool(group.heads)}</b>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function inSchool(heads: LateGroup["heads"]): string {
  if (heads.expected === 0) return "没有学生";
  return heads.uncalled === 0 ? `${heads.present} 人` : `应有 ${heads.expected} 人`;
}
