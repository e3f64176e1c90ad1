// The way to a settled month, shown until it is gone once.
import { CheckCircleFilled } from "@ant-design/icons";
import { useContext } from "react";
import { href, type ScreenName } from "../address";
import type { StepCode, TodayStep } from "../asks";
import { MeContext } from "../me";
import { screens } from "../screens";

/** Where each step is done: the screen, and the part of it. */
const places: Record<StepCode, [ScreenName, ...string[]]> = {
  students: ["imports"],
  times: ["calendar", "plan"],
  groups: ["groups"],
  letters: ["letters"],
  slips: ["enrolment", "slips"],
  rosters: ["rosters"],
  roll_call: ["rosters"],
  settle: ["pay"],
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
              {step.done ? <CheckCircleFilled aria-label="已完成" /> : <i aria-hidden>{i + 1}</i>}{" "}
              {reaches(places[step.code][0]) ? <a href={hrefOf(step.code)}>{step.label}</a> : step.label}
            </span>
            <span className="steps-note">{step.note}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}

function hrefOf(code: StepCode): string {
  const [screen, ...parts] = places[code];
  return href(screen, parts);
}
