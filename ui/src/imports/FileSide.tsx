// The file as it is: its first rows, the header row marked; another row becomes the header by its number or by dragging the mark,
// and a column becomes a field by dragging its name onto it.
import { type PointerEvent, useState } from "react";
import type { FileRow, Preview } from "../asks";

type Props = { shown: Preview; field: string | null; onField: (field: string | null) => void; onHeaderRow: (row: number) => void; onColumn: (field: string, header: string) => void };

/** `field` is the field whose column is pointed out. */
export function FileSide({ shown, field, onField, onHeaderRow, onColumn }: Props) {
  const [target, setTarget] = useState<number | null>(null);
  const pointed = shown.fields.find((one) => one.field === field)?.header ?? null;
  const at = pointed === null ? -1 : shown.headers.indexOf(pointed);
  const width = Math.max(1, ...shown.file.map((row) => row.cells.length));
  const columns = Array.from({ length: Math.min(width, 60) }, (_, i) => i);
  const drag = {
    over: (event: PointerEvent) => setTarget(rowAt(event)),
    end: (event: PointerEvent) => {
      const row = rowAt(event);
      setTarget(null);
      if (row !== null && row !== shown.header_row) onHeaderRow(row);
    },
  };
  const carry = (header: string) => ({
    title: "拖到右边的一项上，指定这一列是什么",
    onPointerDown: (event: PointerEvent) => event.currentTarget.setPointerCapture(event.pointerId),
    onPointerMove: (event: PointerEvent) => event.currentTarget.hasPointerCapture(event.pointerId) && onField(fieldAt(event)),
    onPointerUp: (event: PointerEvent) => {
      const target = fieldAt(event);
      onField(null);
      if (target !== null) onColumn(target, header);
    },
  });
  if (shown.file.length === 0) return <section className="file-side none">放假安排文件没有表头，不需要选择。</section>;
  return (
    <section className="file-side" aria-label="文件原样" tabIndex={0}>
      <table>
        <caption>
          文件原样，前 {shown.file.length} 行，共 {shown.file_rows} 行。拖动「表头」标记，或点行号，可以改选表头行。
        </caption>
        <tbody>
          {shown.file.map((row) => (
            <tr key={row.row} data-row={row.row} data-role={row.role} data-target={target === row.row ? "" : undefined}>
              <th scope="row">
                <RowNumber row={row} drag={drag} onHeaderRow={onHeaderRow} />
              </th>
              {columns.map((column) => (
                <td key={column} data-wrong={row.wrong.includes(column) ? "" : undefined} data-pointed={column === at ? "" : undefined} {...(row.row === shown.header_row ? carry(shown.headers[column] ?? "") : {})}>
                  {isOfMerged(row, column) ? "" : (row.cells[column] ?? "")}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** Whether a cell above the header only repeats what stands left of it, as the cells of one title do. */
function isOfMerged(row: FileRow, column: number): boolean {
  return row.role === "above" && column > 0 && row.cells[column] !== "" && row.cells[column] === row.cells[column - 1];
}

type Drag = { over: (event: PointerEvent) => void; end: (event: PointerEvent) => void };

function RowNumber({ row, drag, onHeaderRow }: { row: FileRow; drag: Drag; onHeaderRow: (row: number) => void }) {
  if (row.role === "header") {
    return (
      <span
        className="file-mark"
        title="拖到真正的表头行"
        onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
        onPointerMove={(event) => event.currentTarget.hasPointerCapture(event.pointerId) && drag.over(event)}
        onPointerUp={drag.end}
      >
        表头
      </span>
    );
  }
  return (
    <button type="button" aria-label={`把第 ${row.row} 行设为表头`} title="设为表头" onClick={() => onHeaderRow(row.row)}>
      {row.row}
    </button>
  );
}

function rowAt(event: PointerEvent): number | null {
  const found = document.elementFromPoint(event.clientX, event.clientY)?.closest("tr[data-row]")?.getAttribute("data-row");
  return found === null || found === undefined ? null : Number(found);
}

/** The field on the other side that lies under the pointer. */
function fieldAt(event: PointerEvent): string | null {
  return document.elementFromPoint(event.clientX, event.clientY)?.closest("[data-field]")?.getAttribute("data-field") ?? null;
}
