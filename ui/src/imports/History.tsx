// The history of imports, newest first; one of it opens beside the list and can be taken back while nothing rests on it.
import { Alert, Button, Drawer, Tag } from "antd";
import dayjs from "dayjs";
import { go } from "../address";
import type { ImportShown } from "../asks";
import { dayText } from "../days";
import { type Column, type Filter, List } from "../parts/list/List";
import { NoAlert, NoShown } from "../parts/NoShown";
import { Page } from "../parts/Page";
import { Waiting } from "../parts/Waiting";
import { useAsk, useChange } from "../useAsk";
import { Instead } from "../staff/Instead";
import { Regulars } from "../staff/Regulars";
import { ImportButton } from "./ImportButton";
import { Templates } from "./Templates";

const columns: Column<ImportShown>[] = [
  { key: "at", title: "时间", width: 180, text: (row) => row.at, render: (row) => <span className="number">{whenText(row.at)}</span> },
  { key: "label", title: "名单", width: 120, text: (row) => row.label },
  { key: "file", title: "文件", width: 320, text: (row) => row.file_name },
  { key: "counts", title: "结果", width: 220, text: (row) => row.counts },
  { key: "who", title: "谁导入", width: 120, text: (row) => row.who },
  { key: "state", title: "状态", width: 120, text: stateText, render: (row) => (row.undone_at === null ? <span>{stateText(row)}</span> : <Tag>{stateText(row)}</Tag>) },
];

const search = (row: ImportShown) => `${row.file_name} ${row.label} ${row.who}`;
const filters: Filter<ImportShown>[] = [
  { key: "list", label: "名单", of: (row) => row.label },
  { key: "state", label: "状态", of: stateText },
];

/** `open` is the import shown beside the list. */
export function History({ open }: { open: number | null }) {
  const imports = useAsk("imports", {});
  if (imports.isPending) return <Waiting what="正在读取导入记录" />;
  if (imports.isError) return <NoShown no={imports.error} again={() => void imports.refetch()} />;
  return (
    <Page title="导入" note="把名单文件拖到窗口里也可以，几个一起拖也行" actions={<><Templates /><ImportButton list="" label="选择文件导入" primary /></>}>
      <div className="below-instead">
      <Instead from={null} to={null} />
      <Regulars />
      <List<ImportShown>
        title="导入记录"
        unit="次"
        columns={columns}
        rows={imports.data}
        rowKey={(row) => row.batch}
        search={search}
        searchHint="搜文件名、名单、姓名"
        filters={filters}
        onOpen={(row) => go("imports", [row.batch])}
        openKey={open}
        empty={
          <div className="imports-empty">
            <p>还没有导入过名单。先导入学生名单，再导入教职工和服务班；Excel、WPS、CSV 都可以。</p>
            <ImportButton list="students" label="选择学生名单" primary />
          </div>
        }
      />
      </div>
      <Drawer open={open !== null} onClose={() => go("imports")} size={420} title="一次导入" mask={false}>
        {open !== null && <One batch={open} />}
      </Drawer>
    </Page>
  );
}

function One({ batch }: { batch: number }) {
  const found = useAsk("undoable", { batch });
  const back = useChange("take_back");
  if (found.isPending) return <Waiting what="正在查看" />;
  if (found.isError) return <NoShown no={found.error} again={() => void found.refetch()} />;
  const { import: one, effect, why_not } = found.data;
  const facts: [string, string][] = [
    ["名单", one.label],
    ["文件", one.file_name],
    ["结果", one.counts],
    ["时间", whenText(one.at)],
    ["谁导入", one.who],
  ];
  return (
    <div className="import-one">
      <dl className="facts import-facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {back.error !== null && <NoAlert no={back.error} onClose={() => back.reset()} />}
      {one.undone_at !== null && <Alert type="info" title={`已在 ${whenText(one.undone_at)} 撤回。`} />}
      {one.undone_at === null && why_not !== null && <Alert type="info" showIcon title={why_not} />}
      {one.undone_at === null && why_not === null && (
        <>
          <p>{effect}</p>
          <Button danger loading={back.isPending} onClick={() => back.mutate({ batch })}>
            撤回这次导入
          </Button>
        </>
      )}
    </div>
  );
}

function stateText(row: ImportShown): string {
  return row.undone_at === null ? "有效" : "已撤回";
}

function whenText(at: string): string {
  const moment = dayjs(at);
  return `${dayText(moment.format("YYYY-MM-DD"))} ${moment.format("HH:mm")}`;
}
