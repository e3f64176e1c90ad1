// What happened with one planned person: came, did not come, someone stood in, or did not sign; Enter or Esc goes back to the row.
import { Button, Input, type InputRef, Segmented, Select } from "antd";
import { type KeyboardEvent, useRef } from "react";
import type { Came, SignInLine, SignInSaid, SignInSheet } from "../asks";
import { TimeField } from "./TimeField";

const states: { value: Came; label: string }[] = [
  { value: "came", label: "到岗" },
  { value: "absent", label: "未到" },
  { value: "stood_in", label: "有人代" },
  { value: "unsigned", label: "没签到" },
];

type Props = {
  line: SignInLine;
  said: SignInSaid;
  sheet: SignInSheet;
  onSay: (said: SignInSaid) => void;
  /** The keys of the row, which a time field has no use for; says whether one did something. */
  onKey: (key: string) => boolean;
  onClose: () => void;
};

/** Times left empty are those of the plan. */
export function SignEditor({ line, said, sheet, onSay, onKey, onClose }: Props) {
  const set = (part: Partial<SignInSaid>) => onSay({ ...said, ...part });
  // What was proposed of someone who did not come says nothing of one who did.
  // What is missing of a kept sign-in is missing of that person alone.
  const lacks = (came: Came) => ({ no_in: came === "came" && line.said.no_in, no_out: came === "came" && line.said.no_out });
  const become = (came: Came) => set({ came, ...lacks(came), ...(came !== "absent" && !line.is_kept && said.note === line.said.note ? { note: "" } : {}) });
  const isThere = said.came === "came" || said.came === "stood_in";
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const isField = event.target instanceof HTMLInputElement && event.target.closest(".ant-select, .ant-segmented") === null;
    if (event.key !== "Escape" && !(event.key === "Enter" && isField)) return;
    event.preventDefault();
    event.stopPropagation();
    // Left like any field, so that 1650 becomes 16:50.
    if (event.target instanceof HTMLInputElement && isField) event.target.blur();
    onClose();
  };
  const note = useRef<InputRef>(null);
  const onLetter = (key: string) => {
    const done = onKey(key);
    // The times are gone with whoever did not come: the note is what is left to write.
    if (done && key === "w") window.setTimeout(() => note.current?.focus(), 0);
    return done;
  };
  return (
    <tr className="sign-edit" onKeyDown={onKeyDown}>
      <td colSpan={8}>
        <div className="sign-fields" role="group" aria-label={`${line.group} ${line.name}`}>
          <Segmented<Came> aria-label="怎么样" value={said.came} options={states} onChange={become} />
          {said.came === "stood_in" && (
            <label>
              谁代
              <Select
                autoFocus
                aria-label="谁代"
                showSearch={{ optionFilterProp: "label" }}
                placeholder="输入姓名或工号"
                value={said.substitute}
                options={sheet.staff.filter((each) => each.id !== said.staff).map((each) => ({ value: each.id, label: each.label }))}
                onChange={(substitute: number) => set({ substitute })}
              />
            </label>
          )}
          {isThere && (
            <>
              <TimeField label="签到" value={said.in_at} planned={said.no_in ? "未签到" : line.starts_at} focus={said.came === "came"} onTime={(in_at) => set({ in_at })} onKey={onLetter} />
              <TimeField label="签退" value={said.out_at} planned={said.no_out ? "未签退" : line.ends_at} onTime={(out_at) => set({ out_at })} onKey={onLetter} />
              <label>
                课时
                <Input value={said.lessons} placeholder={line.plan_lessons} onChange={(event) => set({ lessons: event.target.value })} maxLength={5} />
              </label>
            </>
          )}
          <label className="sign-wide">
            备注
            <Input ref={note} autoFocus={said.came === "absent"} value={said.note} placeholder={said.came === "absent" ? "如 病假" : ""} onChange={(event) => set({ note: event.target.value })} maxLength={40} />
          </label>
          <Button onClick={onClose}>填好了</Button>
        </div>
      </td>
    </tr>
  );
}
