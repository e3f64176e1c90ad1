// Who signed in where another was planned: the plan follows, or those days were standing in; either in one click that can be taken back.
import { Alert, Button } from "antd";
import type { InsteadPlan, InsteadShown } from "../asks";
import { ask } from "../desk";
import { useMay } from "../me";
import { useUndo } from "../parts/useUndo";
import { useAsk, useChange } from "../useAsk";
import { useSettledHere } from "./useSettledHere";
import { Answered, PlanNote, SignInQuestion } from "./SignInQuestion";

type Days = { from: string | null; to: string | null };

/** Nothing while nobody did; without days the term so far. A day brings the like of its month. */
export function Instead(days: Days) {
  const { shown: found, answer } = useSettledHere(useInstead(days));
  if (!found.some((each) => each.open)) return null;
  return (
    <Alert
      className="sign-alert instead"
      type="warning"
      showIcon
      title={
        <>
          {found.map(({ one, open }) => (open ? <One key={one.said} found={one} onAnswered={() => answer(one.said)} /> : <Answered key={one.said} said={one.said} />))}
          <PlanNote />
        </>
      }
    />
  );
}

/** As rows of a list on 今天. */
export function InsteadRows(days: Days) {
  return useInstead(days).map((each) => (
    <li key={each.said} data-warn className="instead">
      <One found={each} />
    </li>
  ));
}

function useInstead(days: Days): InsteadShown[] {
  const may = useMay("sign_ins_instead");
  return useAsk("sign_ins_instead", may ? days : null, { keep: true }).data ?? [];
}

function One({ found, onAnswered }: { found: InsteadShown; onAnswered?: () => void }) {
  const plan = useChange("plan_instead");
  const stand = useChange("stand_in");
  const undo = useUndo();
  const { given, plans, stand_in_label: standLabel } = found;
  const busy = plan.isPending || stand.isPending;
  const changePlan = ({ label, given }: InsteadPlan) =>
    plan.mutate(given, {
      onSuccess: ({ undo: back }) => {
        onAnswered?.();
        if (back !== null) undo(label, () => ask("put_group", back));
      },
    });
  const standIn = () => stand.mutate(given, {
      onSuccess: () => {
        onAnswered?.();
        undo(standLabel, () => ask("take_back_stand_in", given));
      },
    });
  const no = plan.error ?? stand.error;
  return (
    <SignInQuestion said={found.said} settled={found.settled} no={no}>
      {plans.map((each) => (
        <Button key={each.label} size="small" disabled={busy} onClick={() => changePlan(each)}>
          {each.label}
        </Button>
      ))}
      <Button size="small" disabled={busy} loading={stand.isPending} onClick={standIn}>
        {standLabel}
      </Button>
    </SignInQuestion>
  );
}
