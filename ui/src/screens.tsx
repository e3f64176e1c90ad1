// The screens of the left navigation: their names, and the one file each is loaded from when it is first shown.
import {
  BankOutlined,
  CalendarOutlined,
  FileTextOutlined,
  FormOutlined,
  IdcardOutlined,
  ImportOutlined,
  PayCircleOutlined,
  SettingOutlined,
  SunOutlined,
  TeamOutlined,
  UnorderedListOutlined,
  UserOutlined,
} from "@ant-design/icons";
import type { ComponentType, ReactNode } from "react";
import type { Address, ScreenName } from "./address";
import type { Asks, SchoolShown } from "./asks";
import { type Later, later } from "./parts/later";
import { Waiting } from "./parts/Waiting";

/** What every screen is given. */
export type ScreenProps = { school: SchoolShown; address: Address };

/** A screen; `needs` is the ask without which there is nothing to see on it, `begins` one that is sent while the frame is still being read. */
export type Screen = { name: ScreenName; label: string; icon: ReactNode; needs: keyof Asks; Show: Later<ScreenProps>; begins?: "today" };

/** In the order of the left navigation; Alt+1 … Alt+9 and Alt+0 follow it. */
export const screens: Screen[] = [
  { name: "today", label: "今天", icon: <SunOutlined aria-hidden />, needs: "school", Show: shown("今天", () => import("./today/TodayScreen")), begins: "today" },
  { name: "students", label: "学生", icon: <UserOutlined aria-hidden />, needs: "students", Show: shown("学生", () => import("./students/StudentsScreen")) },
  { name: "calendar", label: "校历与作息", icon: <CalendarOutlined aria-hidden />, needs: "school", Show: shown("校历与作息", () => import("./calendar/CalendarScreen")) },
  { name: "groups", label: "服务与分组", icon: <TeamOutlined aria-hidden />, needs: "day_rosters", Show: shown("服务与分组", () => import("./groups/GroupsScreen")) },
  { name: "enrolment", label: "报名", icon: <FormOutlined aria-hidden />, needs: "roll_call", Show: shown("报名", () => import("./enrolment/EnrolmentScreen")) },
  { name: "rosters", label: "名册与点名", icon: <UnorderedListOutlined aria-hidden />, needs: "day_rosters", Show: shown("名册与点名", () => import("./rosters/RostersScreen")) },
  { name: "staff", label: "人员与排班", icon: <IdcardOutlined aria-hidden />, needs: "staff_list", Show: shown("人员与排班", () => import("./staff/StaffScreen")) },
  { name: "fees", label: "收费", icon: <PayCircleOutlined aria-hidden />, needs: "bills", Show: shown("收费", () => import("./fees/FeesScreen")) },
  { name: "pay", label: "补助", icon: <BankOutlined aria-hidden />, needs: "pay", Show: shown("补助", () => import("./pay/PayScreen")) },
  { name: "letters", label: "文书", icon: <FileTextOutlined aria-hidden />, needs: "letters", Show: shown("文书", () => import("./letters/LettersScreen")) },
  { name: "imports", label: "导入", icon: <ImportOutlined aria-hidden />, needs: "take_in", Show: shown("导入", () => import("./imports/ImportsScreen")) },
  { name: "settings", label: "设置", icon: <SettingOutlined aria-hidden />, needs: "school", Show: shown("设置", () => import("./settings/SettingsScreen")) },
];

function shown(label: string, fetch: () => Promise<{ default: ComponentType<ScreenProps> }>): Later<ScreenProps> {
  return later(fetch, <Waiting what={`正在打开${label}`} />);
}
