// The parts of the form of standards: what is wrong stands under its field, once the field was left or saving was tried.
import { AutoComplete, Button, Checkbox, Input, Select } from "antd";
import { createContext, type ReactNode, useContext, useId, useRef } from "react";
import type { Choice, FormProblem, FormRule } from "../../asks";
import { DayField } from "../../parts/DayField";

/** What the desk said of the form and of each of its rules, the places already left, how a place is left, and how rules are said to stand in the paper. */
export type Said = { problems: FormProblem[]; rules: FormRule[]; all: boolean; left: ReadonlySet<string>; leave: (place: string) => void; agree: (rules: FormRule[]) => void };

export const SaidContext = createContext<Said>({ problems: [], rules: [], all: false, left: new Set(), leave: () => undefined, agree: () => undefined });

function useSaid(place: string): { said: string; isSample: boolean; leave: () => void } {
  const { problems, rules, all, left, leave } = useContext(SaidContext);
  const found = all || left.has(place) ? problems.find((problem) => problem.place === place) : undefined;
  const isSample = rules.some((rule) => rule.place === place && rule.state === "sample");
  return { said: found?.said ?? "", isSample, leave: () => leave(place) };
}

/** Says of all of a row's figures at once that the paper has them so; gone where none is an example's. */
export function AgreeRow({ row }: { row: string }) {
  const { rules, agree } = useContext(SaidContext);
  const unlooked = rules.filter((rule) => !rule.is_rest && rule.state === "sample" && rule.place.startsWith(`${row}.`));
  if (unlooked.length === 0) return null;
  return (
    <Button type="link" onClick={() => agree(unlooked)}>
      与文件一致
    </Button>
  );
}

type Common = { place: string; label: string; wide?: boolean };

/** A label above, the control, and what is wrong below; `children` are given what they need to name it. */
function Around({ place, label, wide, children }: Common & { children: (has: { id: string; "aria-label"?: string; status: "" | "error"; onBlur: () => void }) => ReactNode }) {
  const id = useId();
  const { said, leave } = useSaid(place);
  return (
    <div className={wide ? "own-field own-wide" : "own-field"} data-place={place}>
      <label htmlFor={id}>{label}</label>
      {children({ id, status: said === "" ? "" : "error", onBlur: leave })}
      {said !== "" && (
        <div className="field-error" role="alert">
          {said}
        </div>
      )}
    </div>
  );
}

type TextProps = Common & { value: string; onValue: (value: string) => void; unit?: string; hint?: string };

/** Something typed; `unit` stands inside at the end. */
export function Text({ value, onValue, unit, hint, ...common }: TextProps) {
  return (
    <Around {...common}>
      {(has) => <Input {...has} maxLength={120} value={value} placeholder={hint} suffix={unit} onChange={(event) => onValue(event.target.value)} />}
    </Around>
  );
}

/** A word of a list. */
export function Pick({ value, onValue, words, ...common }: Common & { value: string; onValue: (value: string) => void; words: Choice[] }) {
  return <Around {...common}>{(has) => <Select {...has} value={value} options={options(words)} onChange={onValue} popupMatchSelectWidth={false} />}</Around>;
}

/** Several words of a list. */
export function PickSome({ value, onValue, words, ...common }: Common & { value: string[]; onValue: (value: string[]) => void; words: Choice[] }) {
  return <Around {...common}>{(has) => <Select {...has} mode="multiple" value={value} options={options(words)} onChange={onValue} />}</Around>;
}

/** A day, which may be left open where `open`. */
export function Day({ value, onValue, open = false, ...common }: Common & { value: string; onValue: (value: string) => void; open?: boolean }) {
  return <Around {...common}>{(has) => <DayField {...has} day={value} onDay={onValue} mayBeEmpty={open} />}</Around>;
}

/** Yes or no, on the line of its neighbours. */
export function Tick({ label, value, onValue }: { label: string; value: boolean; onValue: (value: boolean) => void }) {
  return (
    <div className="own-field own-tick">
      <Checkbox checked={value} onChange={(event) => onValue(event.target.checked)}>
        {label}
      </Checkbox>
    </div>
  );
}

type CellProps = { place: string; label: string; value: string; onValue: (value: string) => void };
type CellHas = { "aria-label": string; status: "" | "error"; onBlur: () => void };

