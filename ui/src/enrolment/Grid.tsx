// Pupils × weekdays, driven by arrows, Shift and the space bar or by the pointer; a tick is the chosen group, words are the others.
import { useState } from "react";
import type { BoardPupil, EnrolmentBoard, EnrolmentProblem } from "../asks";
import { type Changes, keyOf, meets, shown, withDay } from "./changes";

type Props = {
  board: EnrolmentBoard;
  group: number | null;
  changes: Changes;
  problems: EnrolmentProblem[];
  onChange: (changes: Changes) => void;
};
type Spot = { row: number; column: number };
type Area = { from: Spot; to: Spot };

/** The cell at `to` has the focus; the area from `from` to `to` is what the space bar ticks. */
export function Grid({ board, group, changes, problems, onChange }: Props) {
  const [area, setArea] = useState<Area>({ from: { row: 0, column: 0 }, to: { row: 0, column: 0 } });
  const toggle = (which: Area) => {
    if (group === null) return;
    const cells = cellsOf(board, which).filter(([, day]) => meets(board, group, day));
    const allOn = cells.every(([pupil, day]) => shown(pupil, group, changes).weekdays.includes(day));
    onChange(cells.reduce((sum, [pupil, day]) => withDay(sum, pupil, group, day, !allOn), changes));
  };
  const focus = (event: React.SyntheticEvent, to: Spot) => {
    const table = event.currentTarget.closest("table");
    table?.querySelector<HTMLElement>(`[data-at="${to.row}/${to.column}"]`)?.focus();
  };
  const onKeyDown = (event: React.KeyboardEvent) => {
    const step = steps[event.key];
    if (event.key === " ") {
      event.preventDefault();
      toggle(area);
    } else if (step !== undefined) {
      event.preventDefault();
      const to = { row: clamp(area.to.row + step[0], board.pupils.length), column: clamp(area.to.column + step[1], board.weekdays.length) };
      setArea({ from: event.shiftKey ? area.from : to, to });
      focus(event, to);
    }
  };
  const onPoint = (event: React.MouseEvent, to: Spot) => {
    if (event.shiftKey) return setArea({ from: area.from, to });
    const only = { from: to, to };
    setArea(only);
    toggle(only);
  };
  const wholeRow = (at: number) => toggle({ from: { row: at, column: 0 }, to: { row: at, column: board.weekdays.length - 1 } });
  const column = (at: number) => toggle({ from: { row: 0, column: at }, to: { row: board.pupils.length - 1, column: at } });
  return (
    <div className="enrol-grid">
      <table role="grid" aria-label="学生与星期" onKeyDown={onKeyDown}>
        <Head board={board} onColumn={column} />
        <tbody>
          {board.pupils.map((pupil, row) => (
            <tr key={pupil.student}>
              <Name pupil={pupil} why={problems.find((problem) => problem.student === pupil.student)?.why ?? ""} onRow={group === null ? null : () => wholeRow(row)} />
              {board.weekdays.map((day, at) => {
                const off = group === null || !meets(board, group, day.code);
                const spot = { row, column: at };
                return (
                  <td
                    key={day.code}
                    role="gridcell"
                    className="enrol-cell"
                    data-at={`${row}/${at}`}
                    data-off={off || undefined}
                    data-in-range={inside(area, spot) || undefined}
                    data-changed={isChanged(board, pupil, day.code, changes) || undefined}
                    aria-selected={group !== null && shown(pupil, group, changes).weekdays.includes(day.code)}
                    tabIndex={area.to.row === row && area.to.column === at ? 0 : -1}
                    title={others(board, pupil, day.code, group, changes).join("、")}
                    onClick={(event) => onPoint(event, spot)}
                  >
                    <Cell board={board} pupil={pupil} day={day.code} group={group} changes={changes} />
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Head({ board, onColumn }: { board: EnrolmentBoard; onColumn: (at: number) => void }) {
  return (
    <thead>
      <tr>
        <th scope="col">学生</th>
        {board.weekdays.map((day, at) => (
          <th key={day.code} scope="col">
            {day.label}{" "}
            <button type="button" tabIndex={-1} title={`全班${day.label}打勾或取消`} onClick={() => onColumn(at)}>
              全班
            </button>
          </th>
        ))}
      </tr>
    </thead>
  );
}

/** `onRow` ticks every day of the pupil, or takes them all away. */
function Name({ pupil, why, onRow }: { pupil: BoardPupil; why: string; onRow: (() => void) | null }) {
  return (
    <th scope="row">
      {onRow !== null && (
        <button type="button" tabIndex={-1} title={`${pupil.name}每天打勾或取消`} onClick={onRow}>
          每天
        </button>
      )}
      <span className="number">{pupil.seat_no ?? ""}</span> {pupil.name}
      {pupil.slip_label === "未收" && <span className="enrol-due">回执未收</span>}
      {why !== "" && <small>{why}</small>}
    </th>
  );
}

type CellProps = { board: EnrolmentBoard; pupil: BoardPupil; day: string; group: number | null; changes: Changes };

function Cell({ board, pupil, day, group, changes }: CellProps) {
  const mine = group === null ? null : shown(pupil, group, changes);
  return (
    <>
      {mine?.weekdays.includes(day) === true && <b>√{mine.waiting ? "候补" : ""}</b>}
      {others(board, pupil, day, group, changes).join("、")}
    </>
  );
}

/** The other groups the pupil is in on a weekday, by name. */
function others(board: EnrolmentBoard, pupil: BoardPupil, day: string, group: number | null, changes: Changes): string[] {
  const known = new Map([...pupil.places.map((p) => [p.group, p.name] as const), ...board.groups.map((g) => [g.group, g.name] as const)]);
  const here = [...known].filter(([id]) => id !== group && shown(pupil, id, changes).weekdays.includes(day));
  return here.map(([id, name]) => (shown(pupil, id, changes).waiting ? `${name}（候补）` : name));
}

const steps: Record<string, [number, number]> = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

function clamp(at: number, length: number): number {
  return Math.min(Math.max(at, 0), length - 1);
}

function inside({ from, to }: Area, spot: Spot): boolean {
  const many = from.row !== to.row || from.column !== to.column;
  const between = (a: number, x: number, b: number) => Math.min(a, b) <= x && x <= Math.max(a, b);
  return many && between(from.row, spot.row, to.row) && between(from.column, spot.column, to.column);
}

function cellsOf(board: EnrolmentBoard, { from, to }: Area): [BoardPupil, string][] {
  const [top, bottom] = [Math.min(from.row, to.row), Math.max(from.row, to.row)];
  const [left, right] = [Math.min(from.column, to.column), Math.max(from.column, to.column)];
  return board.pupils.slice(top, bottom + 1).flatMap((pupil) => board.weekdays.slice(left, right + 1).map((day): [BoardPupil, string] => [pupil, day.code]));
}

function isChanged(board: EnrolmentBoard, pupil: BoardPupil, day: string, changes: Changes): boolean {
  const groups = new Set([...board.groups.map((g) => g.group), ...pupil.places.map((p) => p.group)]);
  return [...groups].some((group) => {
    const wanted = changes.wanted[keyOf(pupil.student, group)];
    const before = pupil.places.find((p) => p.group === group)?.weekdays ?? "";
    return wanted !== undefined && (wanted.weekdays.includes(day) !== before.includes(day) || (wanted.waiting && wanted.weekdays.includes(day)));
  });
}
