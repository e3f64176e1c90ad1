// What was made from a month: its papers, and the versions there were.
import { Empty, Table, type TableColumnsType, Tag } from "antd";
import type { PaperOfMonth, VersionShown } from "../asks";
import { momentText } from "../days";
import { useAsk } from "../useAsk";

const papers: TableColumnsType<PaperOfMonth> = [
  { title: "纸号", dataIndex: "number", width: 120 },
  { title: "表", dataIndex: "kind_label" },
  { title: "人数或行数", dataIndex: "rows", width: 110, align: "right", className: "number" },
  { title: "版本", key: "version", width: 150, render: (_, paper) => (paper.is_in_force ? `第${paper.version}版` : <Tag color="red">第{paper.version}版，已作废</Tag>) },
  { title: "时间", key: "at", width: 150, render: (_, paper) => momentText(paper.made_at) },
  { title: "经办", dataIndex: "made_by", width: 110 },
];

const versions: TableColumnsType<VersionShown> = [
  { title: "版本", dataIndex: "version", width: 80, render: (version: number) => `第${version}版` },
  { title: <span title="印在这一版的每张表上，用来核对表是不是这一版">指纹</span>, dataIndex: "fingerprint", width: 180, render: (fingerprint: string) => <code>{fingerprint}</code> },
  { title: "结算", key: "at", width: 150, render: (_, one) => momentText(one.settled_at) },
  { title: "经办", dataIndex: "settled_by", width: 110 },
  { title: "状态", key: "state", width: 110, render: (_, one) => (one.reopened_reason === null ? "有效" : "已反结算") },
  { title: "反结算的原因", dataIndex: "reopened_reason", render: (reason: string | null) => reason ?? <span className="none">–</span> },
];

/** Newest first. */
export function Papers({ month, versions: kept }: { month: string; versions: VersionShown[] }) {
  const made = useAsk("papers_of_month", { month });
  if (kept.length === 0) return null;
  return (
    <>
      <section className="sheet">
        <h2>已生成的表</h2>
        <Table<PaperOfMonth> size="small" pagination={false} columns={papers} dataSource={made.data ?? []} rowKey="number" loading={made.isPending} locale={{ emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description="还没有生成过表" /> }} />
      </section>
      <section className="sheet">
        <h2>结算版本</h2>
        <Table<VersionShown> size="small" pagination={false} columns={versions} dataSource={kept} rowKey="version" />
      </section>
    </>
  );
}
