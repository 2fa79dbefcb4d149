import { addPlugins, getCacheKeyForURL, matchPrecache, PrecacheController, precacheAndRoute } from "workbox-precaching";
import { NavigationRoute, registerRoute } from "workbox-routing";
import { listNotedPlans } from "#storage/data-version.ts";
import { refreshPlan } from "#sync/refresh-plan.ts";
import { createPageCache, isOwnFile } from "./page-cache.ts";

declare const self: ServiceWorkerGlobalScope;
/** The build that this worker belongs to, as in the pages' `<meta name="app-build">`. */
declare const __APP_BUILD__: string;

const SHELL = "/shell.html";
/** Milliseconds after which a file that does not come is given up. */
const PATIENCE = 30_000;

const pages = createPageCache(__APP_BUILD__, refresh);

// The shell: every file of this build, cached and replaced as one unit. Data is not among them.
// One that is not ours, or not whole, ends the installation; the build before stays, and the next visit tries again.
const files = self.__WB_MANIFEST as { url: string; revision: string | null; bytes: number }[];
const isWhole = (address: string, response: Response) => {
  const { pathname } = new URL(address);
  return isOwnFile(address, response, __APP_BUILD__, files.find(({ url }) => url === pathname)?.bytes);
};
addPlugins([
  {
    async cacheWillUpdate({ request, response }) {
      if (await isWhole(request.url, response)) return response;
      // The browser may have kept what once came in its place, and would give it for ever: the name does not change.
      const again = await fetch(request.url, { cache: "reload" });
      return (await isWhole(request.url, again)) ? again : null;
    },
  },
]);
precacheAndRoute(files);

// What few readers need (staff pages, other languages) is kept from its first use on.
registerRoute(
  ({ url, sameOrigin }) => sameOrigin && /^\/(assets\/|data\/plans\/[^/]+\/words\/)/.test(url.pathname),
  ({ request }) => pages.keepAtFirstUse(request),
);

// A page is answered at once from this device, without asking network or database: the page of this very
// address, else the empty shell, never another address's page. Then it is fetched for the next visit.
registerRoute(
  new NavigationRoute(
    async ({ event, request, url }) => {
      const page = await pages.find(url).catch(() => null);
      event.waitUntil(pages.fetchPage(url));
      const kept = page ?? (await matchPrecache(SHELL).catch(() => undefined));
      if (!kept) event.waitUntil(refill().catch(() => undefined));
      return kept ?? fetch(request).catch(lastResort);
    },
    { denylist: [/^\/(assets|calendar|data|feeds|icons|og)\//, /^[^?]*\.[a-z\d]+(\?|$)/i] },
  ),
);

self.addEventListener("activate", (event) => event.waitUntil(pages.dropOthers()));

self.addEventListener("message", (event) => {
  switch (event.data?.type) {
    // A waiting version takes over only when the reader agrees, never under an open page.
    case "SKIP_WAITING":
      return event.waitUntil(self.skipWaiting());
    // The first page of all came before this worker did.
    case "cache-page":
      return event.waitUntil(cachePage(String(event.data.url)));
    case "refresh":
      return event.waitUntil(refresh(String(event.data.plan)));
  }
});

// Where the browser wakes us in the background, the app opens with current figures.
// Not in install or activate: page loads would wait there for the network.
self.addEventListener("periodicsync", (event) =>
  event.waitUntil(listNotedPlans().then((plans) => Promise.all(plans.map(refresh)))),
);

/** Where the browser took all pages away and left the worker, and nothing answers: not the browser's own error page. */
function lastResort(): Response {
  const page = `<!doctype html><html lang="ja"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>つながりません</title><h1>つながりません</h1><p>この端末に保存した画面が、ブラウザに消されています。電波のよい場所で開き直してください。フォローは残っていることがあります。</p><p><a href="">もう一度開く</a></p></html>`;
  return new Response(page, { status: 503, headers: { "Content-Type": "text/html; charset=utf-8" } });
}

let refilling: Promise<void> | undefined;

/** One at a time: every page asks for it while the shell is missing. */
function refill(): Promise<void> {
  refilling ??= fetchMissing().finally(() => {
    refilling = undefined;
  });
  return refilling;
}

/**
 * Fetches the files of this build again, where the caches were taken away and the worker was left. The shell comes
 * last: while it is missing, the next page goes on with what is not there yet.
 */
async function fetchMissing(): Promise<void> {
  const cache = await caches.open(new PrecacheController().strategy.cacheName);
  for (const { url } of files.toSorted((a, b) => Number(a.url === SHELL) - Number(b.url === SHELL))) {
    const key = getCacheKeyForURL(url);
    if (!key || (await cache.match(key))) continue;
    const address = new URL(url, self.location.origin).href;
    // Work that never ends would keep a new version from taking over.
    const response = await fetch(address, { cache: "reload", signal: AbortSignal.timeout(PATIENCE) });
    if (!(await isWhole(address, response))) return;
    await cache.put(key, response);
  }
}

async function cachePage(address: string): Promise<void> {
  const url = new URL(address, self.location.origin);
  if (url.origin === self.location.origin) await pages.fetchPage(url);
}

async function refresh(plan: string): Promise<void> {
  const result = await refreshPlan({ plan });
  if (result.kind === "failed") return;
  const version = result.kind === "current" ? result.version : result.snapshot.version;
  for (const client of await self.clients.matchAll({ type: "window", includeUncontrolled: true })) {
    client.postMessage({ type: "data-version", version });
  }
}
