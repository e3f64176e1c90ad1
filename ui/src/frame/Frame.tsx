// The frame around every screen: top bar, left navigation, and the screen the address names.
import { NoShown } from "../parts/NoShown";
import { Waiting } from "../parts/Waiting";
import { RostersScreen } from "../rosters/RostersScreen";
import { useAddress } from "../address";
import { useAsk } from "../useAsk";
import { Navigation } from "./Navigation";
import { TopBar } from "./TopBar";

/** The open desk. */
export function Frame() {
  const school = useAsk("school", {});
  const address = useAddress();
  if (school.isPending) return <Waiting what="正在读取学校" />;
  if (school.isError) return <NoShown no={school.error} again={() => void school.refetch()} />;
  return (
    <div className="frame">
      <TopBar school={school.data} />
      <Navigation current={address.screen} />
      <main className="screen">
        <RostersScreen school={school.data} day={address.day ?? school.data.today} group={address.group} />
      </main>
    </div>
  );
}
