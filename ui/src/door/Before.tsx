// What stands before the desk: the passphrase, the log-in, or the first start, and the handbook beside them.
import { useEffect } from "react";
import { openHelp } from "../help/call";
import type { Door } from "../office";
import { Waiting } from "../parts/Waiting";
import { dressed } from "../parts/wardrobe";
import { Unlock } from "./Unlock";

const LogIn = dressed(async () => ({ default: (await import("./LogIn")).LogIn }), <Waiting what="正在打开" />);

// Seen once in the life of a school.
const NoSchool = dressed(() => import("./NoSchool"), <Waiting what="正在打开" />);
const Help = dressed(async () => ({ default: (await import("../help/Help")).Help }), null, true);

/** `door` is how it stands; F1 and every refusal's link open the handbook here too. */
export function Before({ door }: { door: Exclude<Door, { state: "open" }> }) {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== "F1") return;
      event.preventDefault();
      openHelp({ page: "first-start", part: "" });
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, []);
  return (
    <>
      <Stands door={door} />
      <Help open={null} screen="today" onClose={() => undefined} />
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
