// The room a list has for its rows and columns, which a virtual table must be told.
import { useCallback, useState } from "react";

/** A ref for the box, and its size now. */
export function useSize(): [(box: HTMLElement | null) => (() => void) | undefined, { width: number; height: number }] {
  const [size, setSize] = useState({ width: 1180, height: 400 });
  const watch = useCallback((box: HTMLElement | null) => {
    if (box === null) return undefined;
    const observer = new ResizeObserver(() => setSize({ width: box.clientWidth, height: box.clientHeight }));
    observer.observe(box);
    return () => observer.disconnect();
  }, []);
  return [watch, size];
}
