// A value once it has rested for a moment, so that the desk is not asked at every key.
import { useEffect, useState } from "react";

/** The value as it was when nothing changed for a third of a second, or for `pause` milliseconds. */
export function useRested<T>(value: T, pause = 350): T {
  const text = JSON.stringify(value);
  const [rested, setRested] = useState(text);
  useEffect(() => {
    const timer = window.setTimeout(() => setRested(text), pause);
    return () => window.clearTimeout(timer);
  }, [text, pause]);
  return JSON.parse(rested) as T;
}
