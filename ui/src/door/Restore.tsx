// A school from a backup: the file, and the passphrase of the day it was made on.
import { useMutation } from "@tanstack/react-query";
import { App as AntApp, Button } from "antd";
import { type FormEvent, useState } from "react";
import { type No, office } from "../desk";
import type { Restored } from "../office";
import { Field } from "../parts/Field";
import { NoAlert } from "../parts/NoShown";
import { Secret } from "../parts/Secret";
import { useEnter } from "./useEnter";
import "./door.css";

/** At the door, where there is no school to be kept beside it. */
export function Restore({ onBack }: { onBack: () => void }) {
  const [file, setFile] = useState<string | null>(null);
  const [passphrase, setPassphrase] = useState("");
  const enter = useEnter();
  const { message } = AntApp.useApp();
  const choosing = useMutation<string | null, No>({
    mutationFn: () => office("choose", { kind: "open", title: "选择备份文件", name: "", endings: ["kehoubak"] }),
    onSuccess: (chosen) => setFile((was) => chosen ?? was),
  });
  const restoring = useMutation<Restored, No>({
    mutationFn: () => office("restore", { file: file ?? "", passphrase }),
    onSuccess: ({ door }) => {
      void message.success("学校已经从备份恢复。", 6);
      enter(door);
    },
  });
  const restore = (event: FormEvent) => {
    event.preventDefault();
    if (!restoring.isPending) restoring.mutate();
  };
  const no = choosing.error ?? restoring.error;
  return (
    <main className="door">
      <form className="door-begin door-short" onSubmit={restore}>
        <div className="door-step">
          <h1>从备份恢复</h1>
          <p>选备份文件（名字以 .kehoubak 结尾），输入做备份那天的口令。会先检查备份是否完整，再放进来；备份文件不会改动。</p>
          <div className="door-file">
            <Button autoFocus onClick={() => choosing.mutate()} loading={choosing.isPending}>
              选择备份文件
            </Button>
            <span>{file ?? "还没有选"}</span>
          </div>
          <Field label="口令" needed>
            <Secret size="large" value={passphrase} onChange={(event) => setPassphrase(event.target.value)} />
          </Field>
          {no !== null && <NoAlert no={no} />}
        </div>
        <div className="door-foot">
          <Button onClick={onBack}>返回</Button>
          <Button type="primary" htmlType="submit" disabled={file === null || passphrase === ""} loading={restoring.isPending}>
            恢复这份备份
          </Button>
        </div>
      </form>
    </main>
  );
}
