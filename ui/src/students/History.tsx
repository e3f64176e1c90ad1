// What was changed about a pupil.
import { Deeds } from "../parts/Deeds";
import { NoShown } from "../parts/NoShown";
import { Waiting } from "../parts/Waiting";
import { useAsk } from "../useAsk";

/** The newest first. */
export function History({ id }: { id: number }) {
  const history = useAsk("student_history", { id });
  if (history.isPending) return <Waiting what="正在读取变更记录" />;
  if (history.isError) return <NoShown no={history.error} again={() => void history.refetch()} />;
  return <Deeds deeds={history.data} />;
}
