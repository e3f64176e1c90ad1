// One person beside the list: data, this week's plan, what was served in a month, and what was changed.
import { Alert, Button, Drawer, Dropdown, Tabs } from "antd";
import { useState } from "react";
import type { StaffKindShown, StaffPage } from "../asks";
import { ask } from "../desk";
import { useMay } from "../me";
import { Deeds } from "../parts/Deeds";
import { NoAlert, NoShown } from "../parts/NoShown";
import { useUndo } from "../parts/useUndo";
import { Waiting } from "../parts/Waiting";
import { useAsk, useChange } from "../useAsk";
import { LeaveDialog } from "./LeaveDialog";
import { Served } from "./Served";
import { StaffForm } from "./StaffForm";

type Props = { id: number | null; kinds: StaffKindShown[]; today: string; onClose: () => void };

/** Esc closes it. */
export function StaffDrawer({ id, kinds, today, onClose }: Props) {
  const [month, setMonth] = useState<string | null>(null);
  const [open, setOpen] = useState<"form" | "leave" | null>(null);
  const page = useAsk("staff", id === null ? null : { id, month }, { keep: true });
  const shown = id !== null && page.data?.staff.id === id ? page.data : null;
  return (
    <Drawer open={id !== null} onClose={onClose} size={600} title={shown === null ? "人员" : <Title page={shown} />} destroyOnHidden>
      {page.isError && <NoShown no={page.error} again={() => void page.refetch()} />}
      {shown === null && !page.isError && <Waiting what="正在读取人员" />}
      {shown !== null && id !== null && (
        <>
          <Actions id={id} page={shown} onOpen={setOpen} onGone={onClose} />
          <Tabs
            items={[
              { key: "data", label: "资料", children: <Data page={shown} /> },
              { key: "week", label: "本周排班", children: <Week page={shown} /> },
              { key: "served", label: "签到", children: <Served served={shown.served} onMonth={setMonth} /> },
              { key: "history", label: "变更记录", children: <History id={id} /> },
            ]}
          />
          {open === "form" && <StaffForm staff={shown.staff} kinds={kinds} onClose={() => setOpen(null)} onKept={() => setOpen(null)} />}
          {open === "leave" && <LeaveDialog id={id} name={shown.staff.name} today={today} onClose={() => setOpen(null)} />}
        </>
      )}
    </Drawer>
  );
}

function Title({ page }: { page: StaffPage }) {
  return (
    <>
      {page.staff.name} <span className="drawer-when">{[page.staff.staff_no, page.kind_label, page.staff.post].filter((part) => part !== "").join(" ")}</span>
    </>
  );
}

type ActionsProps = { id: number; page: StaffPage; onOpen: (what: "form" | "leave") => void; onGone: () => void };

function Actions({ id, page, onOpen, onGone }: ActionsProps) {
  const [may, mayLeave, mayRemove] = [useMay("put_staff"), useMay("staff_leaves"), useMay("remove_staff")];
  const remove = useChange("remove_staff");
  const undo = useUndo();
  const take = () =>
    remove.mutate(
      { id },
      {
        onSuccess: (done) => {
          undo(`删除了${page.staff.name}的资料`, () => ask("put_staff", done.undo));
          onGone();
        },
      },
    );
  const items = [...(mayLeave && page.serves ? [{ key: "leave", label: "办理离岗" }] : []), ...(mayRemove ? [{ key: "remove", label: "删除资料" }] : [])];
  return (
    <>
      <div className="drawer-actions">
        {may && (
          <Button type="primary" onClick={() => onOpen("form")}>
            修改资料
          </Button>
        )}
        {items.length > 0 && (
          <Dropdown trigger={["click"]} menu={{ items, onClick: ({ key }) => (key === "leave" ? onOpen("leave") : take()) }}>
            <Button aria-label="更多">⋯</Button>
          </Dropdown>
        )}
      </div>
      {remove.isError && <NoAlert no={remove.error} onClose={() => remove.reset()} />}
    </>
  );
}

function Data({ page }: { page: StaffPage }) {
  const { staff } = page;
  const facts: [string, string][] = [
    ["任教学科", staff.subject],
    ["怎样计酬", page.paid_label],
    ["身份证件号", staff.id_number],
    ["手机号", staff.phone],
    ["开户行", staff.bank],
    ["银行账号", staff.account],
    ["备注", staff.note],
  ];
  return (
    <>
      {page.lacking.length > 0 && <Alert type="warning" showIcon title={`出发放表和银行文件还缺：${page.lacking.join("、")}`} />}
      <dl className="staff-facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd className="number">{value === "" ? <span className="none">没有登记</span> : value}</dd>
          </div>
        ))}
      </dl>
      {!page.sees_numbers && <p className="form-note">证件号、手机号和银行账号只给教务和财务看全。</p>}
    </>
  );
}

function Week({ page }: { page: StaffPage }) {
  if (page.week.length === 0) return <p className="form-note">本周没有排班。到「一周排班」里点一格就能排上。</p>;
  return (
    <table className="plain-table">
      <thead>
        <tr>
          <th scope="col">星期</th>
          <th scope="col">时间</th>
          <th scope="col">服务班</th>
          <th scope="col">地点</th>
        </tr>
      </thead>
      <tbody>
        {page.week.map((plan) => (
          <tr key={`${plan.weekday}/${plan.group_id}/${plan.starts_at}`}>
            <td>{plan.weekday_label}</td>
            <td className="number">
              {plan.starts_at}–{plan.ends_at}
            </td>
            <td>{plan.group}</td>
            <td>{plan.room === "" ? "未定" : plan.room}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function History({ id }: { id: number }) {
  const history = useAsk("staff_history", { id });
  if (history.isPending) return <Waiting what="正在读取变更记录" />;
  if (history.isError) return <NoShown no={history.error} again={() => void history.refetch()} />;
  return <Deeds deeds={history.data} />;
}
