// One hook for every screen: ask the desk, keep the answer while it is fresh, hand over a typed "no".
import { useQuery, type UseQueryResult } from "@tanstack/react-query";
import type { Asks } from "./asks";
import { ask, type No } from "./desk";

/** Asks the desk and keeps asking when the window comes back to the front, since the console may have changed the file. */
export function useAsk<K extends keyof Asks>(what: K, given: Asks[K]["given"]): UseQueryResult<Asks[K]["answer"], No> {
  return useQuery<Asks[K]["answer"], No>({ queryKey: [what, given], queryFn: () => ask(what, given) });
}
