// An empty data folder: look at the demo school, make one's own, or bring one back from a backup.
import { useMutation, useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { type No, office } from "../desk";
import type { Begun, FirstStart } from "../office";
import { NoAlert, NoShown } from "../parts/NoShown";
import { runWork } from "../parts/tasks";
import { Waiting } from "../parts/Waiting";
import { Begin } from "./Begin";
import { DoorTask } from "./DoorTask";
import { Restore } from "./Restore";
import { Safekeeping } from "./Safekeeping";
import { type Typed, untyped } from "./typed";
import { useEnter } from "./useEnter";
import "./door.css";

const making = "准备示范学校";

/** What is typed stays while one goes back and forth. */
export default function NoSchool({ folder }: { folder: string }) {
  const [way, setWay] = useState<"choose" | "begin" | "restore">("choose");
  const [typed, setTyped] = useState<Typed | null>(null);
  const [begun, setBegun] = useState<Begun | null>(null);
  const start = useQuery<FirstStart, No>({ queryKey: ["first_start"], queryFn: () => office("first_start", {}), staleTime: Infinity });
  const enter = useEnter();
  if (start.isPending) return <Waiting what="正在打开" />;
  if (start.isError) return <NoShown no={start.error} again={() => void start.refetch()} />;
  const back = () => setWay("choose");
  if (begun !== null) return <Safekeeping recoveryKey={begun.recovery_key} warnings={begun.warnings} onEnter={() => enter(begun.door)} />;
  if (way === "restore") return <Restore onBack={back} />;
  if (way === "begin") return <Begin start={start.data} typed={typed ?? untyped(start.data)} onTyped={setTyped} onBack={back} onBegun={setBegun} />;
  return <Ways folder={folder} start={start.data} onBegin={() => setWay("begin")} onRestore={() => setWay("restore")} />;
}

type WaysProps = { folder: string; start: FirstStart; onBegin: () => void; onRestore: () => void };

function Ways({ folder, start, onBegin, onRestore }: WaysProps) {
  const enter = useEnter();
  const opening = useMutation({
    mutationFn: () => runWork(making, "步", (task) => office("begin_demo", { afresh: false, task })),
    onSuccess: (door) => enter(door),
  });
  const no = opening.error as No | null;
  return (
    <main className="door">
      <div className="door-start">
        <header>
          <h1>欢迎使用课后管家</h1>
          <p>名单、点名、告家长书、收费和补助，都在这台电脑上办理，不用联网，也不用注册。</p>
        </header>
        <div className="door-pair">
          <section className="door-card">
            <h2>先看看示范学校</h2>
            <p>
              里面有 600 名学生、45 位教师和一个月的点名、收费、补助，都是编出来的。可以随便看、随便改，和自己的学校互不影响。
            </p>
            <div className="door-card-foot">
              <Button id="begin-demo" size="large" loading={opening.isPending} onClick={() => opening.mutate()}>
                打开示范学校
              </Button>
              <DoorTask label={making} note={start.demo_made ? null : "第一次打开要准备一会儿"} />
            </div>
          </section>
          <section className="door-card">
            <h2>建自己的学校</h2>
            <p>回答五个问题：学校名称、学段、收费和补助的标准、学期起止、口令。大约三分钟。除学段外，以后都可以改。</p>
            <div className="door-card-foot">
              <Button id="begin-school" type="primary" size="large" disabled={opening.isPending} onClick={onBegin}>
                开始建学校
              </Button>
            </div>
          </section>
        </div>
        {no !== null && no.code !== "cancelled" && <NoAlert no={no} onClose={() => opening.reset()} />}
        <footer className="door-note">
          <Button id="from-backup" type="link" disabled={opening.isPending} onClick={onRestore}>
            换了电脑？从备份恢复
          </Button>
          <span>数据文件夹：{folder}</span>
        </footer>
      </div>
    </main>
  );
}
