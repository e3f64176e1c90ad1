// 今天: the steps to a settled month, today's numbers, who stays late, what is missing, what needs a look, and the week.
import { go } from "../address";
import type { TodayShown } from "../asks";
import { useMay } from "../me";
import { later } from "../parts/later";
import { Page } from "../parts/Page";
import { Press } from "../parts/Press";
import { Refused } from "../parts/Refused";
import { Waiting } from "../parts/Waiting";
import { useDressAfter } from "../parts/wardrobe";
import { useAsk } from "../useAsk";
import { Late } from "./Late";
import { Looks } from "./Looks";
import { Missing } from "./Missing";
import { Numbers } from "./Numbers";
import { Steps } from "./Steps";
import "./today.css";

// Everything else on the screen can be read and used before the charts are there.
const Week = later(() => import("./Week"), <div role="status" aria-label="正在画本周的图" />);

/** What an office looks at first in the morning and last at night. */
export default function TodayScreen() {
  const today = useAsk("today", {});
  // Whether settled months still agree takes longer to find out than all the rest.
  const settled = useAsk("settled_changes", useMay("settled_changes") && today.isSuccess ? {} : null, { keep: true }).data;
  useDressAfter(!today.isPending);
  if (today.isPending) return <Waiting what="正在看今天的情况" />;
  if (today.isError) return <Refused no={today.error} again={() => void today.refetch()} />;
  const shown = today.data;
  return (
    <Page title="今天" note={`${shown.day_label}　${shown.kind_label}`} actions={<First today={shown} />} bare>
      <div className="today">
        <Steps steps={shown.steps.map((step) => (settled?.step?.code === step.code ? settled.step : step))} />
        <Numbers today={shown} />
        <div className="today-three">
          <Missing today={shown} changed={settled?.changed ?? []} />
          <div className="today-stack">
            <Late today={shown} />
            <Looks findings={shown.findings} />
          </div>
          {shown.week.length > 0 && <Week week={shown.week} />}
        </div>
      </div>
    </Page>
  );
}

/** The one thing to do next: today's first roll call, or the day's rosters. */
function First({ today }: { today: TodayShown }) {
  const mayCall = useMay("roll_call_sheet");
  const next = today.missing_calls.find((day) => day.is_today)?.groups[0];
  if (mayCall && next !== undefined)
    return (
      <Press kind="primary" onClick={() => go("rosters", [today.date, "call", next.group_id])}>
        开始点名
      </Press>
    );
  if (today.sections.length === 0) return null;
  return <Press onClick={() => go("rosters", [today.date])}>看当天名册</Press>;
}
