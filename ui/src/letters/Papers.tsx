// The papers that left the school: what, when, by whom, and the digest a file can be held against.
import { Empty } from "antd";
import dayjs from "dayjs";
import { dayText } from "../days";
import { NoShown } from "../parts/NoShown";
import { Waiting } from "../parts/Waiting";
import { List } from "../parts/list/List";
import { useAsk } from "../useAsk";

/** Newest first. */
export function Papers() {
  const papers = useAsk("papers", { kind: null });
  if (papers.isPending) return <Waiting what="正在读取文件登记" />;
  if (papers.isError) return <NoShown no={papers.error} again={() => void papers.refetch()} />;
  return (
    <List
      title="已生成的文件"
      unit="份"
      rows={papers.data}
      rowKey={(row) => row.number}
      search={(row) => `${row.number} ${row.kind_label} ${row.actor} ${row.digest}`}
      searchHint="搜编号、种类、经手人"
      filters={[
        { key: "kind", label: "种类", of: (row) => row.kind_label },
        { key: "actor", label: "经手人", of: (row) => row.actor },
      ]}
      columns={[
        { key: "number", title: "编号", width: 110, text: (row) => row.number },
        { key: "kind_label", title: "种类", width: 130, text: (row) => row.kind_label },
        { key: "made_at", title: "时间", width: 180, text: (row) => row.made_at, render: (row) => moment(row.made_at) },
        { key: "actor", title: "经手人", width: 120, text: (row) => row.actor },
        { key: "rows", title: "行数或份数", width: 110, kind: "number", text: (row) => row.rows },
        { key: "version", title: "文字版本", width: 90, text: (row) => (row.template_version === "" || row.template_version === "0" ? "" : `第 ${row.template_version} 版`) },
        { key: "digest", title: "文件指纹（前 12 位）", width: 160, text: (row) => row.digest },
      ]}
      empty={<Empty description="还没有生成过文件。打印名册、告家长书或发放表以后，都登记在这里。" />}
    />
  );
}

/** In the PC's own time. */
function moment(at: string): string {
  const when = dayjs(at);
  return `${when.year()}年${dayText(when.format("YYYY-MM-DD"))} ${when.format("HH:mm")}`;
}
