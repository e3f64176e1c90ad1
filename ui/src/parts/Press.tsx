// A button of the first screen, which is drawn before Ant Design is there: it looks and behaves like those of the other screens.
import type { ComponentProps, ReactNode } from "react";

type Props = Omit<ComponentProps<"button">, "type"> & {
  kind?: "plain" | "primary" | "ghost" | "text" | "link";
  small?: boolean;
  /** Sends the form it stands in. */
  submit?: boolean;
  icon?: ReactNode;
};

/** `small` is 24 px high, others 32 px; without children it is as wide as high. */
export function Press({ kind = "plain", small, submit, icon, className, children, ...others }: Props) {
  const classes = ["press", ...(small === true ? ["press-small"] : []), ...(className === undefined ? [] : [className])];
  return (
    <button type={submit === true ? "submit" : "button"} className={classes.join(" ")} data-kind={kind} {...(children === undefined ? { "data-square": true } : {})} {...others}>
      {icon}
      {children !== undefined && <span>{children}</span>}
    </button>
  );
}
