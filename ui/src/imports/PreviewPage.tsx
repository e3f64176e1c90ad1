// The preview of an import: the file as it is, the fields with their columns, and every row by what becomes of it.
import { useQueryClient } from "@tanstack/react-query";
import { Alert, Button, Checkbox, Input, Segmented, Select, Space } from "antd";
import { type ReactNode, useState } from "react";
import { go } from "../address";
import type { Asks, FileLook, Mend, Preview } from "../asks";
import { ask, No, office } from "../desk";
import { useMay } from "../me";
import { NoAlert, NoShown } from "../parts/NoShown";
import { Page } from "../parts/Page";
import { runTask } from "../parts/tasks";
import { type Draft, useDraft } from "../parts/useDraft";
import { useUndo } from "../parts/useUndo";
import { Waiting } from "../parts/Waiting";
import { Instead } from "../staff/Instead";
import { Regulars } from "../staff/Regulars";
import { useAsk } from "../useAsk";
import { Asked, asksForAllMissing } from "./Asked";
import { ColumnsSide, columnsWith } from "./ColumnsSide";
import { FileSide } from "./FileSide";
import { givenOf } from "./given";
import { openImport, type Settled, show } from "./open";
import { OutcomeTabs } from "./OutcomeTabs";
import { became, goOn, settle as keepSettled } from "./several";

type Props = { settled: Settled; today: string; look: FileLook; others: ReactNode };

/** Every change of sheet, header row or column is another address and asks again; the last answer stays until the next is there. */
export function PreviewPage({ settled, today, look, others }: Props) {
  const mends = useDraft<Mend[]>(`import/${settled.list}/${look.sha256}`, []);
  const given = givenOf(settled, mends.value);
  const preview = useAsk("preview", given, { keep: true });
  const [field, setField] = useState<string | null>(null);
  const [no, setNo] = useState<No | null>(null);
  const accepting = useAccept(settled, mends, setNo);
  const note = `${look.file_name}，${look.format}`;
  if (preview.isPending || !mends.ready) {
    return (
      <Page title="导入" note={note}>
        <Waiting what="正在逐行核对" />
      </Page>
    );
  }
  if (preview.isError) {
    return (
      <Page title="导入" note={note} actions={others}>
        <NoShown no={preview.error} again={() => void preview.refetch()} />
      </Page>
    );
  }
  const shown = preview.data;
  const settle = (change: Partial<Settled>) => {
    if (settled.ofSeveral) keepSettled({ ...settled, ...change });
    show({ ...settled, ...change });
  };
  const actions = (
    <>
      {others}
      <Button onClick={() => void save("template", shown, given, setNo)}>下载模板</Button>
      {shown.counts.problems > 0 && <Button onClick={() => void save("problem_rows", shown, given, setNo)}>下载问题行</Button>}
      <Button type="primary" disabled={shown.accept === null || shown.question !== null || preview.isFetching} loading={accepting.running} onClick={() => void accepting.accept(shown)}>
        {shown.accept ?? (shown.counts.problems > 0 && shown.counts.unchanged > 0 ? "其余已导入" : "没有可导入的行")}
      </Button>
    </>
  );
  return (
    <Page title={`导入${shown.label}`} note={note} actions={actions} strip={<Strip shown={shown} settled={settled} look={look} settle={settle} />} bare>
      <div className="import" aria-busy={preview.isFetching}>
        <div className="import-said">
          {no !== null && <NoAlert no={no} onClose={() => setNo(null)} />}
          {accepting.taken !== null && shown.counts.problems > 0 && <InPart said={accepting.taken} shown={shown} settled={settled} />}
          <Remarks shown={shown} look={look} settled={settled} settle={settle} />
        </div>
        <div className="import-top">
          <FileSide
            shown={shown}
            field={field}
            onField={setField}
            onHeaderRow={(row) => settle({ headerRow: row, sheet: shown.sheet })}
            onColumn={(target, header) => settle({ columns: columnsWith(shown, target, header) })}
          />
          <ColumnsSide shown={shown} settled={settled} field={field} onField={setField} onColumns={(columns) => settle({ columns })} onTicks={(ticks) => settle({ ticks })} />
        </div>
        <OutcomeTabs shown={shown} today={today} decided={settled.decided} onDecided={(decided) => settle({ decided })} mends={mends} />
      </div>
    </Page>
  );
}

