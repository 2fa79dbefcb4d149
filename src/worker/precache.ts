import { addPlugins, getCacheKeyForURL, PrecacheController, precacheAndRoute } from "workbox-precaching";

type Entry = { url: string; revision: string | null; integrity: string };

/** Milliseconds after which a file that does not come is given up. */
const TIMEOUT_MS = 30_000;

/**
 * Keeps the files of this build, as one unit: one that is not what was built (by its hash, which the browser checks) ends
 * the installation; the version before stays, and the next visit tries again.
 */
export function keepFiles(files: readonly Entry[]): void {
  const integrityOf = new Map(files.map(({ url, integrity }) => [new URL(url, location.href).href, integrity]));
  addPlugins([
    {
      // In the place of Workbox's own check.
      cacheWillUpdate: async ({ response }) => (response.ok ? withoutVary(response) : null),
      requestWillFetch: async ({ request }) => new Request(request, { cache: "no-cache" }),
      // The browser may hold what once came in the file's place, and be told for ever that it is still right.
      handlerDidError: async ({ request }) => keep(request.url, integrityOf.get(request.url), "reload"),
    },
  ]);
  precacheAndRoute([...files]);
}

/**
 * The same answer, found again by its address alone. A file of a build varies with nothing; `Vary: *` would be refused
 * by the Cache API, and one that names `Accept` not found for a stylesheet.
 */
export function withoutVary(response: Response): Response {
  const headers = new Headers(response.headers);
  headers.delete("Vary");
  return new Response(response.body, { status: response.status, statusText: response.statusText, headers });
}

/** Fetches a file of this build into the browser's cache, whatever lies there; rejects where it is not what was built. */
export async function fetchFile(url: string, integrity: string): Promise<void> {
  await fetch(url, { cache: "no-cache", integrity }).catch(() => fetch(url, { cache: "reload", integrity }));
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
  const cache = await openPrecache();
  for (const { url, integrity } of files) {
    const key = getCacheKeyForURL(url);
    if (!key || (await cache.match(key))) continue;
    await keep(url, integrity, "no-cache").catch(() => keep(url, integrity, "reload"));
  }
}

async function keep(url: string, integrity: string | undefined, mode: RequestCache): Promise<Response> {
  const key = getCacheKeyForURL(url);
  if (!key || !integrity) throw new Error(`${url} is no file of this build`);
  // Work that never ends would keep a new version from taking over.
  const response = await fetch(url, { cache: mode, integrity, signal: AbortSignal.timeout(TIMEOUT_MS) });
  await (await openPrecache()).put(key, withoutVary(response.clone()));
  return response;
}

const openPrecache = () => caches.open(new PrecacheController().strategy.cacheName);
