// To be shown here.
import { Empty } from "antd";
import type { ScreenProps } from "../screens";

/** Nothing yet. */
export default function SettingsScreen({ school }: ScreenProps) {
  return <Empty description={school.name} />;
}
