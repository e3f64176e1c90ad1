// The left navigation: only screens that can be used.
import { carried, href, type ScreenName, useAddress } from "../address";
import { UndoNote } from "../parts/useUndo";
import type { Screen } from "../screens";

type Props = { screens: Screen[]; current: ScreenName };

/** `current` is the screen shown. */
export function Navigation({ screens, current }: Props) {
  const address = useAddress();
  return (
    <nav className="navigation" aria-label="功能">
      {screens.map((screen, at) => (
        <a
          key={screen.name}
          href={href(screen.name, carried(address, screen.name))}
          aria-current={screen.name === current ? "page" : undefined}
          title={at < 10 ? `Alt ${(at + 1) % 10}` : undefined}
        >
          {screen.icon} {screen.label}
        </a>
      ))}
      <UndoNote />
    </nav>
  );
}
