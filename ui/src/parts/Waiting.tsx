// A quiet sign of waiting that does not flash when the answer is quick.

/** `what` says what is being waited for. */
export function Waiting({ what }: { what: string }) {
  return (
    <div className="waiting" role="status" aria-label={what}>
      <div className="waiting-sign">
        <span className="waiting-dots" aria-hidden>
          <i />
          <i />
          <i />
          <i />
        </span>
        {what}
      </div>
    </div>
  );
}
