// The day's rosters: pick a day, see its groups in two sections, open one group, print, call the rolls.
import { DownOutlined } from "@ant-design/icons";
import { Button, Dropdown } from "antd";
import { useState } from "react";
import { go } from "../address";
import type { DayRosters, RosterGroup, RosterSection, SchoolShown } from "../asks";
import { dayText } from "../days";
import { useMay } from "../me";
import { NoShown } from "../parts/NoShown";
import { Page } from "../parts/Page";
import { Waiting } from "../parts/Waiting";
import { useAsk } from "../useAsk";
import { AllCameButton } from "./AllCame";
import { DateStrip } from "./DateStrip";
import { Filters } from "./Filters";
import { GroupDrawer } from "./GroupDrawer";
import { GroupTable } from "./GroupTable";
import { NoLessons } from "./NoLessons";
import { everything, isUnmarked, type Narrowing, narrow, untilText } from "./narrow";
import { Sides } from "./RostersScreen";
import { usePrint } from "./usePrint";

type Props = { school: SchoolShown; day: string; group: number | null };

/** `group` is the one whose drawer is open. */
export function DayBoard({ school, day, group }: Props) {
  const [narrowing, setNarrowing] = useState<Narrowing>(everything);
  const rosters = useAsk("day_rosters", { date: day });
  const mayCall = useMay("roll_call_sheet");
  const { print, preview } = usePrint();
  const goTo = (next: string) => go("rosters", [next]);
  const show = (id: number | null) => go("rosters", id === null ? [day] : [day, "group", id]);
  const due = day <= school.today;
  const call = mayCall && due ? (id: number) => go("rosters", [day, "call", id]) : null;
  const held = rosters.isSuccess && rosters.data.sections.some((s) => s.groups.length > 0) ? rosters.data : null;
  return (
    <Page
      title="名册与点名"
      note={rosters.data?.day_label ?? dayText(day)}
      actions={held !== null && <BoardActions rosters={held} call={call} print={print} />}
      strip={
        <div className="board-strip">
          <div className="board-line">
            <Sides side="day" day={day} />
            <DateStrip day={day} today={school.today} onDay={goTo} />
          </div>
          {held !== null && <Filters rosters={held} narrowing={narrowing} onNarrow={setNarrowing} />}
        </div>
      }
    >
      {rosters.isPending && <Waiting what="正在排当天名册" />}
      {rosters.isError && <NoShown no={rosters.error} again={() => void rosters.refetch()} />}
      {rosters.isSuccess && held === null && <NoLessons rosters={rosters.data} school={school} onDay={goTo} />}
      {held !== null && (
        <>
          <GroupTable
            sections={narrow(held.sections, narrowing)}
            past={due}
            chosen={group}
            onChoose={show}
            onCall={call}
            onEverything={() => setNarrowing(everything)}
          />
          <GroupDrawer rosters={held} group={group} onClose={() => show(null)} onCall={call} onPrint={print} />
        </>
      )}
      {preview}
    </Page>
  );
}

type ActionsProps = { rosters: DayRosters; call: ((group: number) => void) | null; print: ReturnType<typeof usePrint>["print"] };

function BoardActions({ rosters, call, print }: ActionsProps) {
  const mayPrint = useMay("print_roster");
  const groups = rosters.sections.flatMap((section) => section.groups);
  const next = groups.find((group) => isUnmarked(group) && group.named);
  const printable = rosters.sections.filter((section) => section.groups.some((group) => canPrint(group)));
  const whole = printable.flatMap((section) => [
    { key: `${section.until}/pdf`, label: `全部服务班（${untilText(section.until)}）` },
    { key: `${section.until}/xlsx`, label: `全部服务班（${untilText(section.until)}），存为表格（xlsx）` },
  ]);
  const each = printable.flatMap((section) => section.groups.filter(canPrint).map((group) => ({ key: `${section.until}/${group.group_id}`, label: group.name })));
  const items = [...whole, { type: "divider" as const }, ...each];
  const chosen = ({ key }: { key: string }) => {
    const [until, what = ""] = key.split("/") as [RosterSection["until"], string];
    const group = groups.find((one) => String(one.group_id) === what);
    const title = `名册 ${dayText(rosters.date)} ${group?.name ?? untilText(until)}`;
    print(title, what === "xlsx" ? "xlsx" : "pdf", "print_roster", { date: rosters.date, until, group: group === undefined ? null : what });
  };
  return (
    <>
      {mayPrint && whole.length > 0 && (
        <Dropdown trigger={["click"]} menu={{ items, onClick: chosen, className: "board-papers" }}>
          <Button>
            打印当天名册 <DownOutlined aria-hidden />
          </Button>
        </Dropdown>
      )}
      {call !== null && next !== undefined && (
        <AllCameButton from={rosters.date} to={rosters.date} label="其余各班全到" />
      )}
      {call !== null && next !== undefined && (
        <Button type="primary" onClick={() => call(next.group_id)} title={`从${next.name}开始`}>
          开始点名
        </Button>
      )}
    </>
  );
}

function canPrint(group: RosterGroup): boolean {
  return group.cancelled === null && group.named;
}
