// The list of every screen: thousands of rows, search, filters, sorting, choice of columns and rows, sums, export, and the keyboard.
import { Table, type TableProps } from "antd";
import type { TableRef } from "antd/es/table";
import { type ReactNode, useMemo, useRef, useState } from "react";
import { useAddress } from "../../address";
import { yuan } from "../../text";
import { ListFoot } from "./ListFoot";
import { ListHead } from "./ListHead";
import type { Action, Column, Filter } from "./shape";
import { soughtTexts, wantedRows } from "./shape";
import { useColumns } from "./useColumns";
import { useExport } from "./useExport";
import { useSize } from "./useSize";
import { useListKeys } from "./useListKeys";
import { widthsOf } from "./widths";

export type { Action, Column, Filter } from "./shape";

type Props<R> = {
  /** Names the list in the address, in the file it is exported to, and for the chosen columns: 学生名单. */
  title: string;
  /** What is counted: 人, 个班. */
  unit: string;
  columns: Column<R>[];
  rows: R[];
  rowKey: (row: R) => number | string;
  /** All that the row is found by: names, initials, numbers. Like `columns` and `filters` it stands outside the component, so that a key typed costs only the looking. */
  search: (row: R) => string;
  searchHint: string;
  filters?: Filter<R>[];
  actions?: Action<R>[];
  /** Opens one row: Enter, or a click. */
  onOpen?: (row: R) => void;
  /** The row that is open beside the list. */
  openKey?: number | string | null;
  /** Sums of the rows shown, in words. */
  sums?: (rows: R[]) => ReactNode;
  /** Shown instead of an empty list: says the next step. */
  empty: ReactNode;
};

const noFilters: never[] = [];

/** The column of ticks, and the bar that scrolls, in pixels. */
const CHOICE = 40;
const BAR = 10;

/** Rows are shown as the desk gave them; the list only narrows and sorts what is looked at. */
export function List<R extends object>(props: Props<R>) {
  const { columns, rows, rowKey, search, filters = noFilters, actions = [], onOpen } = props;
  const { state } = useAddress();
  const sought = useMemo(() => soughtTexts(rows, search), [rows, search]);
  const shown = useMemo(() => {
    const chosen = Object.fromEntries(filters.map((f) => [f.key, (state[f.key] ?? "").split("|").filter((v) => v !== "")]));
    return wantedRows(rows, columns, filters, sought, { text: state["q"] ?? "", sort: state["sort"] ?? "", filters: chosen });
  }, [rows, columns, filters, sought, state]);
  const picked = useColumns(props.title, columns);
  const [selected, setSelected] = useState<(number | string)[]>([]);
  const [body, size] = useSize();
  const chooses = actions.length > 0 ? CHOICE : 0;
  const { widths, sum } = useMemo(() => widthsOf(picked.columns, rows, size.width - chooses - BAR), [picked.columns, rows, size.width, chooses]);
  const drawn = useMemo(() => tableColumns(picked.columns, widths), [picked.columns, widths]);
  // Where the columns are wider than the list, its bar stands below the last row, not on it.
  const isWide = sum + chooses > size.width;
  const exporting = useExport(props.title, picked.columns, shown, rows.length);
  const table = useRef<TableRef>(null);
  const keys = useListKeys({ table, shown, rowKey, onOpen, onExport: exporting, selected, onSelect: actions.length > 0 ? setSelected : null });
  if (rows.length === 0) return <div className="list-empty">{props.empty}</div>;
  const chosen = selected.length === 0 ? [] : rows.filter((row) => selected.includes(rowKey(row)));
  return (
    <div className="list">
      <ListHead {...props} filters={filters} columns={columns} picked={picked} onExport={exporting} />
      <div className="list-body" data-wide={isWide || undefined} ref={body} role="group" tabIndex={0} aria-label={`${props.title}，用上下键移动，回车打开`} onKeyDown={keys.onKeyDown}>
        <Table<R>
          ref={table}
          virtual
          size="small"
          pagination={false}
          showSorterTooltip={false}
          columns={drawn}
          dataSource={shown}
          rowKey={(row) => rowKey(row)}
          scroll={{ x: isWide ? sum + chooses : size.width, y: Math.max(size.height - 40 - (isWide ? BAR : 0), 120) }}
          rowClassName={(row) => keys.className(row, props.openKey ?? null)}
          onRow={(row) => ({ onClick: () => keys.click(row), "data-key": String(rowKey(row)) }) as object}
          {...(actions.length > 0 ? { rowSelection: { selectedRowKeys: selected, onChange: (now) => setSelected(now as (number | string)[]), columnWidth: CHOICE } } : {})}
          locale={{ emptyText: "没有符合的行。请改一改搜索或筛选。" }}
        />
      </div>
      <ListFoot unit={props.unit} shown={shown.length} all={rows.length} chosen={chosen} actions={actions} sums={props.sums?.(chosen.length > 0 ? chosen : shown)} onClear={() => setSelected([])} />
    </div>
  );
}

function tableColumns<R extends object>(columns: Column<R>[], widths: number[]): NonNullable<TableProps<R>["columns"]> {
  return columns.map((column, at) => ({
    key: column.key,
    title: column.hint === undefined ? column.title : <Titled column={column} />,
    width: widths[at] ?? column.width,
    ellipsis: true,
    align: column.kind === "money" || column.kind === "number" ? "right" : "left",
    className: column.kind === "money" || column.kind === "number" ? "number" : "",
    render: (_: unknown, row: R) => column.render?.(row) ?? cell(column, row),
  }));
}

function Titled<R>({ column: { title, hint } }: { column: Column<R> }) {
  return (
    <>
      {title} <small className="list-hint">{hint}</small>
    </>
  );
}

function cell<R>(column: Column<R>, row: R): ReactNode {
  const value = column.text(row);
  if (value === null || value === "") return <span className="none">–</span>;
  return column.kind === "money" ? yuan(Number(value)) : value;
}
