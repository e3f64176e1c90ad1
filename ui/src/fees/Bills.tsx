// The month's bills by class and seat; a row opens its reason. The sums come from the desk.
import { Button, Empty } from "antd";
import { go } from "../address";
import type { MoneyLine } from "../asks";
import { type Column, type Filter, List } from "../parts/list/List";
import { Money } from "../parts/Money";
import { NoShown } from "../parts/NoShown";
import { Waiting } from "../parts/Waiting";
import { useAsk } from "../useAsk";
import { sumsOf } from "./sums";
import { WhyAmount } from "./WhyAmount";

type Props = { month: string | null; label: string; open: string | null; onWhy: (line: string) => void };

const columns: Column<MoneyLine>[] = [
  { key: "class", title: "班级", width: 110, text: (line) => line.part },
  { key: "seat", title: "座号", width: 70, kind: "number", text: (line) => line.seat_no ?? null },
  { key: "who", title: "姓名", width: 140, text: (line) => line.who },
  { key: "code", title: "学籍号", width: 190, hidden: true, text: (line) => line.code },
  { key: "days", title: "计费天数", width: 100, kind: "number", text: (line) => line.days ?? null },
  { key: "lessons", title: "课时", width: 90, kind: "number", text: (line) => Number(line.lessons_label) },
  { key: "due", title: "减免前应缴", width: 130, kind: "money", text: (line) => line.due_fen ?? null },
  { key: "waived", title: "减免", width: 110, kind: "money", text: (line) => line.waived_fen ?? null },
  { key: "amount", title: "应缴", hint: "点金额看为什么", width: 130, kind: "money", text: (line) => line.amount_fen, render: (line) => <WhyAmount fen={line.amount_fen} /> },
];

const search = (line: MoneyLine) => `${line.who} ${line.initials} ${line.code} ${line.part}`;
const filters: Filter<MoneyLine>[] = [
  { key: "part", label: "班级", of: (line) => line.part },
  { key: "waived", label: "减免", of: (line) => ((line.waived_fen ?? 0) > 0 ? "有减免" : "没有减免") },
];

/** `open` is the line whose reason is shown. */
export function Bills({ month, label, open, onWhy }: Props) {
  const bills = useAsk("bills", month === null ? null : { month });
  if (bills.isError) return <NoShown no={bills.error} again={() => void bills.refetch()} />;
  if (month === null || bills.isPending) return <Waiting what="正在按考勤算账单" />;
  const data = bills.data;
  return (
    <List<MoneyLine>
      title={`${label}账单`}
      unit="人"
      columns={columns}
      rows={data.lines}
      rowKey={(line) => line.id}
      search={search}
      searchHint="搜姓名、拼音首字母、学籍号"
      filters={filters}
      onOpen={(line) => onWhy(line.id)}
      openKey={open}
      sums={(rows) => {
        const { said, sums } = sumsOf(rows, data);
        return (
          <>
            {said}：减免前 <Money fen={sums.due_fen} />　减免 <Money fen={sums.waived_fen} />　应缴 <b><Money fen={sums.amount_fen} /></b> 元
          </>
        );
      }}
      empty={
        <Empty description={`${label}还没有账单。点名以后，这里按考勤和收费标准算出每人应缴多少。`}>
          <Button onClick={() => go("rosters")}>去点名</Button>
        </Empty>
      }
    />
  );
}
