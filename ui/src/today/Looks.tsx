// What needs a look soon, each with the screen where it is dealt with.
import { useContext } from "react";
import { go, type ScreenName } from "../address";
import type { TodayFinding, TodaySubject } from "../asks";
import { ask } from "../desk";
import { MeContext, useMay } from "../me";
import { Press } from "../parts/Press";
import { useUndo } from "../parts/useUndo";
import { screens } from "../screens";
import { useChange } from "../useAsk";

type Way = { label: string; screen: ScreenName; parts: (finding: TodayFinding) => (string | number)[]; state?: Record<string, string> };

const ways: Record<TodaySubject, Way> = {
  calendar: { label: "去校历", screen: "calendar", parts: () => [] },
  settle: { label: "去结算", screen: "pay", parts: ({ when }) => [when, "settle"] },
  backup: { label: "去备份", screen: "settings", parts: () => ["backup"] },
  profile: { label: "看口径", screen: "settings", parts: () => ["policy"] },
  calls: { label: "去补点名", screen: "rosters", parts: ({ when }) => [when] },
  groups: { label: "去服务班", screen: "groups", parts: ({ group }) => (group === null ? [] : [group]), state: { finding: "无补助标准" } },
  recovery: { label: "更换恢复密钥", screen: "settings", parts: () => ["passphrase"] },
};

/** Long sentences wrap; nothing is cut off. */
export function Looks({ findings }: { findings: TodayFinding[] }) {
  const me = useContext(MeContext);
  const reaches = (screen: ScreenName) => screens.some((each) => each.name === screen && me?.may.includes(each.needs));
  const mayAside = useMay("put_calls_aside");
  const aside = useChange("put_calls_aside");
  const undo = useUndo();
  const putAside = () => aside.mutate({ until: null }, { onSuccess: (before) => undo("不再提醒以前月份没有点名", () => ask("put_calls_aside", before)) });
  return (
    <section className="today-box" aria-labelledby="today-looks">
      <h2 id="today-looks">需要留意</h2>
      {findings.length === 0 && <p className="today-quiet">没有快到期或要处理的事。</p>}
      <ul className="today-list">
        {findings.map((each) => {
          const way = ways[each.about];
          return (
            <li key={each.text}>
              <span className="today-text">{each.text}</span>
              {reaches(way.screen) && (
                <Press small onClick={() => go(way.screen, way.parts(each), way.state)}>
                  {way.label}
                </Press>
              )}
              {each.about === "calls" && mayAside && (
                <Press small disabled={aside.isPending} onClick={putAside}>
                  不再提醒
                </Press>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
