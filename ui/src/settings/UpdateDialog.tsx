// An update package that was dropped on the window or chosen: what it would bring, and the way to install it.
import { useMutation, useQuery } from "@tanstack/react-query";
import { Button, Modal } from "antd";
import { type No, office } from "../desk";
import type { UpdateShown } from "../office";
import { NoAlert } from "../parts/NoShown";
import { Waiting } from "../parts/Waiting";
import "./settings.css";

/** What the name of an update package ends in. */

/** `file` was dropped or chosen just now. */
export function UpdateDialog({ file, onClose }: { file: string; onClose: () => void }) {
  const judged = useQuery<UpdateShown, No>({ queryKey: ["update", file], queryFn: () => office("judge_update", { file }), gcTime: 0 });
  const running = useMutation<null, No>({ mutationFn: () => office("run_update", { file }) });
  return (
    <Modal open title="更新课后管家" width={560} onCancel={onClose} footer={null}>
      <div className="set-modal">
        <p>更新包：{file}</p>
        {judged.isPending && <Waiting what="正在检查更新包" />}
        {judged.isError && <NoAlert no={judged.error} />}
        {judged.isSuccess && (
          <>
            <p>
              现在是 <b>{judged.data.now}</b> 版，更新包是 <b>{judged.data.version}</b> 版，签名没有问题。
            </p>
            <ol className="set-list">
              <li>更新以前先做一次备份（设置 → 备份与恢复）。</li>
              <li>课后管家会关闭，安装窗口随后打开，按提示安装。</li>
              <li>学校的数据会保留；装好后再打开课后管家。</li>
            </ol>
          </>
        )}
        {running.isError && <NoAlert no={running.error} />}
        <div className="form-foot">
          {judged.isSuccess && (
            <Button type="primary" loading={running.isPending || running.isSuccess} onClick={() => running.mutate()}>
              关闭程序并安装
            </Button>
          )}
          <Button onClick={onClose}>{judged.isError ? "知道了" : "先不更新"}</Button>
        </div>
      </div>
    </Modal>
  );
}
