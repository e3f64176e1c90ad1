// The bar at the foot of the frame: what long work is doing, how to stop it, and where its file is; all that is done is one line.
import { UpOutlined } from "@ant-design/icons";
import { Button, Popover, Progress } from "antd";
import { office } from "../desk";
import { count } from "../text";
import { putAway, putAwayDone, stopTask, type Task, useTasks } from "./tasks";

/** Nothing while nothing runs. */
export function TaskBar() {
  const tasks = useTasks();
  if (tasks.length === 0) return null;
  const done = tasks.filter((task) => task.state === "done").toReversed();
  return (
    <footer className="tasks" aria-live="polite">
      {tasks
        .filter((task) => task.state !== "done")
        .map((task) => (
          <div key={task.id} className="task" data-state={task.state}>
            {task.state === "failed" ? <Failed task={task} /> : <Running task={task} />}
          </div>
        ))}
      {done.length > 0 && <Done tasks={done} />}
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

function Failed({ task }: { task: Task }) {
  return (
    <>
      <span>{`${task.label}没有完成：${task.no?.message ?? ""}`}</span>
      <Button size="small" type="text" onClick={() => putAway(task.id)}>
        收起
      </Button>
    </>
  );
}

/** The newest stands in the line with its file; the others open above it. */
function Done({ tasks }: { tasks: Task[] }) {
  const [newest] = tasks;
  const list = (
    <ul className="tasks-done">
      {tasks.map((task) => (
        <li key={task.id} className="task">
          <Finished task={task} />
        </li>
      ))}
    </ul>
  );
  return (
    <div className="task" data-state="done">
      {newest !== undefined && <Finished task={newest} />}
      <span className="tasks-tools">
        {tasks.length > 1 && (
          <Popover trigger="click" placement="topRight" content={list}>
            <Button size="small">
              已完成 {tasks.length} 项 <UpOutlined aria-hidden />
            </Button>
          </Popover>
        )}
        <Button size="small" type="text" onClick={putAwayDone}>
          {tasks.length > 1 ? "全部收起" : "收起"}
        </Button>
      </span>
    </div>
  );
}

function Finished({ task: { label, path: file } }: { task: Task }) {
  return (
    <>
      <span>{label}已完成</span>
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
    </>
  );
}
