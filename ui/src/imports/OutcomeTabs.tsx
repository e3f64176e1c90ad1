// What becomes of the rows: new, changed, the same, and those with problems, each with its count; and what a pupil list proposes.
import { Segmented, Table, Tabs } from "antd";
import { useState } from "react";
import type { Decided, Mend, Preview, ProblemShown, RowShown } from "../asks";
import type { Draft } from "../parts/useDraft";
import { count } from "../text";
import { MendField, Mended } from "./MendField";
import { ProposalRows } from "./ProposalRows";
import { type Kind, kinds } from "./proposals";

type Tab = "added" | "changed" | "unchanged" | "declined" | "problems" | Kind;

type Props = { shown: Preview; today: string; decided: Decided | null; onDecided: (decided: Decided) => void; mends: Draft<Mend[]> };

/** Opens where there is something to look at: problems first, then proposals, then changes. */
export function OutcomeTabs({ shown, today, decided, onDecided, mends }: Props) {
  const [chosen, setChosen] = useState<Tab | null>(null);
  if (shown.no !== null) {
    return (
      <section className="outcome" aria-label="每一行的变化">
        <p className="outcome-none">补上缺少的列以后，这里列出每一行的变化。</p>
      </section>
    );
  }
  const { added, changed, problems } = shown.counts;
  if (added + changed === 0 && shown.times.some((kind) => kind.time === null)) {
    return (
      <section className="outcome" aria-label="每一行的变化">
        <p className="outcome-none">上面写好时间以后，这里列出每个服务班。</p>
      </section>
    );
  }
  const proposed = kinds.find(({ kind }) => kind !== "leaves" && shown[kind].count > 0)?.kind;
  const tab = chosen ?? (problems > 0 ? "problems" : proposed !== undefined ? proposed : changed > 0 ? "changed" : added > 0 ? "added" : "unchanged");
  const items = [
    { key: "added", label: `新增 ${count(added)}`, children: <Rows rows={shown.added} all={added} unit={shown.unit} none="没有新增的。" /> },
    { key: "changed", label: `变更 ${count(changed)}`, children: <Rows rows={shown.changed} all={changed} unit={shown.unit} none="没有变更的。" /> },
    { key: "unchanged", label: `相同 ${count(shown.counts.unchanged)}`, children: <Rows rows={shown.unchanged} all={shown.counts.unchanged} unit={shown.unit} none="没有与已有资料相同的。" /> },
    ...(shown.counts.declined > 0
      ? [{ key: "declined", label: `不参加 ${count(shown.counts.declined)}`, children: <Rows rows={shown.declined} all={shown.counts.declined} unit="人" none="" /> }]
      : []),
    { key: "problems", label: <span className={problems > 0 ? "outcome-problems" : ""}>有问题 {count(problems)}</span>, children: <Problems problems={shown.problems} all={problems} mends={mends} /> },
    ...(shown.list === "students" ? kinds : []).map(({ kind, label }) => ({
      key: kind,
      // A list of a part of the class says nothing of the others.
      label: `${shown[kind].is_part ? "其余仍在校" : label} ${count(shown[kind].count)}`,
      children: <ProposalRows kind={kind} today={today} shown={shown[kind]} decided={decided} onDecided={onDecided} />,
    })),
  ];
  return (
    <section className="outcome" aria-label="每一行的变化">
      <Tabs size="small" items={items} activeKey={tab} onChange={(key) => setChosen(key as Tab)} />
    </section>
  );
}

/** A row of the file may become several: for each group that is ticked one. */
function Rows({ rows, all, unit, none }: { rows: RowShown[]; all: number; unit: string; none: string }) {
  if (rows.length === 0) return <p className="outcome-none">{none}</p>;
  const changes = rows.some((row) => row.changes.length > 0);
  return (
    <>
      <Table<RowShown & { at: number }>
        virtual
        size="small"
        pagination={false}
        rowKey="at"
        dataSource={rows.map((row, at) => ({ ...row, at }))}
        scroll={{ y: 160, x: 700 }}
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
function Problems({ problems, all, mends }: { problems: ProblemShown[]; all: number; mends: Draft<Mend[]> }) {
  const [column, setColumn] = useState("");
  if (problems.length === 0) {
    return (
      <p className="outcome-none">
        每一行都读懂了。
        <Mended mends={mends} />
      </p>
    );
  }
  const columns = [...new Set(problems.map((problem) => problem.column))];
  const only = columns.includes(column) ? column : "";
  const shown = problems.filter((problem) => only === "" || problem.column === only);
  const choices = columns.map((one) => ({ value: one, label: `${one} ${count(problems.filter((problem) => problem.column === one).length)}` }));
  return (
    <>
      {columns.length > 1 && (
        <Segmented size="small" aria-label="只看一列的问题" className="outcome-columns" options={[{ value: "", label: "所有列" }, ...choices]} value={only} onChange={setColumn} />
      )}
      <Mended mends={mends} />
      <ul className="outcome-list" tabIndex={0} aria-label="有问题的地方">
        {shown.map((problem, at) => (
          <li key={`${problem.row}-${problem.field ?? at}`}>
            {problem.sentence}
            <MendField problem={problem} alike={problems.filter((one) => one.field === problem.field && one.found === problem.found)} mends={mends} />
          </li>
        ))}
        {all > problems.length && <li className="none">还有 {count(all - problems.length)} 处，可以下载问题行查看。</li>}
      </ul>
    </>
  );
}
