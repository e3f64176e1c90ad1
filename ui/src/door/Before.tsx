// What stands before the desk: the passphrase, the log-in, or the first start, and the handbook beside them.
import type { Door } from "../office";
import { later } from "../parts/later";
import { Waiting } from "../parts/Waiting";
import { DoorHelp } from "./DoorHelp";
import { LogIn } from "./LogIn";
import { Unlock } from "./Unlock";

// Seen once in the life of a school.
const NoSchool = later(() => import("./NoSchool"), <Waiting what="正在打开" />);

/** `door` is how it stands. */
export default function Before({ door }: { door: Exclude<Door, { state: "open" }> }) {
  return (
    <>
      <Stands door={door} />
      <DoorHelp />
    </>
  );
}

function Stands({ door }: { door: Exclude<Door, { state: "open" }> }) {
  switch (door.state) {
    case "shut":
      return <Unlock folder={door.folder} remembered={door.remembered} no={door.no} />;
    case "log_in":
      return <LogIn names={door.names} />;
    case "no_school":
      return <NoSchool folder={door.folder} />;
  }
}
