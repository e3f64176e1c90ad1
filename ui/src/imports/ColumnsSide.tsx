// The fields of the list with their columns; another column is chosen from the file's headers, or dragged here from the file.
import { Button, Select } from "antd";
import type { FieldPlace, Preview } from "../asks";
import type { Settled } from "./open";

type Props = { shown: Preview; settled: Settled; field: string | null; onField: (field: string | null) => void; onColumns: (columns: Record<string, string>) => void; onTicks: (ticks: Record<string, number | null>) => void };

/** A column given to one field is taken from the other; what is chosen is remembered when the list is imported. */
export function ColumnsSide({ shown, settled, field: pointed, onField, onColumns, onTicks }: Props) {
  if (shown.fields.length === 0) return <section className="columns-side" />;
  const used = new Map(shown.fields.flatMap((field) => (field.header === null ? [] : [[field.header, field.label]])));
  const first = shown.file.find((row) => row.role === "data");
  return (
    <section className="columns-side" aria-label="各项在哪一列">
      <div className="columns-head">
        <b>各项在哪一列</b>
        <span className="none">可把左边的列名拖过来</span>
        {settled.columns !== null && Object.keys(settled.columns).length > 0 && (
          <Button size="small" type="link" onClick={() => onColumns({})}>
            恢复自动识别
          </Button>
        )}
      </div>
      <div className="columns-body" tabIndex={0} role="group" aria-label="各项">
        <Ticks shown={shown} settled={settled} onTicks={onTicks} />
        {shown.fields.map((field) => (
          <div className="columns-row" key={field.field} data-field={field.field} data-pointed={field.field === pointed ? "" : undefined} data-missing={isMissing(field) ? "" : undefined} onPointerEnter={() => onField(field.field)} onPointerLeave={() => onField(null)}>
            <label htmlFor={`column-${field.field}`} title={field.note}>
              {field.label}
              {field.needed && <span className="field-needed">（必需）</span>}
            </label>
            <Select
              id={`column-${field.field}`}
              size="small"
              showSearch
              value={field.header ?? ""}
              status={isMissing(field) ? "error" : ""}
              options={[{ value: "", label: "（没有这一列）" }, ...shown.headers.map((header) => ({ value: header, label: optionText(header, used.get(header), field) }))]}
              onFocus={() => onField(field.field)}
              onBlur={() => onField(null)}
              onChange={(header) => onColumns(columnsWith(shown, field.field, header))}
            />
            <span className="columns-sample">{sample(shown, first?.cells, field)}</span>
          </div>
        ))}
        {shown.unused.length > 0 && <p className="columns-unused">没有用到的列：{shown.unused.join("、")}</p>}
      </div>
    </section>
  );
}

/** What is asked for above the list need not be found here as well. */
function isMissing(field: FieldPlace): boolean {
  return field.needed && field.header === null && field.for_all.length === 0;
}

/** What a column of ticks means: each class its own group (as the desk says it), and that it is left out (here only). */
const eachOwn = 0;
const leftOut = -1;

/** Columns in which pupils are ticked: which group each is; one without a group asks for it. */
function Ticks({ shown, settled, onTicks }: { shown: Preview; settled: Settled; onTicks: Props["onTicks"] }) {
  if (shown.ticks.length === 0) return null;
  const groups = shown.groups.map((one) => ({ value: one.group, label: one.name }));
  const out = { value: leftOut, label: "（不导入这一列）" };
  const own = { value: eachOwn, label: "各班各进自己的班" };
  return (
    <div className="columns-ticks" role="group" aria-label="打勾的列是哪个服务班">
      <p className="columns-unused">打勾的列是哪个服务班：</p>
      {shown.ticks.map((tick) => {
        const open = tick.group === null && !tick.left_out;
        return (
          <div className="columns-row" key={tick.header} data-missing={open ? "" : undefined}>
            <label htmlFor={`tick-${tick.header}`} title={tick.header}>
              {tick.header}
            </label>
            <Select
              id={`tick-${tick.header}`}
              size="small"
              showSearch={{ optionFilterProp: "label" }}
              placeholder="选服务班"
              value={open ? undefined : (tick.group ?? leftOut)}
              status={open ? "error" : ""}
              options={tick.may_be_own ? [out, own, ...groups] : [out, ...groups]}
              onChange={(group) => onTicks({ ...settled.ticks, [tick.header]: group === leftOut ? null : (group ?? null) })}
            />
            <span className="columns-sample">
              {tick.day_label} {tick.ticks} 个勾
            </span>
          </div>
        );
      })}
    </div>
  );
}

/** The columns of all fields as they stand; those a question is open about stay open. */
export function columnsNow(shown: Preview): Record<string, string> {
  const open = (shown.question?.answers ?? []).map((answer) => answer.field);
  return Object.fromEntries(shown.fields.filter((one) => !open.includes(one.field)).map((one) => [one.field, one.header ?? ""]));
}

/** The columns of all fields once a field has this column; no other keeps it. */
export function columnsWith(shown: Preview, field: string, header: string): Record<string, string> {
  const now = Object.entries(columnsNow(shown)).map(([one, its]) => [one, its === header ? "" : its]);
  return { ...Object.fromEntries(now), [field]: header };
}

function optionText(header: string, takenBy: string | undefined, field: FieldPlace): string {
  return takenBy === undefined || takenBy === field.label ? header : `${header}（现为${takenBy}）`;
}

function sample(shown: Preview, cells: string[] | undefined, field: FieldPlace): string {
  if (field.header === null && field.said_for_all !== null) return `都按${field.said_for_all}`;
  if (field.header === null || cells === undefined) return "";
  return cells[shown.headers.indexOf(field.header)] ?? "";
}
