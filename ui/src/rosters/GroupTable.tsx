// The day's groups in two sections, one row each, opened by click, Enter or Space.
import { CheckCircleOutlined, ClockCircleOutlined, StopOutlined } from "@ant-design/icons";
import { Button, Empty, Table, type TableColumnsType } from "antd";
import { type KeyboardEvent, useMemo } from "react";
import type { RosterGroup, RosterSection } from "../asks";
import { expectedText, untilText } from "./narrow";
import { TimeBar, TimeMarks } from "./TimeBar";

type Props = {
  sections: RosterSection[];
  past: boolean;
  chosen: number | null;
  onChoose: (group: number) => void;
  /** Calls a roll; null where that is not allowed or not due. */
  onCall: ((group: number) => void) | null;
  onEverything: () => void;
};
type Row = { key: string; section: RosterSection } | { key: string; group: RosterGroup };

/** `past` is whether roll call is due: of a coming day nothing is missing yet. */
export function GroupTable({ sections, past, chosen, onChoose, onCall, onEverything }: Props) {
  const columns = useMemo(() => columnsOf(past, onCall), [past, onCall]);
  const rows = sections.flatMap((section): Row[] => [
    { key: section.until, section },
    ...section.groups.map((group) => ({ key: `${section.until}/${group.group_id}`, group })),
  ]);
  return (
    <Table<Row>
      className="groups"
      size="small"
      sticky
      tableLayout="fixed"
      pagination={false}
      columns={columns}
      dataSource={rows}
      onRow={(row) => ("section" in row ? { className: "groups-section" } : groupRow(row.group, chosen, onChoose, onCall))}
      locale={{
        emptyText: (
          <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description="当天有服务班，但没有一个符合所选的条件。">
            <Button onClick={onEverything}>显示当天全部服务班</Button>
          </Empty>
        ),
      }}
    />
  );
}

/** What a row answers to: click, Enter and Space open its group, D calls its roll, ↑ and ↓ go to its neighbours. */
function groupRow(group: RosterGroup, chosen: number | null, onChoose: Props["onChoose"], onCall: Props["onCall"]) {
  return {
    "data-group": group.group_id,
    "data-cancelled": group.cancelled ?? undefined,
    className: group.group_id === chosen ? "groups-row groups-chosen" : "groups-row",
    tabIndex: 0,
    onClick: () => onChoose(group.group_id),
    onKeyDown: (event: KeyboardEvent<HTMLElement>) => {
      if (event.target !== event.currentTarget) return;
      if (event.key.toLowerCase() === "d" && onCall !== null && canCall(group)) onCall(group.group_id);
      else if (event.key === "Enter" || event.key === " ") onChoose(group.group_id);
      else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        const rows = [...document.querySelectorAll<HTMLElement>("tr[data-group]")];
        rows[rows.indexOf(event.currentTarget) + (event.key === "ArrowDown" ? 1 : -1)]?.focus();
      } else return;
      event.preventDefault();
    },
  };
}

function columnsOf(past: boolean, onCall: Props["onCall"]): TableColumnsType<Row> {
  const count = (title: string, of: (group: RosterGroup) => number, always: boolean) => ({
    title,
    width: 64,
    align: "right" as const,
    className: "number",
    onCell: hidden,
    render: (_: unknown, row: Row) => ("group" in row ? (always || row.group.marked ? of(row.group) : "–") : null),
  });
  const words = (title: string, of: (group: RosterGroup) => string, width?: number) => ({
    title,
    ...(width === undefined ? {} : { width }),
    ellipsis: true,
    onCell: hidden,
    render: (_: unknown, row: Row) => ("group" in row ? of(row.group) : null),
  });
  return [
    {
      title: "服务班",
      ellipsis: true,
      onCell: (row) => ("section" in row ? { colSpan: 10 } : {}),
      render: (_, row) => ("section" in row ? <SectionHead section={row.section} /> : <b>{row.group.name}</b>),
    },
    words("类别", (g) => g.kind_label, 92),
    {
      title: (
        <>
          时间 <TimeMarks />
        </>
      ),
      width: 232,
      onCell: hidden,
      render: (_, row) => ("group" in row ? <Times group={row.group} /> : null),
    },
    words("地点", (g) => g.room || "未定", 132),
    words("教师", (g) => g.staff.join("、") || "未排", 150),
    count("应到", (g) => g.expected, true),
    count("实到", (g) => g.present, false),
    count("请假", (g) => g.leave, false),
    count("缺席", (g) => g.absent, false),
    {
      title: "状态",
      width: 140,
      onCell: hidden,
      render: (_, row) => ("group" in row ? <State group={row.group} past={past} onCall={onCall} /> : null),
    },
  ];
}

function hidden(row: Row): { colSpan?: number } {
  return "section" in row ? { colSpan: 0 } : {};
}

function SectionHead({ section }: { section: RosterSection }) {
  return (
    <>
      <b>{untilText(section.until)}</b> {expectedText(section)}
    </>
  );
}

function Times({ group }: { group: RosterGroup }) {
  return (
    <span className="times">
      {group.starts_at}–{group.ends_at}
      <TimeBar kind={group.kind} startsAt={group.starts_at} endsAt={group.ends_at} />
    </span>
  );
}

/** Whether there is a roll to call, or to correct. */
function canCall(group: RosterGroup): boolean {
  return group.named && group.cancelled === null && group.expected > 0;
}

function State({ group, past, onCall }: { group: RosterGroup; past: boolean; onCall: Props["onCall"] }) {
  if (group.cancelled !== null) {
    return (
      <span className="state" title={group.cancelled}>
        <StopOutlined aria-hidden /> 停课
      </span>
    );
  }
  if (group.marked) {
    return (
      <span className="state state-done">
        <CheckCircleOutlined aria-hidden /> 已点名
      </span>
    );
  }
  if (group.expected === 0) return <span className="state">当天无人</span>;
  return (
    <span className={past ? "state state-due" : "state"}>
      <ClockCircleOutlined aria-hidden /> {past ? "未点名" : "未到日期"}
      {onCall !== null && canCall(group) && (
        <Button
          className="row-call"
          size="small"
          tabIndex={-1}
          title="选中这一行按 D"
          onClick={(event) => {
            event.stopPropagation();
            onCall(group.group_id);
          }}
        >
          点名
        </Button>
      )}
    </span>
  );
}
