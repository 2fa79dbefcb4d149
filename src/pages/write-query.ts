/** Milliseconds that typing has to rest before the address is written: Safari refuses more than 100 changes in 30 seconds. */
const REST_MS = 400;

/** In sessionStorage: `address query`, where the browser refused to put the query into the address. */
const REFUSED_KEY = "refusedQuery";

/** What the address asks for, or would if the browser had not refused to change it before this page was loaded anew. */
export function readQuery(): URLSearchParams {
  try {
    const [address, refused] = sessionStorage.getItem(REFUSED_KEY)?.split(" ") ?? [];
    if (address === location.href) return new URLSearchParams(refused);
  } catch {
    // No storage: the address is all there is.
  }
  return new URLSearchParams(location.search);
}

/** Writes a query into the address without a new entry in the history. */
export function writeQuery(query: URLSearchParams): void {
  const text = query.toString();
  const search = text && `?${text}`;
  keepRefused(null);
  if (search === location.search) return;
  try {
    history.replaceState(history.state, "", location.pathname + search + location.hash);
  } catch {
    // The browser has had enough changes for now; the next one writes all of it, and a reload finds it here.
    keepRefused(search);
  }
}

function keepRefused(search: string | null): void {
  try {
    if (search === null) sessionStorage.removeItem(REFUSED_KEY);
    else sessionStorage.setItem(REFUSED_KEY, `${location.href} ${search}`);
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
