// Who comes to a group again and again without being in its plan: entered for the day, or taken into the plan, in one click each.
import { Alert, Button } from "antd";
import type { RegularShown } from "../asks";
import { ask } from "../desk";
import { useMay } from "../me";
import { useUndo } from "../parts/useUndo";
import { useAsk, useChange } from "../useAsk";
import { useSettledHere } from "./useSettledHere";
import { Answered, PlanNote, SignInQuestion } from "./SignInQuestion";

type Entering = {
  /** The day whose sign-in is entered. */
  day: string;
  /** Whether the person is entered for the day already. */
  has: (group: number, staff: number) => boolean;
  /** Enters the person for the day. */
  enter: (group: number, staff: number) => void;
};

/** Nothing while nobody does; without a day that is entered, the whole term so far. */
export function Regulars({ entering }: { entering?: Entering }) {
  const may = useMay("sign_ins_regular");
  const day = entering?.day ?? null;
  const found = useAsk("sign_ins_regular", may ? { from: day, to: day } : null, { keep: true }).data ?? [];
  const isOpen = ({ without, given }: RegularShown) => entering === undefined || (without.includes(entering.day) && !entering.has(given.group, given.staff));
  const { shown, answer } = useSettledHere(found.filter(isOpen));
  if (!shown.some((each) => each.open)) return null;
  const of = (each: RegularShown) => <One key={each.said} found={each} onAnswered={() => answer(each.said)} onCame={entering === undefined ? null : () => entering.enter(each.given.group, each.given.staff)} />;
  return (
    <Alert
      className="sign-alert instead"
      type="warning"
      showIcon
      title={
        <>
          {shown.map(({ one, open }) => (open ? of(one) : <Answered key={one.said} said={one.said} />))}
          <PlanNote />
        </>
      }
    />
  );
}

function One({ found, onCame, onAnswered }: { found: RegularShown; onCame: (() => void) | null; onAnswered: () => void }) {
  const plan = useChange("plan_regular");
  const aside = useChange("put_regular_aside");
  const undo = useUndo();
  const mayPlan = useMay("plan_regular");
  const putAside = () => aside.mutate({ given: found.given, aside: true }, {
      onSuccess: (back) => {
        onAnswered();
        undo(`${found.name}只是来帮忙，照签到计补助，本月不再问`, () => ask("put_regular_aside", back));
      },
    });
  const join = () =>
    plan.mutate(found.given, {
      onSuccess: ({ undo: back }) => {
        onAnswered();
        if (back !== null) undo(found.plan_label, () => ask("put_group", back));
      },
    });
  return (
    <SignInQuestion said={`${found.said}${onCame === null ? "" : `当天还没有${found.name}的签到。`}`} settled={found.settled} no={plan.error ?? aside.error}>
      {onCame !== null && (
        <Button size="small" onClick={onCame}>
          当天也来了
        </Button>
      )}
      {mayPlan && (
        <Button size="small" loading={plan.isPending} onClick={join}>
          {found.plan_label}
        </Button>
      )}
      {mayPlan && (
        <Button size="small" disabled={aside.isPending} onClick={putAside}>
          只是来帮忙，照签到计补助
        </Button>
      )}
    </SignInQuestion>
  );
}
