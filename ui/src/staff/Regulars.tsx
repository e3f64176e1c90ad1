// Who comes to a group again and again without being in its plan: entered for the day, or taken into the plan, in one click each.
import { Alert, Button } from "antd";
import type { RegularShown } from "../asks";
import { ask } from "../desk";
import { useMay } from "../me";
import { NoAlert } from "../parts/NoShown";
import { useUndo } from "../parts/useUndo";
import { useAsk, useChange } from "../useAsk";
import "./staff.css";

type Props = {
  /** The day whose sign-in is entered; null for the whole term so far. */
  day: string | null;
  /** Enters the person for the day; null where no day is entered. */
  onCame: ((group: number, staff: number) => void) | null;
  /** Whether the person is entered for the day already. */
  isEntered: (group: number, staff: number) => boolean;
};

/** Nothing while nobody does. */
export function Regulars({ day, onCame, isEntered }: Props) {
  const may = useMay("sign_ins_regular");
  const found = useAsk("sign_ins_regular", may ? { from: day, to: day } : null, { keep: true }).data ?? [];
  const shown = found.filter((each) => (day === null || each.without.includes(day)) && !isEntered(each.given.group, each.given.staff));
  if (shown.length === 0) return null;
  const of = (each: RegularShown) => <One key={each.said} found={each} onCame={onCame === null ? null : () => onCame(each.given.group, each.given.staff)} />;
  return <Alert className="sign-alert instead" type="warning" showIcon title={shown.map(of)} />;
}

function One({ found, onCame }: { found: RegularShown; onCame: (() => void) | null }) {
  const plan = useChange("plan_regular");
  const aside = useChange("put_regular_aside");
  const undo = useUndo();
  const putAside = () => aside.mutate({ given: found.given, aside: true }, { onSuccess: (back) => undo(`${found.name}只是来帮忙，本月不再问`, () => ask("put_regular_aside", back)) });
  const no = plan.error ?? aside.error;
  const mayPlan = useMay("plan_regular");
  const join = () =>
    plan.mutate(found.given, {
      onSuccess: ({ undo: back }) => {
        if (back !== null) undo(found.plan_label, () => ask("put_group", back));
      },
    });
  return (
    <div className="instead-one">
      <span className="instead-said">
        {found.said}
        {onCame !== null && `当天还没有${found.name}的签到。`}
        {found.settled.map((said) => (
          <span key={said} className="none">
            {said}
          </span>
        ))}
      </span>
      <span className="instead-deeds">
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
            只是来帮忙，不再问
          </Button>
        )}
      </span>
      {no !== null && <NoAlert no={no} />}
    </div>
  );
}
