// Today's pupils until 18:30 and after it, each counted once.
import type { Heads, TodaySection, TodayShown } from "../asks";
import { count } from "../text";

/** A day on which nothing is held says so. */
export function Numbers({ today }: { today: TodayShown }) {
  if (today.sections.length === 0)
    return (
      <section className="today-box today-none" aria-label="今天的人数">
        今天没有课后服务（{today.kind_label}）。
      </section>
    );
  return (
    <div className="today-numbers">
      {today.sections.map((section) => (
        <Section key={section.until} section={section} />
      ))}
    </div>
  );
}

function Section({ section }: { section: TodaySection }) {
  const id = `today-${section.until.slice(0, 2)}`;
  return (
    <section className="today-box" aria-labelledby={id} data-until={section.until}>
      <h2 id={id}>
        {section.until === "18:30" ? "至 18:30" : "18:30 以后"} <small>{section.groups} 个班，按人算，一人上几个班只算一次（合 {count(section.places)} 人次）</small>
      </h2>
      <dl className="figures">
        {figures(section.heads).map(([name, value, warn]) => (
          <div key={name} data-warn={(warn && value > 0) || undefined}>
            <dt>{name}</dt>
            <dd className="number">
              {count(value)} <small>人</small>
            </dd>
            {name === "缺席" && section.heads.absent_once > 0 && <dd className="figures-more">另有 {count(section.heads.absent_once)} 人缺过一班</dd>}
          </div>
        ))}
      </dl>
    </section>
  );
}

function figures(heads: Heads): [string, number, boolean][] {
  return [
    ["应到", heads.expected, false],
    ["实到", heads.present, false],
    ["请假", heads.leave, false],
    ["缺席", heads.absent, true],
    ["未点名", heads.uncalled, true],
  ];
}
