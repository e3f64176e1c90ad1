// The frame around every screen: top bar, left navigation, and the screen the address names.
import { useEffect, useState } from "react";
import { useAddress, useScreen } from "../address";
import type { SchoolShown } from "../asks";
import { DropZone } from "../imports/DropZone";
import { MeContext } from "../me";
import { Fallen } from "../parts/Fallen";
import { Refused } from "../parts/Refused";
import { Waiting } from "../parts/Waiting";
import { dressed, dressNow } from "../parts/wardrobe";
import { type Screen, screens } from "../screens";
import { useAsk } from "../useAsk";
import { type Called, useFrameKeys } from "./keys";
import { Navigation } from "./Navigation";
import { TopBar } from "./TopBar";
import { useIdleLock } from "./useIdleLock";

// Nobody calls for them before the first screen can be read.
const Palette = dressed(async () => ({ default: (await import("../search/Palette")).Palette }), null, true);
const Help = dressed(async () => ({ default: (await import("../help/Help")).Help }), null, true);
const TaskBar = dressed(async () => ({ default: (await import("../parts/TaskBar")).TaskBar }), null, true);

/** The open desk; `demo` says that it is the demo school's. */
export function Frame({ demo }: { demo: boolean }) {
  const school = useAsk("school", {});
  const me = useAsk("me", {});
  const current = useScreen();
  // What the screen begins with is on its way while the frame is still being read.
  useAsk(screens.find((screen) => screen.name === current)?.begins ?? "me", {});
  const [called, setCalled] = useState<Called>(null);
  const allowed = screens.filter((screen) => me.data?.may.includes(screen.needs));
  // The demo school has nothing to protect and a passphrase that nobody knows.
  useIdleLock(demo ? 0 : (school.data?.idle_minutes ?? 0));
  useFrameKeys(allowed, setCalled);
  const shown = allowed.find((screen) => screen.name === current) ?? allowed[0];
  useEffect(() => {
    if (called !== null) dressNow();
  }, [called]);
  useEffect(() => {
    document.title = shown === undefined ? "课后管家" : `${shown.label} - 课后管家`;
  }, [shown]);
  if (school.isPending || me.isPending) return <Waiting what="正在读取学校" />;
  if (school.isError) return <Refused no={school.error} again={() => void school.refetch()} />;
  if (me.isError) return <Refused no={me.error} again={() => void me.refetch()} />;
  return (
    <MeContext value={me.data}>
      <div className="frame">
        <TopBar demo={demo} school={school.data} me={me.data} onSearch={() => setCalled("search")} onHelp={() => setCalled("page")} />
        <Navigation screens={allowed} current={shown?.name ?? "today"} />
        <main className="screen" id="screen" tabIndex={-1}>
          {shown !== undefined && (
            <Fallen key={shown.name}>
              <Shown screen={shown} school={school.data} />
            </Fallen>
          )}
        </main>
        <TaskBar />
      </div>
      <Palette open={called === "search"} onClose={() => setCalled(null)} />
      <Help open={called === "page" || called === "keys" ? called : null} screen={shown?.name ?? "today"} onClose={() => setCalled(null)} />
      <DropZone />
    </MeContext>
  );
}

/** The one part of the frame that follows the whole address. */
function Shown({ screen, school }: { screen: Screen; school: SchoolShown }) {
  const address = useAddress();
  return <screen.Show school={school} address={{ ...address, screen: screen.name }} />;
}
