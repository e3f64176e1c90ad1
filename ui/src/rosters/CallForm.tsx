// The roll call itself: sums that follow the typing, everyone expected, and the one line that is typed.
import { useQueryClient } from "@tanstack/react-query";
import { Alert, App as AntApp, Button, Input, type InputRef } from "antd";
import dayjs from "dayjs";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { go } from "../address";
import type { CallPupil, Mark, MarksRead, RollCalled, RollCallSheetShown, Sums } from "../asks";
import { dayText } from "../days";
import { ask, No } from "../desk";
import { NoAlert } from "../parts/NoShown";
import type { Draft } from "../parts/useDraft";
import { useUndo } from "../parts/useUndo";
import { useChange } from "../useAsk";

type Props = { sheet: RollCallSheetShown; day: string; group: string; draft: Draft<string>; onBack: () => void; onKept: (() => void) | null };

const words: { letter: string; word: string; mark: Mark }[] = [
  { letter: "q", word: "请", mark: "leave" },
  { letter: "c", word: "缺", mark: "absent" },
  { letter: "d", word: "迟", mark: "late" },
  { letter: "t", word: "退", mark: "left_early" },
];

/** Takes back what an earlier session of the day says of someone. */
const came = { letter: "v", word: "到" };

/** Nothing typed is all present; `onKept` is where one goes once it is kept, null for the next that is open. */
export function CallForm({ sheet, day, group, draft, onBack, onKept }: Props) {
  const typed = draft.value;
  const [composing, setComposing] = useState(false);
  const read = useRead(day, group, typed, composing);
  const [reason, setReason] = useState<string | null>(null);
  const line = useRef<InputRef>(null);
  const keep = useKeep(sheet, day, group, onKept, draft.forget, () => setReason((now) => now ?? ""));
  const takeBack = () => {
    const known = read?.typed === typed ? Promise.resolve(read.found) : ask("read_marks", { date: day, group, marks: typed });
    known.then((found) => draft.set(found.shorter)).catch(() => undefined);
  };
  const add = (text: string) => {
    draft.set(`${typed}${typed === "" || typed.endsWith(" ") ? "" : " "}${text}`);
    line.current?.focus();
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Enter") keep.send(typed, reason);
    else if (event.key === "ArrowUp") takeBack();
    else if (event.key === "Escape") onBack();
    else return;
    event.preventDefault();
  };
  const message = read?.typed === typed && (read.found.is_mistaken || read.found.waiting.length === 0) ? read.found.message : null;
  return (
    <div className="call" onKeyDown={(event) => (event.target instanceof HTMLInputElement ? undefined : escape(event, onBack))}>
      <div className="call-head">
        <CallSums sums={read?.found.sums ?? sheet.sums} />
        <div className="call-foot">
          <label htmlFor="call-line">没到的人</label>
          <Input
            id="call-line"
            ref={line}
            autoFocus
            autoComplete="off"
            spellCheck={false}
            value={typed}
            placeholder="3 17 请 5 缺　没有人缺就直接按回车"
            aria-describedby="call-said"
            status={message === null ? "" : "warning"}
            onChange={(event) => draft.set(event.target.value)}
            onCompositionStart={() => setComposing(true)}
            onCompositionEnd={() => setComposing(false)}
            onKeyDown={onKey}
          />
          {(sheet.carried === null ? words : [came, ...words]).map(({ letter, word }) => (
            <Button key={letter} onClick={() => add(word)} title={`也可以输入字母 ${letter}`}>
              {word} <kbd>{letter}</kbd>
            </Button>
          ))}
          <Button type="primary" disabled={sheet.closed !== null} loading={keep.busy} onClick={() => keep.send(typed, reason)} title="回车">
            {keepText(sheet)}
          </Button>
        </div>
        {reason !== null && <Reason value={reason} onChange={setReason} onLeave={() => setReason(null)} onSend={() => keep.send(typed, reason)} />}
        {sheet.carried !== null && typed === sheet.begin && (
          <div className="call-missed" role="status">
            {sheet.carried}
          </div>
        )}
        <Said text={message ?? (reason === null ? hint(sheet, severalClasses(sheet)) : "")} missed={read?.found.missed ?? null} />
        {keep.no !== null && <NoAlert no={keep.no} />}
      </div>
      {sheet.kept !== null && <Kept sheet={sheet} />}
      <Notes sheet={sheet} restored={draft.restored} />
      <Grid sheet={sheet} found={read?.found ?? null} onNumber={(number) => add(String(number))} />
    </div>
  );
}

