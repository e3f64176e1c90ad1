// The locked door: one passphrase, kept by the system's key store if the user wishes.
import { LockOutlined } from "@ant-design/icons";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Alert, App as AntApp, Button, Checkbox } from "antd";
import { type FormEvent, useState } from "react";
import { type No, office, type Said } from "../desk";
import { later } from "../parts/later";
import { Secret } from "../parts/Secret";
import { cameBack, idleSaid } from "./idle";

const Recover = later(() => import("./Recover"), null);

type Props = { folder: string; remembered: boolean; no: Said | null };

/** `no` is why opening by itself did not work, if it was tried. */
export function Unlock({ folder, remembered, no }: Props) {
  const [passphrase, setPassphrase] = useState("");
  const [remember, setRemember] = useState(remembered);
  const [left] = useState(idleSaid);
  const [forgotten, setForgotten] = useState(false);
  const answers = useQueryClient();
  const { message } = AntApp.useApp();
  const opening = useMutation<boolean, No>({
    mutationFn: () => office("unlock", { passphrase, remember }),
    onSuccess: (kept) => {
      cameBack();
      if (remember && !kept) void message.warning("这台电脑的密码库没有回应，口令没有记住。下次打开还要输入。", 6);
      return answers.invalidateQueries();
    },
  });
  const open = (event: FormEvent) => {
    event.preventDefault();
    if (passphrase !== "" && !opening.isPending) opening.mutate();
  };
  if (forgotten) return <Recover onBack={() => setForgotten(false)} />;
  const said = opening.isError ? opening.error.message : opening.isPending ? null : (no?.message ?? null);
  return (
    <main className="door">
      <form className="door-sheet" onSubmit={open}>
        <h1>课后管家</h1>
        {left !== null && <Alert type="info" showIcon title={left} />}
        <label htmlFor="passphrase">口令</label>
        <Secret
          id="passphrase"
          autoFocus
          prefix={<LockOutlined aria-hidden />}
          value={passphrase}
          status={said === null ? "" : "error"}
          aria-describedby="door-said"
          onChange={(event) => setPassphrase(event.target.value)}
        />
        <Checkbox checked={remember} onChange={(event) => setRemember(event.target.checked)}>
          在这台电脑上记住
        </Checkbox>
        <div id="door-said" aria-live="polite">
          {said !== null && <Alert type="error" showIcon title={said} />}
        </div>
        <Button type="primary" htmlType="submit" block disabled={passphrase === ""} loading={opening.isPending}>
          打开学校数据
        </Button>
        <Button id="forgotten" type="link" className="door-aside" onClick={() => setForgotten(true)}>
          忘了口令？用恢复密钥打开
        </Button>
        <p className="door-note">口令记在系统的密码库里，只有您的系统账户能取出。多人共用这台电脑时请不要勾选。</p>
        <p className="door-note">数据文件夹：{folder}</p>
      </form>
    </main>
  );
}
