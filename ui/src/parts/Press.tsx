// A button of the first screen, which is drawn before Ant Design is there: it looks and behaves like those of the other screens.
import type { ComponentProps, ReactNode } from "react";

type Props = Omit<ComponentProps<"button">, "type" | "className"> & {
  kind?: "plain" | "primary" | "ghost" | "text" | "link";
  small?: boolean;
  icon?: ReactNode;
};

/** `small` is 24 px high, others 32 px; without children it is as wide as high. */
export function Press({ kind = "plain", small, icon, children, ...others }: Props) {
  return (
    <button type="button" className={small === true ? "press press-small" : "press"} data-kind={kind} {...(children === undefined ? { "data-square": true } : {})} {...others}>
      {icon}
      {children !== undefined && <span>{children}</span>}
    </button>
  );
}
