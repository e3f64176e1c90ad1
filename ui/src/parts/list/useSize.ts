// The room a list has for its rows and columns, which a virtual table must be told.
import { useCallback, useState } from "react";

/** A ref for the box, and its size now. */
export function useSize(): [(box: HTMLElement | null) => (() => void) | undefined, { width: number; height: number }] {
  const [size, setSize] = useState({ width: 1180, height: 400 });
  const watch = useCallback((box: HTMLElement | null) => {
    if (box === null) return undefined;
    const measure = () => setSize({ width: box.clientWidth, height: box.clientHeight });
    // At once, before anything is painted, so that no column is first drawn where there is no room.
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(box);
    return () => observer.disconnect();
  }, []);
  return [watch, size];
}
