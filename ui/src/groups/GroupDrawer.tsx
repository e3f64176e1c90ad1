// One group beside the list: what is to be looked at, when, who, its pupils, and what changed of it.
import { Alert, Button, Drawer, Space, Tabs } from "antd";
import { useState } from "react";
import { go } from "../address";
import type { GroupPage, GroupRow, LineShown } from "../asks";
import { useMay } from "../me";
import { NoShown } from "../parts/NoShown";
import { Waiting } from "../parts/Waiting";
import { useAsk } from "../useAsk";
import { EndGroup } from "./EndGroup";

type Props = { id: number | null; row: GroupRow | null; onClose: () => void };

/** The pupils are left out where the role may not see them. */
export function GroupDrawer({ id, row, onClose }: Props) {
  const may = useMay("group");
  const page = useAsk("group", may && id !== null ? { id } : null);
  return (
    <Drawer open={id !== null} onClose={onClose} mask={false} size={520} title={row?.name ?? "服务班"} extra={page.data !== undefined && <Actions page={page.data} onGone={onClose} />}>
      {row !== null && <Facts row={row} />}
      {may && page.error !== null && <NoShown no={page.error} again={() => void page.refetch()} />}
      {may && id !== null && page.isPending && <Waiting what="正在读取名单" />}
      {page.data !== undefined && <Details page={page.data} />}
    </Drawer>
  );
}

function Actions({ page, onGone }: { page: GroupPage; onGone: () => void }) {
  const may = useMay("put_group");
  const [ending, setEnding] = useState(false);
  if (!may) return null;
  return (
    <Space>
      {page.row.state !== "ended" && <Button onClick={() => setEnding(true)}>{page.rests > 0 ? "停办…" : "停办或删除…"}</Button>}
      <Button type="primary" onClick={() => go("groups", [page.row.id, "edit"])}>
        修改
      </Button>
      {ending && <EndGroup page={page} onClose={() => setEnding(false)} onGone={onGone} />}
    </Space>
  );
}

/** The pool is set in the form. */
function ToPool({ id }: { id: number }) {
  return (
    <Button size="small" onClick={() => go("groups", [id, "edit"])}>
      改资金池
    </Button>
  );
}

function Facts({ row }: { row: GroupRow }) {
  const may = useMay("put_group");
  const facts: [string, string][] = [
    ["类别", [row.kind_label, row.activity_label].filter((text) => text !== "").join("·")],
    ["时间", row.when],
    ["地点", row.room],
    ["人数", `${row.enrolled} 人${row.capacity === null ? "" : `，容量 ${row.capacity} 人`}${row.minimum === null ? "" : `，最低 ${row.minimum} 人`}`],
    ["年级", row.grades_label],
    ["教师", row.staff.join("、")],
    ["经费", row.fund_label],
    ["资金池", row.pay_pool],
    ["起止", row.valid_label],
  ];
  return (
    <>
      {row.findings.map((each) => (
        <Alert key={each.sentence} className="group-finding" type="warning" showIcon title={`${each.label}：${each.sentence}`} action={each.kind === "no_rate" && may ? <ToPool id={row.id} /> : undefined} />
      ))}
      <dl className="group-facts">
        {facts
          .filter(([, said]) => said !== "")
          .map(([name, said]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{said}</dd>
            </div>
          ))}
      </dl>
    </>
  );
}

function Details({ page }: { page: GroupPage }) {
  return (
    <Tabs
      size="small"
      items={[
        { key: "pupils", label: `学生 ${page.pupils.length}`, children: <Pupils page={page} /> },
        { key: "meetings", label: "时间和教师", children: <Lines page={page} /> },
        { key: "history", label: "改动记录", children: <History page={page} /> },
      ]}
    />
  );
}

function Pupils({ page }: { page: GroupPage }) {
  if (page.pupils.length === 0) return <p className="group-none">{page.hidden > 0 ? `有 ${page.hidden} 名外班学生，不在您的班级。` : "还没有学生报名。报名在左侧「报名」里办理。"}</p>;
  return (
    <>
      <table className="group-table">
        <thead>
          <tr>
            <th>班级</th>
            <th>座号</th>
            <th>姓名</th>
            <th>星期</th>
            <th>状态</th>
          </tr>
        </thead>
        <tbody>
          {page.pupils.map((pupil, place) => (
            <tr key={place}>
              <td>{pupil.class_label}</td>
              <td className="number">{pupil.seat_no ?? "–"}</td>
              <td className="pupil-name">{pupil.name}</td>
              <td>{pupil.weekdays_label}</td>
              <td title={pupil.valid_label}>{pupil.state_label}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {page.hidden > 0 && <p className="group-none">另有 {page.hidden} 名外班学生，不在您的班级。</p>}
    </>
  );
}

function Lines({ page }: { page: GroupPage }) {
  const rows = (lines: LineShown[]) =>
    lines.map((line, place) => (
      <tr key={place} className={line.is_past ? "group-past" : ""}>
        <td>{line.label}</td>
        <td>{line.detail}</td>
        <td>{line.valid_label}</td>
      </tr>
    ));
  return (
    <table className="group-table">
      <thead>
        <tr>
          <th>时间或教师</th>
          <th>课时或星期</th>
          <th>起止</th>
        </tr>
      </thead>
      <tbody>
        {rows(page.meetings)}
        {rows(page.staff)}
      </tbody>
    </table>
  );
}

function History({ page }: { page: GroupPage }) {
  if (page.history.length === 0) return <p className="group-none">最近没有改动。</p>;
  return (
    <ul className="group-history">
      {page.history.map((each, place) => (
        <li key={place}>
          <span>
            {each.at_label} {each.actor}
          </span>
          <div>{each.what}</div>
        </li>
      ))}
    </ul>
  );
}
