// What was changed about a pupil: when, by whom, from what to what.
import { Empty } from "antd";
import { NoShown } from "../parts/NoShown";
import { Waiting } from "../parts/Waiting";
import { useAsk } from "../useAsk";

/** The newest first. */
export function History({ id }: { id: number }) {
  const history = useAsk("student_history", { id });
  if (history.isPending) return <Waiting what="正在读取变更记录" />;
  if (history.isError) return <NoShown no={history.error} again={() => void history.refetch()} />;
  if (history.data.length === 0) return <Empty className="pupil-empty" description="还没有变更。" />;
  return (
    <ol className="pupil-history pupil-pad">
      {history.data.map((deed, i) => (
        <li key={i}>
          <div>
            <span className="number">{deed.at}</span> {deed.actor} <b>{deed.what}</b>
          </div>
          {deed.changes.map((change, j) => (
            <div key={j} className="pupil-change">
              <span>{change.field}</span>
              {change.before === "" ? <i>（空）</i> : <s>{change.before}</s>} → {change.after === "" ? <i>（空）</i> : <b>{change.after}</b>}
            </div>
          ))}
        </li>
      ))}
    </ol>
  );
}
