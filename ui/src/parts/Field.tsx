// One field of a form: its name above, the unit inside, what it is for below, and the refusal's sentence where it fails.
import { cloneElement, type ReactElement, useId } from "react";

type Control = ReactElement<{ id?: string; "aria-describedby"?: string; "aria-invalid"?: boolean; status?: "" | "error" }>;
type Props = { label: string; help?: string; error?: string | null; needed?: boolean; wide?: boolean; children: Control };

/** `error` is shown until the value is changed; nothing typed is thrown away. */
export function Field({ label, help, error, needed, wide, children }: Props) {
  const id = useId();
  const said = error ?? "";
  return (
    <div className={wide ? "field field-wide" : "field"}>
      <label htmlFor={id}>
        {label}
        {needed && <span className="field-needed">（必填）</span>}
      </label>
      {cloneElement(children, { id, "aria-describedby": `${id}-said`, ...(said === "" ? {} : { "aria-invalid": true, status: "error" as const }) })}
      <div id={`${id}-said`} className={said === "" ? "field-help" : "field-error"} aria-live="polite">
        {said === "" ? help : said}
      </div>
    </div>
  );
}
