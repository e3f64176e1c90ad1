// An amount as the office writes it: 1,234.50, figures of one width.
import { yuan } from "../text";

/** `fen` may be null where nothing is due. */
export function Money({ fen }: { fen: number | null | undefined }) {
  return <span className="money">{fen === null || fen === undefined ? "–" : yuan(fen)}</span>;
}
