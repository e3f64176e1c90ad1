// Lists dropped together: what each is, taken in one after the other; the first that asks for something is opened, and one comes back here after it.
import { useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { useCallback, useEffect, useState } from "react";
import { go } from "../address";
import { ask, type No, noOf } from "../desk";
import { NoAlert } from "../parts/NoShown";
import { Page } from "../parts/Page";
import { runTask } from "../parts/tasks";
import { Instead } from "../staff/Instead";
import { Regulars } from "../staff/Regulars";
import { useAsk } from "../useAsk";
import { givenOf } from "./given";
import { ImportButton } from "./ImportButton";
import { fresh, nameOf, openImport, openOne } from "./open";
import { became, now, open, type Outcome, run, takeOnward, useSeveral } from "./several";

/** Goes on by itself where a list that was asked about has been taken in. */
export function SeveralLists() {
  const several = useSeveral();
  const left = open(several);
  const { takeIn, no, setNo } = useTakeIn();
  useEffect(() => {
    if (takeOnward()) void takeIn();
  }, [takeIn]);
  if (several.files.length === 0) return <Page title="导入" actions={<ImportButton list="" label="选择文件导入" primary />}>{null}</Page>;
  return (
    <Page title={`导入 ${several.files.length} 张名单`} note={left.length === 0 ? "都看过了" : "没有疑问的直接导入，要选、要核对的停下来给您看；每一张都能撤回"} actions={<Actions onTakeIn={() => void takeIn()} />}>
      <div className="several">
        {no !== null && <NoAlert no={no} onClose={() => setNo(null)} />}
        {left.length === 0 && <Instead from={null} to={null} />}
        {left.length === 0 && <Regulars />}
        <ol className="several-lists">
          {several.files.map((file) => (
            <One key={file} file={file} outcome={several.outcomes.get(file)} running={several.running} />
          ))}
        </ol>
      </div>
    </Page>
  );
}

function Actions({ onTakeIn }: { onTakeIn: () => void }) {
  const several = useSeveral();
  const left = open(several);
  const isBusy = several.running !== null;
  if (left.length === 0) {
    return (
      <>
        <Button onClick={() => go("imports")}>看导入记录</Button>
        <Button type="primary" onClick={() => go("today")}>
          到今天
        </Button>
      </>
    );
  }
  return (
    <>
      <Button disabled={isBusy} onClick={() => openImport(left)}>
        一张一张看
      </Button>
      <Button type="primary" loading={isBusy} onClick={onTakeIn}>
        {several.outcomes.size > 0 ? `接着导入 ${left.length} 张` : `依次导入 ${left.length} 张`}
      </Button>
    </>
  );
}

/** Takes in the lists left until one asks for something, others were dropped, or one has gone to another page. */
function useTakeIn() {
  const answers = useQueryClient();
  const [no, setNo] = useState<No | null>(null);
  const takeIn = useCallback(async () => {
    const { id, running } = now();
    if (running !== null) return;
    setNo(null);
    try {
      for (let [file] = open(now()); file !== undefined && run(id, file); [file] = open(now())) {
        const isPlain = await takeInPlain(file);
        if (now().id !== id) return;
        if (isPlain) await answers.invalidateQueries();
        else {
          if (isHere()) openOne(file);
          return;
        }
      }
    } catch (raw) {
      const told = noOf(raw);
      if (told.code !== "cancelled") setNo(told);
    } finally {
      run(id, null);
    }
  }, [answers]);
  return { takeIn, no, setNo };
}

/** Whether one still looks at the lists: nobody is pulled back to them. */
function isHere(): boolean {
  return window.location.hash.startsWith("#/imports/several");
}

/** Takes a list in where nothing of it waits for a person; answers whether it did. */
async function takeInPlain(file: string): Promise<boolean> {
  const look = await ask("look_at", { file });
  const settled = now().settled.get(file) ?? { ...fresh(file), list: look.clearly ?? "" };
  if (settled.list === "") return false;
  const given = givenOf(settled, []);
  const shown = await ask("preview", given);
  if (!shown.plain) return false;
  if (shown.accept !== null) await runTask(`导入${shown.label}`, "行", "take_in", { ...given, trial: false, previewed: shown.sha256 });
  became(file, { state: "taken", said: shown.accept === null ? `${shown.label}：都已在这里，没有变化` : `${shown.label}：已${shown.accept}`, notes: shown.remarks });
  return true;
}

/** What a file is, until something became of it. */
function One({ file, outcome, running }: { file: string; outcome: Outcome | undefined; running: string | null }) {
  const look = useAsk("look_at", { file });
  const kind = look.data?.lists.find((fit) => fit.list === look.data.clearly);
  const said = look.isError ? look.error.message : look.data === undefined ? "正在读" : kind === undefined ? "看不出是哪种名单，导入时请选" : `${kind.label}，${kind.why}`;
  return (
    <li data-state={outcome?.state ?? (running === file ? "running" : "open")}>
      <b>{nameOf(file)}</b>
      <span>
        {outcome?.said ?? said}
        {outcome?.notes.map((note) => (
          <small key={note}>{note}</small>
        ))}
      </span>
      {outcome === undefined && (
        <Button size="small" disabled={running !== null} onClick={() => openOne(file)} aria-label={`先看${nameOf(file)}`}>
          先看这张
        </Button>
      )}
    </li>
  );
}
