// What every start asks first, sent before anything is drawn: how the door stands, and what the desk begins with, should it be open.
import type { QueryClient } from "@tanstack/react-query";
import { ask, office } from "./desk";

/** How long the very first answer is not asked for again, in milliseconds: as long as the first screen takes to be drawn. */
const FRESH = 1000;

/**
 * `begins` is what the screen shown begins with. An ask that comes to the desk before the door has opened is told "no"; it is asked again
 * once the door is open. Behind a door that is shut nothing of the answers is kept.
 */
export async function askAhead(answers: QueryClient, begins: "today" | undefined): Promise<void> {
  const first = ["school", "me", ...(begins === undefined ? [] : [begins])] as const;
  const opening = answers.fetchQuery({ queryKey: ["door"], queryFn: () => office("door", {}) }).catch(() => null);
  for (const what of first) {
    answers.setQueryDefaults([what, {}], { staleTime: (query) => (query.state.dataUpdateCount === 1 ? FRESH : 0) });
    const behindTheDoor = async (no: unknown) => {
      if ((await opening)?.state !== "open") throw no;
      return ask(what, {});
    };
    void answers.prefetchQuery({ queryKey: [what, {}], queryFn: () => ask(what, {}).catch(behindTheDoor) });
  }
  if ((await opening)?.state !== "open") for (const what of first) answers.removeQueries({ queryKey: [what, {}] });
}
