// A month's sign-in by spreadsheet: the form with everyone planned, and taking the filled one in.
import { App as AntApp, Button, Dropdown } from "antd";
import { No, office } from "../desk";
import { chooseImport } from "../imports/open";
import { useMay } from "../me";
import { runTask } from "../parts/tasks";

/** `day` names the month. */
export function MonthForm({ day }: { day: string }) {
  const { message } = AntApp.useApp();
  const month = day.slice(0, 7);
  const label = `${month.slice(0, 4)}年${Number(month.slice(5))}月`;
  const [mayMake, mayTakeIn] = [useMay("sign_in_month"), useMay("take_in")];
  const save = async () => {
    const name = `${label}教师签到模板.xlsx`;
    const out = await office("choose", { kind: "save", name, endings: ["xlsx"] });
    if (out !== null) await runTask(`下载${label}签到模板`, "行", "sign_in_month", { month, out });
  };
  const told = (raw: unknown) => void message.error(raw instanceof No ? raw.message : String(raw), 6);
  const items = [
    ...(mayMake ? [{ key: "make", label: "下载这个月的签到模板" }] : []),
    ...(mayTakeIn ? [{ key: "take", label: "导入填好的整月签到" }] : []),
  ];
  if (items.length === 0) return null;
  const run = (key: string) => (key === "make" ? save() : chooseImport("staff-attendance"));
  return (
    <Dropdown trigger={["click"]} menu={{ items, onClick: ({ key }) => void run(key).catch(told) }}>
      <Button>整月签到</Button>
    </Dropdown>
  );
}
