// A "no" on the screen: the desk's sentence, the places it names, and the way to try again.
import { Button, Result } from "antd";
import type { No } from "../desk";

/** `again` asks once more. */
export function NoShown({ no, again }: { no: No; again: () => void }) {
  return (
    <Result
      status={no.kind === "refused" ? "info" : "warning"}
      title={no.message}
      extra={<Button onClick={again}>再试一次</Button>}
    >
      {no.problems.length > 0 && (
        <ul className="problems">
          {no.problems.map((p, i) => (
            <li key={i}>
              第 {p.row} 行 {p.column}：{p.found === "" ? "空着" : `「${p.found}」`}。{p.wanted}
            </li>
          ))}
        </ul>
      )}
    </Result>
  );
}
