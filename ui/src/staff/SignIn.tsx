// The sign-in of one day by exceptions: nothing entered is everyone on time; one saving keeps the whole day and can be taken back.
import { Alert, App as AntApp, Button, Empty, Input } from "antd";
import { useState } from "react";
import { go } from "../address";
import type { SignedIn, SignInRow, SignInSaid, SignInSheet } from "../asks";
import { dayText, momentText } from "../days";
import { ask, type No } from "../desk";
import { NoAlert, NoShown } from "../parts/NoShown";
import { Page } from "../parts/Page";
import { useDraft } from "../parts/useDraft";
import { useRested } from "../parts/useRested";
import { useUndo } from "../parts/useUndo";
import { Waiting } from "../parts/Waiting";
import { DateStrip } from "../rosters/DateStrip";
import { count } from "../text";
import { useAsk, useChange } from "../useAsk";
import { Instead } from "./Instead";
import { Others } from "./Others";
import { Regulars } from "./Regulars";
import { SignTable } from "./SignTable";
import { MonthForm } from "./MonthForm";
import { Sides } from "./StaffScreen";

/** What is entered and not yet saved: lines by group and person, and the duties once one of them is touched. */
export type Entered = { lines: Record<string, SignInSaid>; others: SignInRow[] | null };

const nothing: Entered = { lines: {}, others: null };

type Props = { day: string; today: string };

/** Each day has a draft of its own. */
export function SignIn({ day, today }: Props) {
  const sheet = useAsk("sign_in_sheet", { date: day });
  return (
    <Page
      title="人员与排班"
      note={sheet.data?.day_label ?? dayText(day)}
      strip={
        <div className="board-line">
          <Sides side="sign-in" day={day} />
          <DateStrip day={day} today={today} onDay={(next) => go("staff", ["sign-in", next])} />
          <MonthForm day={day} />
        </div>
      }
    >
      {sheet.isPending && <Waiting what="正在读取签到表" />}
      {sheet.isError && <NoShown no={sheet.error} again={() => void sheet.refetch()} />}
      {sheet.data !== undefined && (sheet.data.closed === null ? <Day sheet={sheet.data} /> : <Empty className="no-lessons" description={sheet.data.closed} />)}
    </Page>
  );
}

function Day({ sheet }: { sheet: SignInSheet }) {
  const draft = useDraft<Entered>(`sign_in/${sheet.date}`, nothing);
  const [reason, setReason] = useState("");
  const entered = draft.value;
  // A line that was just added has nobody yet: it is asked for, and not sent.
  const nameless = (entered.others ?? []).some((row) => row.staff === 0);
  const beside = entered.others ?? sheet.others;
  const isEntered = (group: number, staff: number) => beside.some((row) => row.group === group && row.staff === staff);
  const others = entered.others?.filter((row) => row.staff !== 0) ?? null;
  const given = { date: sheet.date, lines: Object.values(entered.lines), others, reason };
  const rested = useRested({ ...given, reason: null });
  const trial = useAsk("sign_in", draft.ready ? { ...rested, trial: true } : null, { keep: true });
  const put = useChange("sign_in");
  const undo = useUndo();
  const { modal } = AntApp.useApp();
  const change = (next: Entered) => {
    if (put.isError) put.reset();
    draft.set(next);
  };
  const save = async () => {
    // Whoever would be paid beside another is asked about first, as the desk sees it now.
    const { doubtful } = await ask("sign_in", { ...given, trial: true }).catch(() => ({ doubtful: [] }));
    if (doubtful.length > 0 && !(await modal.confirm({ title: "这些班已有人签到", content: <Doubtful said={doubtful} />, okText: "仍记到岗并保存", cancelText: "回去改", width: 520 }))) return;
    put.mutate(
      { ...given, trial: false },
      {
        onSuccess: ({ undo: back }) => {
          draft.forget();
          setReason("");
          if (back !== null) undo(`${dayText(sheet.date)}的签到已保存`, () => ask("take_back_sign_in", back));
        },
      },
    );
  };
  const enter = (group: number, staff: number) => change({ ...entered, others: [...beside, { group, duty: "", staff, in_at: "", out_at: "", lessons: "", stands_in_for: null, note: "" }] });
  if (!draft.ready) return <Waiting what="正在读取草稿" />;
  return (
    <>
      <Told sheet={sheet} restored={draft.restored} />
      <Instead key={`instead/${sheet.date}`} from={sheet.date} to={sheet.date} />
      <Regulars key={`regulars/${sheet.date}`} entering={{ day: sheet.date, has: isEntered, enter }} />
      <SignTable sheet={sheet} entered={entered.lines} onEnter={(lines) => change({ ...entered, lines })} />
      <Others sheet={sheet} rows={beside} onChange={(others) => change({ ...entered, others })} />
      <Foot
        told={trial.data ?? null}
        no={put.error ?? trial.error}
        needsReason={sheet.needs_reason && trial.data?.is_correction === true}
        reason={reason}
        onReason={setReason}
        nameless={nameless}
        saving={put.isPending}
        onSave={() => void save()}
        onForget={Object.keys(entered.lines).length > 0 || entered.others !== null ? draft.forget : null}
      />
    </>
  );
}

