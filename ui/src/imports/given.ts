// What the desk is asked of a list: the file and what was settled of it.
import type { Asks, Mend } from "../asks";
import type { Settled } from "./open";

/** The file and what was settled, as the desk is asked. */
export function givenOf(settled: Settled, mends: Mend[]): Asks["preview"]["given"] {
  return {
    mends: mends.length === 0 ? null : mends,
    list: settled.list,
    file: settled.file,
    sheet: settled.sheet === "" ? null : settled.sheet,
    header_row: settled.headerRow,
    columns: settled.columns,
    for_all: Object.keys(settled.forAll).length === 0 ? null : settled.forAll,
    others_came: settled.othersCame,
    override_reason: settled.reason === "" ? null : settled.reason,
    decided: settled.decided,
    ticks: settled.ticks,
  };
}
