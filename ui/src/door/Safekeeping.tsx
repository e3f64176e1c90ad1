// The recovery key, shown once after a school came to be: read, printed, and only then entered.
import { useMutation } from "@tanstack/react-query";
import { Alert, Button, Checkbox } from "antd";
import { useState } from "react";
import { type No, office } from "../desk";
import { NoAlert } from "../parts/NoShown";
import { RecoveryKey } from "./RecoveryKey";
import "./door.css";

type Props = { recoveryKey: string; warnings: string[]; onEnter: () => void };

/** `warnings` are what the profile wants looked at. */
export function Safekeeping({ recoveryKey, warnings, onEnter }: Props) {
  const [kept, setKept] = useState(false);
  const keeping = useMutation<null, No>({ mutationFn: () => office("recovery_kept", {}), onSuccess: onEnter });
  return (
    <main className="door">
      <section className="door-begin" aria-labelledby="keep-title">
        <div className="door-step">
          <h1 id="keep-title">学校建好了。请收好恢复密钥</h1>
          <p>
            忘了口令的时候，只有它能打开学校数据。请打印一份放进保险柜，或者照着抄下来。<b>离开这一页后不再显示。</b>
          </p>
          <RecoveryKey recoveryKey={recoveryKey} />
          {keeping.isError && <NoAlert no={keeping.error} onClose={() => keeping.reset()} />}
          {warnings.length > 0 && (
            <Alert
              type="info"
              title="所选口径里有几处要核对，也可以以后在设置里看："
              description={
                <ul className="sentences">
                  {warnings.map((said) => (
                    <li key={said}>{said}</li>
                  ))}
                </ul>
              }
            />
          )}
        </div>
        <div className="door-foot">
          <Checkbox id="kept" checked={kept} onChange={(event) => setKept(event.target.checked)}>
            已经打印、抄好或存到 U 盘
          </Checkbox>
          <Button id="enter" type="primary" disabled={!kept} loading={keeping.isPending} onClick={() => keeping.mutate()}>
            进入学校
          </Button>
        </div>
      </section>
    </main>
  );
}
