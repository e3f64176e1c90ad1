// Pupils whose changes the rules refuse, each with the sentence, and what can be done about all of them.
import { Alert, Button, Space } from "antd";
import type { EnrolmentProblem } from "../asks";

type Props = { problems: EnrolmentProblem[]; changed: number; onKeepGood: () => void; onQueue: () => void; onClose: () => void };

/** Nothing of what is shown here was saved. */
export function Problems({ problems, changed, onKeepGood, onQueue, onClose }: Props) {
  const good = changed - problems.length;
  return (
    <Alert
      className="no-alert"
      type="warning"
      showIcon
      closable={{ onClose }}
      title={`${problems.length} 人的报名不能保存${good > 0 ? `，另有 ${good} 人没有问题，都还没有保存` : ""}`}
      description={
        <ul className="problems">
          {problems.slice(0, 3).map((problem) => (
            <li key={problem.student}>
              {problem.why.startsWith(problem.name) ? problem.why : `${problem.name}：${problem.why}`}
            </li>
          ))}
          {problems.length > 3 && <li>还有 {problems.length - 3} 人，见下表姓名旁。</li>}
        </ul>
      }
      action={
        <Space direction="vertical">
          {good > 0 && (
            <Button size="small" onClick={onKeepGood}>
              只保存没有问题的 {good} 人
            </Button>
          )}
          <Button size="small" onClick={onQueue}>
            把这 {problems.length} 人改为候补
          </Button>
        </Space>
      }
    />
  );
}
