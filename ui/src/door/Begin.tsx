// The five questions from which a new school comes to be, one step each.
import { useMutation } from "@tanstack/react-query";
import { Button, Steps } from "antd";
import { type FormEvent, useState } from "react";
import { type No, office } from "../desk";
import type { Begun, FirstStart, SchoolTyped } from "../office";
import { NoAlert } from "../parts/NoShown";
import { PassphraseStep, SchoolStep, StageStep, TermStep } from "./BeginSteps";
import { ProfileStep } from "./ProfileStep";
import { type Typed, useJudging } from "./typed";

type Props = { start: FirstStart; typed: Typed; onTyped: (typed: Typed) => void; onBack: () => void; onBegun: (begun: Begun) => void };

/** Each step with the fields that must be right before the next. */
const steps: { title: string; Show: typeof SchoolStep; asks: (typed: Typed) => Partial<SchoolTyped> }[] = [
  { title: "学校", Show: SchoolStep, asks: ({ name, phone }) => ({ name, complaints_phone: phone }) },
  { title: "学段", Show: StageStep, asks: () => ({}) },
  { title: "收费和补助", Show: ProfileStep, asks: ({ profile }) => ({ profile }) },
  { title: "学期", Show: TermStep, asks: ({ firstDay, lastDay }) => ({ term: [firstDay, lastDay] }) },
  { title: "口令", Show: PassphraseStep, asks: ({ passphrase, again }) => ({ passphrase, again }) },
];

/** Going back keeps what was typed. */
export function Begin({ start, typed, onTyped, onBack, onBegun }: Props) {
  const [at, setAt] = useState(0);
  const judging = useJudging();
  const beginning = useMutation<Begun, No>({
    mutationFn: () =>
      office("begin", {
        name: typed.name,
        stage: typed.stage,
        profile: typed.profile,
        first_day: typed.firstDay,
        last_day: typed.lastDay,
        passphrase: typed.passphrase,
        complaints_phone: typed.phone,
      }),
    onSuccess: onBegun,
  });
  const step = steps[at];
  if (step === undefined) return null;
  const isLast = at === steps.length - 1;
  const next = async (event: FormEvent) => {
    event.preventDefault();
    if (beginning.isPending || !(await judging.judge(step.asks(typed)))) return;
    if (isLast) beginning.mutate();
    else setAt(at + 1);
  };
  return (
    <main className="door">
      <form className="door-begin" onSubmit={(event) => void next(event)} aria-label="建自己的学校">
        <Steps size="small" current={at} items={steps.map(({ title }) => ({ title }))} />
        <div className="door-step" key={at}>
          <step.Show start={start} typed={typed} set={(part) => onTyped({ ...typed, ...part })} judging={judging} />
          {beginning.isError && <NoAlert no={beginning.error} onClose={() => beginning.reset()} />}
        </div>
        <div className="door-foot">
          {/* On from the last field comes the next step, then the way back; the eye sees them the other way round. */}
          <Button className="door-next" type="primary" htmlType="submit" loading={beginning.isPending}>
            {isLast ? "建立学校" : "下一步"}
          </Button>
          <span className="door-note">
            第 {at + 1} 步，共 {steps.length} 步
          </span>
          <Button className="door-back" onClick={() => (at === 0 ? onBack() : setAt(at - 1))}>
            {at === 0 ? "返回" : "上一步"}
          </Button>
        </div>
      </form>
    </main>
  );
}
