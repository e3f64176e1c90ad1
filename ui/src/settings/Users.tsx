// Those who use the program, each with a role and a PIN on top of the school's passphrase.
import { Alert, App as AntApp, Button } from "antd";
import { useState } from "react";
import type { ClassShown, UserShown } from "../asks";
import { NoAlert, NoShown } from "../parts/NoShown";
import { Waiting } from "../parts/Waiting";
import { useAsk, useChange } from "../useAsk";
import { roles } from "./roles";
import { UserForm } from "./UserForm";

/** 用户. */
export default function Users() {
  const users = useAsk("users", {});
  const classes = useAsk("classes", {});
  const [form, setForm] = useState<UserShown | "new" | null>(null);
  const remove = useChange("remove_user");
  const { modal } = AntApp.useApp();
  if (users.isPending || classes.isPending) return <Waiting what="正在读取用户" />;
  if (users.isError) return <NoShown no={users.error} again={() => void users.refetch()} />;
  if (classes.isError) return <NoShown no={classes.error} again={() => void classes.refetch()} />;
  const take = async (user: UserShown) => {
    const last = users.data.length === 1;
    const sure = await modal.confirm({
      title: `移除用户「${user.name}」`,
      content: last
        ? "这是最后一位用户。移除后不再用姓名登录，知道学校口令的人可以做全部事情。"
        : `「${user.name}」不能再登录。做过的事都还在记录里。以后可以重新添加，要另设登录密码。`,
      okText: "移除用户",
      cancelText: "先不移除",
      okButtonProps: { danger: true },
    });
    if (sure) remove.mutate({ id: user.id });
  };
  return (
    <>
      <section className="set-box" aria-label="用户">
        {users.data.length === 0 ? (
          <Alert
            type="info"
            showIcon
            title="还没有用户：知道学校口令的人可以做全部事情"
            description="几个人共用这台电脑时，给每人添加一位用户，各做各的。从添加第一位起，打开学校后每个人都要用姓名和登录密码登录。第一位请添加教务或校领导，由他管理其他用户。"
          />
        ) : (
          <Table users={users.data} classes={classes.data} onChange={setForm} onRemove={(user) => void take(user)} />
        )}
        {remove.isError && <NoAlert no={remove.error} onClose={() => remove.reset()} />}
        <Button type="primary" onClick={() => setForm("new")}>
          添加用户
        </Button>
      </section>
      <section className="set-box" aria-labelledby="set-roles">
        <h2 id="set-roles">每种角色能做什么</h2>
        <dl className="set-facts">
          {roles.map(({ role, label, does }) => [<dt key={role}>{label}</dt>, <dd key={`${role}-does`}>{does}</dd>])}
        </dl>
      </section>
      {form !== null && <UserForm user={form === "new" ? null : form} users={users.data} classes={classes.data} onDone={() => setForm(null)} />}
    </>
  );
}

type TableProps = { users: UserShown[]; classes: ClassShown[]; onChange: (user: UserShown) => void; onRemove: (user: UserShown) => void };

function Table({ users, classes, onChange, onRemove }: TableProps) {
  const named = (ids: number[]) => classes.filter((one) => ids.includes(one.id)).map((one) => one.label);
  return (
    <table className="set-table">
      <thead>
        <tr>
          <th>姓名</th>
          <th>角色</th>
          <th>班级</th>
          <th>操作</th>
        </tr>
      </thead>
      <tbody>
        {users.map((user) => (
          <tr key={user.id}>
            <td>{user.name}</td>
            <td>{user.role_label}</td>
            <td>{user.classes.length === 0 ? "–" : named(user.classes).join("、")}</td>
            <td>
              <Button type="link" onClick={() => onChange(user)}>
                修改
              </Button>
              <Button type="link" danger onClick={() => onRemove(user)}>
                移除
              </Button>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
