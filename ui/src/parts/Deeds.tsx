// What was changed about someone: when, by whom, from what to what.
import { Empty } from "antd";
import type { DeedShown } from "../asks";

/** The newest first. */
export function Deeds({ deeds }: { deeds: DeedShown[] }) {
  if (deeds.length === 0) return <Empty className="deeds-empty" description="还没有变更。" />;
  return (
    <ol className="deeds">
      {deeds.map((deed, i) => (
        <li key={i}>
          <div>
            <span className="number">{deed.at}</span> {deed.actor} <b>{deed.what}</b>
          </div>
          {deed.changes.map((change, j) => (
            <div key={j} className="deed-change">
              <span>{change.field}</span>
              {change.before === "" ? <i>（空）</i> : <s>{change.before}</s>} → {change.after === "" ? <i>（空）</i> : <b>{change.after}</b>}
            </div>
          ))}
        </li>
      ))}
    </ol>
  );
}
