// The list of everyone who serves: searched by name, pinyin or 工号, one person opens beside it.
import { Button, Empty, Space } from "antd";
import { go, useAddress } from "../address";
import type { StaffRow } from "../asks";
import { useMay } from "../me";
import { type Column, type Filter, List } from "../parts/list/List";
import { NoShown } from "../parts/NoShown";
import { Page } from "../parts/Page";
import { Waiting } from "../parts/Waiting";
import { count } from "../text";
import { useAsk } from "../useAsk";
import { StaffDrawer } from "./StaffDrawer";
import { StaffForm } from "./StaffForm";
import { Sides } from "./StaffScreen";

const columns: Column<StaffRow>[] = [
  { key: "no", title: "工号", width: 84, text: (row) => row.staff_no },
  { key: "name", title: "姓名", width: 110, text: (row) => row.name, render: (row) => <b>{row.name}</b> },
  { key: "kind", title: "人员类别", width: 104, text: (row) => row.kind_label },
  { key: "post", title: "岗位", width: 96, text: (row) => row.post },
  { key: "subject", title: "任教学科", width: 84, text: (row) => row.subject },
  { key: "groups", title: "在哪些班", width: 330, text: (row) => row.groups },
  { key: "sessions", title: "每周场次", width: 80, kind: "number", text: (row) => row.sessions },
  { key: "phone", title: "手机号", width: 120, text: (row) => row.phone },
  { key: "papers", title: "材料", width: 170, text: (row) => row.papers, render: (row) => <Papers said={row.papers} /> },
];

const filters: Filter<StaffRow>[] = [
  { key: "kind", label: "人员类别", of: (row) => row.kind_label },
  { key: "group", label: "服务班", of: (row) => (row.group_names.length > 0 ? row.group_names : "没有排班") },
  { key: "papers", label: "材料", of: (row) => (row.papers === "齐" ? "齐" : "有缺") },
];

const search = (row: StaffRow) => [row.staff_no, row.name, row.pinyin, row.post, row.subject].join(" ");

type Props = { open: number | null; adding: boolean; today: string };

/** `open` is the person whose drawer is open, `adding` has the form of a new one. */
export function StaffList({ open, adding, today }: Props) {
  const { state } = useAddress();
  const list = useAsk("staff_list", {});
  const [may, mayImport] = [useMay("put_staff"), useMay("take_in")];
  if (list.isPending) return <Waiting what="正在读取人员" />;
  if (list.isError) return <NoShown no={list.error} again={() => void list.refetch()} />;
  const { rows, kinds } = list.data;
  const lacking = rows.filter((row) => row.papers !== "齐").length;
  return (
    <Page
      title="人员与排班"
      note={rows.length === 0 ? "" : `${count(rows.length)} 人${lacking > 0 ? `，${count(lacking)} 人材料有缺` : ""}`}
      strip={<Sides side="list" />}
      actions={
        <>
          {mayImport && <Button onClick={() => go("imports")}>导入人员</Button>}
          {may && (
            <Button type="primary" onClick={() => go("staff", ["new"], state)}>
              新增人员
            </Button>
          )}
        </>
      }
    >
      <List<StaffRow>
        title="人员名单"
        unit="人"
        columns={columns}
        rows={rows}
        rowKey={(row) => row.id}
        search={search}
        searchHint="搜姓名、拼音首字母、工号"
        filters={filters}
        openKey={open}
        onOpen={(row) => go("staff", [row.id], state)}
        empty={<NoStaff may={may} mayImport={mayImport} />}
      />
      <StaffDrawer id={open} kinds={kinds} today={today} onClose={() => go("staff", [], state)} />
      {adding && <StaffForm staff={null} kinds={kinds} onClose={() => go("staff", [], state)} onKept={(id) => go("staff", [id], state)} />}
    </Page>
  );
}

function Papers({ said }: { said: string }) {
  return said === "齐" ? <span className="none">齐</span> : <span className="state-due">{said}</span>;
}

function NoStaff({ may, mayImport }: { may: boolean; mayImport: boolean }) {
  return (
    <Empty description={mayImport ? "还没有人员。把教师名单拖到窗口里，或点「导入人员」。" : "还没有人员。请教务老师导入教师名单。"}>
      <Space>
        {mayImport && (
          <Button type="primary" onClick={() => go("imports")}>
            导入人员
          </Button>
        )}
        {may && <Button onClick={() => go("staff", ["new"])}>新增一人</Button>}
      </Space>
    </Empty>
  );
}
