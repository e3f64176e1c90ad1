// Questions keep their places while they are answered: the next must not move under the mouse.
import { useState } from "react";

/** All that was found since the page is open, in its first order; what is found no more was answered. */
export function useSettledHere<T extends { said: string }>(found: T[]): { one: T; open: boolean }[] {
  const [seen, setSeen] = useState<T[]>([]);
  const added = found.filter((each) => !seen.some((one) => one.said === each.said));
  if (added.length > 0) setSeen([...seen, ...added]);
  const known = new Map(found.map((each) => [each.said, each]));
  return [...seen, ...added].map((one) => ({ one: known.get(one.said) ?? one, open: known.has(one.said) }));
}
