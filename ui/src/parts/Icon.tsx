// A picture of Ant Design's set, drawn without the rest of Ant Design; it says nothing by itself unless it is named.
import type { AbstractNode, IconDefinition } from "@ant-design/icons-svg/es/types";
import { createElement, type ReactNode } from "react";

/** `of` is the picture, `label` what it says to whoever does not see it. */
export function Icon({ of, label }: { of: IconDefinition; label?: string }) {
  return (
    <span className="icon" {...(label === undefined ? { "aria-hidden": true } : { role: "img", "aria-label": label })}>
      {typeof of.icon === "object" && drawn(of.icon)}
    </span>
  );
}

function drawn(node: AbstractNode, at = 0): ReactNode {
  const whole = node.tag === "svg" ? { viewBox: node.attrs.viewBox, width: "1em", height: "1em", fill: "currentColor", "aria-hidden": true, focusable: false } : node.attrs;
  return createElement(node.tag, { key: at, ...whole }, node.children?.map(drawn));
}
