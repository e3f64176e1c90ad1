// The head of a list: search, filter chips, order, choice of columns, export. It stays while the rows scroll.
import { Button, Checkbox, Dropdown, Popover, Select } from "antd";
import { useMemo } from "react";
import { useAddressState } from "../../address";
import { SearchBox } from "../SearchBox";
import type { Column, Filter } from "./shape";
import { values } from "./shape";
import type { Picked } from "./useColumns";

type Props<R> = { searchHint: string; columns: Column<R>[]; filters: Filter<R>[]; rows: R[]; picked: Picked<R>; onExport: () => void };

/** What is typed and chosen stands in the address. */
export function ListHead<R>({ searchHint, columns, filters, rows, picked, onExport }: Props<R>) {
  const [text, setText] = useAddressState("q");
  return (
    <div className="list-head">
      <SearchBox hint={searchHint} value={text} onSearch={setText} />
      {filters.map((filter) => (
        <FilterChip key={filter.key} filter={filter} rows={rows} />
      ))}
      <span className="list-tools">
        <Order columns={columns} />
        <Columns columns={columns} picked={picked} />
        <Button size="small" onClick={onExport} title="Ctrl E">
          导出
        </Button>
      </span>
    </div>
  );
}

function FilterChip<R>({ filter, rows }: { filter: Filter<R>; rows: R[] }) {
  const [chosen, setChosen] = useAddressState(filter.key);
  const options = useMemo(() => values(rows, filter).map(([value, count]) => ({ value, label: `${value === "" ? "（空）" : value}（${count}）` })), [rows, filter]);
  return (
    <Select
      mode="multiple"
      size="small"
      className="filter"
      allowClear
      maxTagCount={1}
      placeholder={filter.label}
      aria-label={filter.label}
      popupMatchSelectWidth={false}
      value={chosen.split("|").filter((value) => value !== "")}
      onChange={(now: string[]) => setChosen(now.join("|"))}
      options={options}
    />
  );
}

function Order<R>({ columns }: { columns: Column<R>[] }) {
  const [sort, setSort] = useAddressState("sort");
  const sortable = columns.filter((column) => column.sortable !== false);
  const items = [
    { key: "", label: "默认顺序" },
    ...sortable.flatMap((c) => [
      { key: c.key, label: `${c.title}，从小到大` },
      { key: `-${c.key}`, label: `${c.title}，从大到小` },
    ]),
  ];
  const now = items.find((item) => item.key === sort)?.label ?? "默认顺序";
  return (
    <Dropdown trigger={["click"]} menu={{ items, selectable: true, selectedKeys: [sort], onClick: ({ key }) => setSort(key) }}>
      <Button size="small">{sort === "" ? "排序" : now}</Button>
    </Dropdown>
  );
}

function Columns<R>({ columns, picked }: { columns: Column<R>[]; picked: Picked<R> }) {
  const list = (
    <Checkbox.Group
      className="list-columns"
      value={picked.columns.map((column) => column.key)}
      onChange={(keys) => picked.choose(keys as string[])}
      options={columns.map((column) => ({ value: column.key, label: column.title }))}
    />
  );
  return (
    <Popover trigger="click" placement="bottomRight" content={list}>
      <Button size="small">列</Button>
    </Popover>
  );
}
