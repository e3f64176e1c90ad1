// What another profile would change, one sentence each, and what of it needs a look.
type Props = { changes: string[]; warnings: string[] };

/** Both as the desk says them. */
export function Changes({ changes, warnings }: Props) {
  return (
    <>
      <ul className="set-changes" tabIndex={0}>
        {changes.length === 0 && <li>收费、减免、补助和退费都不变。</li>}
        {changes.map((said) => (
          <li key={said}>{said}</li>
        ))}
      </ul>
      <ToCheck warnings={warnings} />
    </>
  );
}

/** Folded, since most of it is known. */
export function ToCheck({ warnings }: { warnings: string[] }) {
  if (warnings.length === 0) return null;
  return (
    <details>
      <summary>有 {warnings.length} 处要核对</summary>
      <ul className="set-list">
        {warnings.map((said) => (
          <li key={said}>{said}</li>
        ))}
      </ul>
    </details>
  );
}
