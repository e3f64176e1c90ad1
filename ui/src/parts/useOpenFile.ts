// The ways to a file of this run outside the window: opened by another program, shown in its folder, printed.
import { App as AntApp } from "antd";
import { noOf, office } from "../desk";

/** What does not work is said. */
export function useOpenFile(): (how: "open_path" | "show_in_folder" | "print_path", file: string) => void {
  const { message } = AntApp.useApp();
  return (how, file) => {
    office(how, { file }).catch((raw: unknown) => void message.error(noOf(raw).message, 6));
  };
}
