// What the window shows first: the door while the school's file is shut, the desk once it is open.
import { useQuery } from "@tanstack/react-query";
import { type No, office } from "./desk";
import { LogIn } from "./door/LogIn";
import { NoSchool } from "./door/NoSchool";
import { Unlock } from "./door/Unlock";
import { Frame } from "./frame/Frame";
import type { Door } from "./office";
import { NoShown } from "./parts/NoShown";
import { useUndoKey } from "./parts/useUndo";
import { Waiting } from "./parts/Waiting";

/** Door or desk. */
export function App() {
  useUndoKey();
  const query = useQuery<Door, No>({ queryKey: ["door"], queryFn: () => office("door", {}), staleTime: Infinity });
  if (query.isPending) return <Waiting what="正在打开" />;
  if (query.isError) return <NoShown no={query.error} again={() => void query.refetch()} />;
  switch (query.data.state) {
    case "open":
      return <Frame />;
    case "shut":
      return <Unlock folder={query.data.folder} remembered={query.data.remembered} no={query.data.no} />;
    case "log_in":
      return <LogIn names={query.data.names} />;
    case "no_school":
      return <NoSchool folder={query.data.folder} again={() => void query.refetch()} />;
  }
}