/** What is typed, as the desk understands it; while an input method composes, what was there before stays. */
function useRead(day: string, group: string, typed: string, composing: boolean): { typed: string; found: MarksRead } | null {
  const [read, setRead] = useState<{ typed: string; found: MarksRead } | null>(null);
  useEffect(() => {
    if (composing) return;
    let late = false;
    ask("read_marks", { date: day, group, marks: typed })
      .then((found) => {
        if (!late) setRead({ typed, found });
      })
      .catch(() => undefined);
    return () => {
      late = true;
    };
  }, [typed, composing, day, group]);
  return read;
}

/** Keeps the roll call, offers to take it back, and goes on. */
function useKeep(sheet: RollCallSheetShown, day: string, group: string, onKept: (() => void) | null, forget: () => void, wantReason: () => void) {
  const { message } = AntApp.useApp();
  const answers = useQueryClient();
  const undo = useUndo();
  const call = useChange("roll_call");
  const kept = (told: RollCalled) => {
    forget();
    undo(`${sheet.name}已点名：${sumsText(told)}`, () => ask("take_back_roll_call", { date: day, group, before: told.before }));
    void answers.invalidateQueries();
    if (onKept !== null) onKept();
    else if (sheet.next !== null) go("rosters", [day, "call", sheet.next.group_id], {}, true);
    else if (sheet.next_day !== null) {
      void message.success(`${sheet.day_label}的班都点过名了，接着点${dayText(sheet.next_day.date)}`);
      go("rosters", [sheet.next_day.date, "call", sheet.next_day.group_id], {}, true);
    } else {
      void message.success(`${sheet.day_label}的班都点过名了`);
      go("rosters", [day], {}, true);
    }
  };
  const send = (marks: string, reason: string | null) => {
    if (call.isPending || sheet.closed !== null) return;
    call.mutate({ date: day, group, marks, reason: reason?.trim() || null }, { onSuccess: kept, onError: (no) => no.code === "needs_reason" && wantReason() });
  };
  const no = call.error instanceof No && call.error.code !== "needs_reason" ? call.error : null;
  return { send, busy: call.isPending, no };
}

/** Asked where a kept roll call of an earlier day is corrected. */
function Reason({ value, onChange, onLeave, onSend }: { value: string; onChange: (text: string) => void; onLeave: () => void; onSend: () => void }) {
  return (
    <div className="call-foot">
      <label htmlFor="call-reason">更正的原因</label>
      <Input
        id="call-reason"
        autoFocus
        value={value}
        placeholder="例如：家长补交请假条"
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === "Enter" && value.trim() !== "") onSend();
          if (event.key === "Escape") onLeave();
        }}
      />
      <span className="call-why">这次点名以前已经保存过，改动要写明原因，会记入操作记录。</span>
    </div>
  );
}

/** What the typing means so far, and who would be kept as present although an earlier session says otherwise. */
function Said({ text, missed }: { text: string; missed: string | null }) {
  return (
    <>
      <div id="call-said" className="call-said" aria-live="polite">
        {text}
      </div>
      {missed !== null && (
        <div className="call-missed" role="status">
          {missed}
        </div>
      )}
    </>
  );
}

function Notes({ sheet, restored }: { sheet: RollCallSheetShown; restored: boolean }) {
  return (
    <>
      {sheet.settled !== null && <Alert type="warning" showIcon title={sheet.settled} />}
      {sheet.closed !== null && <Alert type="info" showIcon title={sheet.closed} />}
      {restored && <Alert type="info" showIcon title="接着上次没有保存的内容。" />}
    </>
  );
}

