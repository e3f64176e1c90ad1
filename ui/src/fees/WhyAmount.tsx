// An amount in a list that opens to its reason with the row.
import { Money } from "../parts/Money";

/** Underlined by dots, as a word that has an explanation; pointed at, it says so. */
export function WhyAmount({ fen }: { fen: number }) {
  return (
    <span className="why-amount" title="点一下看为什么是这个数">
      <small aria-hidden>为什么</small> <Money fen={fen} />
    </span>
  );
}
