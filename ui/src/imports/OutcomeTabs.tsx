// What becomes of the rows: new, changed, the same, and those with problems, each with its count; and whom the list leaves out.
import { Button, Segmented, Table, Tabs } from "antd";
import { useState } from "react";
import { go } from "../address";
import type { AbsentShown, Preview, ProblemShown, RowShown } from "../asks";
import { count } from "../text";

type Tab = "added" | "changed" | "unchanged" | "problems" | "absent";

/** Opens where there is something to look at: problems first, then changes. */
export function OutcomeTabs({ shown }: { shown: Preview }) {
  const [chosen, setChosen] = useState<Tab | null>(null);
  if (shown.no !== null) {
    return (
      <section className="outcome" aria-label="每一行的变化">
        <p className="outcome-none">补上缺少的列以后，这里列出每一行的变化。</p>
      </section>
    );
  }
  const { added, changed, problems } = shown.counts;
  const tab = chosen ?? (problems > 0 ? "problems" : changed > 0 ? "changed" : added > 0 ? "added" : "unchanged");
  const items = [
    { key: "added", label: `新增 ${count(added)}`, children: <Rows rows={shown.added} all={added} unit={shown.unit} none="没有新增的。" /> },
    { key: "changed", label: `变更 ${count(changed)}`, children: <Rows rows={shown.changed} all={changed} unit={shown.unit} none="没有变更的。" /> },
    { key: "unchanged", label: `相同 ${count(shown.counts.unchanged)}`, children: <Rows rows={shown.unchanged} all={shown.counts.unchanged} unit={shown.unit} none="没有与已有资料相同的。" /> },
    { key: "problems", label: <span className={problems > 0 ? "outcome-problems" : ""}>有问题 {count(problems)}</span>, children: <Problems problems={shown.problems} all={problems} /> },
    ...(shown.list === "students" ? [{ key: "absent", label: `不在名单 ${count(shown.absent_count)}`, children: <Absent rows={shown.absent} all={shown.absent_count} /> }] : []),
  ];
  return (
    <section className="outcome" aria-label="每一行的变化">
      <Tabs size="small" items={items} activeKey={tab} onChange={(key) => setChosen(key as Tab)} />
    </section>
  );
}

function Rows({ rows, all, unit, none }: { rows: RowShown[]; all: number; unit: string; none: string }) {
  if (rows.length === 0) return <p className="outcome-none">{none}</p>;
  const changes = rows.some((row) => row.changes.length > 0);
  return (
    <>
      <Table<RowShown>
        virtual
        size="small"
        pagination={false}
        rowKey="row"
        dataSource={rows}
        scroll={{ y: 150, x: 700 }}
        columns={[
          { title: "行", dataIndex: "row", width: 64, className: "number" },
          { title: "对象", dataIndex: "who", width: 180, ellipsis: true },
          { title: changes ? "变化" : "内容", key: "what", ellipsis: true, render: (_, row) => (row.changes.length > 0 ? <Changes row={row} /> : row.what) },
        ]}
      />
      {all > rows.length && (
        <p className="outcome-none">
          这里列出前 {rows.length} 行，共 {count(all)} {unit}。
        </p>
      )}
    </>
  );
}

function Changes({ row }: { row: RowShown }) {
  return row.changes.map((change) => (
    <span className="change" key={change.field}>
      {change.field} {change.before === "" ? <span className="none">（空）</span> : <s>{change.before}</s>} → <b>{change.after === "" ? "（空）" : change.after}</b>
    </span>
  ));
}

/** All of them, or those of one column. */
function Problems({ problems, all }: { problems: ProblemShown[]; all: number }) {
  const [column, setColumn] = useState("");
  if (problems.length === 0) return <p className="outcome-none">每一行都读懂了。</p>;
  const columns = [...new Set(problems.map((problem) => problem.column))];
  const only = columns.includes(column) ? column : "";
  const shown = problems.filter((problem) => only === "" || problem.column === only);
  const choices = columns.map((one) => ({ value: one, label: `${one} ${count(problems.filter((problem) => problem.column === one).length)}` }));
  return (
    <>
      {columns.length > 1 && (
        <Segmented size="small" aria-label="只看一列的问题" className="outcome-columns" options={[{ value: "", label: "所有列" }, ...choices]} value={only} onChange={setColumn} />
      )}
      <ul className="outcome-list" tabIndex={0} aria-label="有问题的地方">
        {shown.map((problem, at) => (
          <li key={at}>{problem.sentence}</li>
        ))}
        {all > problems.length && <li className="none">还有 {count(all - problems.length)} 处，可以下载问题行查看。</li>}
      </ul>
    </>
  );
}

/** Pupils of the file's classes whom it does not name: nothing is done to them unless the clerk does it. */
function Absent({ rows, all }: { rows: AbsentShown[]; all: number }) {
  if (rows.length === 0) return <p className="outcome-none">没有要提醒的。名单里不到半个班的班级，不核对谁没有写到。</p>;
  return (
    <>
      <p className="outcome-none">这些在校学生不在这份名单里，导入不会改动他们。已离校的，请打开学生办理离校{all > rows.length && `；这里列出前 ${rows.length} 人`}。</p>
      <Table<AbsentShown>
        virtual
        size="small"
        pagination={false}
        rowKey="student"
        dataSource={rows}
        scroll={{ y: 120, x: 700 }}
        columns={[
          { title: "学生", dataIndex: "who", width: 180, ellipsis: true },
          { title: "班级", dataIndex: "what", ellipsis: true },
          {
            title: "",
            key: "open",
            width: 120,
            render: (_, row) => (
              <Button size="small" type="link" onClick={() => go("students", [row.student])}>
                打开学生
              </Button>
            ),
          },
        ]}
      />
    </>
  );
}
