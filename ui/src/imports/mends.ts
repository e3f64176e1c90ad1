// Corrected cells of a file, one for each row and field, and rows left out, which have no field.
import type { Mend } from "../asks";

/** With one more correction; a later one of the same cell takes the place of the earlier. */
export function withMend(mends: Mend[], mend: Mend): Mend[] {
  return [...mends.filter((one) => one.row !== mend.row || one.field !== mend.field), mend];
}

/** With a row left out; what was corrected in it counts no more. */
export function withoutRow(mends: Mend[], row: number): Mend[] {
  return [...mends.filter((one) => one.row !== row), { row, field: "", text: "" }];
}

/** What was done to the file's cells, in one sentence. */
export function mendedSaid(mends: Mend[]): string {
  const rows = mends.filter((mend) => mend.field === "").length;
  const cells = mends.length - rows;
  const said = [cells > 0 ? `改了 ${cells} 格` : "", rows > 0 ? `去掉了 ${rows} 行` : ""].filter((part) => part !== "");
  return `在这里${said.join("，")}，文件本身没有动。`;
}
