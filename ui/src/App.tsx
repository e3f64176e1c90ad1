// What the window shows first: the door while the school's file is shut, the desk once it is open.
import { useQuery } from "@tanstack/react-query";
import { type No, office } from "./desk";
import { Before } from "./door/Before";
import { Frame } from "./frame/Frame";
import type { Door } from "./office";
import { Refused } from "./parts/Refused";
import { useUndoKey } from "./parts/useUndo";
import { Waiting } from "./parts/Waiting";
import { Wardrobe } from "./parts/wardrobe";

/** The one application, with the place of its messages. */
export function App() {
  useUndoKey();
  return (
    <>
      <DoorOrDesk />
      <Wardrobe />
    </>
  );
}

function DoorOrDesk() {
  const query = useQuery<Door, No>({ queryKey: ["door"], queryFn: () => office("door", {}), staleTime: Infinity });
  if (query.isPending) return <Waiting what="正在打开" />;
  if (query.isError) return <Refused no={query.error} again={() => void query.refetch()} />;
  return query.data.state === "open" ? <Frame demo={query.data.demo} /> : <Before door={query.data} />;
}
