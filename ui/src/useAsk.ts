// Two hooks for every screen: ask the desk and keep the answer while it is fresh, or change something and ask everything shown again.
import { keepPreviousData, useMutation, type UseMutationResult, useQuery, useQueryClient, type UseQueryResult } from "@tanstack/react-query";
import type { Asks } from "./asks";
import { ask, type No } from "./desk";

/** Asks the desk and keeps asking when the window comes back to the front, since the console may have changed the file. `null` asks nothing yet; with `keep` the last answer stays until the next is there. */
export function useAsk<K extends keyof Asks>(what: K, given: Asks[K]["given"] | null, how: { keep?: boolean } = {}): UseQueryResult<Asks[K]["answer"], No> {
  return useQuery<Asks[K]["answer"], No>({
    queryKey: [what, given],
    queryFn: () => ask(what, given as Asks[K]["given"]),
    enabled: given !== null,
    ...(how.keep ? { placeholderData: keepPreviousData } : {}),
  });
}

/** Changes something at the desk; whatever is on the screen is asked again, since one change can move many sums. */
export function useChange<K extends keyof Asks>(what: K): UseMutationResult<Asks[K]["answer"], No, Asks[K]["given"]> {
  const answers = useQueryClient();
  return useMutation<Asks[K]["answer"], No, Asks[K]["given"]>({
    mutationFn: (given) => ask(what, given),
    onSuccess: () => answers.invalidateQueries(),
  });
}