function CallSums({ sums }: { sums: Sums }) {
  return (
    <div className="call-sums" aria-live="polite">
      <Figure name="应到" value={sums.expected} />
      <Figure name="实到" value={sums.present} />
      <Figure name="请假" value={sums.leave} />
      <Figure name="缺席" value={sums.absent} />
      {sums.late > 0 && <Figure name="迟到" value={sums.late} />}
      {sums.left_early > 0 && <Figure name="早退" value={sums.left_early} />}
    </div>
  );
}

function Figure({ name, value }: { name: string; value: number }) {
  return (
    <span>
      {name} <b className="number">{value}</b>
    </span>
  );
}

function Kept({ sheet }: { sheet: RollCallSheetShown }) {
  if (sheet.kept === null) return null;
  const { by, at, reason } = sheet.kept;
  return (
    <p className="call-kept">
      {by}在{dayjs(at).format("M月D日 HH:mm")} 已保存{reason !== null && `，更正原因：${reason}`}。改了以后再按回车，{sheet.needs_reason ? "会问更正的原因" : "就按新的保存"}。
    </p>
  );
}

function Grid({ sheet, found, onNumber }: { sheet: RollCallSheetShown; found: MarksRead | null; onNumber: (number: number) => void }) {
  const marks = new Map(found?.named.map((each) => [each.seat_no, each.mark]));
  const several = severalClasses(sheet);
  return (
    <div className="call-grid" data-wide={several || sheet.pupils.some((pupil) => pupil.missed !== null) || undefined} role="list" aria-label="应到学生">
      {sheet.pupils.map((pupil) => {
        const mark = marks.get(pupil.seat_no) ?? "present";
        return (
          <div key={pupil.seat_no} role="listitem">
            <button
              type="button"
              tabIndex={-1}
              className="call-pupil"
              data-mark={mark}
              data-waiting={found?.waiting.includes(pupil.seat_no) || undefined}
              data-missed={pupil.missed !== null || undefined}
              title={[several ? placeOf(pupil) : null, pupil.missed].filter((part) => part !== null).join("，") || undefined}
              onClick={() => onNumber(pupil.seat_no)}
            >
              <Cell pupil={pupil} mark={mark} several={several} />
            </button>
          </div>
        );
      })}
    </div>
  );
}

function Cell({ pupil, mark, several }: { pupil: CallPupil; mark: Mark; several: boolean }) {
  return (
    <>
      <span className="call-no">{pupil.seat_no}</span>
      <span className="call-name">{pupil.name}</span>
      {pupil.missed !== null && <small className="call-missed">{pupil.missed}</small>}
      {several && <small>{placeOf(pupil)}</small>}
      <b>{words.find((each) => each.mark === mark)?.word ?? "√"}</b>
    </>
  );
}

function sumsText(told: RollCalled): string {
  return `应到 ${told.expected}，实到 ${told.present}，请假 ${told.leave}，缺席 ${told.absent}`;
}

function severalClasses(sheet: RollCallSheetShown): boolean {
  return new Set(sheet.pupils.map((pupil) => pupil.class_label)).size > 1;
}

function placeOf(pupil: CallPupil): string {
  return pupil.seat_in_class === null ? pupil.class_label : `${pupil.class_label}${pupil.seat_in_class}号`;
}

/** Where pupils of several classes meet, the numbers are the page's own, which is said first. */
function hint(sheet: RollCallSheetShown, several: boolean): string {
  const next = sheet.next === null ? `回车${keepText(sheet).replace("点名", "")}` : `回车保存并到${sheet.next.name}`;
  const who = several ? "写姓名或「五(1)班2号」，或下面的序号（每天不同，不是座号），再写" : "先输号码再输";
  return `${who} 请 q、缺 c、迟 d、退 t，几个人可以连着写；↑ 撤回一步；${next}；Esc 返回。`;
}

function keepText(sheet: RollCallSheetShown): string {
  if (sheet.next !== null) return "保存并到下一班";
  return sheet.next_day === null ? "保存点名" : `保存并接着点 ${dayText(sheet.next_day.date)}`;
}

function escape(event: KeyboardEvent, onBack: () => void): void {
  if (event.key === "Escape") onBack();
}
