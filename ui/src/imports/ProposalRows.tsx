// Proposals of one kind: each is accepted or left as it is, or all at once; those who leave do so from a day that is seen.
import { Button, Segmented, Space, Table } from "antd";
import dayjs from "dayjs";
import { go } from "../address";
import type { Decided, Preview, ProposalShown } from "../asks";
import { DayField } from "../parts/DayField";
import { decideAll, decideOne, type Kind, kinds, saidOf, undecided, type Words } from "./proposals";

type Props = { kind: Kind; today: string; shown: Preview[Kind]; decided: Decided | null; onDecided: (decided: Decided) => void };

/** `today` is the last day from which pupils may leave. */
export function ProposalRows(props: Props) {
  const { kind, shown, decided, onDecided } = props;
  const words = kinds.find((one) => one.kind === kind);
  if (words === undefined || shown.count === 0) return <p className="outcome-none">{words?.none}</p>;
  const said =
    kind === "leaves"
      ? [{ title: "班级", dataIndex: "before", ellipsis: true }]
      : [
          { title: "变化", key: "change", width: 240, ellipsis: true, render: (_: unknown, row: ProposalShown) => <Change row={row} /> },
          { title: "依据", dataIndex: "why", ellipsis: true },
        ];
  return (
    <>
      <Head {...props} words={words} />
      <Table<ProposalShown>
        virtual
        size="small"
        pagination={false}
        rowKey="student"
        dataSource={shown.rows}
        scroll={{ y: 120, x: 700 }}
        columns={[
          { title: "学生", dataIndex: "who", width: 130, ellipsis: true, render: (_, row) => <Who row={row} /> },
          ...said,
          { title: "决定", key: "decide", width: 220, render: (_, row) => <Decide row={row} words={words} onDecide={(accept) => onDecided(decideOne(decided, kind, row.student, accept))} /> },
        ]}
      />
    </>
  );
}

/** How many there are, and all of them at once. */
function Head({ kind, today, shown, decided, onDecided, words }: Props & { words: Words }) {
  const more = shown.count > shown.rows.length ? `这里列出前 ${shown.rows.length} 人。` : "";
  return (
    <div className="proposals-head">
      <span>
        {saidOf(kind, shown)}
        {more}
      </span>
      <Space>
        {kind === "leaves" && (
          <label className="proposals-day">
            从哪天起不在校
            <DayField
              size="small"
              aria-label="从哪天起不在校"
              day={decided?.leave_on ?? today}
              maxDate={dayjs(today)}
              onDay={(day) => onDecided({ ...(decided ?? undecided), leave_on: day })}
            />
          </label>
        )}
        <Button size="small" disabled={shown.accepted === 0} onClick={() => onDecided(decideAll(decided, kind, false))}>
          {words.leaveAll}
        </Button>
        {!shown.is_part && (
          <Button size="small" disabled={shown.accepted === shown.count} onClick={() => onDecided(decideAll(decided, kind, true))}>
            {words.acceptAll}
          </Button>
        )}
      </Space>
    </div>
  );
}

function Who({ row }: { row: ProposalShown }) {
  return (
    <Button size="small" type="link" title={`打开${row.who}`} onClick={() => go("students", [row.student])}>
      {row.who}
    </Button>
  );
}

function Change({ row }: { row: ProposalShown }) {
  return (
    <span className="change">
      <s>{row.before}</s> → <b>{row.after}</b>
    </span>
  );
}

function Decide({ row, words, onDecide }: { row: ProposalShown; words: Words; onDecide: (accept: boolean) => void }) {
  const leave = row.or_new ? "是另一名学生" : words.leave;
  const options = [
    { value: false, label: leave },
    { value: true, label: words.accept },
  ];
  return <Segmented size="small" aria-label={`${row.who}：${leave}还是${words.accept}`} options={options} value={row.accepted} onChange={onDecide} />;
}