/** What was taken in while rows with problems are left. */
function InPart({ said, shown, settled }: { said: string; shown: Preview; settled: Settled }) {
  return (
    <Alert
      type="success"
      showIcon
      title={`${said}；还有 ${shown.counts.problems} 处问题没有导入。可以在下面改好再导入，也可以到此为止。`}
      action={
        <Button size="small" onClick={() => leave(settled, shown)}>
          {settled.more.length > 0 || settled.ofSeveral ? "看下一个文件" : "到此为止"}
        </Button>
      }
    />
  );
}

type StripProps = { shown: Preview; settled: Settled; look: FileLook; settle: (change: Partial<Settled>) => void };

/** Which list and which sheet. */
function Strip({ shown, settled, look, settle }: StripProps) {
  const sheets = shown.sheets.map((sheet) => ({ value: sheet.name, label: `${sheet.name}（${sheet.rows} 行${sheet.hidden ? "，隐藏" : ""}）` }));
  return (
    <Space wrap>
      <label htmlFor="import-list">导入为</label>
      <Select
        id="import-list"
        value={shown.list}
        style={{ width: 150 }}
        options={look.lists.map((fit) => ({ value: fit.list, label: fit.label, title: fit.why }))}
        onChange={(list) => settle({ list, columns: null, forAll: {}, sheet: "", headerRow: null, decided: null, ticks: null })}
      />
      {sheets.length > 1 && sheets.length <= 4 && (
        <Segmented aria-label="工作表" options={sheets} value={shown.sheet} onChange={(sheet) => settle({ sheet, headerRow: null, columns: null })} />
      )}
      {sheets.length > 4 && (
        <Select aria-label="工作表" style={{ width: 220 }} options={sheets} value={shown.sheet} onChange={(sheet) => settle({ sheet, headerRow: null, columns: null })} />
      )}
      {shown.list === "groups" && (settled.reason !== "" || shown.wants_reason) && (
        <Input
          aria-label="有服务班超过规定时间时，写明原因"
          placeholder="有超时的服务班时，写明批准原因"
          style={{ width: 260 }}
          defaultValue={settled.reason}
          onBlur={(event) => settle({ reason: event.target.value.trim() })}
          onPressEnter={(event) => settle({ reason: event.currentTarget.value.trim() })}
        />
      )}
    </Space>
  );
}

/** What the user should know before accepting. */
function Remarks({ shown, look, settled, settle }: StripProps) {
  const better = look.clearly !== null && look.clearly !== shown.list ? look.lists.find((fit) => fit.list === look.clearly) : undefined;
  return (
    <>
      {better !== undefined && (
        <Alert
          type="warning"
          showIcon
          title={`这个文件更像${better.label}：${better.why}`}
          action={
            <Button size="small" onClick={() => settle({ list: better.list, columns: null, forAll: {}, sheet: "", headerRow: null, decided: null, ticks: null })}>
              改为导入{better.label}
            </Button>
          }
        />
      )}
      {shown.no !== null && !asksForAllMissing(shown) && <Alert type="warning" showIcon title={shown.no} description="可以在右边为缺少的项目选择一列，或在左边改选表头行。" />}
      {shown.recalled && (
        <Alert
          type="info"
          title="已沿用上次为这种表头选定的列。"
          action={
            <Button size="small" onClick={() => settle({ columns: {} })}>
              改为自动识别
            </Button>
          }
        />
      )}
      <Asked shown={shown} settled={settled} settle={settle} />
      {shown.list === "groups" && shown.warnings.map((warning) => <Alert key={warning} type="warning" showIcon title={warning} action={<ToPolicy />} />)}
      {shown.list === "staff-attendance" && <Instead from={null} to={null} />}
      {shown.list === "staff-attendance" && <Regulars />}
      {shown.list !== "groups" && shown.warnings.length > 0 && <Alert type="warning" showIcon title={<Warnings said={shown.warnings} />} action={shown.others > 0 && <OthersCame settled={settled} settle={settle} />} />}
      {shown.remarks.length > 0 && <Alert type="info" title={shown.remarks.length === 1 ? shown.remarks[0] : <MoreRemarks remarks={shown.remarks} key={settled.file} />} />}
    </>
  );
}

