// Everyone planned on a day, one row each: ↑ ↓ go to the neighbours, Enter opens the row, W and D say what happened.
import { Fragment, type KeyboardEvent, useState } from "react";
import type { Came, SignInLine, SignInSaid, SignInSheet } from "../asks";
import { untilText } from "../rosters/narrow";
import { SignEditor } from "./SignEditor";

type Props = { sheet: SignInSheet; entered: Record<string, SignInSaid>; onEnter: (lines: Record<string, SignInSaid>) => void };

const keyOf = (line: SignInLine) => `${line.said.group}/${line.said.staff}`;
const plain = (line: SignInLine): SignInSaid => ({ ...line.said, came: "came", substitute: null, in_at: "", out_at: "", no_in: false, no_out: false, lessons: "", note: "" });
const keys: Record<string, Came> = { w: "absent", d: "stood_in" };

/** What is entered stands in yellow; what is kept is green; of whom nothing is kept, what would be saved stands in grey as a proposal. */
export function SignTable({ sheet, entered, onEnter }: Props) {
  const [open, setOpen] = useState<string | null>(null);
  const enter = (line: SignInLine, said: SignInSaid) => onEnter({ ...entered, [keyOf(line)]: said });
  const close = (key: string) => {
    setOpen(null);
    window.setTimeout(() => rowOf(key)?.focus(), 0);
  };
  const deed = (line: SignInLine, key: string): boolean => {
    const came = keys[key];
    if (key === "delete") enter(line, plain(line));
    else if (came !== undefined) enter(line, { ...(entered[keyOf(line)] ?? line.said), came });
    return key === "delete" || came !== undefined;
  };
  const onKey = (event: KeyboardEvent<HTMLElement>, line: SignInLine) => {
    if (event.target !== event.currentTarget || event.ctrlKey || event.altKey) return;
    const key = keyOf(line);
    if (event.key === "Enter" || event.key === " ") setOpen(open === key ? null : key);
    else if (event.key === "Backspace") enter(line, plain(line));
    else if (deed(line, event.key.toLowerCase())) setOpen((now) => (event.key === "Delete" ? now : key));
    else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      const rows = [...document.querySelectorAll<HTMLElement>("tr[data-sign]")];
      rows[rows.indexOf(event.currentTarget) + (event.key === "ArrowDown" ? 1 : -1)]?.focus();
    } else return;
    event.preventDefault();
  };
  const row = (line: SignInLine, before: SignInLine | undefined) => {
    const key = keyOf(line);
    const said = entered[key] ?? line.said;
    return (
      <Fragment key={key}>
        <Row
          line={line}
          said={said}
          isFirst={before?.group_id !== line.group_id}
          isEntered={entered[key] !== undefined}
          isOpen={open === key}
          sheet={sheet}
          onToggle={() => setOpen(open === key ? null : key)}
          onKey={(event) => onKey(event, line)}
        />
        {open === key && <SignEditor line={line} said={said} sheet={sheet} onSay={(next) => enter(line, next)} onKey={(pressed) => deed(line, pressed)} onClose={() => close(key)} />}
      </Fragment>
    );
  };
  return (
    <table className="sign">
      <Head />
      <tbody>
        {(["18:30", "20:30"] as const).map((until) => {
          const lines = sheet.lines.filter((line) => line.until === until);
          if (lines.length === 0) return null;
          return (
            <Fragment key={until}>
              <tr className="sign-part" data-until={until}>
                <th scope="rowgroup" colSpan={8}>
                  <b>{untilText(until)}</b> {lines.length} 人次
                </th>
              </tr>
              {lines.map((line, at) => row(line, lines[at - 1]))}
            </Fragment>
          );
        })}
      </tbody>
    </table>
  );
}

function Head() {
  return (
    <thead>
      <tr>
        <th scope="col" className="sign-no">
          号
        </th>
        <th scope="col" className="sign-group">
          服务班
        </th>
        <th scope="col">时间</th>
        <th scope="col">地点</th>
        <th scope="col">姓名</th>
        <th scope="col">签到–签退</th>
        <th scope="col">课时</th>
        <th scope="col">状态</th>
      </tr>
    </thead>
  );
}

