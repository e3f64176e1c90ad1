// The handbook before the desk: F1 and every refusal's link open it at the door too.
import { useEffect } from "react";
import { Help } from "../help/Help";
import { openHelp } from "../help/call";

/** Beside whatever stands before the desk. */
export function DoorHelp() {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== "F1") return;
      event.preventDefault();
      openHelp({ page: "first-start", part: "" });
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, []);
  return <Help open={null} screen="today" onClose={() => undefined} />;
}
