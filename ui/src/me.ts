// Who sits here, for every screen: what the role may not do is not shown. The desk checks all the same.
import { createContext, useContext } from "react";
import type { Asks, MeShown } from "./asks";

export const MeContext = createContext<MeShown | null>(null);

/** Whether the one who sits here may ask this of the desk. */
export function useMay(what: keyof Asks): boolean {
  return useContext(MeContext)?.may.includes(what) ?? false;
}
