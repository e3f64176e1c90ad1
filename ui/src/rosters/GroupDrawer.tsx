// One group's pupils of the day, in the order of the printed roster.
import { Button, Drawer, Empty, Table, type TableColumnsType } from "antd";
import type { DayRosters, Mark, RosterGroup, RosterPupil } from "../asks";
import { dayText } from "../days";
import { useMay } from "../me";
import { untilText } from "./narrow";
import type { usePrint } from "./usePrint";

type Props = {
  rosters: DayRosters;
  group: number | null;
  onClose: () => void;
  /** Calls a roll; null where that is not allowed or not due. */
  onCall: ((group: number) => void) | null;
  onPrint: ReturnType<typeof usePrint>["print"];
};

const marks: Record<Mark, string> = {
  present: "√ 出勤",
  leave: "○ 请假",
  absent: "× 缺席",
  late: "△ 迟到",
  left_early: "◇ 早退",
};

const columns: TableColumnsType<RosterPupil> = [
  { title: "号", dataIndex: "seat_no", width: 56, align: "right", className: "number" },
  { title: "班级", dataIndex: "class_label", width: 110, ellipsis: true },
  { title: "姓名", dataIndex: "name", className: "pupil-name" },
  { title: "性别", dataIndex: "sex_label", width: 64 },
  { title: "出勤", dataIndex: "mark", width: 90, render: (mark: Mark | null) => (mark === null ? "–" : marks[mark]) },
];

/** Opened over the list; Esc closes it. */
export function GroupDrawer({ rosters, group, onClose, onCall, onPrint }: Props) {
  const section = rosters.sections.find((s) => s.groups.some((g) => g.group_id === group));
  const shown = section?.groups.find((g) => g.group_id === group);
  return (
    <Drawer
      open={group !== null}
      onClose={onClose}
      size={560}
      title={shown?.name ?? "没有这个服务班"}
      extra={section && shown && <span className="drawer-when">{`${dayText(rosters.date)} ${untilText(section.until)}`}</span>}
    >
      {shown && section && shown.cancelled === null && shown.named && shown.expected > 0 && (
        <GroupActions rosters={rosters} until={section.until} group={shown} onCall={onCall} onPrint={onPrint} />
      )}
      {shown ? <Pupils group={shown} /> : <Empty description={`${dayText(rosters.date)}没有这个服务班。`} />}
    </Drawer>
  );
}

type ActionProps = Pick<Props, "rosters" | "onCall" | "onPrint"> & { until: string; group: RosterGroup };

function GroupActions({ rosters, until, group, onCall, onPrint }: ActionProps) {
  const mayPrint = useMay("print_roster");
  const paper = (ending: "pdf" | "xlsx") =>
    onPrint(`名册 ${dayText(rosters.date)} ${group.name}`, ending, "print_roster", { date: rosters.date, until, group: String(group.group_id) });
  return (
    <div className="drawer-actions">
      {onCall !== null && (
        <Button type="primary" onClick={() => onCall(group.group_id)}>
          {group.marked ? "更正点名" : "点名"}
        </Button>
      )}
      {mayPrint && <Button onClick={() => paper("pdf")}>打印这个班的名册</Button>}
      {mayPrint && <Button onClick={() => paper("xlsx")}>存为表格</Button>}
    </div>
  );
}

function Pupils({ group }: { group: RosterGroup }) {
  return (
    <>
      <dl className="facts">
        <Fact name="类别" value={group.kind_label} />
        <Fact name="时间" value={`${group.starts_at}–${group.ends_at}`} />
        <Fact name="地点" value={group.room || "未定"} />
        <Fact name="教师" value={group.staff.join("、") || "未排"} />
        {group.cancelled === null ? (
          <Fact name="人数" value={countsText(group)} />
        ) : (
          <Fact name="停课" value={group.cancelled} />
        )}
      </dl>
      <Table<RosterPupil>
        className="pupils"
        size="small"
        pagination={false}
        columns={columns}
        dataSource={group.pupils}
        rowKey={(pupil) => `${pupil.class_label}/${pupil.seat_no}/${pupil.name}`}
        locale={{ emptyText: group.expected > 0 ? "您的角色不显示这个班的学生姓名。" : "这个服务班当天还没有学生报名。" }}
      />
    </>
  );
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}

function countsText(group: RosterGroup): string {
  const expected = `应到 ${group.expected}`;
  return group.marked
    ? `${expected}  实到 ${group.present}  请假 ${group.leave}  缺席 ${group.absent}`
    : `${expected}，还没有点名`;
}
