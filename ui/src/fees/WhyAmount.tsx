// An amount in a list that opens to its reason with the row.
import { Money } from "../parts/Money";

/** Underlined by dots, as a word that has an explanation. */
export function WhyAmount({ fen }: { fen: number }) {
  return (
    <span className="why-amount" title="为什么是这个数">
      <Money fen={fen} />
    </span>
  );
}
