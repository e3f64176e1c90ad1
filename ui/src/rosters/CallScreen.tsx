// Roll call by keyboard: seat numbers and a word, ↑ takes back, Enter keeps and goes on to the next group.
import { Button } from "antd";
import { go } from "../address";
import type { RollCallSheetShown } from "../asks";
import { dayText } from "../days";
import { NoShown } from "../parts/NoShown";
import { Page } from "../parts/Page";
import { useDraft } from "../parts/useDraft";
import { Waiting } from "../parts/Waiting";
import { useEffect, useRef } from "react";
import { useAsk } from "../useAsk";
import { CallForm } from "./CallForm";
import { handed } from "./handed";

type Props = { day: string; group: string; ofMonth: boolean };

/** One session's roll call; `ofMonth` came from the month sheet and goes back to it. */
export function CallScreen({ day, group, ofMonth }: Props) {
  const sheet = useAsk("roll_call_sheet", { date: day, group });
  const next = sheet.data?.next ?? null;
  // Fetched ahead, so that Enter shows the next group at once.
  useAsk("roll_call_sheet", next === null ? null : { date: day, group: String(next.group_id) });
  const later = sheet.data === undefined || next !== null ? null : sheet.data.next_day;
  useAsk("roll_call_sheet", later === null ? null : { date: later.date, group: String(later.group_id) });
  const back = () => (ofMonth ? go("rosters", ["month", day.slice(0, 7), group], { day }) : go("rosters", [day]));
  return (
    <Page
      title={sheet.data?.name ?? "点名"}
      note={sheet.data === undefined ? dayText(day) : about(sheet.data)}
      actions={
        <>
          {sheet.data !== undefined && <span className="call-left">{leftText(sheet.data)}</span>}
          <Button onClick={back} title="Esc">
            {ofMonth ? "回到月考勤表" : "回到当天名册"}
          </Button>
        </>
      }
    >
      {sheet.isPending && <Waiting what="正在打开点名表" />}
      {sheet.isError && <NoShown no={sheet.error} again={() => void sheet.refetch()} />}
      {sheet.isSuccess && <CallDraft sheet={ofMonth ? { ...sheet.data, next: null, next_day: null } : sheet.data} day={day} group={group} onBack={back} onKept={ofMonth ? back : null} />}
    </Page>
  );
}

/** What is typed is kept as a draft until it is sent; what it begins with, the desk says. */
function CallDraft({ sheet, day, group, onBack, onKept }: { sheet: RollCallSheetShown; day: string; group: string; onBack: () => void; onKept: (() => void) | null }) {
  const draft = useDraft<string>(`roll_call/${day}/${group}`, sheet.begin);
  /** The line with the name of whoever's cell was pressed in the month sheet; null until that was looked at. */
  const written = useRef<string | null>(null);
  useEffect(() => {
    if (!draft.ready || written.current !== null) return;
    const who = handed();
    written.current = who === "" || draft.value.includes(who) ? "" : `${draft.value}${draft.value === "" ? "" : " "}${who} `;
    if (written.current !== "") draft.set(written.current);
  }, [draft]);
  if (!draft.ready) return <Waiting what="正在打开点名表" />;
  // A name alone was not typed by anybody, and is no draft.
  const back = () => {
    if (draft.value === written.current) draft.forget();
    onBack();
  };
  return <CallForm sheet={sheet} day={day} group={group} draft={draft} onBack={back} onKept={onKept} />;
}

function about(sheet: RollCallSheetShown): string {
  return [sheet.day_label, sheet.slot, sheet.room, sheet.staff.join("、")].filter((part) => part !== "").join("　");
}

function leftText(sheet: RollCallSheetShown): string {
  if (sheet.left === 0) return "当天的班都点过名了";
  return `当天还有 ${sheet.left} 个班没点名`;
}
