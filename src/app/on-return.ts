/**
 * Calls when the reader comes back to this page: from another app, another tab, or by the back button.
 * Not from a page that was left for less than `pause` milliseconds since the call before.
 * @returns a function that ends it.
 */
export function onReturn(callback: () => void, pause: number): () => void {
  // Not `performance.now()`, which stands still while a phone sleeps. A clock that was set back must not count.
  let last = Date.now();
  const visit = () => {
    if (document.visibilityState !== "visible" || Math.abs(Date.now() - last) < pause) return;
    last = Date.now();
    callback();
  };
  const show = (event: PageTransitionEvent) => {
    if (event.persisted) callback();
  };
  document.addEventListener("visibilitychange", visit);
  window.addEventListener("pageshow", show);
  return () => {
    document.removeEventListener("visibilitychange", visit);
    window.removeEventListener("pageshow", show);
  };
}
