// What needs a look soon, each with the screen where it is dealt with.
import { Button } from "antd";
import { useContext } from "react";
import { go, type ScreenName } from "../address";
import type { TodayFinding, TodaySubject } from "../asks";
import { MeContext } from "../me";
import { screens } from "../screens";

type Way = { label: string; screen: ScreenName; parts: (finding: TodayFinding) => (string | number)[]; state?: Record<string, string> };

const ways: Record<TodaySubject, Way> = {
  calendar: { label: "去校历", screen: "calendar", parts: () => [] },
  settle: { label: "去结算", screen: "pay", parts: ({ when }) => [when, "settle"] },
  backup: { label: "去备份", screen: "settings", parts: () => ["backup"] },
  profile: { label: "看口径", screen: "settings", parts: () => ["policy"] },
  groups: { label: "去服务班", screen: "groups", parts: ({ group }) => (group === null ? [] : [group]), state: { finding: "无补助标准" } },
  recovery: { label: "更换恢复密钥", screen: "settings", parts: () => ["passphrase"] },
};

/** Long sentences wrap; nothing is cut off. */
export function Looks({ findings }: { findings: TodayFinding[] }) {
  const me = useContext(MeContext);
  const reaches = (screen: ScreenName) => screens.some((each) => each.name === screen && me?.may.includes(each.needs));
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
                <Button size="small" onClick={() => go(way.screen, way.parts(each), way.state)}>
                  {way.label}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
