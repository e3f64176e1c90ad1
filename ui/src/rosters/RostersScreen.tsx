// The day's rosters: pick a day, see its groups in two sections, open one group.
import { useState } from "react";
import { go } from "../address";
import { dayText } from "../days";
import { NoShown } from "../parts/NoShown";
import { Waiting } from "../parts/Waiting";
import type { ScreenProps } from "../screens";
import { useAsk } from "../useAsk";
import { DateStrip } from "./DateStrip";
import { Filters } from "./Filters";
import { GroupDrawer } from "./GroupDrawer";
import { GroupTable } from "./GroupTable";
import { NoLessons } from "./NoLessons";
import { everything, type Narrowing, narrow } from "./narrow";

/** `#/rosters/2026-11-24/group/3`: the day shown, and the group whose drawer is open. */
export default function RostersScreen({ school, address }: ScreenProps) {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(address.parts[0] ?? "") ? (address.parts[0] ?? "") : school.today;
  const group = address.parts[1] === "group" ? Number(address.parts[2]) : null;
  const [narrowing, setNarrowing] = useState<Narrowing>(everything);
  const rosters = useAsk("day_rosters", { date: day });
  const goTo = (next: string) => go("rosters", [next]);
  const show = (id: number | null) => go("rosters", id === null ? [day] : [day, "group", id]);
  return (
    <section className="page" aria-labelledby="page-title">
      <div className="page-head">
        <h1 id="page-title">
          名册与点名 <small>{rosters.data?.day_label ?? dayText(day)}</small>
        </h1>
        <DateStrip day={day} today={school.today} onDay={goTo} />
        {rosters.isSuccess && rosters.data.sections.some((s) => s.groups.length > 0) && (
          <Filters rosters={rosters.data} narrowing={narrowing} onNarrow={setNarrowing} />
        )}
      </div>
      <div className="page-body">
        {rosters.isPending && <Waiting what="正在排当天名册" />}
        {rosters.isError && <NoShown no={rosters.error} again={() => void rosters.refetch()} />}
        {rosters.isSuccess &&
          (rosters.data.sections.every((s) => s.groups.length === 0) ? (
            <NoLessons rosters={rosters.data} school={school} onDay={goTo} />
          ) : (
            <>
              <GroupTable
                sections={narrow(rosters.data.sections, narrowing)}
                past={day <= school.today}
                chosen={group}
                onChoose={show}
                onEverything={() => setNarrowing(everything)}
              />
              <GroupDrawer rosters={rosters.data} group={group} onClose={() => show(null)} />
            </>
          ))}
      </div>
    </section>
  );
}
