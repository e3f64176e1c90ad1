// Who sits down: a name and a PIN, on top of the passphrase.
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Alert, Button, Select } from "antd";
import { type FormEvent, useState } from "react";
import { type No, office } from "../desk";
import { Secret } from "../parts/Secret";
import { cameBack, idleSaid } from "./idle";

/** `names` are those who may log in. */
export function LogIn({ names }: { names: string[] }) {
  const [name, setName] = useState(names[0] ?? "");
  const [left] = useState(idleSaid);
  const [pin, setPin] = useState("");
  const answers = useQueryClient();
  const entering = useMutation<null, No>({
    mutationFn: () => office("log_in", { name, pin }),
    onSuccess: () => {
      cameBack();
      return answers.invalidateQueries();
    },
  });
  const enter = (event: FormEvent) => {
    event.preventDefault();
    if (pin !== "" && !entering.isPending) entering.mutate();
  };
  return (
    <main className="door">
      <form className="door-sheet" onSubmit={enter}>
        <h1>课后管家</h1>
        {left !== null && <Alert type="info" showIcon title={left} />}
        <label htmlFor="login-name">姓名</label>
        <Select id="login-name" value={name} onChange={setName} options={names.map((value) => ({ value, label: value }))} />
        <label htmlFor="login-pin">登录密码</label>
        <Secret id="login-pin" autoFocus inputMode="numeric" value={pin} onChange={(event) => setPin(event.target.value)} />
        <div id="door-said" aria-live="polite">
          {entering.isError && <Alert type="error" showIcon title={entering.error.message} />}
        </div>
        <Button type="primary" htmlType="submit" block disabled={pin === ""} loading={entering.isPending}>
          登录
        </Button>
      </form>
    </main>
  );
}
