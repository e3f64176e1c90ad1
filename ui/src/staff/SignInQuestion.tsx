// A question that sign-ins raise: what was found, what it means where the month is settled, and the answers beside each other.
import type { ReactNode } from "react";
import type { No } from "../desk";
import { NoAlert } from "../parts/NoShown";
import "./staff.css";

type Props = {
  said: ReactNode;
  /** What answering means where a month is settled. */
  settled: string[];
  no: No | null;
  /** The answers, as buttons. */
  children: ReactNode;
};

/** A question that was answered here, in its place. */
export function Answered({ said }: { said: string }) {
  return (
    <div className="instead-one">
      <span className="instead-said none">✓ {said}</span>
    </div>
  );
}

/** Said once below questions whose answers change the plan. */
export function PlanNote() {
  return <small className="none">改排班只改谁应到，已有的签到和补助不变。</small>;
}

export function SignInQuestion({ said, settled, no, children }: Props) {
  return (
    <div className="instead-one">
      <span className="instead-said">
        {said}
        {settled.map((each) => (
          <span key={each} className="none">
            {each}
          </span>
        ))}
      </span>
      <span className="instead-deeds">
        {children}
      </span>
      {no !== null && <NoAlert no={no} />}
    </div>
  );
}
