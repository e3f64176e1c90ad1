// 收回执: type or scan a number, see whose it is, tick what the family ticked, Enter saves and waits for the next.
import { App as AntApp, Button, Empty, Input, type InputRef } from "antd";
import { useEffect, useRef, useState } from "react";
import type { SlipReturned, SlipRow, SlipShown } from "../asks";
import { ask, No } from "../desk";
import { NoAlert, NoShown } from "../parts/NoShown";
import { Waiting } from "../parts/Waiting";
import { List } from "../parts/list/List";
import { useUndo } from "../parts/useUndo";
import { useAsk, useChange } from "../useAsk";
import { SlipForm } from "./SlipForm";

/** On the left what is being taken in, on the right which slips are out. */
export function Slips() {
  return (
    <div className="slips">
      <TakeIn />
      <Out />
    </div>
  );
}

/** How many slips stand how, in the order in which that is first met; what there is none of is left out. */
function counted(rows: SlipRow[]): string {
  const byState = new Map<string, number>();
  for (const { state_label: label } of rows) byState.set(label, (byState.get(label) ?? 0) + 1);
  return [...byState].map(([label, slips]) => `${label} ${slips} 份`).join("，");
}

function TakeIn() {
  const [number, setNumber] = useState("");
  const [slip, setSlip] = useState<SlipShown | null>(null);
  const [no, setNo] = useState<No | null>(null);
  const [done, setDone] = useState<SlipReturned[]>([]);
  const field = useRef<InputRef>(null);
  const undo = useUndo();
  const back = useChange("undo_enrolments");
  const { message } = AntApp.useApp();
  useEffect(() => field.current?.focus(), []);
  const look = () => {
    ask("slip", { number })
      .then((found) => {
        setSlip(found);
        setNo(null);
      })
      .catch((raw: unknown) => setNo(raw instanceof No ? raw : null));
  };
  const next = () => {
    setSlip(null);
    setNumber("");
    setNo(null);
    field.current?.focus();
  };
  const saved = (answer: SlipReturned) => {
    const { deed } = answer;
    setDone((all) => [answer, ...all].slice(0, 12));
    if (deed !== null) undo(`已收：${answer.said}`, () => takeBack(answer));
    next();
  };
  const takeBack = (answer: SlipReturned) =>
    back
      .mutateAsync({ deed: answer.deed ?? 0 })
      .then(() => setDone((all) => all.filter((each) => each !== answer)))
      .catch((raw: unknown) => {
        void message.error(raw instanceof No ? raw.message : String(raw), 6);
      });
  return (
    <div className="slips-in">
      <div className="slips-number">
        <Input
          ref={field}
          size="large"
          value={number}
          placeholder="回执编号，输入或扫描后按回车"
          aria-label="回执编号"
          inputMode="numeric"
          onChange={(event) => setNumber(event.target.value)}
          onPressEnter={look}
        />
        <Button size="large" type={slip === null ? "primary" : "default"} disabled={number.trim() === ""} onClick={look}>
          查看
        </Button>
      </div>
      {no !== null && <NoAlert no={no} onClose={() => setNo(null)} />}
      {slip !== null && <SlipForm key={slip.number} slip={slip} onSaved={saved} onLeave={next} />}
      {done.length > 0 && <Done done={done} onTakeBack={(answer) => void takeBack(answer)} />}
    </div>
  );
}

function Done({ done, onTakeBack }: { done: SlipReturned[]; onTakeBack: (answer: SlipReturned) => void }) {
  return (
    <ul className="slips-done" aria-label="刚收的回执">
      {done.map((each) => (
        <li key={`${each.number}-${each.deed ?? 0}`}>
          <span title={each.said}>{each.said}</span>
          <Button size="small" disabled={each.deed === null} onClick={() => onTakeBack(each)}>
            撤销
          </Button>
        </li>
      ))}
    </ul>
  );
}

function Out() {
  const slips = useAsk("slips", { class: null });
  if (slips.isPending) return <Waiting what="正在读取回执" />;
  if (slips.isError) return <NoShown no={slips.error} again={() => void slips.refetch()} />;
  return (
    <List
      title="回执"
      unit="份"
      rows={slips.data.slips}
      rowKey={(row) => row.number}
      search={(row) => `${row.number} ${row.number.replaceAll("-", "")} ${row.name} ${row.class_label}`}
      searchHint="搜姓名、编号"
      filters={[
        { key: "class", label: "班级", of: (row) => row.class_label },
        { key: "in", label: "收回", of: (row) => row.state_label },
      ]}
      columns={[
        { key: "class_label", title: "班级", width: 90, text: (row) => row.class_label },
        { key: "seat_no", title: "座号", width: 60, kind: "number", text: (row) => row.seat_no },
        { key: "name", title: "姓名", width: 100, text: (row) => row.name },
        { key: "number", title: "回执编号", width: 120, text: (row) => row.number },
        { key: "returned", title: "收回", width: 130, text: (row) => (row.state === "returned" ? row.returned_label : row.state_label) },
        { key: "joins", title: "参加", width: 70, text: (row) => row.joins_label },
      ]}
      sums={counted}
      empty={<Empty description="本学期还没有印回执。请先在「文书」里打印告家长书。" />}
    />
  );
}
