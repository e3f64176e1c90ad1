// The button 下载模板: an empty workbook of a list, for those whose own file the program does not understand.
import { DownOutlined } from "@ant-design/icons";
import { App as AntApp, Button, Dropdown } from "antd";
import { No, office } from "../desk";
import { useMay } from "../me";
import { runTask } from "../parts/tasks";

const lists = [
  { key: "students", label: "学生名单" },
  { key: "staff", label: "教职工名单" },
  { key: "groups", label: "服务班" },
  { key: "enrolments", label: "报名" },
  { key: "attendance", label: "学生考勤" },
  { key: "staff-attendance", label: "教师签到" },
];

/** In the order in which a school needs them. */
export function Templates() {
  const { message } = AntApp.useApp();
  if (!useMay("template")) return null;
  const save = async (list: string) => {
    const label = lists.find((one) => one.key === list)?.label ?? "";
    const out = await office("choose", { kind: "save", name: `${label}模板.xlsx`, endings: ["xlsx"] });
    if (out !== null) await runTask(`下载${label}模板`, "列", "template", { list, out });
  };
  const onClick = ({ key }: { key: string }) => {
    save(key).catch((raw: unknown) => void message.error(raw instanceof No ? raw.message : String(raw), 6));
  };
  return (
    <Dropdown trigger={["click"]} menu={{ items: lists, onClick }}>
      <Button>
        下载模板 <DownOutlined aria-hidden />
      </Button>
    </Dropdown>
  );
}
