// Why the door is shut: after a lock by itself it says so, once.

const key = "kehou-idle-lock";

/** Notes before the page is loaded anew that it was left alone so many minutes. */
export function lockedByItself(minutes: number): void {
  window.sessionStorage.setItem(key, String(minutes));
}

/** What the door says after a lock by itself; null otherwise. */
export function idleSaid(): string | null {
  const minutes = window.sessionStorage.getItem(key);
  return minutes === null ? null : `离开超过 ${minutes} 分钟，已自动锁上。输入的内容都还在。`;
}

/** Someone is here again. */
export function cameBack(): void {
  window.sessionStorage.removeItem(key);
}
