// A new import: what the file is, which list it could be, then its preview.
import { useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { useEffect } from "react";
import { go } from "../address";
import type { FileLook } from "../asks";
import { NoShown } from "../parts/NoShown";
import { Page } from "../parts/Page";
import { Waiting } from "../parts/Waiting";
import { useAsk } from "../useAsk";
import { ChooseList } from "./ChooseList";
import { chooseImport, nameOf, onOpened, openImport, type Settled, show } from "./open";
import { PreviewPage } from "./PreviewPage";
import { goOn, leaveOut } from "./several";

type Props = { settled: Settled };
/** `today` is the school's day. */
type OfDay = Props & { today: string };

/** The list is taken from the address, else from what the file clearly is, else the user chooses. */
export function NewImport({ settled, today }: OfDay) {
  useFreshFiles();
  const look = useAsk("look_at", settled.file === "" ? null : { file: settled.file });
  const name = nameOf(settled.file);
  if (settled.file === "") return <ChooseFile />;
  if (look.isPending) {
    return (
      <Page title="导入" note={name}>
        <Waiting what={`正在读取 ${name}`} />
      </Page>
    );
  }
  if (look.isError) {
    return (
      <Page title="导入" note={name} actions={<Others settled={settled} />}>
        <NoShown no={look.error} again={() => void look.refetch()} />
      </Page>
    );
  }
  const list = settled.list !== "" ? settled.list : (look.data.clearly ?? "");
  if (list === "") return <ChooseList look={look.data} others={<Others settled={settled} />} onChoose={(chosen) => show({ ...settled, list: chosen })} />;
  return <PreviewPage today={today} settled={{ ...settled, list }} look={look.data} others={<Others settled={settled} />} />;
}

/** A file opened again is read again: it may have been corrected in between under the same name. */
function useFreshFiles() {
  const answers = useQueryClient();
  useEffect(
    () =>
      onOpened(() => {
        for (const what of ["look_at", "preview"]) void answers.resetQueries({ queryKey: [what] });
      }),
    [answers],
  );
}

/** Ways out without importing: the next of several files, or another file. */
function Others({ settled }: Props) {
  const { more } = settled;
  if (settled.ofSeveral) {
    return (
      <Button
        onClick={() => {
          leaveOut(settled.file);
          goOn();
          go("imports", ["several"], {}, true);
        }}
      >
        跳过这张
      </Button>
    );
  }
  if (more.length > 0) {
    return (
      <Button onClick={() => openImport(more)} title={more.map(nameOf).join("、")}>
        跳过，看下一个（还有 {more.length} 个）
      </Button>
    );
  }
  return <Button onClick={() => void chooseImport().catch(() => undefined)}>换一个文件</Button>;
}

function ChooseFile() {
  return (
    <Page title="导入">
      <div className="imports-empty">
        <p>把名单文件拖到窗口里（可以几个一起拖），或选择一个文件。一张的先给您看每一行的变化，几张一起的没有疑问就直接导入，都能撤回。</p>
        <Button type="primary" onClick={() => void chooseImport().catch(() => undefined)}>
          选择文件
        </Button>
        <Button onClick={() => go("imports")}>查看导入记录</Button>
      </div>
    </Page>
  );
}

/** What the user should know of a file before anything else. */
export function lookRemarks(look: FileLook): string {
  return look.sheets.length > 1 ? `${look.format}，${look.sheets.length} 个工作表` : look.format;
}
