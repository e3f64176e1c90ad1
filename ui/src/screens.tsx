// The screens of the left navigation: their names, and the one file each is loaded from when it is first shown; that of the first screen comes with the start.
import BankOutlined from "@ant-design/icons-svg/es/asn/BankOutlined";
import CalendarOutlined from "@ant-design/icons-svg/es/asn/CalendarOutlined";
import FileTextOutlined from "@ant-design/icons-svg/es/asn/FileTextOutlined";
import FormOutlined from "@ant-design/icons-svg/es/asn/FormOutlined";
import IdcardOutlined from "@ant-design/icons-svg/es/asn/IdcardOutlined";
import ImportOutlined from "@ant-design/icons-svg/es/asn/ImportOutlined";
import PayCircleOutlined from "@ant-design/icons-svg/es/asn/PayCircleOutlined";
import SettingOutlined from "@ant-design/icons-svg/es/asn/SettingOutlined";
import SunOutlined from "@ant-design/icons-svg/es/asn/SunOutlined";
import TeamOutlined from "@ant-design/icons-svg/es/asn/TeamOutlined";
import UnorderedListOutlined from "@ant-design/icons-svg/es/asn/UnorderedListOutlined";
import UserOutlined from "@ant-design/icons-svg/es/asn/UserOutlined";
import type { ReactNode } from "react";
import type { Address, ScreenName } from "./address";
import type { Asks, SchoolShown } from "./asks";
import { Icon } from "./parts/Icon";
import { ahead, type Later } from "./parts/later";
import { Waiting } from "./parts/Waiting";
import { dressed } from "./parts/wardrobe";
import TodayScreen from "./today/TodayScreen";

/** What every screen is given. */
export type ScreenProps = { school: SchoolShown; address: Address };

/** A screen; `needs` is the ask without which there is nothing to see on it, `begins` one that is sent while the frame is still being read. */
export type Screen = { name: ScreenName; label: string; icon: ReactNode; needs: keyof Asks; Show: Later<ScreenProps>; begins?: "today" };

/** In the order of the left navigation; Alt+1 … Alt+9 and Alt+0 follow it. */
export const screens: Screen[] = [
  { name: "today", label: "今天", icon: <Icon of={SunOutlined} />, needs: "school", Show: ahead(TodayScreen), begins: "today" },
  { name: "students", label: "学生", icon: <Icon of={UserOutlined} />, needs: "students", Show: shown("学生", () => import("./students/StudentsScreen")) },
  { name: "calendar", label: "校历与作息", icon: <Icon of={CalendarOutlined} />, needs: "school", Show: shown("校历与作息", () => import("./calendar/CalendarScreen")) },
  { name: "groups", label: "服务与分组", icon: <Icon of={TeamOutlined} />, needs: "day_rosters", Show: shown("服务与分组", () => import("./groups/GroupsScreen")) },
  { name: "enrolment", label: "报名", icon: <Icon of={FormOutlined} />, needs: "roll_call", Show: shown("报名", () => import("./enrolment/EnrolmentScreen")) },
  { name: "rosters", label: "名册与点名", icon: <Icon of={UnorderedListOutlined} />, needs: "day_rosters", Show: shown("名册与点名", () => import("./rosters/RostersScreen")) },
  { name: "staff", label: "人员与排班", icon: <Icon of={IdcardOutlined} />, needs: "staff_list", Show: shown("人员与排班", () => import("./staff/StaffScreen")) },
  { name: "fees", label: "收费", icon: <Icon of={PayCircleOutlined} />, needs: "bills", Show: shown("收费", () => import("./fees/FeesScreen")) },
  { name: "pay", label: "补助", icon: <Icon of={BankOutlined} />, needs: "pay", Show: shown("补助", () => import("./pay/PayScreen")) },
  { name: "letters", label: "文书", icon: <Icon of={FileTextOutlined} />, needs: "letters", Show: shown("文书", () => import("./letters/LettersScreen")) },
  { name: "imports", label: "导入", icon: <Icon of={ImportOutlined} />, needs: "take_in", Show: shown("导入", () => import("./imports/ImportsScreen")) },
  { name: "settings", label: "设置", icon: <Icon of={SettingOutlined} />, needs: "school", Show: shown("设置", () => import("./settings/SettingsScreen")) },
];

/** All but the first screen are drawn with Ant Design. */
function shown(label: string, fetch: () => Promise<{ default: (props: ScreenProps) => ReactNode }>): Later<ScreenProps> {
  return dressed(fetch, <Waiting what={`正在打开${label}`} />);
}
