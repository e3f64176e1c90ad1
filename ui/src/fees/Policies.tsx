// The adopted rules of money as tables: every standard with its paper and validity, reductions, refunds, rates of pay.
import { Alert, Table, type TableColumnsType } from "antd";
import type { FeeRow, PolicyTable, RateRow } from "../asks";
import { Money } from "../parts/Money";
import { NoShown } from "../parts/NoShown";
import { Waiting } from "../parts/Waiting";
import { yuan } from "../text";
import { useAsk } from "../useAsk";

const fees: TableColumnsType<FeeRow> = [
  { title: "服务类别", dataIndex: "kind_label", width: 96 },
  { title: "对象", dataIndex: "for_label", width: 90 },
  { title: "标准", key: "price", width: 120, align: "right", className: "number", render: (_, fee) => `${yuan(fee.price_fen)} 元/${fee.unit_label}` },
  { title: "每天最多", key: "day", width: 88, align: "right", className: "number", render: (_, fee) => (fee.lessons_per_day_max === null ? "–" : `${fee.lessons_per_day_max} 课时`) },
  { title: "月封顶", key: "month", width: 90, align: "right", render: (_, fee) => <Money fen={fee.cap_month_fen} /> },
  { title: "学期封顶", key: "term", width: 90, align: "right", render: (_, fee) => <Money fen={fee.cap_term_fen} /> },
  {
    title: "依据",
    key: "cited",
    render: (_, fee) => (
      <>
        {fee.cited}
        <small className="under">{fee.issuer}</small>
      </>
    ),
  },
  {
    title: "有效期",
    key: "valid",
    width: 236,
    render: (_, fee) => (
      <>
        {fee.validity}
        <small className="under fee-state" data-state={fee.state}>
          {fee.state_label}
        </small>
      </>
    ),
  },
  { title: "怎么计", dataIndex: "how", width: 170 },
];

const rates: TableColumnsType<RateRow> = [
  { title: "资金池", dataIndex: "pool", width: 140 },
  { title: "人员", dataIndex: "who", width: 140 },
  { title: "时段", dataIndex: "slot", width: 130, render: (slot: string) => slot || "不限" },
  { title: "标准", dataIndex: "rate" },
];

/** Asks for the profile in force today. */
export function Policies() {
  const policies = useAsk("fee_policies", {});
  if (policies.isError) return <NoShown no={policies.error} again={() => void policies.refetch()} />;
  if (policies.isPending) return <Waiting what="正在读取口径" />;
  return <Shown table={policies.data} />;
}

function Shown({ table }: { table: PolicyTable }) {
  return (
    <div className="sheets">
      {table.warnings.length > 0 && <Alert type="warning" showIcon title="请核对" description={<Sentences of={table.warnings} />} />}
      <section className="sheet">
        <h2>
          收费标准 <small>{`${table.name}　${table.validity}`}</small>
        </h2>
        <Table<FeeRow> size="small" pagination={false} columns={fees} dataSource={table.fees} rowKey={(fee) => `${fee.kind_label}${fee.for_label}${fee.validity}`} scroll={{ x: 1100 }} />
        {table.total_caps.map((said) => (
          <p className="sheet-note" key={said}>
            {said}。
          </p>
        ))}
        {table.free_kinds.length > 0 && <p className="sheet-note">不收费：{table.free_kinds.join("、")}。</p>}
      </section>
      <div className="sheet-pair">
        <section className="sheet">
          <h2>减免与退费</h2>
          <dl className="pairs">
            {table.reductions.map((rule) => (
              <div key={rule.category}>
                <dt>{rule.category}</dt>
                <dd>{rule.waives}</dd>
              </div>
            ))}
          </dl>
          <p className="sheet-note">退费：{table.refund}。</p>
        </section>
        <section className="sheet">
          <h2>
            补助标准 <small>{table.pay_basis}</small>
          </h2>
          <Table<RateRow> size="small" pagination={false} columns={rates} dataSource={table.rates} rowKey={(rate) => `${rate.pool}${rate.who}${rate.slot}`} />
          <div className="sheet-note">
            <Sentences of={table.pay_rules} />
          </div>
        </section>
      </div>
    </div>
  );
}

function Sentences({ of }: { of: string[] }) {
  return (
    <ul className="sentences">
      {of.map((said) => (
        <li key={said}>{said}</li>
      ))}
    </ul>
  );
}
