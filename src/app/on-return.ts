/** Least time between two looks that nobody asked for, in milliseconds. */
const PAUSE = 60_000;

/**
 * Calls when the reader comes back to this page: from another app, another tab, or by the back button.
 * @returns a function that ends it.
 */
export function onReturn(callback: () => void): () => void {
  let last = performance.now();
  const visit = () => {
    if (document.visibilityState !== "visible" || performance.now() - last < PAUSE) return;
    last = performance.now();
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
