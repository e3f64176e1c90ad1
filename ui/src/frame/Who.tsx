// The button with the name of who sits here.
import UserOutlined from "@ant-design/icons-svg/es/asn/UserOutlined";
import type { ComponentProps } from "react";
import { Icon } from "../parts/Icon";
import { Press } from "../parts/Press";

/** `who` is the name with the role. */
export function Who({ who, ...others }: { who: string } & Omit<ComponentProps<"button">, "type">) {
  return (
    <Press kind="text" small icon={<Icon of={UserOutlined} />} {...others}>
      {who}
    </Press>
  );
}
