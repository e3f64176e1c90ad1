// The left navigation: only screens that can be used.
import { UnorderedListOutlined } from "@ant-design/icons";
import type { ReactNode } from "react";
import { type Address, write } from "../address";

type Entry = { screen: Address["screen"]; name: string; icon: ReactNode };

const entries: Entry[] = [{ screen: "rosters", name: "名册与点名", icon: <UnorderedListOutlined aria-hidden /> }];

/** `current` is the screen shown. */
export function Navigation({ current }: { current: Address["screen"] }) {
  return (
    <nav className="navigation" aria-label="功能">
      {entries.map((entry) => (
        <a
          key={entry.screen}
          href={write({ screen: entry.screen, day: null, group: null })}
          aria-current={entry.screen === current ? "page" : undefined}
        >
          {entry.icon} {entry.name}
        </a>
      ))}
    </nav>
  );
}
