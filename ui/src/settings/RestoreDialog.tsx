// Going back to a backup while a school is open: what will happen, the passphrase of that day, and where the school of before lies.
import { useMutation } from "@tanstack/react-query";
import { App as AntApp, Button, Modal } from "antd";
import { useState } from "react";
import { type No, office } from "../desk";
import { useEnter } from "../door/useEnter";
import type { Restored } from "../office";
import { Field } from "../parts/Field";
import { NoAlert } from "../parts/NoShown";
import { Secret } from "../parts/Secret";

type Props = { file: string; onClose: () => void };

/** `file` was chosen just now. */
export function RestoreDialog({ file, onClose }: Props) {
  const [passphrase, setPassphrase] = useState("");
  const { modal } = AntApp.useApp();
  const enter = useEnter();
  const restoring = useMutation<Restored, No>({
    mutationFn: () => office("restore", { file, passphrase }),
    onSuccess: ({ door, before }) => {
      onClose();
      enter(door);
      modal.success({
        title: "学校已经从备份恢复",
        content: before === null ? "现在看到的是备份那天的数据。" : `现在看到的是备份那天的数据。恢复以前的学校放在：${before}`,
        okText: "知道了",
      });
    },
  });
  return (
    <Modal open title="从备份恢复" width={560} onCancel={onClose} footer={null}>
      <form
        className="set-modal"
        onSubmit={(event) => {
          event.preventDefault();
          restoring.mutate();
        }}
      >
        <p>备份文件：{file}</p>
        <ol className="set-list">
          <li>先检查备份是否完整、口令对不对；不对就什么也不动。</li>
          <li>把现在的学校移到数据文件夹里，单独放着，不删除。</li>
          <li>打开备份里的学校。备份以后做的事不在里面。</li>
        </ol>
        <Field label="做备份那天的口令" needed>
          <Secret autoFocus value={passphrase} onChange={(event) => setPassphrase(event.target.value)} />
        </Field>
        {restoring.isError && <NoAlert no={restoring.error} />}
        <div className="form-foot">
          <Button type="primary" danger htmlType="submit" disabled={passphrase === ""} loading={restoring.isPending}>
            换成这份备份
          </Button>
          <Button onClick={onClose}>先不恢复</Button>
        </div>
      </form>
    </Modal>
  );
}
