// A problem corrected where it is read: what the cell should say, kept as a draft of this file until it is taken in.
import { Button, Input, Select } from "antd";
import { useState } from "react";
import type { Mend, ProblemShown } from "../asks";
import type { Draft } from "../parts/useDraft";
import { mendedSaid, withMend, withoutRow } from "./mends";

/** The cell's corrected text, sent on Enter or on leaving the field; or the whole row is left out. `alike` are the problems of the same column in which the same was found: what is chosen from a few words is chosen for all of them. */
export function MendField({ problem, alike, mends }: { problem: ProblemShown; alike: ProblemShown[]; mends: Draft<Mend[]> }) {
  const { row, field } = problem;
  const before = mends.value.find((mend) => mend.row === row && mend.field === field)?.text ?? (problem.field_label === problem.column ? problem.found : "");
  const [text, setText] = useState(before);
  if (field === null) return null;
  const keep = () => {
    if (text.trim() !== before) mends.set(withMend(mends.value, { row, field, text: text.trim() }));
  };
  const choose = (to: string) => mends.set(alike.reduce((all, one) => withMend(all, { row: one.row, field, text: to }), mends.value));
  const of = `第 ${row} 行 ${problem.field_label ?? ""}改为`;
  if (problem.choices.length > 0) {
    return (
      <>
        <label className="mend">
          {problem.field_label}改为
          <Select
            size="small"
            showSearch
            popupMatchSelectWidth={false}
            className="mend-choice"
            aria-label={of}
            placeholder={alike.length > 1 ? `选一种，${alike.length} 行一起改` : "选一种"}
            value={problem.choices.includes(before) ? before : null}
            options={problem.choices.map((value) => ({ value, label: value }))}
            onChange={choose}
          />
        </label>
        <LeaveOut row={row} mends={mends} />
      </>
    );
  }
  return (
    <>
      <label className="mend">
        {problem.field_label}改为
        <Input
          size="small"
          value={text}
          aria-label={of}
          onChange={(event) => setText(event.target.value)}
          onBlur={keep}
          onPressEnter={(event) => {
            if (!event.nativeEvent.isComposing) keep();
          }}
        />
      </label>
      <LeaveOut row={row} mends={mends} />
    </>
  );
}

function LeaveOut({ row, mends }: { row: number; mends: Draft<Mend[]> }) {
  return (
    <Button size="small" type="link" aria-label={`不要第 ${row} 行`} onClick={() => mends.set(withoutRow(mends.value, row))}>
      不要这行
    </Button>
  );
}

/** How many cells were corrected here, and all of them as the file has them again. */
export function Mended({ mends }: { mends: Draft<Mend[]> }) {
  if (mends.value.length === 0) return null;
  return (
    <span className="none mended">
      {mendedSaid(mends.value)}
      <Button size="small" type="link" onClick={() => mends.forget()}>
        都恢复原样
      </Button>
    </span>
  );
}
