// What was made from a month: its papers with the ways to their files, and the versions there were.
import { App as AntApp, Button, Empty, Space, Table, type TableColumnsType, Tag } from "antd";
import { useState } from "react";
import type { PaperOfMonth, VersionShown } from "../asks";
import { momentText } from "../days";
import { noOf, office } from "../desk";
import { SheetPreview } from "../parts/SheetPreview";
import { useOpenFile } from "../parts/useOpenFile";
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
  const [looked, setLooked] = useState<{ title: string; file: string } | null>(null);
  if (kept.length === 0) return null;
  return (
    <>
      <section className="sheet">
        <h2>已生成的表</h2>
        <Table<PaperOfMonth> size="small" pagination={false} columns={[...papers, { title: "文件", key: "file", width: 250, render: (_, paper) => <FileWays paper={paper} onLook={setLooked} /> }]} dataSource={made.data ?? []} rowKey="number" loading={made.isPending} locale={{ emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description="还没有生成过表" /> }} />
      </section>
      <section className="sheet">
        <h2>结算版本</h2>
        <Table<VersionShown> size="small" pagination={false} columns={versions} dataSource={kept} rowKey="version" />
      </section>
      <SheetPreview paper={looked} onClose={() => setLooked(null)} />
    </>
  );
}

type WaysProps = { paper: PaperOfMonth; onLook: (paper: { title: string; file: string }) => void };

/** The file is looked for when it is asked for: it may have been moved, or changed by another program. */
function FileWays({ paper, onLook }: WaysProps) {
  const { message } = AntApp.useApp();
  const open = useOpenFile();
  const find = async (then: (file: string) => void) => {
    try {
      const found = await office("made_paper", { file_stem: paper.file_stem, sha256: paper.sha256 });
      if (found === null) return void message.warning("这份文件已不在「文档」的「课后管家」文件夹里，或者改过名。需要时请重新生成。", 6);
      if (!found.is_as_made) void message.info("这份文件生成以后在别的程序里改过，或同名的另有一份。", 6);
      then(found.file);
    } catch (raw) {
      void message.error(noOf(raw).message, 6);
    }
  };
  const named = `${paper.kind_label} ${paper.number}`;
  return (
    <Space size={4}>
      <Button size="small" aria-label={`预览${named}`} onClick={() => void find((file) => onLook({ title: paper.file_stem, file }))}>
        预览
      </Button>
      <Button size="small" aria-label={`打开${named}`} onClick={() => void find((file) => open("open_path", file))}>
        打开
      </Button>
      <Button size="small" aria-label={`在文件夹中显示${named}`} onClick={() => void find((file) => open("show_in_folder", file))}>
        在文件夹中显示
      </Button>
    </Space>
  );
}
