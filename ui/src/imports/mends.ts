// Corrected cells of a file: one for each row and field.
import type { Mend } from "../asks";

/** With one more correction; a later one of the same cell takes the place of the earlier. */
export function withMend(mends: Mend[], mend: Mend): Mend[] {
  return [...mends.filter((one) => one.row !== mend.row || one.field !== mend.field), mend];
}
