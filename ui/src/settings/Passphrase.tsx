// Another passphrase for the school, and another recovery key.
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { App as AntApp, Button, Checkbox, Modal } from "antd";
import { type FormEvent, useState } from "react";
import { type No, office } from "../desk";
import { NewPassphrase } from "../door/NewPassphrase";
import { RecoveryKey } from "../door/RecoveryKey";
import { useJudging } from "../door/typed";
import type { RecoveryRenewed } from "../office";
import { Field } from "../parts/Field";
import { NoAlert } from "../parts/NoShown";
import { Secret } from "../parts/Secret";

/** 口令和恢复密钥. */
export default function Passphrase() {
  return (
    <>
      <Change />
      <Renew />
    </>
  );
}

function Change() {
  const none = { passphrase: "", again: "" };
  const [present, setPresent] = useState("");
  const [typed, setTyped] = useState(none);
  const judging = useJudging();
  const { message } = AntApp.useApp();
  const changing = useMutation<null, No>({
    mutationFn: () => office("change_passphrase", { passphrase: present, new_passphrase: typed.passphrase }),
    onSuccess: () => {
      setPresent("");
      setTyped(none);
      judging.weigh("");
      void message.success("口令已修改。恢复密钥还是原来那一个。", 6);
    },
  });
  const change = async (event: FormEvent) => {
    event.preventDefault();
    if (await judging.judge(typed)) changing.mutate();
  };
  return (
    <section className="set-box" aria-labelledby="set-passphrase">
      <h2 id="set-passphrase">修改口令</h2>
      <form onSubmit={(event) => void change(event)}>
        <div className="fields">
          <Field label="现在的口令" needed>
            <Secret size="large" value={present} onChange={(event) => setPresent(event.target.value)} />
          </Field>
        </div>
        <NewPassphrase {...typed} label="新口令" set={(part) => setTyped({ ...typed, ...part })} judging={judging} calm />
        {changing.isError && <NoAlert no={changing.error} onClose={() => changing.reset()} />}
        <div className="form-foot">
          <Button type="primary" htmlType="submit" disabled={present === ""} loading={changing.isPending}>
            修改口令
          </Button>
        </div>
      </form>
    </section>
  );
}

function Renew() {
  const [passphrase, setPassphrase] = useState("");
  const [kept, setKept] = useState(false);
  const answers = useQueryClient();
  const renewing = useMutation<RecoveryRenewed, No>({
    mutationFn: () => office("renew_recovery", { passphrase }),
    onSuccess: () => setPassphrase(""),
  });
  const keeping = useMutation<null, No>({
    mutationFn: () => office("recovery_kept", {}),
    onSuccess: () => {
      setKept(false);
      renewing.reset();
      void answers.invalidateQueries({ queryKey: ["today"] });
    },
  });
  return (
    <section className="set-box" aria-labelledby="set-recovery">
      <h2 id="set-recovery">更换恢复密钥</h2>
      <p>原来那张纸丢了，或者被不该看的人看到了，就换一个。换了以后，原来的恢复密钥不再有用。</p>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          renewing.mutate();
        }}
      >
        <div className="fields">
          <Field label="现在的口令" needed>
            <Secret value={passphrase} onChange={(event) => setPassphrase(event.target.value)} />
          </Field>
        </div>
        {renewing.isError && <NoAlert no={renewing.error} onClose={() => renewing.reset()} />}
        <Button htmlType="submit" disabled={passphrase === ""} loading={renewing.isPending}>
          更换恢复密钥
        </Button>
      </form>
      <Modal
        open={renewing.data !== undefined}
        title="新的恢复密钥"
        width={760}
        destroyOnHidden
        closable={false}
        mask={{ closable: false }}
        keyboard={false}
        footer={
          <Button type="primary" disabled={!kept} loading={keeping.isPending} onClick={() => keeping.mutate()}>
            收好了
          </Button>
        }
      >
        {renewing.data !== undefined && (
          <div className="set-modal">
            <p>请打印一份放进保险柜，销毁原来那张。关掉这里后不再显示。</p>
            <RecoveryKey recoveryKey={renewing.data.recovery_key} />
            {keeping.isError && <NoAlert no={keeping.error} onClose={() => keeping.reset()} />}
            <Checkbox checked={kept} onChange={(event) => setKept(event.target.checked)}>
              已经打印或抄好
            </Checkbox>
          </div>
        )}
      </Modal>
    </section>
  );
}
