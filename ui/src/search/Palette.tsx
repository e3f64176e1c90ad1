// The search over everything, opened by Ctrl K.
import { Modal } from "antd";

type Props = { open: boolean; onClose: () => void };

/** Finds pupils, staff, groups, papers and screens. */
export function Palette({ open, onClose }: Props) {
  return <Modal open={open} onCancel={onClose} footer={null} title="搜索" />;
}
