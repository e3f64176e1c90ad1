// The menu under the name of who sits here.
import { Dropdown } from "antd";
import { Who } from "./Who";

/** `onLogOut` lets another sit down. */
export default function WhoMenu({ who, onLogOut }: { who: string; onLogOut: () => void }) {
  return (
    <Dropdown menu={{ items: [{ key: "out", label: "换人登录" }], onClick: onLogOut }} trigger={["click"]}>
      <Who who={who} />
    </Dropdown>
  );
}
