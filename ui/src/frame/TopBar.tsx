// The top bar: whose desk this is, which term, what day it is, and the lock.
import { LockOutlined } from "@ant-design/icons";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { App as AntApp, Button } from "antd";
import type { SchoolShown } from "../asks";
import { dayText } from "../days";
import { lock, type No } from "../desk";

/** `school` is the open school. */
export function TopBar({ school }: { school: SchoolShown }) {
  const answers = useQueryClient();
  const { message } = AntApp.useApp();
  const locking = useMutation<null, No>({
    mutationFn: lock,
    // Nothing of the school may stay readable behind the locked door.
    onSuccess: () => {
      answers.clear();
      window.location.reload();
    },
    onError: (no) => void message.error(no.message),
  });
  return (
    <header className="topbar">
      <span className="topbar-product">课后管家</span>
      <span className="topbar-school" id="school-name">
        {school.name}
      </span>
      <span className="topbar-term">{school.term === null ? "还没有设学期" : school.term.name}</span>
      <span className="topbar-today">今天 {dayText(school.today)}</span>
      <Button type="text" size="small" icon={<LockOutlined aria-hidden />} onClick={() => locking.mutate()}>
        锁上
      </Button>
    </header>
  );
}
