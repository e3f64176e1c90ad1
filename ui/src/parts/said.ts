// Where a refusal belongs in a form: a value that cannot be kept names its field.
import type { No } from "../desk";

/** The refusal's sentence if it is about the field of that label. */
export function saidAt(no: No | null, label: string): string | null {
  if (no === null || no.about === null || no.about.refused !== "bad_value") return null;
  return no.about.about.what === label ? no.message : null;
}
