// A pupil's bills of the settled months; every amount says why.
import { Empty } from "antd";
import { useState } from "react";
import type { BillShown } from "../asks";
import { WhyDrawer } from "../parts/WhyDrawer";
import { yuan } from "../text";

/** The newest month first. */
export function Bills({ bills }: { bills: BillShown[] }) {
  const [why, setWhy] = useState<string | null>(null);
  if (bills.length === 0) return <Empty className="pupil-empty" description="还没有结算过的账单。没有结算的月份在「收费」里看。" />;
  return (
    <div className="pupil-pad">
      <table className="plain-table">
        <caption>已结算的月份。没有结算的月份在「收费」里看。</caption>
        <thead>
          <tr>
            <th scope="col">月份</th>
            <th scope="col" className="right">
              减免（元）
            </th>
            <th scope="col" className="right">
              应缴（元）
            </th>
            <th scope="col">说明</th>
          </tr>
        </thead>
        <tbody>
          {bills.map((bill) => (
            <tr key={bill.line}>
              <td className="number">
                {bill.month_label}
                {bill.version > 1 && `（第 ${bill.version} 版）`}
              </td>
              <td className="money right">{yuan(bill.waived_fen)}</td>
              <td className="money right">{yuan(bill.amount_fen)}</td>
              <td>
                <button type="button" className="link" onClick={() => setWhy(bill.line)}>
                  为什么是这个数
                </button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <WhyDrawer line={why} onClose={() => setWhy(null)} />
    </div>
  );
}
