/** Milliseconds that typing has to rest before the address is written: Safari refuses more than 100 changes in 30 seconds. */
export const REST_MS = 400;

/** Writes a query into the address without a new entry in the history. */
export function writeQuery(query: URLSearchParams): void {
  const search = query.toString();
  const address = location.pathname + (search && `?${search}`) + location.hash;
  if (address === location.pathname + location.search + location.hash) return;
  try {
    history.replaceState(history.state, "", address);
  } catch {
    // The browser has had enough changes for now; the next one writes all of it.
  }
}
