// The bar at the foot of the frame: what long work is doing, how to stop it, and where its file is. What is done is one line, which goes
// by itself once it was seen or another screen is shown; the files stay in a list of the top bar.
import { FileDoneOutlined, UpOutlined } from "@ant-design/icons";
import { Button, Popover, Progress } from "antd";
import { useEffect, useRef, useState } from "react";
import { useScreen } from "../address";
import { count } from "../text";
import { putAway, putDownDone, stopTask, type Task, useTasks } from "./tasks";
import { useOpenFile } from "./useOpenFile";

/** How long what is done stands in the bar while the window can be seen, and how long at least when the screen changes; in milliseconds. */
const STAYS = 10_000;
const STAYS_AT_LEAST = 2_000;

/** Nothing while nothing runs. */
export function TaskBar() {
  const tasks = useTasks().filter((task) => !task.isDown);
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
  const hold = useGoing(newest?.id ?? "");
  return (
    <div className="task" data-state="done" onPointerEnter={() => hold(true)} onPointerLeave={() => hold(false)} onFocus={() => hold(true)} onBlur={() => hold(false)}>
      {newest !== undefined && <Finished task={newest} />}
      <span className="tasks-tools">
        {tasks.length > 1 && (
          <Popover trigger="click" placement="topRight" content={<Files tasks={tasks} />}>
            <Button size="small">
              已完成 {tasks.length} 项 <UpOutlined aria-hidden />
            </Button>
          </Popover>
        )}
        <Button size="small" type="text" onClick={putDownDone}>
          收起
        </Button>
      </span>
    </div>
  );
}

/** The line goes some seconds after the window could be seen with it, or with the screen; not while it is pointed at or has the focus. */
function useGoing(newest: string): (held: boolean) => void {
  const [held, setHeld] = useState(false);
  const screen = useScreen();
  const shown = useRef({ screen, since: 0 });
  useEffect(() => {
    shown.current = { screen: shown.current.screen, since: performance.now() };
  }, [newest]);
  useEffect(() => {
    const { screen: before, since } = shown.current;
    shown.current = { screen, since };
    if (before !== screen && performance.now() - since > STAYS_AT_LEAST) putDownDone();
  }, [screen]);
  useEffect(() => {
    if (held) return;
    let timer = 0;
    const begin = () => {
      window.clearTimeout(timer);
      if (document.visibilityState === "visible") timer = window.setTimeout(putDownDone, STAYS);
    };
    begin();
    document.addEventListener("visibilitychange", begin);
    return () => {
      window.clearTimeout(timer);
      document.removeEventListener("visibilitychange", begin);
    };
  }, [held, newest]);
  return setHeld;
}

/** The files made since the program was opened, in the top bar; nothing while there are none. */
export function RecentFiles() {
  const done = useTasks().filter((task) => task.state === "done").toReversed();
  if (done.length === 0) return null;
  return (
    <Popover trigger="click" placement="bottomRight" content={<Files tasks={done} />}>
      <Button type="text" size="small" icon={<FileDoneOutlined aria-hidden />} title="打开程序以来生成的文件">
        文件 {done.length}
      </Button>
    </Popover>
  );
}

function Files({ tasks }: { tasks: Task[] }) {
  return (
    <ul className="tasks-done">
      {tasks.map((task) => (
        <li key={task.id} className="task">
          <Finished task={task} />
        </li>
      ))}
    </ul>
  );
}

function Finished({ task: { label, path: file } }: { task: Task }) {
  const open = useOpenFile();
  return (
    <>
      <span>{label}已完成</span>
      {file !== null && (
        <>
          <Button size="small" onClick={() => open("open_path", file)}>
            打开
          </Button>
          <Button size="small" onClick={() => open("show_in_folder", file)}>
            在文件夹中显示
          </Button>
        </>
      )}
    </>
  );
}
