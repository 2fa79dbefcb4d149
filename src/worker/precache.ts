import { addPlugins, getCacheKeyForURL, PrecacheController, precacheAndRoute } from "workbox-precaching";

type Entry = { url: string; revision: string | null; integrity: string };

/** Milliseconds after which a file that does not come is given up. */
const TIMEOUT_MS = 30_000;

/**
 * Keeps the files of this build, as one unit: one that is not what was built (by its hash, which the browser checks) ends
 * the installation; the version before stays, and the next visit tries again.
 */
export function keepFiles(files: readonly Entry[]): void {
  addPlugins([
    {
      // The browser may have kept what once came in a file's place, and would give it for ever: the name does not change.
      requestWillFetch: async ({ request }) => new Request(request, { cache: "no-cache" }),
    },
  ]);
  precacheAndRoute([...files]);
}

let inFlight: Promise<void> | undefined;

/** Fetches again what the browser took away and left the worker; looked for once a start. */
export function repairPrecache(files: readonly Entry[]): Promise<void> {
  inFlight ??= fetchMissing(files).catch(() => {
    // Offline, or no space: looked for at the next page.
    inFlight = undefined;
  });
  return inFlight;
}

async function fetchMissing(files: readonly Entry[]): Promise<void> {
  const cache = await caches.open(new PrecacheController().strategy.cacheName);
  for (const { url, integrity } of files) {
    const key = getCacheKeyForURL(url);
    if (!key || (await cache.match(key))) continue;
    // Work that never ends would keep a new version from taking over.
    await cache.put(key, await fetch(url, { cache: "no-cache", integrity, signal: AbortSignal.timeout(TIMEOUT_MS) }));
  }
}
