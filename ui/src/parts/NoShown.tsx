// A "no" on the screen: the desk's sentence, the places it names, where to go about it, and the way to try again.
import { Alert, Button, Result, Space } from "antd";
import type { ReactNode } from "react";
import { go } from "../address";
import type { Problem } from "../asks";
import type { No } from "../desk";
import { HelpLink } from "../help/HelpLink";
import { remedy } from "./remedies";

/** Fills the place of what could not be shown; `again` asks once more. */
export function NoShown({ no, again }: { no: No; again: () => void }) {
  return (
    <Result
      className="no-shown"
      status={no.kind === "refused" ? "info" : "warning"}
      title={no.message}
      extra={
        <Space>
          <Remedy no={no} />
          <Button onClick={again}>再试一次</Button>
          <HelpLink code={no.code} />
        </Space>
      }
    >
      {no.problems.length > 0 && <Problems problems={no.problems} />}
    </Result>
  );
}

/** A "no" beside the form or list it is about; `onClose` takes it away. */
export function NoAlert({ no, onClose, children }: { no: No; onClose?: () => void; children?: ReactNode }) {
  return (
    <Alert
      className="no-alert"
      type={no.kind === "refused" ? "warning" : "error"}
      showIcon
      closable={onClose === undefined ? false : { onClose }}
      title={no.message}
      description={
        no.problems.length > 0 || children !== undefined ? (
          <>
            {no.problems.length > 0 && <Problems problems={no.problems} />}
            {children}
          </>
        ) : undefined
      }
      action={
        <Space>
          <Remedy no={no} />
          <HelpLink code={no.code} />
        </Space>
      }
    />
  );
}

/** A problem as one sentence, the cell quoted. */
export function problemText(p: Problem): string {
  return `第 ${p.row} 行 ${p.column}：${p.found === "" ? "空着" : `「${p.found}」`}。${p.wanted}`;
}

function Problems({ problems }: { problems: Problem[] }) {
  return (
    <ul className="problems">
      {problems.slice(0, 50).map((p, i) => (
        <li key={i}>{problemText(p)}</li>
      ))}
      {problems.length > 50 && <li>还有 {problems.length - 50} 处。</li>}
    </ul>
  );
}

function Remedy({ no }: { no: No }) {
  const way = remedy(no.code);
  if (way === null) return null;
  return (
    <Button size="small" onClick={() => go(way.screen, way.parts)}>
      {way.label}
    </Button>
  );
}
