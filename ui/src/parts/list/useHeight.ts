// The height a list has for its rows, which a virtual table must be told.
import { useCallback, useState } from "react";

/** A ref for the box, and its height now. */
export function useHeight(): [(box: HTMLElement | null) => (() => void) | undefined, number] {
  const [height, setHeight] = useState(400);
  const watch = useCallback((box: HTMLElement | null) => {
    if (box === null) return undefined;
    const observer = new ResizeObserver(() => setHeight(box.clientHeight));
    observer.observe(box);
    return () => observer.disconnect();
  }, []);
  return [watch, height];
}
