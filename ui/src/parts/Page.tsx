// A page of the desk: its name, its tabs or date strip, one primary button, and a body that scrolls alone.
import type { ReactNode } from "react";
import { Press } from "./Press";
import { useWayBack } from "./wayBack";

type Props = {
  title: string;
  /** Beside the title in small letters. */
  note?: ReactNode;
  /** The one primary button and the rest, top right. */
  actions?: ReactNode;
  /** Below the title: tabs, a strip of days, filters. */
  strip?: ReactNode;
  /** Without the white sheet, for pages made of several. */
  bare?: boolean;
  children: ReactNode;
};

/** Head and strip stay while the body scrolls. */
export function Page({ title, note, actions, strip, bare, children }: Props) {
  const wayBack = useWayBack();
  return (
    <section className="page" aria-labelledby="page-title">
      <div className="page-head">
        <h1 id="page-title">
          {title} {note !== undefined && <small>{note}</small>}
        </h1>
        {(actions !== undefined || wayBack !== null) && (
          <div className="page-actions">
            {wayBack !== null && (
              <Press id="way-back" onClick={wayBack.goBack}>
                ← {wayBack.label}
              </Press>
            )}
            {actions}
          </div>
        )}
        {strip !== undefined && <div className="page-strip">{strip}</div>}
      </div>
      <div className={bare ? "page-body page-bare" : "page-body"} {...(bare ? { tabIndex: 0 } : {})}>{children}</div>
    </section>
  );
}
