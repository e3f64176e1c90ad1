// The bar at the foot of the frame: what long work is doing, how to stop it, and where its file is.
import { Button, Progress } from "antd";
import { office } from "../desk";
import { count } from "../text";
import { putAway, stopTask, type Task, useTasks } from "./tasks";

/** Nothing while nothing runs. */
export function TaskBar() {
  const tasks = useTasks();
  if (tasks.length === 0) return null;
  return (
    <footer className="tasks" aria-live="polite">
      {tasks.map((task) => (
        <div key={task.id} className="task" data-state={task.state}>
          {task.state === "running" || task.state === "stopping" ? <Running task={task} /> : <Ended task={task} />}
        </div>
      ))}
    </footer>
  );
}

function Running({ task }: { task: Task }) {
  const share = task.of === 0 ? 0 : Math.floor((task.done * 100) / task.of);
  return (
    <>
      <span>
        正在{task.label}
        {task.of > 0 && `，已完成 ${count(task.done)} / ${count(task.of)} ${task.unit}`}
      </span>
      <Progress percent={share} size="small" showInfo={false} aria-label={task.label} />
      <Button size="small" disabled={task.state === "stopping"} onClick={() => stopTask(task.id)}>
        {task.state === "stopping" ? "正在停下" : "停下"}
      </Button>
    </>
  );
}

function Ended({ task }: { task: Task }) {
  const file = task.path;
  return (
    <>
      <span>{task.no === null ? `${task.label}已完成` : `${task.label}没有完成：${task.no.message}`}</span>
      {file !== null && (
        <>
          <Button size="small" onClick={() => void office("open_path", { file })}>
            打开
          </Button>
          <Button size="small" onClick={() => void office("show_in_folder", { file })}>
            在文件夹中显示
          </Button>
        </>
      )}
      <Button size="small" type="text" onClick={() => putAway(task.id)}>
        收起
      </Button>
    </>
  );
}
