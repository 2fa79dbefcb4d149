/** Milliseconds that typing has to rest before the address is written: Safari refuses more than 100 changes in 30 seconds. */
const REST_MS = 400;

/** What the address asks for, or would if the browser had not refused to change it before this page was loaded anew. */
export function readQuery(): URLSearchParams {
  let refused: string | null = null;
  try {
    refused = sessionStorage.getItem(location.href);
  } catch {
    // No storage: the address is all there is.
  }
  return new URLSearchParams(refused ?? location.search);
}

/** Writes a query into the address without a new entry in the history. */
export function writeQuery(query: URLSearchParams): void {
  const search = query.toString();
  keepRefused(null);
  const address = location.pathname + (search && `?${search}`) + location.hash;
  if (address === location.pathname + location.search + location.hash) return;
  try {
    history.replaceState(history.state, "", address);
  } catch {
    // The browser has had enough changes for now; the next one writes all of it, and a reload finds it here.
    keepRefused(search);
  }
}

function keepRefused(search: string | null): void {
  try {
    if (search === null) sessionStorage.removeItem(location.href);
    else sessionStorage.setItem(location.href, search);
  } catch {
    // No storage: a reload then shows what the address says.
  }
}

/**
 * Keeps the address with a query that the reader changes: written when typing rests, and when the reader goes on or puts
 * the page away, as a phone may end it without a word.
 */
export function followQuery(query: () => URLSearchParams): { changed: () => void; end: () => void } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const write = () => {
    clearTimeout(timer);
    writeQuery(query());
  };
  addEventListener("pagehide", write);
  document.addEventListener("visibilitychange", write);
  return {
    changed() {
      clearTimeout(timer);
      timer = setTimeout(write, REST_MS);
    },
    end() {
      write();
      removeEventListener("pagehide", write);
      document.removeEventListener("visibilitychange", write);
    },
  };
}
