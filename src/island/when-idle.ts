/** Runs when the browser has nothing better to do; Safari before 26 has no such call. */
export function whenIdle(work: () => void): void {
  if ("requestIdleCallback" in window) requestIdleCallback(() => work(), { timeout: 2_000 });
  else setTimeout(work, 200);
}
