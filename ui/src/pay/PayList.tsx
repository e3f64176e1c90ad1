// The month's pay by 工号; a row opens its reason. The sums come from the desk.
import { Empty } from "antd";
import type { MoneyLine } from "../asks";
import { sumsOf } from "../fees/sums";
import { WhyAmount } from "../fees/WhyAmount";
import { ImportButton } from "../imports/ImportButton";
import { type Column, type Filter, List } from "../parts/list/List";
import { Money } from "../parts/Money";
import { NoShown } from "../parts/NoShown";
import { Waiting } from "../parts/Waiting";
import { useAsk } from "../useAsk";

type Props = { month: string | null; label: string; open: string | null; onWhy: (line: string) => void };

const columns: Column<MoneyLine>[] = [
  { key: "code", title: "工号", width: 90, text: (line) => line.code },
  { key: "who", title: "姓名", width: 120, text: (line) => line.who },
  { key: "kind", title: "人员类别", width: 120, text: (line) => line.part },
  { key: "post", title: "岗位", width: 100, text: (line) => line.post ?? null },
  { key: "pools", title: "各资金池课时", width: 190, sortable: false, text: (line) => line.pools_label ?? null },
  { key: "lessons", title: "课时", width: 80, kind: "number", text: (line) => Number(line.lessons_label) },
  { key: "amount", title: "应发（税前）", hint: "点开看为什么", width: 120, kind: "money", text: (line) => line.amount_fen, render: (line) => <WhyAmount fen={line.amount_fen} /> },
  { key: "tax", title: "预扣个税", width: 100, kind: "money", text: (line) => line.tax_fen ?? null },
  { key: "net", title: "实发", width: 120, kind: "money", text: (line) => line.net_fen ?? null },
  { key: "sheet", title: "发放表", width: 120, text: (line) => line.sheet_label ?? null },
];

const search = (line: MoneyLine) => `${line.who} ${line.initials} ${line.code} ${line.part} ${line.post ?? ""}`;
const filters: Filter<MoneyLine>[] = [
  { key: "part", label: "人员类别", of: (line) => line.part },
  { key: "sheet", label: "发放表", of: (line) => line.sheet_label ?? "" },
];

/** `open` is the line whose reason is shown. */
export function PayList({ month, label, open, onWhy }: Props) {
  const pay = useAsk("pay", month === null ? null : { month });
  if (pay.isError) return <NoShown no={pay.error} again={() => void pay.refetch()} />;
  if (month === null || pay.isPending) return <Waiting what="正在按签到算补助" />;
  const data = pay.data;
  return (
    <List<MoneyLine>
      title={`${label}补助`}
      unit="人"
      columns={columns}
      rows={data.lines}
      rowKey={(line) => line.id}
      search={search}
      searchHint="搜姓名、拼音首字母、工号"
      filters={filters}
      onOpen={(line) => onWhy(line.id)}
      openKey={open}
      sums={(rows) => {
        const { said, sums } = sumsOf(rows, data);
        return (
          <>
            {said}：应发 <b><Money fen={sums.amount_fen} /></b>　个税 <Money fen={sums.tax_fen} />　实发 <b><Money fen={sums.net_fen} /></b> 元
          </>
        );
      }}
      empty={
        <Empty description={`${label}还没有教师签到。导入签到表以后，这里按签到和补助标准算出每人应发多少。`}>
          <ImportButton list="staff_attendance" label="导入签到表" />
        </Empty>
      }
    />
  );
}
