// Why a line has its amount: each step with what it rests on.
import { Drawer } from "antd";

type Props = { line: string | null; onClose: () => void };

/** `line` is the id that bills and pay give; null shows nothing. */
export function WhyDrawer({ line, onClose }: Props) {
  return <Drawer open={line !== null} onClose={onClose} title={line} />;
}