/** A field in a table: its column's head names it, what is wrong stands below. */
function Cell({ place, label, children }: { place: string; label: string; children: (has: CellHas) => ReactNode }) {
  const { said, isSample, leave } = useSaid(place);
  return (
    <div className={isSample ? "own-cell own-sample" : "own-cell"} data-place={place} title={isSample ? "照示例，未核对" : undefined}>
      {children({ "aria-label": label, status: said === "" ? "" : "error", onBlur: leave })}
      {said !== "" && (
        <div className="field-error" role="alert">
          {said}
        </div>
      )}
    </div>
  );
}

/** Something typed in a table. */
export function TextCell({ value, onValue, unit, hint, ...cell }: CellProps & { unit?: string; hint?: string }) {
  return <Cell {...cell}>{(has) => <Input {...has} size="small" maxLength={40} value={value} suffix={unit} placeholder={hint} onChange={(event) => onValue(event.target.value)} />}</Cell>;
}

/** Something typed in a table, with names to choose from. */
export function NameCell({ value, onValue, names, ...cell }: CellProps & { names: string[] }) {
  return <Cell {...cell}>{(has) => <AutoComplete {...has} size="small" value={value} options={names.map((name) => ({ value: name }))} onChange={onValue} />}</Cell>;
}

/** A word of a list in a table. */
export function PickCell({ value, onValue, words, ...cell }: CellProps & { words: Choice[] }) {
  return <Cell {...cell}>{(has) => <Select {...has} size="small" popupMatchSelectWidth={false} placeholder="请选" value={value === "" && !words.some(({ code }) => code === "") ? null : value} options={options(words)} onChange={onValue} />}</Cell>;
}

type RowsProps<T> = {
  heads: string[];
  rows: T[];
  add: string;
  blank: T;
  onRows: (rows: T[]) => void;
  cells: (row: T, at: number, set: (part: Partial<T>) => void) => ReactNode;
  place?: string;
  /** What stands above at the left of the buttons, which else stand below. */
  title?: ReactNode;
  /** Rows of another kind below, with a cell more than there are heads. */
  foot?: ReactNode;
  children?: ReactNode;
};

/** A table whose rows are changed, taken out and added; `cells` draws the `td`s of a row, one for each head. Where the rows have a `place`, their figures may be an example's. A row that is added is written in at once. `children` stand beside the button that adds. */
export function Rows<T>({ heads, rows, add, blank, onRows, cells, place, title, foot, children }: RowsProps<T>) {
  const table = useRef<HTMLTableElement>(null);
  const append = () => {
    onRows([...rows, blank]);
    window.setTimeout(() => table.current?.querySelector<HTMLElement>("tbody tr:last-child input")?.focus());
  };
  const buttons = (
    <div className="set-row">
      {children}
      <Button size="small" onClick={append}>
        {add}
      </Button>
    </div>
  );
  return (
    <>
      {title !== undefined && (
        <div className="own-title">
          {title}
          {buttons}
        </div>
      )}
      {rows.length > 0 && (
        <table ref={table} className="set-table own-table">
          <thead>
            <tr>
              {heads.map((head) => (
                <th key={head}>{head}</th>
              ))}
              <th aria-label="删去" />
            </tr>
          </thead>
          <tbody>
            {rows.map((row, at) => (
              <tr key={at}>
                {cells(row, at, (part) => onRows(withRow(rows, at, { ...row, ...part })))}
                <td>
                  <Button type="link" aria-label={`删去第 ${at + 1} 行`} onClick={() => onRows(withRow(rows, at, null))}>
                    删去
                  </Button>
                  {place !== undefined && <AgreeRow row={`${place}.${at}`} />}
                </td>
              </tr>
            ))}
          </tbody>
          {foot !== undefined && <tfoot>{foot}</tfoot>}
        </table>
      )}
      {title === undefined && buttons}
    </>
  );
}

function options(words: Choice[]): { value: string; label: string }[] {
  return words.map(({ code, label }) => ({ value: code, label }));
}

/** A list with one of its rows changed, or taken out where `to` is null. */
export function withRow<T>(rows: T[], at: number, to: T | null): T[] {
  return to === null ? rows.filter((_, i) => i !== at) : rows.map((row, i) => (i === at ? to : row));
}

/** The field at a place; null where it is not on the page. */
export function fieldOf(place: string): HTMLElement | null {
  return place === "" ? null : document.querySelector<HTMLElement>(`[data-place="${CSS.escape(place)}"] input`);
}

/** Brings a field into sight and puts the cursor into it. */
export function focus(place: string): void {
  const field = fieldOf(place);
  field?.scrollIntoView({ block: "center" });
  field?.focus();
}