function rowOf(key: string): HTMLElement | null {
  return document.querySelector(`tr[data-sign="${key}"]`);
}

type RowProps = {
  line: SignInLine;
  said: SignInSaid;
  isFirst: boolean;
  isEntered: boolean;
  isOpen: boolean;
  sheet: SignInSheet;
  onToggle: () => void;
  onKey: (event: KeyboardEvent<HTMLElement>) => void;
};

function Row({ line, said, isFirst, isEntered, isOpen, sheet, onToggle, onKey }: RowProps) {
  const isThere = said.came === "came" || said.came === "stood_in";
  const state = stateOf(line, said, sheet, isEntered);
  return (
    <tr
      className="sign-row"
      data-sign={keyOf(line)}
      data-odd={isEntered || undefined}
      data-proposed={(!line.is_kept && !isEntered) || undefined}
      data-open={isOpen || undefined}
      tabIndex={0}
      aria-label={`${line.number} ${line.group} ${line.name}：${state.said}${isOpen ? "，正在填写" : ""}`}
      onClick={onToggle}
      onKeyDown={onKey}
    >
      <td className="sign-no number">{line.number}</td>
      <td className="sign-group">{isFirst && <b>{line.group}</b>}</td>
      <td className="number">{isFirst && `${line.starts_at}–${line.ends_at}`}</td>
      <td>{isFirst && (line.room === "" ? "未定" : line.room)}</td>
      <td>{line.name}</td>
      <td className="number">
        {!isThere ? "–" : said.in_at === "" && said.out_at === "" ? <span className="none">{line.is_kept || isEntered ? "准时" : "–"}</span> : `${said.in_at || (said.no_in ? "未签到" : line.starts_at)}–${said.out_at || (said.no_out ? "未签退" : line.ends_at)}`}
      </td>
      <td className="number">{!isThere ? "–" : said.lessons === "" ? <span className="none">{line.plan_lessons}</span> : said.lessons}</td>
      <td className={`sign-said ${state.look}`}>{state.said}</td>
    </tr>
  );
}

/** The row as it is read: what is not kept yet says so first. */
function stateOf(line: SignInLine, said: SignInSaid, sheet: SignInSheet, isEntered: boolean): { said: string; look: string } {
  const state = wordsOf(line, said, sheet, isEntered);
  if (isEntered) return { said: `待保存：${state.said}`, look: state.look };
  if (line.is_kept) return state;
  return { said: `未登记，${said.came === "absent" ? `拟记未到（${said.note}）` : "拟按时到岗"}`, look: "sign-proposed" };
}

/** The row in words; whether a time costs anything is the month's reckoning, not said here. */
function wordsOf(line: SignInLine, said: SignInSaid, sheet: SignInSheet, isEntered: boolean): { said: string; look: string } {
  const note = said.note === "" ? "" : `（${said.note}）`;
  const name = sheet.staff.find((each) => each.id === said.substitute)?.label.split(" ")[0] ?? "";
  if (said.came === "absent") return { said: `未到${note}`, look: "sign-odd" };
  if (said.came === "unsigned") return { said: `没签到${note}`, look: "sign-odd" };
  if (said.came === "stood_in") return { said: name === "" ? "有人代：还没选人" : `未到，${name}代${note}`, look: "sign-odd" };
  const late = said.in_at !== "" && said.in_at > line.starts_at ? `${said.in_at} 才到` : "";
  const early = said.out_at !== "" && said.out_at < line.ends_at ? `${said.out_at} 先走` : "";
  const half = said.no_out && said.out_at === "" ? "没有签退" : said.no_in && said.in_at === "" ? "没有签到，只有签退" : "";
  const odd = [late, early, half].filter((part) => part !== "").join("，");
  if (odd !== "") return { said: odd + note, look: "sign-odd" };
  if (isEntered) return { said: `到岗${note}`, look: "sign-odd" };
  return { said: `已签到${note}`, look: "sign-kept" };
}
