// A "no" in place of the first screen: what shows it is fetched when there is one.
import { dressed } from "./wardrobe";

/** The same as `NoShown`. */
export const Refused = dressed(async () => ({ default: (await import("./NoShown")).NoShown }), null);
