// The program itself: version, folders, what it is made of, and a diagnosis that holds nobody's data.
import { useMutation, useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useMemo, useState } from "react";
import { type No, office } from "../desk";
import type { About as Shown } from "../office";
import { later } from "../parts/later";
import { NoAlert, NoShown } from "../parts/NoShown";
import { SearchBox } from "../parts/SearchBox";
import { Waiting } from "../parts/Waiting";
import { copy } from "./copy";
import { UpdateDialog } from "./UpdateDialog";
import { updateEnding } from "./updateEnding";

const Licences = later(() => import("./Licences"), <Waiting what="正在排版" />);

/** 关于. */
export default function About() {
  const about = useQuery<Shown, No>({ queryKey: ["about"], queryFn: () => office("about", {}) });
  const opening = useMutation<null, No>({ mutationFn: () => office("show_data_folder", {}) });
  if (about.isPending) return <Waiting what="正在读取版本" />;
  if (about.isError) return <NoShown no={about.error} again={() => void about.refetch()} />;
  return (
    <>
      <section className="set-box" aria-label="课后管家">
        <dl className="set-facts">
          <dt>课后管家</dt>
          <dd>版本 {about.data.version}</dd>
          <dt>数据文件夹</dt>
          <dd>{about.data.data_folder}</dd>
          <dt>生成的文件</dt>
          <dd>{about.data.paper_folder}</dd>
        </dl>
        <Button loading={opening.isPending} onClick={() => opening.mutate()}>
          打开数据文件夹
        </Button>
        {opening.isError && <NoAlert no={opening.error} onClose={() => opening.reset()} />}
        <p>不要改动或复制数据文件夹里的文件；要带走请用备份。程序不联网，不向任何地方发送数据。</p>
      </section>
      <Update now={about.data.version} />
      <Diagnosis text={about.data.diagnosis} />
      <Parts text={about.data.licences} />
    </>
  );
}

function Update({ now }: { now: string }) {
  const [file, setFile] = useState<string | null>(null);
  const choosing = useMutation<string | null, No>({
    mutationFn: () => office("choose", { kind: "open", name: "", endings: [updateEnding] }),
    onSuccess: setFile,
  });
  return (
    <section className="set-box" aria-labelledby="set-update">
      <h2 id="set-update">更新</h2>
      <p>现在是 {now} 版。收到新版本的安装程序时，直接运行它；收到更新包（.{updateEnding}）时，拖到窗口里，或在这里选择。学校的数据会保留。</p>
      <Button onClick={() => choosing.mutate()}>选择更新包</Button>
      {choosing.isError && <NoAlert no={choosing.error} onClose={() => choosing.reset()} />}
      {file !== null && <UpdateDialog file={file} onClose={() => setFile(null)} />}
    </section>
  );
}

function Diagnosis({ text }: { text: string }) {
  const [copied, setCopied] = useState(false);
  return (
    <section className="set-box" aria-labelledby="set-diagnosis">
      <h2 id="set-diagnosis">诊断信息</h2>
      <p>遇到问题找人帮忙时，把下面这段发过去。里面没有学校、学生和教职工的信息。</p>
      <pre className="set-diagnosis">{text.trim()}</pre>
      <Button onClick={() => void copy(text).then(() => setCopied(true))}>{copied ? "已复制" : "复制诊断信息"}</Button>
    </section>
  );
}

/** Hundreds of lines: rendered only when wanted, and only those that are looked for. */
function Parts({ text }: { text: string }) {
  const [open, setOpen] = useState(false);
  const [wanted, setWanted] = useState("");
  const shown = useMemo(() => narrowed(text, wanted.toLowerCase()), [text, wanted]);
  return (
    <section className="set-box" aria-labelledby="set-licences">
      <h2 id="set-licences">用到的软件和字体的许可</h2>
      <div className="set-row">
        <Button aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? "收起许可" : "查看许可"}
        </Button>
        {open && <SearchBox hint="按名称或许可查找" value={wanted} onSearch={setWanted} />}
      </div>
      {open && (
        <Licences text={shown} />
      )}
    </section>
  );
}

/** Headings, heads of tables and the rows that hold the text. */
function narrowed(text: string, wanted: string): string {
  if (wanted === "") return text;
  const isRow = (line: string) => line.startsWith("|") && !/^\|(-|\s*(name|font)\s*\|)/.test(line);
  return text
    .split("\n")
    .filter((line) => !isRow(line) || line.toLowerCase().includes(wanted))
    .join("\n");
}
