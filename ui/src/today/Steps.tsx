// The way to a settled month, shown while any of it is left; each step says its counts and leads to where the rest of it lies.
import CheckCircleFilled from "@ant-design/icons-svg/es/asn/CheckCircleFilled";
import { useContext } from "react";
import { go, type ScreenName } from "../address";
import type { StepCode, TodayStep } from "../asks";
import { MeContext } from "../me";
import { Icon } from "../parts/Icon";
import { Press } from "../parts/Press";
import { screens } from "../screens";

type Way = { verb: string; screen: ScreenName; parts: (when: string) => string[] };

const on = (when: string): string[] => (when === "" ? [] : [when]);

/** What each step's button says, and where it leads: the screen, and the part of it. */
const ways: Record<StepCode, Way> = {
  students: { verb: "去导入", screen: "imports", parts: () => [] },
  times: { verb: "去设", screen: "calendar", parts: () => ["plan"] },
  groups: { verb: "去建班", screen: "groups", parts: () => [] },
  staff: { verb: "去排班", screen: "staff", parts: () => ["week"] },
  standards: { verb: "去填写", screen: "settings", parts: () => ["policy", "own"] },
  letters: { verb: "去打印", screen: "letters", parts: () => [] },
  slips: { verb: "去录入", screen: "enrolment", parts: () => ["slips"] },
  rosters: { verb: "去打印", screen: "rosters", parts: () => [] },
  roll_call: { verb: "去点名", screen: "rosters", parts: on },
  sign_in: { verb: "去签到", screen: "staff", parts: (when) => ["sign-in", ...on(when)] },
  settle: { verb: "去结算", screen: "pay", parts: (when) => (when === "" ? [] : [when, "settle"]) },
};

/** The first step that is not done stands out. */
export function Steps({ steps }: { steps: TodayStep[] }) {
  const me = useContext(MeContext);
  const at = steps.findIndex((step) => !step.done);
  if (at < 0) return null;
  const reaches = (screen: ScreenName) => screens.some((each) => each.name === screen && me?.may.includes(each.needs));
  return (
    <section className="today-box" aria-labelledby="today-steps">
      <h2 id="today-steps">
        从建档到结算 <small>做完 {steps.filter((step) => step.done).length} 步，共 {steps.length} 步</small>
      </h2>
      <ol className="steps">
        {steps.map((step, i) => (
          <li key={step.code} data-done={step.done || undefined} data-next={i === at || undefined}>
            <span className="steps-name">
              {step.done ? <Icon of={CheckCircleFilled} label="已完成" /> : <i aria-hidden>{i + 1}</i>} {step.label}
            </span>
            {reaches(ways[step.code].screen) && <Leads step={step} isNext={i === at} />}
            <span className="steps-note">{step.note}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Leads({ step, isNext }: { step: TodayStep; isNext: boolean }) {
  const way = ways[step.code];
  return (
    <Press
      small
      kind={isNext ? "ghost" : "plain"}
      aria-label={step.done ? `看${step.label}` : `${way.verb}：${step.label}`}
      onClick={() => go(way.screen, way.parts(step.when))}
    >
      {step.done ? "看" : way.verb}
    </Press>
  );
}
