// The foot of a list: how many rows, their sums, and what can be done with those chosen.
import { Button } from "antd";
import type { ReactNode } from "react";
import { count } from "../../text";
import type { Action } from "./shape";

type Props<R> = { unit: string; shown: number; all: number; chosen: R[]; actions: Action<R>[]; sums: ReactNode; onClear: () => void };

/** With rows chosen it tells of them, else of all that are shown. */
export function ListFoot<R>({ unit, shown, all, chosen, actions, sums, onClear }: Props<R>) {
  return (
    <div className="list-foot" aria-live="polite">
      {chosen.length > 0 ? (
        <>
          <span>
            选了 {count(chosen.length)} {unit}
          </span>
          {actions.map((action) => (
            <Button key={action.key} size="small" danger={action.danger ?? false} onClick={() => action.run(chosen)}>
              {action.label}
            </Button>
          ))}
          <Button size="small" type="text" onClick={onClear}>
            不选了
          </Button>
        </>
      ) : (
        <span>{shown === all ? `共 ${count(all)} ${unit}` : `${count(shown)} ${unit}，共 ${count(all)} ${unit}`}</span>
      )}
      {sums !== undefined && <span className="list-sums">{sums}</span>}
    </div>
  );
}
