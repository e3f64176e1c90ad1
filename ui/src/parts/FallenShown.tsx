// What stands in the place of a screen that failed.
import { Button, Result } from "antd";

/** `again` shows the screen once more. */
export default function FallenShown({ again }: { again: () => void }) {
  return (
    <Result
      status="warning"
      title="这个画面出错了，学校的数据没有变。"
      subTitle="请再打开一次；如果还是这样，请到 设置 → 关于 复制诊断，发给维护人员。"
      extra={<Button onClick={again}>再打开一次</Button>}
    />
  );
}
