// The locked door: one passphrase, kept by the system's key store if the user wishes. It is a first screen, drawn before Ant Design is there.
import EyeInvisibleOutlined from "@ant-design/icons-svg/es/asn/EyeInvisibleOutlined";
import EyeOutlined from "@ant-design/icons-svg/es/asn/EyeOutlined";
import LockOutlined from "@ant-design/icons-svg/es/asn/LockOutlined";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { type No, office, type Said } from "../desk";
import { Icon } from "../parts/Icon";
import { Press } from "../parts/Press";
import { dressed, tell, useDressAfter } from "../parts/wardrobe";
import { cameBack, idleSaid } from "./idle";

const Recover = dressed(() => import("./Recover"), null);

type Props = { folder: string; remembered: boolean; no: Said | null };

/** `no` is why opening by itself did not work, if it was tried. */
export function Unlock({ folder, remembered, no }: Props) {
  const [passphrase, setPassphrase] = useState("");
  const [remember, setRemember] = useState(remembered);
  const [left] = useState(idleSaid);
  const [forgotten, setForgotten] = useState(false);
  const answers = useQueryClient();
  useDressAfter(true);
  const opening = useMutation<boolean, No>({
    mutationFn: () => office("unlock", { passphrase, remember }),
    onSuccess: (kept) => {
      cameBack();
      if (remember && !kept) tell("warning", "这台电脑的密码库没有回应，没有记住。下次打开还要输入口令。", 6);
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
        {left !== null && (
          <p className="door-told-plain" role="status">
            {left}
          </p>
        )}
        <label htmlFor="passphrase">口令</label>
        <Passphrase value={passphrase} isWrong={said !== null} onValue={setPassphrase} />
        <label className="door-tick">
          <input type="checkbox" checked={remember} onChange={(event) => setRemember(event.target.checked)} />
          在这台电脑上记住
        </label>
        <div id="door-said" aria-live="polite">
          {said !== null && (
            <p className="door-told-plain" data-wrong>
              {said}
            </p>
          )}
        </div>
        <Press kind="primary" submit disabled={passphrase === "" || opening.isPending}>
          {opening.isPending ? "正在打开…" : "打开学校数据"}
        </Press>
        <Press id="forgotten" kind="link" small className="door-aside" onClick={() => setForgotten(true)}>
          忘了口令？用恢复密钥打开
        </Press>
        <p className="door-note">勾选以后，打开数据的钥匙记在系统的密码库里，只有您的系统账户能取出，改了口令就作废。多人共用这台电脑时请不要勾选。</p>
        <p className="door-note">数据文件夹：{folder}</p>
      </form>
    </main>
  );
}

/** What is typed is shown by the eye, which is clicked and stands out of the way of Tab. */
function Passphrase({ value, isWrong, onValue }: { value: string; isWrong: boolean; onValue: (value: string) => void }) {
  const [isShown, setShown] = useState(false);
  return (
    <span className="door-field" data-wrong={isWrong || undefined}>
      <Icon of={LockOutlined} />
      <input id="passphrase" type={isShown ? "text" : "password"} autoFocus autoComplete="off" spellCheck={false} value={value} aria-invalid={isWrong} aria-describedby="door-said" onChange={(event) => onValue(event.target.value)} />
      <button type="button" tabIndex={-1} aria-label={isShown ? "不显示口令" : "显示口令"} onClick={() => setShown(!isShown)}>
        <Icon of={isShown ? EyeOutlined : EyeInvisibleOutlined} />
      </button>
    </span>
  );
}
