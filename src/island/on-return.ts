/**
 * Calls when the reader comes back to this page: from another app, another tab, or by the back button.
 * Not from a page that was left for less than `minInterval` milliseconds since the call before.
 */
export function onReturn(callback: () => void, minInterval: number): void {
  // Not `performance.now()`, which stands still while a phone sleeps. A clock that was set back must not count.
  let last = Date.now();
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState !== "visible" || Math.abs(Date.now() - last) < minInterval) return;
    last = Date.now();
    callback();
  });
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) callback();
  });
}
