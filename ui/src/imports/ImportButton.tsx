// The button 导入 of a list's screen: chooses a file and opens its preview.
import { ImportOutlined } from "@ant-design/icons";
import { App as AntApp, Button } from "antd";
import { No } from "../desk";
import { useMay } from "../me";
import { chooseImport } from "./open";

type Props = { list: string; label?: string; primary?: boolean };

/** `list` is the list the screen shows: `students`; nothing is shown to those who may not import. */
export function ImportButton({ list, label = "导入", primary = false }: Props) {
  const { message } = AntApp.useApp();
  if (!useMay("take_in")) return null;
  const choose = () => {
    chooseImport(list).catch((raw: unknown) => void message.error(raw instanceof No ? raw.message : String(raw), 6));
  };
  return (
    <Button {...(primary ? { type: "primary" as const } : {})} icon={<ImportOutlined aria-hidden />} onClick={choose} title="也可以把文件拖到窗口里">
      {label}
    </Button>
  );
}
