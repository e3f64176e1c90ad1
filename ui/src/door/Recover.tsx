// The passphrase is forgotten: the recovery key opens the school and a new passphrase is set.
import { useMutation } from "@tanstack/react-query";
import { Button, Input } from "antd";
import { type FormEvent, useState } from "react";
import { type No, office } from "../desk";
import type { Door } from "../office";
import { Field } from "../parts/Field";
import { NoAlert } from "../parts/NoShown";
import { NewPassphrase } from "./NewPassphrase";
import { useJudging } from "./typed";
import { useEnter } from "./useEnter";
import "./door.css";

/** The recovery key stays the same afterwards. */
export default function Recover({ onBack }: { onBack: () => void }) {
  const [key, setKey] = useState("");
  const [typed, setTyped] = useState({ passphrase: "", again: "" });
  const judging = useJudging();
  const enter = useEnter();
  const opening = useMutation<Door, No>({
    mutationFn: () => office("recover", { recovery_key: key, new_passphrase: typed.passphrase }),
    onSuccess: enter,
  });
  const open = async (event: FormEvent) => {
    event.preventDefault();
    if (!opening.isPending && (await judging.judge(typed))) opening.mutate();
  };
  return (
    <main className="door">
      <form className="door-begin door-short" onSubmit={(event) => void open(event)}>
        <div className="door-step">
          <h1>用恢复密钥打开</h1>
          <p>照着打印的那张纸输入 8 组字符，再定一个新口令。恢复密钥还是原来那一个，请继续收好。</p>
          <Field label="恢复密钥" needed help="大小写不分，横线和空格可以不输">
            <Input.TextArea
              className="recovery-typed"
              autoFocus
              rows={2}
              spellCheck={false}
              value={key}
              onChange={(event) => setKey(event.target.value)}
            />
          </Field>
          <NewPassphrase {...typed} label="新口令" set={(part) => setTyped({ ...typed, ...part })} judging={judging} />
          {opening.isError && <NoAlert no={opening.error} onClose={() => opening.reset()} />}
        </div>
        <div className="door-foot">
          <Button onClick={onBack}>返回</Button>
          <Button type="primary" htmlType="submit" disabled={key.trim() === ""} loading={opening.isPending}>
            打开学校，换成新口令
          </Button>
        </div>
      </form>
    </main>
  );
}
