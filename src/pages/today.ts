/** Today in Japan by the device's clock, such as 2026-04-01. */
export function today(): string {
  return new Date(Date.now() + 9 * 60 * 60 * 1000).toISOString().slice(0, 10);
}
