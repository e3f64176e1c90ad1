// The top bar: whose desk this is, which term, what day it is, the search, the handbook, who sits here, and the lock.
import LockOutlined from "@ant-design/icons-svg/es/asn/LockOutlined";
import QuestionCircleOutlined from "@ant-design/icons-svg/es/asn/QuestionCircleOutlined";
import SearchOutlined from "@ant-design/icons-svg/es/asn/SearchOutlined";
import UserOutlined from "@ant-design/icons-svg/es/asn/UserOutlined";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { MeShown, SchoolShown } from "../asks";
import { dayText } from "../days";
import { type No, office } from "../desk";
import { Icon } from "../parts/Icon";
import { Press } from "../parts/Press";
import { dressed, tell } from "../parts/wardrobe";
import { Who } from "./Who";

const RecentFiles = dressed(async () => ({ default: (await import("../parts/TaskBar")).RecentFiles }), null, true);
const WhoMenu = dressed(() => import("./WhoMenu"), Who, true);

type Props = { demo: boolean; school: SchoolShown; me: MeShown; onSearch: () => void; onHelp: () => void };

/** `school` is the open school, `demo` whether it is the invented one, `me` who sits here. */
export function TopBar({ demo, school, me, onSearch, onHelp }: Props) {
  const answers = useQueryClient();
  const leaving = useMutation<unknown, No, "lock" | "log_out" | "leave_demo">({
    mutationFn: (how) => office(how, {}),
    // Nothing of the school may stay readable behind the locked door.
    onSuccess: () => {
      answers.clear();
      window.location.reload();
    },
    onError: (no) => tell("error", no.message),
  });
  const who = me.name === null ? me.role_label : `${me.name}（${me.role_label}）`;
  return (
    <header className="topbar">
      <span className="topbar-product">课后管家</span>
      <span className="topbar-school" id="school-name">
        {school.name}
      </span>
      {demo && (
        <span className="topbar-demo">
          <span className="topbar-tag">示范学校</span>
          <Press id="leave-demo" kind="link" small onClick={() => leaving.mutate("leave_demo")}>
            离开示范学校
          </Press>
        </span>
      )}
      <span className="topbar-term">{school.term === null ? "还没有设学期" : school.term.name}</span>
      <span className="topbar-today">今天 {dayText(school.today)}</span>
      <button type="button" className="topbar-search" onClick={onSearch} title="Ctrl K">
        <Icon of={SearchOutlined} /> 搜学生、教师、服务班、编号 <kbd>Ctrl K</kbd>
      </button>
      <RecentFiles />
      <Press kind="text" small icon={<Icon of={QuestionCircleOutlined} />} onClick={onHelp} title="F1">
        帮助
      </Press>
      {me.name === null ? (
        <span className="topbar-who">
          <Icon of={UserOutlined} /> {who}
        </span>
      ) : (
        <WhoMenu who={who} onLogOut={() => leaving.mutate("log_out")} />
      )}
      {!demo && (
        <Press id="lock" kind="text" small icon={<Icon of={LockOutlined} />} onClick={() => leaving.mutate("lock")}>
          锁上
        </Press>
      )}
    </header>
  );
}
