// How wide the columns of a list are drawn: by what stands in them, so that nothing is cut while another column stands empty.
import { yuan } from "../../text";
import type { Column } from "./shape";

/** A Chinese character, and a letter or figure, of the list's type in pixels; what stands left and right of a cell's text. */
const WIDE = 14;
const NARROW = 8.4;
const PADDING = 24;

/** No text claims more than this; what is longer is cut as before. */
const MOST = 320;

/** The widths to draw, in the order of the columns, and their sum, which is wider than `room` only where not even the least widths fit. */
export function widthsOf<R>(columns: Column<R>[], rows: R[], room: number): { widths: number[]; sum: number } {
  const wanted = columns.map((column) => Math.max(headWidth(column), Math.min(MOST, widest(column, rows))));
  // Where there is little room a column keeps what it was designed with, or less where less stands in it.
  const least = columns.map((column, at) => Math.min(wanted[at] ?? column.width, Math.max(column.width, headWidth(column))));
  const widths = shared(least, wanted, room);
  const spare = room - total(widths);
  const designed = total(columns.map((column) => column.width));
  const drawn = spare <= 0 ? widths : widths.map((width, at) => width + Math.floor((spare * (columns[at]?.width ?? 0)) / designed));
  return { widths: drawn, sum: total(drawn) };
}

/** From `least` towards `wanted`, each by the same part of what it lacks, as far as the room goes. */
function shared(least: number[], wanted: number[], room: number): number[] {
  const lacking = total(wanted) - total(least);
  const part = lacking <= 0 ? 0 : Math.min(1, Math.max(0, room - total(least)) / lacking);
  return least.map((width, at) => Math.floor(width + ((wanted[at] ?? width) - width) * part));
}

function widest<R>(column: Column<R>, rows: R[]): number {
  let most = 0;
  for (const row of rows) {
    const value = column.text(row);
    if (value !== null) most = Math.max(most, textWidth(column.kind === "money" ? yuan(Number(value)) : String(value)));
  }
  return most;
}

/** A hint is written smaller. */
function headWidth<R>({ title, hint = "" }: Column<R>): number {
  return textWidth(title) + hint.length * 12 + (hint === "" ? 0 : 4);
}

function textWidth(text: string): number {
  let width = PADDING;
  for (const letter of text) width += letter > "⺀" ? WIDE : NARROW;
  return Math.ceil(width);
}

function total(widths: number[]): number {
  return widths.reduce((sum, width) => sum + width, 0);
}
