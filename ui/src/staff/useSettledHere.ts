// Questions keep their places while they are answered: the next must not move under the mouse.
import { useState } from "react";

/** All that is found with those answered here, in their first order. `answer` is called once one is answered. */
export function useSettledHere<T extends { said: string }>(found: T[]): { shown: { one: T; open: boolean }[]; answer: (said: string) => void } {
  const [seen, setSeen] = useState<T[]>([]);
  const [answered, setAnswered] = useState<ReadonlySet<string>>(new Set());
  const added = found.filter((each) => !seen.some((one) => one.said === each.said));
  if (added.length > 0) setSeen([...seen, ...added]);
  const known = new Map(found.map((each) => [each.said, each]));
  const shown = [...seen, ...added].map((one) => ({ one: known.get(one.said) ?? one, open: known.has(one.said) }));
  return { shown: shown.filter(({ one, open }) => open || answered.has(one.said)), answer: (said) => setAnswered((before) => new Set(before).add(said)) };
}
