// A class's week: choose the class, choose a group, tick pupils and weekdays, save them all at once.
import { Empty } from "antd";
import { useEffect, useRef } from "react";
import { go, useAddressState } from "../address";
import type { BoardClass } from "../asks";
import { NoShown } from "../parts/NoShown";
import { Waiting } from "../parts/Waiting";
import { useAsk } from "../useAsk";
import { ClassWeek } from "./ClassWeek";

/** `chosen` is the class shown; null lets one be chosen. */
export function Board({ chosen }: { chosen: number | null }) {
  const [from, setFrom] = useAddressState("from");
  // Without a day in the address the desk says from which day places can be changed.
  const day = /^\d{4}-\d{2}-\d{2}$/.test(from) ? from : null;
  const board = useAsk("enrolment_board", { class: chosen, day }, { keep: true });
  if (board.isPending) return <Waiting what="正在读取报名" />;
  if (board.isError) return <NoShown no={board.error} again={() => void board.refetch()} />;
  if (board.data.classes.length === 0) {
    return <Empty className="enrol-choose" description="还没有可以报名的班级。请先导入学生名单；班主任请由教务在设置里指定所带的班。" />;
  }
  return (
    <div className="enrol">
      <Classes classes={board.data.classes} chosen={chosen} from={from} />
      {board.data.class === null ? (
        <Empty className="enrol-choose" description="请在左边选一个班，用上下键移动，回车打开。" />
      ) : (
        <ClassWeek key={board.data.class} board={board.data} from={day ?? board.data.day} onFrom={setFrom} />
      )}
    </div>
  );
}

function Classes({ classes, chosen, from }: { classes: BoardClass[]; chosen: number | null; from: string }) {
  const list = useRef<HTMLElement>(null);
  useEffect(() => {
    if (chosen === null) list.current?.querySelector("button")?.focus();
  }, [chosen]);
  const onKeyDown = (event: React.KeyboardEvent) => {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const buttons = [...(list.current?.querySelectorAll("button") ?? [])];
    const at = buttons.findIndex((button) => button === document.activeElement);
    buttons[Math.min(Math.max(at + step, 0), buttons.length - 1)]?.focus();
  };
  return (
    <nav ref={list} className="enrol-classes" aria-label="班级" onKeyDown={onKeyDown}>
      {classes.map((each) => (
        <button key={each.class} type="button" aria-current={each.class === chosen ? "page" : undefined} onClick={() => go("enrolment", ["class", each.class], { from })}>
          <span>{each.label}</span>
          <span className="number">
            {each.enrolled} / {each.pupils} 人
          </span>
          <small>{each.slips_label}</small>
        </button>
      ))}
    </nav>
  );
}
