// A field for a passphrase or a PIN: what is typed is shown by the eye, which is clicked and stands out of the way of Tab.
import { Input } from "antd";
import type { PasswordProps } from "antd/es/input";

/** Tab goes from one field to the next, never to the eye. */
export function Secret(props: PasswordProps) {
  return <Input.Password {...props} autoComplete="off" visibilityToggle={{ tabIndex: -1 }} />;
}
