// The handbook beside the screen it is about, and the list of keys.
import { Drawer } from "antd";
import type { ScreenName } from "../address";

type Props = { open: "page" | "keys" | null; screen: ScreenName; onClose: () => void };

/** `page` is the handbook page of the screen, `keys` the list of keys. */
export function Help({ open, screen, onClose }: Props) {
  return <Drawer open={open !== null} onClose={onClose} title={screen} />;
}
