// 服务与分组: every group with what is to be looked at; one opens beside the list, its form fills the page.
import { Button, Empty, Space } from "antd";
import { go } from "../address";
import type { GroupList, GroupRow } from "../asks";
import { ImportButton } from "../imports/ImportButton";
import { useMay } from "../me";
import { type Column, type Filter, List } from "../parts/list/List";
import { NoShown } from "../parts/NoShown";
import { Page } from "../parts/Page";
import { Waiting } from "../parts/Waiting";
import type { ScreenProps } from "../screens";
import { useAsk } from "../useAsk";
import { GroupDrawer } from "./GroupDrawer";
import { GroupEditor } from "./GroupEditor";
import "./groups.css";

const columns: Column<GroupRow>[] = [
  { key: "name", title: "服务班", width: 150, text: (row) => row.name, render: (row) => <b>{row.name}</b> },
  { key: "kind", title: "类别", width: 84, text: (row) => row.kind_label },
  { key: "activity", title: "活动", width: 110, text: (row) => row.activity_label, hidden: true },
  { key: "when", title: "时间", width: 210, text: (row) => row.when },
  { key: "room", title: "地点", width: 110, text: (row) => row.room },
  { key: "seats", title: "人数 / 容量", width: 96, kind: "number", text: (row) => row.enrolled, render: (row) => row.seats_label },
  { key: "minimum", title: "最低人数", width: 84, kind: "number", text: (row) => row.minimum, hidden: true },
  { key: "staff", title: "教师", width: 150, text: (row) => row.staff.join("、") },
  { key: "grades", title: "年级", width: 100, text: (row) => row.grades_label },
  { key: "findings", title: "要看一看的", width: 180, text: (row) => row.findings.map((each) => each.label).join("、"), render: (row) => <Chips row={row} /> },
  { key: "pool", title: "补助资金池", width: 100, text: (row) => row.pay_pool, hidden: true },
  { key: "fund", title: "经费来源", width: 100, text: (row) => row.fund_label, hidden: true },
  { key: "valid", title: "起止", width: 210, text: (row) => row.valid_label, hidden: true },
  { key: "state", title: "状态", width: 80, text: (row) => row.state_label },
];

const filters: Filter<GroupRow>[] = [
  { key: "kind", label: "类别", of: (row) => row.kind_label },
  { key: "state", label: "状态", of: (row) => row.state_label },
  { key: "finding", label: "要看一看的", of: (row) => row.findings.map((each) => each.label) },
];

const search = (row: GroupRow) => [row.name, row.kind_label, row.activity_label, row.room, row.staff.join(" ")].join(" ");

/** `#/groups/12` opens a group, `#/groups/new` and `#/groups/12/edit` its form. */
export default function GroupsScreen({ address }: ScreenProps) {
  const [first = "", second = ""] = address.parts;
  if (first === "new") return <GroupEditor id={null} />;
  if (second === "edit") return <GroupEditor id={Number(first)} />;
  return <Groups open={first === "" ? null : Number(first)} state={address.state} />;
}

function Groups({ open, state }: { open: number | null; state: Record<string, string> }) {
  const groups = useAsk("groups", {});
  const may = useMay("put_group");
  if (groups.error !== null) return <NoShown no={groups.error} again={() => void groups.refetch()} />;
  if (groups.data === undefined) return <Waiting what="正在读取服务班" />;
  return (
    <Page
      title="服务与分组"
      note={note(groups.data)}
      actions={
        may && (
          <Button type="primary" onClick={() => go("groups", ["new"])}>
            新建服务班
          </Button>
        )
      }
    >
      <List<GroupRow>
        title="服务班"
        unit="个班"
        columns={columns}
        rows={groups.data.rows}
        rowKey={(row) => row.id}
        search={search}
        searchHint="搜服务班、教师、地点"
        filters={filters}
        openKey={open}
        onOpen={(row) => go("groups", [row.id], state)}
        empty={<NoGroups may={may} />}
      />
      <GroupDrawer id={open} row={groups.data.rows.find((row) => row.id === open) ?? null} onClose={() => go("groups", [], state)} />
    </Page>
  );
}

function note(list: GroupList): string {
  if (list.rows.length === 0) return "";
  return `${list.running} 个班在开${list.with_findings > 0 ? `，${list.with_findings} 个要看一看` : ""}`;
}

/** What is to be looked at, each once; the sentence when pointed at. */
function Chips({ row }: { row: GroupRow }) {
  const labels = [...new Set(row.findings.map((each) => each.label))];
  const said = (label: string) => row.findings.filter((each) => each.label === label).map((each) => each.sentence);
  return (
    <>
      {labels.map((label) => (
        <span key={label} className={hard.includes(label) ? "finding finding-hard" : "finding"} title={said(label).join("\n")}>
          {label}
        </span>
      ))}
    </>
  );
}

const hard = ["地点冲突", "教师冲突", "学生冲突", "超员", "无补助标准"];

function NoGroups({ may }: { may: boolean }) {
  return (
    <Empty description="还没有服务班。建好服务班，学生才能报名，名册才排得出来。">
      {may && (
        <Space>
          <Button type="primary" onClick={() => go("groups", ["new"])}>
            新建服务班
          </Button>
          <ImportButton list="groups" label="从表格导入" />
        </Space>
      )}
    </Empty>
  );
}
