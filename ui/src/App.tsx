// What the window shows first: the door while the school's file is shut, the desk once it is open.
import { useQuery } from "@tanstack/react-query";
import { type No, office } from "./desk";
import { DoorHelp } from "./door/DoorHelp";
import { LogIn } from "./door/LogIn";
import { Unlock } from "./door/Unlock";
import { Frame } from "./frame/Frame";
import type { Door } from "./office";
import { NoShown } from "./parts/NoShown";
import { later } from "./parts/later";
import { useUndoKey } from "./parts/useUndo";
import { Waiting } from "./parts/Waiting";

// Seen once in the life of a school.
const NoSchool = later(() => import("./door/NoSchool"), <Waiting what="正在打开" />);

/** Door or desk. */
export function App() {
  useUndoKey();
  const query = useQuery<Door, No>({ queryKey: ["door"], queryFn: () => office("door", {}), staleTime: Infinity });
  if (query.isPending) return <Waiting what="正在打开" />;
  if (query.isError) return <NoShown no={query.error} again={() => void query.refetch()} />;
  if (query.data.state === "open") return <Frame demo={query.data.demo} />;
  return (
    <>
      <Before door={query.data} />
      <DoorHelp />
    </>
  );
}

/** What stands before the desk. */
function Before({ door }: { door: Exclude<Door, { state: "open" }> }) {
  switch (door.state) {
    case "shut":
      return <Unlock folder={door.folder} remembered={door.remembered} no={door.no} />;
    case "log_in":
      return <LogIn names={door.names} />;
    case "no_school":
      return <NoSchool folder={door.folder} />;
  }
}
