// Backups made, checked and gone back to, the data checked, and everything taken out as plain tables.
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Alert, Button } from "antd";
import { useState } from "react";
import type { BackedUp, BackupsShown, TablesExported } from "../asks";
import { dayText } from "../days";
import { type No, office } from "../desk";
import { NoAlert, NoShown } from "../parts/NoShown";
import { runTask } from "../parts/tasks";
import { useOpenFile } from "../parts/useOpenFile";
import { useOutgoing } from "../parts/useOutgoing";
import { Waiting } from "../parts/Waiting";
import { useAsk } from "../useAsk";
import { count } from "../text";
import { RestoreDialog } from "./RestoreDialog";

const endings = ["kehoubak"];

/** 备份与恢复. */
export default function Backup() {
  const backups = useAsk("backups", {});
  if (backups.isPending) return <Waiting what="正在查看备份" />;
  if (backups.isError) return <NoShown no={backups.error} again={() => void backups.refetch()} />;
  return (
    <>
      <Make backups={backups.data} />
      <Check />
      <GoBack />
      <TakeOut people={backups.data.people} />
    </>
  );
}

function Make({ backups }: { backups: BackupsShown }) {
  const open = useOpenFile();
  const answers = useQueryClient();
  const making = useMutation<BackedUp | null, No>({
    mutationFn: async () => {
      const out = await office("choose", { kind: "save", title: "备份到", name: backups.name, endings });
      return out === null ? null : runTask("备份", "步", "back_up", { out });
    },
    onSuccess: () => answers.invalidateQueries(),
  });
  const { last, days_ago } = backups;
  return (
    <section className="set-box" aria-labelledby="set-make">
      <h2 id="set-make">备份</h2>
      {last === null ? (
        <p className="set-warn">还没有备份过。电脑坏了，没有备份的数据找不回来。</p>
      ) : (
        <p className="set-plain">
          上次备份：{dayText(last)}
          {days_ago !== null && days_ago > 0 && `，${days_ago} 天前`}。
        </p>
      )}
      <p>备份是一个加密的文件，打开它要用今天的口令。请放到 U 盘或另一台电脑上，每周一次。</p>
      <Button type="primary" loading={making.isPending} onClick={() => making.mutate()}>
        备份到…
      </Button>
      {making.data && (
        <div className="set-row" role="status">
          <span className="set-good">备份好了，并且读回来核对过。</span>
          <span>{making.data.path}</span>
          <Button size="small" onClick={() => open("show_in_folder", making.data?.path ?? "")}>
            在文件夹中显示
          </Button>
        </div>
      )}
      {making.isError && making.error.code !== "cancelled" && <NoAlert no={making.error} onClose={() => making.reset()} />}
    </section>
  );
}

function Check() {
  const data = useMutation<string[], No>({ mutationFn: () => runTask("检查数据", "步", "verify", {}).then(({ findings }) => findings) });
  const backup = useMutation<string | null, No>({
    mutationFn: async () => {
      const file = await office("choose", { kind: "open", title: "选择备份文件", name: "", endings });
      if (file !== null) await office("check_backup", { file });
      return file;
    },
  });
  const no = data.error ?? backup.error;
  return (
    <section className="set-box" aria-labelledby="set-check">
      <h2 id="set-check">检查</h2>
      <p>检查备份：读一遍备份文件，看它是否完整。检查数据：核对学校数据、操作记录和每个已结算月份有没有被改动。</p>
      <div className="set-row">
        <Button loading={backup.isPending} onClick={() => backup.mutate()}>
          检查备份
        </Button>
        <Button loading={data.isPending} onClick={() => data.mutate()}>
          检查数据
        </Button>
      </div>
      {backup.data && <p className="set-good">这份备份是完整的：{backup.data}</p>}
      {data.data?.length === 0 && <p className="set-good">数据完整，没有发现问题。</p>}
      {data.data !== undefined && data.data.length > 0 && (
        <Alert
          type="error"
          showIcon
          title="数据有问题，请先备份，再联系维护人员"
          description={
            <ul className="set-list">
              {data.data.map((said) => (
                <li key={said}>{said}</li>
              ))}
            </ul>
          }
        />
      )}
      {no !== null && <NoAlert no={no} />}
    </section>
  );
}

function GoBack() {
  const [file, setFile] = useState<string | null>(null);
  const choosing = useMutation<string | null, No>({
    mutationFn: () => office("choose", { kind: "open", title: "选择要恢复的备份", name: "", endings }),
    onSuccess: setFile,
  });
  return (
    <section className="set-box" aria-labelledby="set-back">
      <h2 id="set-back">从备份恢复</h2>
      <p>把备份里的学校放回来，备份以后做的事就不在里面了。现在的学校不会删除，会先移到数据文件夹里单独放着。</p>
      <Button loading={choosing.isPending} onClick={() => choosing.mutate()}>
        恢复备份
      </Button>
      {choosing.isError && <NoAlert no={choosing.error} />}
      {file !== null && <RestoreDialog file={file} onClose={() => setFile(null)} />}
    </section>
  );
}

function TakeOut({ people }: { people: number }) {
  const open = useOpenFile();
  const outgoing = useOutgoing();
  const [folder, setFolder] = useState<string | null>(null);
  const exporting = useMutation<TablesExported | null, No>({
    mutationFn: async () => {
      const chosen = await office("choose", { kind: "folder", title: "导出到哪个文件夹", name: "", endings: [] });
      if (chosen === null) return null;
      const leaves = await outgoing({
        title: "全部数据表",
        people,
        columns: ["学生和教职工的姓名、身份证件号、电话、银行账号", "报名、考勤、收费、补助", "操作记录"],
        remarks: ["导出的表不加密。交接或查账以外，请不要留在别人能打开的地方。"],
        verb: `导出 ${count(people)} 人的全部数据`,
      });
      if (!leaves) return null;
      setFolder(chosen);
      return runTask("导出全部数据", "张表", "export_tables", { out: chosen });
    },
  });
  const rows = exporting.data?.tables.reduce((sum, table) => sum + table.rows, 0) ?? 0;
  return (
    <section className="set-box" aria-labelledby="set-out">
      <h2 id="set-out">导出全部数据</h2>
      <p>数据是学校自己的：随时可以把每一张表写成 Excel 和 WPS 能打开的 CSV 文件带走。请选一个空文件夹。</p>
      <Button loading={exporting.isPending} onClick={() => exporting.mutate()}>
        导出全部数据
      </Button>
      {exporting.data && folder !== null && (
        <div className="set-row" role="status">
          <span className="set-good">
            导出了 {exporting.data.tables.length} 张表，共 {count(rows)} 行。
          </span>
          <span>{folder}</span>
          <Button size="small" onClick={() => open("open_path", folder)}>
            打开文件夹
          </Button>
        </div>
      )}
      {exporting.isError && exporting.error.code !== "cancelled" && <NoAlert no={exporting.error} onClose={() => exporting.reset()} />}
    </section>
  );
}
