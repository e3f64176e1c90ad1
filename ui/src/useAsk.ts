// Two hooks for every screen: ask the desk and keep the answer while it is fresh, or change something and ask everything shown again.
import { keepPreviousData, useMutation, type UseMutationResult, useQuery, useQueryClient, type UseQueryResult } from "@tanstack/react-query";
import { useCallback } from "react";
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

type Told<K extends keyof Asks> = { onSuccess?: (answer: Asks[K]["answer"]) => void; onError?: (no: No) => void };

type WithMutate<State, Mutate> = State extends unknown ? Omit<State, "mutate"> & { mutate: Mutate } : never;

/** A change with what is done after it. */
export type Change<K extends keyof Asks> = WithMutate<UseMutationResult<Asks[K]["answer"], No, Asks[K]["given"]>, (given: Asks[K]["given"], told?: Told<K>) => void>;

/**
 * Changes something at the desk; whatever is on the screen is asked again, since one change can move many sums. What is told of it is
 * told also where the part that asked is gone by then, as a row is that was answered: else nothing would offer to take it back.
 */
export function useChange<K extends keyof Asks>(what: K): Change<K> {
  const answers = useQueryClient();
  const change = useMutation<Asks[K]["answer"], No, Asks[K]["given"]>({
    mutationFn: (given) => ask(what, given),
    onSuccess: () => answers.invalidateQueries(),
  });
  const { mutateAsync } = change;
  const mutate = useCallback((given: Asks[K]["given"], told: Told<K> = {}) => void mutateAsync(given).then(told.onSuccess, told.onError ?? (() => undefined)), [mutateAsync]);
  return { ...change, mutate };
}
