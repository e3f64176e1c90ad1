// The bar of long work at the door, where there is no frame around the page yet.
import { Button, Progress } from "antd";
import { stopTask, useTasks } from "../parts/tasks";

type Props = { label: string; note: string | null };

/** `note` stands here while nothing runs. */
export function DoorTask({ label, note }: Props) {
  const task = useTasks().find((one) => one.label === label && (one.state === "running" || one.state === "stopping"));
  if (task === undefined) return note === null ? null : <span className="door-note">{note}</span>;
  return (
    <div className="door-task" aria-live="polite">
      <Progress percent={task.of === 0 ? 0 : Math.floor((task.done * 100) / task.of)} size="small" aria-label={label} />
      <Button size="small" disabled={task.state === "stopping"} onClick={() => stopTask(task.id)}>
        {task.state === "stopping" ? "正在停下" : "停下"}
      </Button>
    </div>
  );
}
