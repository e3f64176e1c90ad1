// The top bar: whose desk this is, which term, what day it is, the search, the handbook, who sits here, and the lock.
import { LockOutlined, QuestionCircleOutlined, SearchOutlined, UserOutlined } from "@ant-design/icons";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { App as AntApp, Button, Dropdown, Tag } from "antd";
import type { MeShown, SchoolShown } from "../asks";
import { dayText } from "../days";
import { type No, office } from "../desk";
import { RecentFiles } from "../parts/TaskBar";

type Props = { demo: boolean; school: SchoolShown; me: MeShown; onSearch: () => void; onHelp: () => void };

/** `school` is the open school, `demo` whether it is the invented one, `me` who sits here. */
export function TopBar({ demo, school, me, onSearch, onHelp }: Props) {
  const answers = useQueryClient();
  const { message } = AntApp.useApp();
  const leaving = useMutation<unknown, No, "lock" | "log_out" | "leave_demo">({
    mutationFn: (how) => office(how, {}),
    // Nothing of the school may stay readable behind the locked door.
    onSuccess: () => {
      answers.clear();
      window.location.reload();
    },
    onError: (no) => void message.error(no.message),
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
          <Tag color="gold">示范学校</Tag>
          <Button id="leave-demo" type="link" size="small" onClick={() => leaving.mutate("leave_demo")}>
            离开示范学校
          </Button>
        </span>
      )}
      <span className="topbar-term">{school.term === null ? "还没有设学期" : school.term.name}</span>
      <span className="topbar-today">今天 {dayText(school.today)}</span>
      <button type="button" className="topbar-search" onClick={onSearch} title="Ctrl K">
        <SearchOutlined aria-hidden /> 搜学生、教师、服务班、编号 <kbd>Ctrl K</kbd>
      </button>
      <RecentFiles />
      <Button type="text" size="small" icon={<QuestionCircleOutlined aria-hidden />} onClick={onHelp} title="F1">
        帮助
      </Button>
      {me.name === null ? (
        <span className="topbar-who">
          <UserOutlined aria-hidden /> {who}
        </span>
      ) : (
        <Dropdown menu={{ items: [{ key: "out", label: "换人登录" }], onClick: () => leaving.mutate("log_out") }} trigger={["click"]}>
          <Button type="text" size="small" icon={<UserOutlined aria-hidden />}>
            {who}
          </Button>
        </Dropdown>
      )}
      {!demo && (
        <Button id="lock" type="text" size="small" icon={<LockOutlined aria-hidden />} onClick={() => leaving.mutate("lock")}>
          锁上
        </Button>
      )}
    </header>
  );
}
