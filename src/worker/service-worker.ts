import { registerRoute } from "workbox-routing";
import { CacheFirst } from "workbox-strategies";
import { PLAN_STORED, type PlanStored, type RefreshReply, type RefreshRequest } from "#markup/events.ts";
import { noteSeenVersion } from "#storage/seen-version.ts";
import { refreshPlan } from "#sync/refresh-plan.ts";
import { answerNavigation, isNavigation } from "./navigation.ts";
import { notify, openNotice } from "./notices.ts";
import { createPages, type Pages } from "./pages.ts";
import { fetchFile, keepFiles, repairPrecache, withoutVary } from "./precache.ts";

declare const self: ServiceWorkerGlobalScope;
/** The build that this worker belongs to, as in the pages' `<meta name="app-build">`. */
declare const __APP_BUILD__: string;
/** Address of the renderer of this build. */
declare const __RENDERER__: string;
/** Its hash, as Subresource Integrity writes it. */
declare const __RENDERER_INTEGRITY__: string;
/** Ids of the plans that the site shows, the current one first. */
declare const __PLANS__: readonly [string, ...string[]];

const files = self.__WB_MANIFEST as { url: string; revision: string | null; integrity: string }[];
const [CURRENT] = __PLANS__;
const pagesOf = new Map<string, Pages>();
const LATER_FILES = `assets-${__APP_BUILD__}`;

// The files of this build, kept and replaced as one unit. Neither data nor documents are among them.
keepFiles(files);

self.addEventListener("install", (event) => event.waitUntil(Promise.all([keepRenderer(), fetchNewPlan()])));

/** Where a plan has come to be the current one, it is on the device before pages about it take over. Never throws. */
async function fetchNewPlan(): Promise<void> {
  if (__PLANS__.length > 1) await refreshPlan({ plan: CURRENT });
}

/** The pages of a plan. */
function findPages(plan: string): Pages {
  const pages = pagesOf.get(plan) ?? createPages(plan, () => importScripts(__RENDERER__));
  pagesOf.set(plan, pages);
  return pages;
}

/** The plan that an address is about: the one that it names, else the current one. */
function planOf(pathname: string): string {
  return __PLANS__.find((id) => pathname === `/plans/${id}` || pathname.startsWith(`/plans/${id}/`)) ?? CURRENT;
}

/**
 * The renderer is kept with the worker: named and evaluated now, it comes without a connection later. Without it, or with
 * another than was built, no worker is installed; that takes a rejected promise, as what a listener throws ends nothing.
 */
async function keepRenderer(): Promise<void> {
  // `importScripts` checks no hash. What was fetched right before, it takes out of the browser's cache.
  await fetchFile(__RENDERER__, __RENDERER_INTEGRITY__);
  importScripts(__RENDERER__);
}

// A page is rendered from the plan on this device, so that it is always of that version.
registerRoute(isNavigation, ({ event, request, url }) => {
  event.waitUntil(repairPrecache(files));
  return answerNavigation(findPages(planOf(url.pathname)), request, url);
});

// What a page stands without (staff pages, Chart.js) is kept from its first use on.
registerRoute(
  ({ url, sameOrigin }) => sameOrigin && url.pathname.startsWith("/assets/"),
  new CacheFirst({
    cacheName: LATER_FILES,
    plugins: [
      {
        // A portal's login page comes in the place of any file.
        cacheWillUpdate: async ({ response }) =>
          response.ok && !(response.headers.get("Content-Type") ?? "").startsWith("text/html")
            ? withoutVary(response)
            : null,
      },
    ],
  }),
);

// Caches of versions before this one; `pages-` held documents until they were rendered here.
self.addEventListener("activate", (event) =>
  event.waitUntil(
    caches.keys().then((names) => {
      const isOld = (name: string) => /^(pages|assets)-/.test(name) && name !== LATER_FILES;
      return Promise.all(names.filter(isOld).map((name) => caches.delete(name)));
    }),
  ),
);

self.addEventListener("message", (event) => {
  switch (event.data?.type) {
    // A waiting version takes over only when the reader agrees, never under an open page.
    case "SKIP_WAITING":
      return event.waitUntil(self.skipWaiting());
    case "refresh":
      return event.waitUntil(answerRefresh(event));
  }
});

// Where the browser wakes us in the background, the app opens with current figures, and who wants it is told of news.
// Not in install or activate: page loads would wait there for the network.
self.addEventListener("periodicsync", (event) =>
  event.waitUntil(refresh(CURRENT).then(() => notify(findPages(CURRENT), self.registration))),
);

self.addEventListener("notificationclick", (event) => event.waitUntil(openNotice(event.notification, self.clients)));

/** Least time between two looks that no reader asked for, in milliseconds: every page asks when it opens. */
const MIN_INTERVAL_MS = 60_000;
/** By the plan's id. */
const lastLooks = new Map<string, { at: number; reply: RefreshReply }>();

async function answerRefresh({ data, source, ports }: ExtendableMessageEvent): Promise<void> {
  // A page of another build may be about a plan that this worker has not heard of, or name none.
  const { isAsked, shown, plan = CURRENT } = data as Partial<RefreshRequest>;
  const client = source as Client | null;
  const last = lastLooks.get(plan);
  const isRecent = last && Math.abs(Date.now() - last.at) < MIN_INTERVAL_MS && last.reply.kind !== "failed";
  // Where the plan is gone since, or its page cannot be rendered, it is fetched anew at once; not where it cannot be kept.
  const isWell = async () =>
    last?.reply.failure !== undefined || (await describeStored(plan, client))?.digest !== undefined;
  const reply = isRecent && !isAsked && (await isWell()) ? last.reply : await refresh(plan, shown);
  ports[0]?.postMessage({ ...reply, stored: await describeStored(plan, client) } satisfies RefreshReply);
}

/**
 * Brings the device to the current data of a plan, and tells every open page what it holds then.
 *
 * @param shown version that a page shows; a host may have given it ahead of its data, and nothing older is stored.
 */
async function refresh(plan: string, shown = 0): Promise<RefreshReply> {
  await noteSeenVersion(plan, shown);
  const result = await refreshPlan({ plan });
  const reply: RefreshReply = { kind: result.kind, failure: "failure" in result ? result.failure : undefined };
  lastLooks.set(plan, { at: Date.now(), reply });
  if (result.kind !== "updated") return reply;
  for (const client of await self.clients.matchAll({ type: "window", includeUncontrolled: true })) {
    const stored = await describeStored(plan, client);
    if (stored) client.postMessage({ type: PLAN_STORED, ...stored });
  }
  return reply;
}

/** A plan on this device, and what its page at the client's address would be named after (`<meta name="digest">`). */
async function describeStored(plan: string, client: Client | null): Promise<PlanStored | undefined> {
  const pages = findPages(plan);
  const snapshot = await pages.snapshot();
  if (!snapshot) return undefined;
  const address = client ? new URL(client.url).pathname : "/";
  const page = await pages.render(address).catch(() => null);
  return { plan, version: snapshot.version, date: snapshot.date, digest: page?.digest };
}
