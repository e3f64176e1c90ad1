// Lists dropped together: what each is, taken in one after the other; the first that asks for something is opened, and one comes back here after it.
import { useQueryClient } from "@tanstack/react-query";
import { Alert, Button, Space } from "antd";
import { useCallback, useEffect, useState } from "react";
import { go } from "../address";
import { ask, type No, noOf } from "../desk";
import { NoAlert } from "../parts/NoShown";
import { Page } from "../parts/Page";
import { Instead } from "../staff/Instead";
import { Regulars } from "../staff/Regulars";
import { useAsk } from "../useAsk";
import { ImportButton } from "./ImportButton";
import { nameOf, openImport, openOne } from "./open";
import { became, now, open, type Outcome, run, useSeveral } from "./several";

/** `onward` goes on where a list that was asked about has been taken in. */
export function SeveralLists({ onward }: { onward: boolean }) {
  const several = useSeveral();
  const left = open(several);
  const { takeIn, no, setNo } = useTakeIn();
  useEffect(() => {
    if (onward) void takeIn();
  }, [onward, takeIn]);
  if (several.files.length === 0) return <Page title="导入" actions={<ImportButton list="" label="选择文件导入" primary />}>{null}</Page>;
  const begun = several.outcomes.size > 0;
  return (
    <Page
      title={`导入 ${several.files.length} 张名单`}
      note={left.length === 0 ? "都看过了" : "没有疑问的直接导入，要选、要核对的停下来给您看；每一张都能撤回"}
      actions={
        <>
          {left.length > 0 && <Button disabled={several.running !== null} onClick={() => openImport(left)}>一张一张看</Button>}
          {left.length === 0 && <Button onClick={() => go("imports")}>看导入记录</Button>}
          {left.length > 0 && (
            <Button type="primary" loading={several.running !== null} onClick={() => void takeIn()}>
              {begun ? `接着导入 ${left.length} 张` : `依次导入 ${left.length} 张`}
            </Button>
          )}
          {left.length === 0 && (
            <Button type="primary" onClick={() => go("today")}>
              到今天
            </Button>
          )}
        </>
      }
    >
      <div className="several">
        {no !== null && <NoAlert no={no} onClose={() => setNo(null)} />}
        {left.length === 0 && <Instead from={null} to={null} />}
        {left.length === 0 && <Regulars />}
        <ol className="several-lists">
          {several.files.map((file) => (
            <One key={file} file={file} outcome={several.outcomes.get(file)} isRunning={several.running === file} />
          ))}
        </ol>
      </div>
    </Page>
  );
}

/** Takes in the lists left until one asks for something. */
function useTakeIn() {
  const answers = useQueryClient();
  const [no, setNo] = useState<No | null>(null);
  const takeIn = useCallback(async () => {
    if (now().running !== null) return;
    setNo(null);
    try {
      for (const file of open(now())) {
        run(file);
        if (!(await takeInPlain(file))) {
          openOne(file);
          return;
        }
        await answers.invalidateQueries();
      }
    } catch (raw) {
      setNo(noOf(raw));
    } finally {
      run(null);
    }
  }, [answers]);
  return { takeIn, no, setNo };
}

/** Takes a list in where nothing of it waits for a person; answers whether it did. */
async function takeInPlain(file: string): Promise<boolean> {
  const look = await ask("look_at", { file });
  if (look.clearly === null) return false;
  const given = { mends: null, list: look.clearly, file, sheet: null, header_row: null, columns: null, for_all: null, others_came: false, override_reason: null, decided: null, ticks: null };
  const shown = await ask("preview", given);
  if (!shown.plain) return false;
  if (shown.accept !== null) await ask("take_in", { ...given, trial: false, previewed: shown.sha256 });
  became(file, { state: "taken", said: shown.accept === null ? `${shown.label}：都已在这里，没有变化` : `${shown.label}：已${shown.accept}`, notes: shown.remarks });
  return true;
}

/** What a file is, until something became of it. */
function One({ file, outcome, isRunning }: { file: string; outcome: Outcome | undefined; isRunning: boolean }) {
  const look = useAsk("look_at", { file });
  const kind = look.data?.lists.find((fit) => fit.list === look.data.clearly);
  return (
    <li data-state={outcome?.state ?? (isRunning ? "running" : "open")}>
      <b>{nameOf(file)}</b>
      {outcome !== undefined ? (
        <span>
          {outcome.said}
          {outcome.notes.map((note) => (
            <small key={note}>{note}</small>
          ))}
        </span>
      ) : (
        <span>
          {look.isError ? look.error.message : look.data === undefined ? "正在读" : kind === undefined ? "看不出是哪种名单，导入时请选" : `${kind.label}，${kind.why}`}
        </span>
      )}
      <Space>
        {outcome === undefined && (
          <Button size="small" disabled={isRunning} onClick={() => openOne(file)} aria-label={`先看${nameOf(file)}`}>
            先看这张
          </Button>
        )}
      </Space>
    </li>
  );
}

/** Said where a list of several is open. */
export function OfSeveral() {
  const several = useSeveral();
  const left = open(several).length;
  if (left < 2) return null;
  return <Alert type="info" title={`导入以后接着导入其余 ${left - 1} 张。`} />;
}