/** That everybody whom a list of absences does not name came. */
function OthersCame({ settled, settle }: Pick<StripProps, "settled" | "settle">) {
  return (
    <Checkbox checked={settled.othersCame} onChange={(event) => settle({ othersCame: event.target.checked })}>
      其余都来了，登记为出勤
    </Checkbox>
  );
}

/** How much has to be looked at, and under it each of it; a few stand open. */
function Warnings({ said: [first, ...each] }: { said: string[] }) {
  if (each.length === 0) return first;
  return (
    <details open={each.length <= 4}>
      <summary>{first}</summary>
      <ul className="import-remarks">
        {each.map((one) => (
          <li key={one}>{one}</li>
        ))}
      </ul>
    </details>
  );
}

/** What a warning of groups rests on. */
function ToPolicy() {
  return useMay("fee_policies") ? (
    <Button size="small" onClick={() => go("settings", ["policy"])}>
      看补助标准
    </Button>
  ) : null;
}

function MoreRemarks({ remarks }: { remarks: string[] }) {
  return (
    <details>
      <summary>
        {remarks[0]} <span className="none">（还有 {remarks.length - 1} 条说明）</span>
      </summary>
      <ul className="import-remarks">
        {remarks.slice(1).map((remark) => (
          <li key={remark}>{remark}</li>
        ))}
      </ul>
    </details>
  );
}

/** Accepts what was previewed; a refusal leaves everything as it is. */
function useAccept(settled: Settled, mends: Draft<Mend[]>, setNo: (no: No | null) => void) {
  const answers = useQueryClient();
  const undoable = useUndo();
  const [running, setRunning] = useState(false);
  const [taken, setTaken] = useState<string | null>(null);
  const accept = async (shown: Preview) => {
    setNo(null);
    setRunning(true);
    try {
      const kept = await runTask(`导入${shown.label}`, "行", "take_in", { ...givenOf(settled, mends.value), trial: false, previewed: shown.sha256 });
      const { batch } = kept;
      const said = `已${shown.accept ?? "导入"}`;
      if (batch !== null) undoable(`${shown.label}：${said}`, () => ask("take_back", { batch }));
      await answers.invalidateQueries();
      if (settled.ofSeveral) became(settled.file, { state: "taken", said: `${shown.label}：${said}`, notes: shown.counts.problems > 0 ? [`还有 ${shown.counts.problems} 处问题没有导入`] : shown.remarks });
      // With problems left the page stays, so that they can be corrected.
      if (shown.counts.problems > 0) {
        setTaken(said);
        return;
      }
      mends.forget();
      leave(settled, shown);
    } catch (raw) {
      const no = raw instanceof No ? raw : new No({ fault: "bug", message: String(raw) });
      if (no.code !== "cancelled") setNo(no);
    } finally {
      setRunning(false);
    }
  };
  return { accept, running, taken };
}

/** Where one goes after an import: the next file, else where the list has something to look at. */
function leave(settled: Settled, shown: Preview) {
  if (settled.ofSeveral) {
    goOn();
    go("imports", ["several"], {}, true);
  } else if (settled.more.length > 0) openImport(settled.more);
  else if (shown.list === "groups" && shown.warnings.length > 0) go("groups", [], { finding: "无补助标准" });
  else go("imports");
}

/** Writes the template or the problem rows where the user wants them. */
async function save(what: "template" | "problem_rows", shown: Preview, given: Asks["preview"]["given"], setNo: (no: No) => void): Promise<void> {
  const name = what === "template" ? `${shown.label}模板.xlsx` : `${shown.label}要改正的行.xlsx`;
  try {
    const out = await office("choose", { kind: "save", name, endings: ["xlsx"] });
    if (out === null) return;
    if (what === "template") await runTask(`下载${shown.label}模板`, "列", "template", { list: shown.list, out });
    else await runTask(`下载${shown.label}的问题行`, "行", "problem_rows", { ...given, out });
  } catch (raw) {
    setNo(raw instanceof No ? raw : new No({ fault: "bug", message: String(raw) }));
  }
}
