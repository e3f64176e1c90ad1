// One pupil: data, people, places, attendance, bills and history, as far as the desk shows them to who sits here.
import { Button, Dropdown, Tabs } from "antd";
import { useState } from "react";
import { go, useAddressState } from "../address";
import type { StudentPage } from "../asks";
import { useMay } from "../me";
import { NoShown } from "../parts/NoShown";
import { Page } from "../parts/Page";
import { Waiting } from "../parts/Waiting";
import { useAsk } from "../useAsk";
import { Attendance } from "./Attendance";
import { Bills } from "./Bills";
import { Data } from "./Data";
import { History } from "./History";
import { LeaveDialog } from "./LeaveDialog";
import { Places } from "./Places";
import { StudentForm } from "./StudentForm";

/** `#/students/17?tab=attendance&month=2026-10`. */
export function PupilPage({ id, today }: { id: number; today: string }) {
  const [month, setMonth] = useAddressState("month");
  const [tab, setTab] = useAddressState("tab");
  const page = useAsk("student", { id, month: month === "" ? null : month });
  const classes = useAsk("classes", {});
  const [open, setOpen] = useState<"form" | "leave" | null>(null);
  const [mayPut, mayLeave] = [useMay("put_student"), useMay("student_leaves")];
  if (page.isPending) return <Waiting what="正在读取学生" />;
  if (page.isError) return <NoShown no={page.error} again={() => void page.refetch()} />;
  const shown = page.data;
  const tabs = tabsOf(shown, id, month === "" ? shown.attendance.month : month, setMonth);
  return (
    <Page
      title={shown.student.name}
      note={noteOf(shown)}
      actions={
        <>
          <Button onClick={() => go("students")}>回到名单</Button>
          {mayPut && (
            <Button type="primary" onClick={() => setOpen("form")}>
              修改资料
            </Button>
          )}
          {mayLeave && !shown.has_left && (
            <Dropdown trigger={["click"]} menu={{ items: [{ key: "leave", label: "办理离校" }], onClick: () => setOpen("leave") }}>
              <Button aria-label="更多">⋯</Button>
            </Dropdown>
          )}
        </>
      }
    >
      <Tabs className="pupil-tabs" activeKey={tabs.some((one) => one.key === tab) ? tab : "data"} onChange={setTab} items={tabs} destroyOnHidden />
      {open === "form" && classes.data !== undefined && (
        <StudentForm student={shown.student} classes={classes.data} onClose={() => setOpen(null)} onKept={() => setOpen(null)} />
      )}
      {open === "leave" && <LeaveDialog id={id} name={shown.student.name} today={today} onClose={() => setOpen(null)} />}
    </Page>
  );
}

function tabsOf(page: StudentPage, id: number, month: string, setMonth: (month: string) => void) {
  return [
    { key: "data", label: "资料", children: <Data id={id} page={page} /> },
    { key: "places", label: "报名", children: <Places terms={page.terms} /> },
    { key: "attendance", label: "出勤", children: <Attendance shown={page.attendance} month={month} onMonth={setMonth} /> },
    ...(page.bills === null ? [] : [{ key: "bills", label: "账单", children: <Bills bills={page.bills} /> }]),
    { key: "history", label: "变更记录", children: <History id={id} /> },
  ];
}

function noteOf(page: StudentPage): string {
  const seat = page.student.seat_no === null ? "" : ` ${page.student.seat_no} 号`;
  const left = page.has_left ? `，${page.left_label}离校` : "";
  return `${page.student.class}${seat}，${page.sex_label}，${page.boarding_label}${left}`;
}
