// A made sheet or text file looked at inside the window: its cells as they were written, with the ways to the file itself.
import { Button, Modal, Space } from "antd";
import type { SheetCells } from "../asks";
import { useAsk } from "../useAsk";
import { cellsOf, isNumber, moneyColumns, sumText } from "./merged";
import { NoShown } from "./NoShown";
import { useOpenFile } from "./useOpenFile";
import { Waiting } from "./Waiting";

/** Rows shown at most; the file has them all. */
const SHOWN = 300;

type Props = { paper: { title: string; file: string } | null; onClose: () => void; next?: { title: string; onNext: () => void } | null };

/** `file` is a path of this run; null shows nothing. `next` is another to be looked at after it. */
export function SheetPreview({ paper, onClose, next = null }: Props) {
  return (
    <Modal className="paper" open={paper !== null} onCancel={onClose} title={paper?.title} width="92vw" style={{ top: 16 }} footer={paper === null ? null : <Actions file={paper.file} next={next} />} destroyOnHidden>
      {paper !== null && <Body file={paper.file} />}
    </Modal>
  );
}

function Body({ file }: { file: string }) {
  const read = useAsk("read_sheet", { file, sheet: null });
  if (read.isPending) return <Waiting what="正在打开文件" />;
  if (read.isError) return <NoShown no={read.error} again={() => void read.refetch()} />;
  return (
    <div className="sheet-look" tabIndex={0} role="region" aria-label="表的内容">
      {read.data.sheets
        .filter((sheet) => !sheet.hidden)
        .map((sheet) => (
          <Cells key={sheet.name} sheet={sheet} />
        ))}
    </div>
  );
}

/** A cell over several columns or rows is read once for each: it is shown as one. */
function Cells({ sheet }: { sheet: SheetCells }) {
  const columns = Math.max(...sheet.rows.map((row) => row.length), 1);
  const rows = sheet.rows.slice(0, SHOWN);
  const sums = moneyColumns(sheet.rows);
  return (
    <table className="plain-table">
      <tbody>
        {rows.map((row, at) => (
          <tr key={at}>
            {cellsOf(row, at === 0 ? [] : (rows[at - 1] ?? []), columns).map((cell) => (
              <td key={cell.column} colSpan={cell.span} className={isNumber(cell.text) ? "number right" : ""} data-title={(at < 2 && cell.span === columns) || undefined}>
                {isNumber(cell.text) && sums.has(cell.column) ? sumText(cell.text) : cell.text}
              </td>
            ))}
          </tr>
        ))}
        {sheet.rows.length > SHOWN && (
          <tr>
            <td colSpan={columns}>这里只看前 {SHOWN} 行，文件里是全的。</td>
          </tr>
        )}
      </tbody>
    </table>
  );
}

function Actions({ file, next }: { file: string; next: Props["next"] }) {
  const open = useOpenFile();
  return (
    <Space>
      <span className="paper-file">已保存：{file}</span>
      {next !== null && next !== undefined && (
        <Button onClick={next.onNext} title={next.title}>
          看下一张
        </Button>
      )}
      <Button onClick={() => open("show_in_folder", file)}>在文件夹中显示</Button>
      <Button type="primary" onClick={() => open("open_path", file)}>
        用其他程序打开
      </Button>
    </Space>
  );
}
