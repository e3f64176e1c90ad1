// A quiet sign of waiting that does not flash when the answer is quick.
import { Spin } from "antd";

/** `what` says what is being waited for. */
export function Waiting({ what }: { what: string }) {
  return (
    <div className="waiting" role="status" aria-label={what}>
      <Spin delay={200} description={what}>
        <div className="waiting-room" />
      </Spin>
    </div>
  );
}
