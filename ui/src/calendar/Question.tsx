// A make-up day that was not asked its weekday: one press answers it, and sessions, rosters, bills and pay follow.
import { Button } from "antd";
import type { DayShown } from "../asks";
import { ask } from "../desk";
import { NoAlert } from "../parts/NoShown";
import { useUndo } from "../parts/useUndo";
import { useChange } from "../useAsk";

/** Monday to Friday as buttons. */
export function Question({ day }: { day: DayShown }) {
  const put = useChange("put_day_change");
  const undo = useUndo();
  const answer = (weekday: number) =>
    put.mutate(
      { day: day.date, kind: "make_up", follows_weekday: weekday, grades: "", reason: "", trial: false },
      { onSuccess: (done) => undo(`${done.day.label} ${done.day.follows_label}。${done.follows[0] ?? ""}`, () => ask("set_day_changes", done.undo)) },
    );
  return (
    <div className="question" role="group" aria-label={`${day.label}按周几作息`}>
      <b>{day.label}</b> {day.reason}补课，按周几的作息上课？
      {["一", "二", "三", "四", "五"].map((name, place) => (
        <Button key={name} size="small" loading={put.isPending} onClick={() => answer(place + 1)}>
          按周{name}
        </Button>
      ))}
      {put.error !== null && <NoAlert no={put.error} onClose={() => put.reset()} />}
    </div>
  );
}
