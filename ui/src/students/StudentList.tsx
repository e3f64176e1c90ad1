// The list of pupils: by class, searched by name, pinyin or number, several at once moved to another class.
import { Button, Checkbox, Empty, Space } from "antd";
import { useState } from "react";
import { go, useAddress, useAddressState } from "../address";
import type { ClassShown, StudentRow } from "../asks";
import { ImportButton } from "../imports/ImportButton";
import { useMay } from "../me";
import { type Column, type Filter, List } from "../parts/list/List";
import { NoShown } from "../parts/NoShown";
import { Page } from "../parts/Page";
import { Waiting } from "../parts/Waiting";
import { count } from "../text";
import { useAsk } from "../useAsk";
import { MoveDialog } from "./MoveDialog";
import { StudentForm } from "./StudentForm";

const columns: Column<StudentRow>[] = [
  { key: "class", title: "班级", width: 100, text: (row) => row.class_label },
  { key: "seat", title: "座号", width: 64, kind: "number", text: (row) => row.seat_no },
  { key: "name", title: "姓名", width: 150, text: (row) => row.name },
  { key: "sex", title: "性别", width: 64, text: (row) => row.sex_label },
  { key: "boarding", title: "就读方式", width: 88, text: (row) => row.boarding_label },
  { key: "groups", title: "本学期服务班", width: 330, text: (row) => row.groups },
  { key: "code", title: "学籍号", width: 190, text: (row) => row.student_code },
  { key: "status", title: "状态", width: 72, text: (row) => row.status_label, hidden: true },
  { key: "grade", title: "年级", width: 80, text: (row) => row.grade_label, hidden: true },
];
const phone: Column<StudentRow> = { key: "phone", title: "监护人电话", width: 130, text: (row) => row.phone };
const withPhones = [...columns.slice(0, 6), phone, ...columns.slice(6)];
const search = (row: StudentRow) => `${row.name} ${row.pinyin} ${row.class_label} ${row.seat_no ?? ""} ${row.student_code} ${row.phone ?? ""}`;

const filters: Filter<StudentRow>[] = [
  { key: "grade", label: "年级", of: (row) => row.grade_label },
  { key: "class", label: "班级", of: (row) => row.class_label },
  { key: "group", label: "服务班", of: (row) => (row.group_names.length > 0 ? row.group_names : "没有报名") },
  { key: "boarding", label: "就读方式", of: (row) => row.boarding_label },
];

/** `adding` has the form for a new pupil open. */
export function StudentList({ adding }: { adding: boolean }) {
  const { state } = useAddress();
  const [left, setLeft] = useAddressState("left");
  const list = useAsk("students", { include_left: left === "1" });
  const [moving, setMoving] = useState<StudentRow[]>([]);
  const [may, mayMove, mayImport] = [useMay("put_student"), useMay("move_class"), useMay("take_in")];
  if (list.isPending) return <Waiting what="正在读取学生名单" />;
  if (list.isError) return <NoShown no={list.error} again={() => void list.refetch()} />;
  const { rows, classes, shows_phones } = list.data;
  const close = () => go("students", [], state);
  return (
    <Page
      title="学生"
      note={`${count(classes.reduce((sum, one) => sum + one.pupils, 0))} 人在校`}
      actions={
        <>
          <ImportButton list="students" label="导入名单" />
          {may && (
            <Button type="primary" onClick={() => go("students", ["new"], state)}>
              添加学生
            </Button>
          )}
        </>
      }
      strip={
        <>
          <ClassChips classes={classes} />
          {(list.data.left > 0 || left === "1") && (
            <Checkbox className="students-left" checked={left === "1"} onChange={(event) => setLeft(event.target.checked ? "1" : "")}>
              也看离校的 {count(list.data.left)} 人
            </Checkbox>
          )}
        </>
      }
    >
      <List<StudentRow>
        title="学生名单"
        unit="人"
        columns={shows_phones ? withPhones : columns}
        rows={rows}
        rowKey={(row) => row.id}
        search={search}
        searchHint="姓名、拼音首字母、学籍号、班级"
        filters={filters}
        actions={mayMove ? [{ key: "move", label: "转班", run: setMoving }] : []}
        onOpen={(row) => go("students", [row.id])}
        empty={<NoPupils may={may} mayImport={mayImport} />}
      />
      {moving.length > 0 && <MoveDialog rows={moving} classes={classes} onClose={() => setMoving([])} />}
      {adding && may && <StudentForm student={null} classes={classes} onClose={close} onKept={(id) => go("students", [id])} />}
    </Page>
  );
}

/** One chip for each grade: pressed, the list has that grade alone; beside it the classes of the grade. */
function ClassChips({ classes }: { classes: ClassShown[] }) {
  const [grade, setGrade] = useAddressState("grade");
  const [chosen, setChosen] = useAddressState("class");
  const grades = [...new Set(classes.filter((one) => one.in_school && one.pupils > 0).map((one) => one.grade_label))];
  const inGrade = classes.filter((one) => one.pupils > 0 && one.grade_label === grade);
  return (
    <div className="chips" role="group" aria-label="按年级和班级看">
      <Chip label="全校" on={grade === "" && chosen === ""} onPress={() => go("students", [], clear())} />
      {grades.map((one) => (
        <Chip key={one} label={one} on={grade === one} onPress={() => go("students", [], { ...clear(), grade: grade === one ? "" : one })} />
      ))}
      {inGrade.length > 0 && <span className="chips-rule" />}
      {inGrade.map((one) => (
        <Chip key={one.id} label={`${one.label} ${one.pupils}`} on={chosen === one.label} onPress={() => press(one.label)} />
      ))}
    </div>
  );
  function press(label: string) {
    setGrade(grade);
    setChosen(chosen === label ? "" : label);
  }
}

/** The address's state without grade and class. */
function clear(): Record<string, string> {
  const query = new URLSearchParams(window.location.hash.split("?")[1] ?? "");
  return { ...Object.fromEntries(query), grade: "", class: "" };
}

function Chip({ label, on, onPress }: { label: string; on: boolean; onPress: () => void }) {
  return (
    <button type="button" className="chip" aria-pressed={on} onClick={onPress}>
      {label}
    </button>
  );
}

function NoPupils({ may, mayImport }: { may: boolean; mayImport: boolean }) {
  return (
    <Empty description={mayImport ? "还没有学生。把学生名单拖到窗口里（教职工、开班、报名等名单可以一起拖），或点「导入名单」。" : "还没有学生。请教务老师导入学生名单。"}>
      <Space>
        <ImportButton list="students" label="导入名单" primary />
        {may && <Button onClick={() => go("students", ["new"])}>添加一名学生</Button>}
      </Space>
    </Empty>
  );
}
