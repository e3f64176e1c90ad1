// What the page says while the mouse button is down stays as it was, so that nothing moves away from under a click.
import { useEffect, useState } from "react";

/** Whether a button of the mouse (or a finger) is down; a moment longer than that, so that the click is over. */
function usePressed(): boolean {
  const [pressed, setPressed] = useState(false);
  useEffect(() => {
    let timer: number | undefined;
    const down = () => {
      window.clearTimeout(timer);
      setPressed(true);
    };
    const up = () => {
      timer = window.setTimeout(() => setPressed(false));
    };
    window.addEventListener("pointerdown", down, true);
    for (const end of ["pointerup", "pointercancel", "blur"]) window.addEventListener(end, up);
    return () => {
      window.clearTimeout(timer);
      window.removeEventListener("pointerdown", down, true);
      for (const end of ["pointerup", "pointercancel", "blur"]) window.removeEventListener(end, up);
    };
  }, []);
  return pressed;
}

/** The value; while something is pressed, or the value `isBehind` what is typed, the one from before. `value` must be the same object as long as it says the same. */
export function useSteady<T>(value: T, isBehind = false): T {
  const pressed = usePressed();
  const isHeld = pressed || isBehind;
  const [held, setHeld] = useState<{ value: T }>({ value });
  if (!isHeld && held.value !== value) setHeld({ value });
  return isHeld ? held.value : value;
}