/** Both are paid where both are kept as come. */
function Doubtful({ said }: { said: string[] }) {
  return (
    <>
      <ul className="follows">
        {said.map((each) => (
          <li key={each}>{each}</li>
        ))}
      </ul>
      <p>两人都记到岗，就都计补助。没来的请记「未到」，由他代的请记「有人代」。</p>
    </>
  );
}

function Told({ sheet, restored }: { sheet: SignInSheet; restored: boolean }) {
  const { kept, left, lines } = sheet;
  const said = [
    left === lines.length ? "还没有保存签到，不计补助。「未登记」的是打算怎么记，点下面的保存才算数。手里有整月签到表的，把文件拖进来就行。" : left > 0 ? `还有 ${left} 人次未登记，点下面的保存时按表上写的记。` : "",
    kept === null ? "" : `${kept.by} ${momentText(kept.at)} 保存${kept.reason === "" ? "" : `，原因：${kept.reason}`}。`,
    restored ? "接着上次没有保存的内容。" : "",
  ].filter((part) => part !== "");
  return (
    <>
      {sheet.settled !== null && <Alert className="sign-alert" type="warning" showIcon title={sheet.settled} />}
      {said.length > 0 && <p className="sign-section form-note">{said.join("")}</p>}
    </>
  );
}

type FootProps = {
  told: SignedIn | null;
  no: No | null;
  needsReason: boolean;
  reason: string;
  onReason: (reason: string) => void;
  /** Whether a line beside the plan says nobody yet. */
  nameless: boolean;
  saving: boolean;
  onSave: () => void;
  /** Throws away what is entered; null where nothing is. */
  onForget: (() => void) | null;
};

function Foot({ told, no, needsReason, reason, onReason, nameless, saving, onSave, onForget }: FootProps) {
  const isSame = told !== null && told.changed === 0;
  return (
    <div className="sign-foot">
      {no !== null && <NoAlert no={no} />}
      {told !== null && told.remarks.length > 0 && <Alert type="warning" showIcon title={told.remarks.join("")} />}
      {needsReason && <Input aria-label="更正原因" placeholder="已经签过的要改，请写更正原因" value={reason} onChange={(event) => onReason(event.target.value)} maxLength={80} />}
      <Button type="primary" disabled={told === null || nameless || isSame || (needsReason && reason.trim() === "")} loading={saving} onClick={onSave}>
        {nameless ? "先选是谁，再保存" : isSame ? "已保存，没有改动" : "保存当天签到"}
      </Button>
      {onForget !== null && <Button onClick={onForget}>不改了</Button>}
      {told !== null && (
        <span className="number">
          到岗 {count(told.came)} 人次{told.stood_in > 0 && `（代班 ${count(told.stood_in)}）`}，未到 {count(told.absent)}
        </span>
      )}
      <span className="sign-keys">
        <kbd>↑</kbd> <kbd>↓</kbd> 换人　<kbd>Enter</kbd> 填写　<kbd>W</kbd> 未到　<kbd>D</kbd> 有人代　<kbd>Delete</kbd> 恢复准时
      </span>
    </div>
  );
}
