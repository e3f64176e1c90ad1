// One user: the name to log in by, the role, the classes of a 班主任, and the PIN.
import { Button, Input, Modal, Radio, Select } from "antd";
import { useState } from "react";
import type { ClassShown, PutUser, Role, UserShown } from "../asks";
import { ask } from "../desk";
import { Field } from "../parts/Field";
import { NoAlert } from "../parts/NoShown";
import { Secret } from "../parts/Secret";
import { useUndo } from "../parts/useUndo";
import { useChange } from "../useAsk";
import { roles } from "./roles";

type Props = { user: UserShown | null; users: UserShown[]; classes: ClassShown[]; onDone: () => void };

/** `user` null adds one. */
export function UserForm({ user, users, classes, onDone }: Props) {
  const [value, setValue] = useState({ name: user?.name ?? "", role: user?.role ?? (users.length === 0 ? "academic" : "head_teacher") as Role, classes: user?.classes ?? [], pin: "" });
  const put = useChange("put_user");
  const undo = useUndo();
  const change = (part: Partial<typeof value>) => {
    put.reset();
    setValue({ ...value, ...part });
  };
  const save = () => {
    const given: PutUser = { id: user?.id ?? null, name: value.name, role: value.role, classes: value.role === "head_teacher" ? value.classes : [], pin: value.pin === "" ? null : value.pin };
    put.mutate(given, {
      onSuccess: (kept) => {
        const back = () => (user === null ? ask("remove_user", { id: kept.id }) : ask("put_user", { id: user.id, name: user.name, role: user.role, classes: user.classes, pin: null }));
        // A PIN that was changed cannot be known again, so only the rest is put back.
        undo(user === null ? `用户「${kept.name}」已添加。` : `用户「${kept.name}」已修改。`, back);
        onDone();
      },
    });
  };
  return (
    <Modal open title={user === null ? "添加用户" : `修改用户「${user.name}」`} width={560} onCancel={onDone} footer={null}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <div className="fields">
          <Field label="姓名" needed help="登录时选这个名字">
            <Input name="user-name" autoFocus maxLength={20} value={value.name} onChange={(event) => change({ name: event.target.value })} />
          </Field>
          <Field label={user === null ? "登录密码" : "新的登录密码"} needed={user === null} help={user === null ? "4 至 8 位数字" : "4 至 8 位数字，空着不改"}>
            <Secret name="user-pin" inputMode="numeric" maxLength={8} value={value.pin} onChange={(event) => change({ pin: event.target.value })} />
          </Field>
        </div>
        <Radio.Group className="set-roles" aria-label="角色" value={value.role} onChange={(event) => change({ role: event.target.value as Role })}>
          {roles.map(({ role, label, does }) => (
            <Radio key={role} value={role}>
              {label}
              <small>{does}</small>
            </Radio>
          ))}
        </Radio.Group>
        {value.role === "head_teacher" && (
          <Field label="带的班" needed help={classes.length === 0 ? "还没有班级，请先导入学生名单" : "可以选几个班"}>
            <Select mode="multiple" value={value.classes} optionFilterProp="label" options={classes.map(({ id, label }) => ({ value: id, label }))} onChange={(chosen: number[]) => change({ classes: chosen })} />
          </Field>
        )}
        {put.isError && <NoAlert no={put.error} />}
        <div className="form-foot">
          <Button type="primary" htmlType="submit" loading={put.isPending}>
            {user === null ? "添加用户" : "保存用户"}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
