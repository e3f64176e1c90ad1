// Four of the five questions: the school's name, its stage, its term, and the passphrase.
import { Input, Radio } from "antd";
import { dayText } from "../days";
import type { FirstStart, Stage } from "../office";
import { DayField } from "../parts/DayField";
import { Field } from "../parts/Field";
import { NewPassphrase } from "./NewPassphrase";
import type { Judging, Typed } from "./typed";

/** What every step is given. */
export type StepProps = { start: FirstStart; typed: Typed; set: (part: Partial<Typed>) => void; judging: Judging };

/** 学校. */
export function SchoolStep({ typed, set, judging: { judged, judge, correcting } }: StepProps) {
  return (
    <>
      <h1>学校叫什么？</h1>
      <p>写全称。它会印在名册、告家长书和补助发放表的最上面。</p>
      <Field label="学校名称" needed error={judged.name}>
        <Input
          autoFocus
          size="large"
          name="name"
          maxLength={60}
          placeholder="例如：育英小学"
          value={typed.name}
          onChange={(event) => {
            correcting("name");
            set({ name: event.target.value });
          }}
          // A field that was only passed by has not been left wrong.
          onBlur={() => typed.name !== "" && void judge({ name: typed.name })}
        />
      </Field>
      <Field label="监督电话" help="印在收费公示和告家长书上，没有可以空着，以后再填" error={judged.complaints_phone}>
        <Input
          name="phone"
          maxLength={60}
          placeholder="例如：0701-2345678"
          value={typed.phone}
          onChange={(event) => {
            correcting("complaints_phone");
            set({ phone: event.target.value });
          }}
          onBlur={() => void judge({ complaints_phone: typed.phone })}
        />
      </Field>
    </>
  );
}

const stages: { stage: Stage; name: string; note: string }[] = [
  { stage: "primary", name: "小学", note: "一至六年级" },
  { stage: "junior", name: "初中", note: "七至九年级" },
  { stage: "nine_year", name: "九年一贯制", note: "一至九年级" },
];

/** 学段. */
export function StageStep({ typed, set }: StepProps) {
  return (
    <>
      <h1>是哪种学校？</h1>
      <p>年级、收费标准和时间规定按学段区分。</p>
      <Radio.Group className="door-choices" aria-label="学段" value={typed.stage} onChange={(event) => set({ stage: event.target.value as Stage })}>
        {stages.map(({ stage, name, note }, i) => (
          <Radio key={stage} value={stage} className="door-choice" autoFocus={i === 0}>
            <b>{name}</b>
            <span>{note}</span>
          </Radio>
        ))}
      </Radio.Group>
    </>
  );
}

/** 学期. */
export function TermStep({ start, typed, set, judging: { judged, judge, correcting } }: StepProps) {
  const change = (part: Partial<Typed>) => {
    correcting("term");
    set(part);
  };
  const isUsual = typed.firstDay === start.term.first_day;
  const name = judged.term_name ?? (isUsual ? start.term.name : null);
  const look = () => void judge({ term: [typed.firstDay, typed.lastDay] });
  return (
    <>
      <h1>这个学期从哪天到哪天？</h1>
      <p>已经按常见的日期填好，请照学校的校历改。{start.holidays}</p>
      <div className="fields">
        <Field label="第一天" needed help={dated(typed.firstDay)}>
          <DayField size="large" autoFocus day={typed.firstDay} onDay={(day) => change({ firstDay: day })} onBlur={look} />
        </Field>
        <Field label="最后一天" needed help={dated(typed.lastDay)} error={judged.term}>
          <DayField size="large" day={typed.lastDay} onDay={(day) => change({ lastDay: day })} onBlur={look} />
        </Field>
      </div>
      <p className="door-said">{name !== null && judged.term === null && `这个学期叫「${name}」，名称以后可以在「设置」里改。`}</p>
    </>
  );
}

function dated(day: string): string {
  return day === "" ? "" : `${day.slice(0, 4)}年${dayText(day)}`;
}

/** 口令. */
export function PassphraseStep({ typed, set, judging }: StepProps) {
  return (
    <>
      <h1>定一个口令</h1>
      <p>学校数据加密保存，打开时要输入口令。没有口令，拿走电脑也看不到里面的姓名和身份证号。</p>
      <NewPassphrase passphrase={typed.passphrase} again={typed.again} set={set} judging={judging} />
      <p className="door-note">好记又难猜的办法：几个不相干的词连起来，例如「操场白云星期三借书」。请不要用这个例子。</p>
    </>
  );
}
