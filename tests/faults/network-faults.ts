import { expect } from "@playwright/test";
import {
  check,
  FOLLOWING,
  ITEM,
  isKept,
  isShown,
  LIST,
  open,
  says,
  showsVersion,
  takesNews,
  useApp,
} from "./device.ts";
import { answers, changeTab, type Fault, hastens, INDEX, indexSays, publishes, SNAPSHOT, type World } from "./fault.ts";
import {
  abort,
  edited,
  flipByte,
  flipCompressedByte,
  from,
  hang,
  huge,
  notModified,
  portal,
  redirectToPortal,
  slow,
  stall,
  status,
  truncate,
  typed,
} from "./fault-server.ts";

const EVERYTHING = /^\//;

/** Requests that never end, and a worker that gives up sooner than it would. */
const hangs = (pattern: RegExp) => async (world: World) => {
  await hastens(world);
  await answers(pattern, hang)(world);
};

const LINE: Fault[] = [
  {
    name: "offline",
    by: "protocol",
    strike: ({ device }) => device.context.setOffline(true),
    mend: ({ device }) => device.context.setOffline(false),
    says: "offline",
    outcome: "the page, rendered on the device",
  },
  {
    name: "offline, at addresses never opened",
    by: "server",
    strike: ({ server }) => server.die(),
    instead: async ({ device, server, sites }) => {
      const { plan } = sites.snapshot(1);
      const [item] = plan.items.slice(-1);
      for (const address of [LIST, FOLLOWING, "/search?q=バス", "/about/method", `/plans/4/items/${item?.key}`, "/"]) {
        await open(device, server, address);
        await useApp(device);
        await showsVersion(device, sites, 1);
      }
      // What does not exist is told so, and not another address's page.
      await open(device, server, "/plans/4/items/9-9-9");
      await expect(device.page.locator('meta[name="robots"][content="noindex"]')).toBeAttached();
      await open(device, server, ITEM);
    },
    says: "unreachable",
    outcome: "every page, whole, after one visit",
  },
  {
    name: "offline on a first visit, before anything is kept",
    by: "protocol",
    device: { serviceWorkers: "block" },
    isFirst: true,
    strike: async ({ device, server }) => {
      await open(device, server, ITEM);
      await useApp(device);
      await device.context.setOffline(true);
    },
    instead: async ({ device }) => {
      await check(device);
      await says(device, "offline");
      await device.context.setOffline(false);
    },
    says: "current",
    outcome: "the page that is open; told that there is no connection, and the next try succeeds",
  },
  {
    name: "the server is dead",
    by: "server",
    strike: ({ server }) => server.die(),
    says: "unreachable",
    outcome: "the page, rendered on the device",
  },
  {
    name: "everything is a portal's login page",
    by: "server",
    strike: answers(EVERYTHING, portal),
    says: "not-ours",
    outcome: "the page, rendered on the device; the portal's is neither kept nor installed as a worker",
  },
  {
    name: "everything is redirected to a portal",
    by: "server",
    strike: answers(/^\/(?!portal-login)/, redirectToPortal),
    says: "not-ours",
    outcome: "the page on the device",
  },
  {
    name: "everything answers 500",
    by: "server",
    strike: answers(EVERYTHING, status(500)),
    says: "unreachable",
    outcome: "the page, rendered on the device",
  },
  {
    name: "everything hangs",
    by: "server",
    strike: hangs(EVERYTHING),
    says: "slow",
    outcome: "the page at once from the device; the look for data is given up",
  },
  {
    name: "a slow line (2 s for each answer)",
    by: "protocol",
    strike: async ({ device }) => {
      const protocol = await device.protocol();
      await protocol.send("Network.enable");
      await protocol.send("Network.emulateNetworkConditions", {
        offline: false,
        latency: 2_000,
        downloadThroughput: 50_000,
        uploadThroughput: 50_000,
      });
    },
    says: "news",
    mend: changeTab,
    outcome: "the page at once from the device, the new data after it",
  },
];

/** The first visit of all: what comes is the host's. */
const FIRST_VISIT: Fault[] = [
  {
    name: "cut off at each file of the first visit in turn",
    by: "server",
    isFirst: true,
    isLong: true,
    strike: async () => {},
    instead: async ({ device, server, sites }) => {
      const worker = await (await fetch(`${server.url}/sw.js`)).text();
      const files = new Set(worker.match(/\/assets\/[\w.-]+|\/manifest\.webmanifest/g));
      expect(files.size).toBeGreaterThan(15);
      for (const file of [...files, "/sw.js", "/data/index.json"]) {
        const pattern = new RegExp(`^${file.replaceAll(".", "\\.")}$`);
        const before = server.count(pattern);
        server.inject(pattern, abort);
        const context = await device.context.browser()?.newContext();
        const page = await context?.newPage();
        if (!page) throw new Error("no page");
        await page.goto(server.url + ITEM);
        await expect.poll(() => server.count(pattern), file).toBeGreaterThan(before);
        // A worker is installed with all of them or not at all.
        if (file !== "/data/index.json") {
          const state = () =>
            page.evaluate(async () => {
              const { installing, waiting, active } = (await navigator.serviceWorker.getRegistration()) ?? {};
              return [installing, waiting, active].map((one) => one?.state);
            });
          await expect.poll(state, file).toEqual([undefined, undefined, undefined]);
        }
        await isShown(device, page);
        await showsVersion(device, sites, 2, page);
        await server.heal();
        await page.goto(server.url + LIST);
        await isKept(page);
        await context?.close();
      }
      await open(device, server, ITEM);
    },
    says: "current",
    outcome: "the host's page to read; no worker with a file missing; the next page brings all",
  },
  {
    name: "pages are ahead of the data (half a deploy)",
    by: "deploy",
    isFirst: true,
    strike: async ({ server, sites }) => server.inject(/^\/data\//, from(await sites.folder(1, 1))),
    instead: async ({ device, server, sites }) => {
      await open(device, server, ITEM);
      await showsVersion(device, sites, 2);
      await check(device);
      await says(device, "older");
      for (const address of [LIST, ITEM]) {
        await open(device, server, address);
        await showsVersion(device, sites, 2);
      }
    },
    says: "older",
    outcome: "the host's pages; data older than what was shown are not kept",
  },
];

const INDEX_FAULTS: Fault[] = [
  {
    name: "index: cut off mid-download",
    by: "server",
    strike: answers(INDEX, abort),
    says: "unreachable",
    outcome: "old data",
  },
  {
    name: "index: half of it, as if whole",
    by: "server",
    strike: answers(INDEX, truncate),
    says: "damaged",
    outcome: "old data",
  },
  {
    name: "index: a byte changed",
    by: "server",
    strike: answers(INDEX, flipByte),
    says: "damaged",
    outcome: "old data",
  },
  {
    name: "index: damaged in the browser's cache, under its right ETag",
    by: "server",
    strike: async ({ server }) => server.inject(INDEX, flipByte, 1),
    says: "news",
    outcome: "asked for past the cache, new data",
  },
  {
    name: "index: hangs",
    by: "server",
    strike: hangs(INDEX),
    says: "slow",
    outcome: "old data, given up after 8 s",
  },
  {
    name: "index: late (1.5 s)",
    by: "server",
    strike: answers(INDEX, slow(1_500)),
    says: "news",
    outcome: "new data are offered",
  },
  { name: "index: HTML with 200", by: "server", strike: answers(INDEX, portal), says: "not-ours", outcome: "old data" },
  {
    name: "index: redirected to a portal",
    by: "server",
    strike: answers(INDEX, redirectToPortal),
    says: "not-ours",
    outcome: "old data",
  },
  { name: "index: 511", by: "server", strike: answers(INDEX, status(511)), says: "not-ours", outcome: "old data" },
  { name: "index: 404", by: "server", strike: answers(INDEX, status(404)), says: "unreachable", outcome: "old data" },
  { name: "index: 500", by: "server", strike: answers(INDEX, status(500)), says: "unreachable", outcome: "old data" },
  {
    name: "index: a wrong 304",
    by: "server",
    strike: answers(INDEX, notModified),
    says: "current",
    outcome: "old data, as the host says that nothing changed",
  },
  {
    name: "index: empty",
    by: "server",
    strike: answers(
      INDEX,
      edited(() => ""),
    ),
    says: "damaged",
    outcome: "old data",
  },
  {
    name: "index: older than what was seen (stale CDN)",
    by: "server",
    strike: async ({ server, sites, device }) => {
      await open(device, server, ITEM);
      await check(device);
      await takesNews(device, sites, 2);
      server.inject(INDEX, from(await sites.folder(1, 1)));
      server.inject(/^\/plans\//, from(await sites.folder(1, 1)));
    },
    says: "older",
    after: ({ device, sites }) => showsVersion(device, sites, 2),
    outcome: "the newer data that the device has, pages too",
  },
  {
    name: "index: a schema newer than the app",
    by: "server",
    strike: indexSays({ schema: 99, words: "of a later time" }),
    says: "newer-than-app",
    outcome: "old data; the reader is told to update the app",
  },
  { name: "index: 200 MB", by: "server", ...hugeFile(INDEX), outcome: "old data; reading stops at the ceiling" },
  {
    name: "index: a key that names a prototype",
    by: "server",
    strike: answers(
      INDEX,
      edited((text) => text.replace("{", '{"__proto__":{"isAdmin":true},')),
    ),
    says: "damaged",
    outcome: "old data",
  },
  {
    name: "index: does not know this plan",
    by: "server",
    strike: indexSays({ plan: "9" }),
    says: "damaged",
    outcome: "old data",
  },
  {
    name: "index: the snapshot lies on another site",
    by: "server",
    strike: indexSays({ url: "https://example.com/data/plans/4.0.json" }),
    says: "damaged",
    outcome: "old data; nobody else is asked",
  },
];

const SNAPSHOT_FAULTS: Fault[] = [
  {
    name: "snapshot: cut off mid-download",
    by: "server",
    strike: answers(SNAPSHOT, abort),
    says: "unreachable",
    outcome: "old data",
  },
  {
    name: "snapshot: half of it, as if whole",
    by: "server",
    strike: answers(SNAPSHOT, truncate),
    says: "damaged",
    outcome: "old data",
  },
  {
    name: "snapshot: a letter changed, still good JSON",
    by: "server",
    strike: answers(SNAPSHOT, flipByte),
    says: "damaged",
    outcome: "old data (by its SHA-256)",
  },
  {
    name: "snapshot: compressed bytes changed",
    by: "server",
    strike: answers(SNAPSHOT, flipCompressedByte),
    says: "damaged",
    outcome: "old data",
  },
  {
    name: "snapshot: stops after 20 bytes",
    by: "server",
    strike: async (world) => {
      await hastens(world);
      await answers(SNAPSHOT, stall)(world);
    },
    says: "slow",
    outcome: "old data, given up after 30 s",
  },
  {
    name: "snapshot: HTML with 200",
    by: "server",
    strike: answers(SNAPSHOT, portal),
    says: "not-ours",
    outcome: "old data",
  },
  {
    name: "snapshot: not there yet (deployed in the wrong order)",
    by: "deploy",
    strike: answers(SNAPSHOT, status(404)),
    says: "unreachable",
    outcome: "old data",
  },
  {
    name: "snapshot: 500",
    by: "server",
    strike: answers(SNAPSHOT, status(500)),
    says: "unreachable",
    outcome: "old data",
  },
  {
    name: "snapshot: a wrong 304",
    by: "server",
    strike: answers(SNAPSHOT, notModified),
    says: "unreachable",
    outcome: "old data",
  },
  {
    name: "snapshot: not JSON by its type",
    by: "server",
    strike: answers(SNAPSHOT, typed("application/octet-stream")),
    says: "not-ours",
    outcome: "old data",
  },
  {
    name: "snapshot: 200 MB",
    by: "server",
    ...hugeFile(SNAPSHOT),
    outcome: "old data; reading stops at the announced size",
  },
  {
    name: "snapshot: announced with 200 MB",
    by: "server",
    strike: indexSays({ bytes: 200_000_000 }),
    says: "too-large",
    after: async ({ server }) => expect(server.count(SNAPSHOT)).toBe(1),
    outcome: "old data; it is not even asked for",
  },
  {
    name: "snapshot: an older one under the new address",
    by: "server",
    strike: async (world) => publishes(() => JSON.stringify(world.sites.snapshot(1)))(world),
    says: "damaged",
    outcome: "old data",
  },
  {
    name: "snapshot: well hashed, but against the schema",
    by: "server",
    strike: publishes((snapshot) => JSON.stringify({ ...snapshot, log: [{ version: "two" }] })),
    says: "damaged",
    outcome: "old data",
  },
  {
    name: "snapshot: well hashed, with a key that names a prototype",
    by: "server",
    strike: publishes((snapshot) => JSON.stringify(snapshot).replace("{", '{"constructor":{"prototype":{}},')),
    says: "damaged",
    outcome: "old data",
  },
];

/** A file that does not end: the device stops reading long before. */
function hugeFile(pattern: RegExp): Pick<Fault, "strike" | "says" | "after"> {
  const written = { bytes: 0 };
  return {
    strike: answers(pattern, huge(200_000_000, written)),
    says: "too-large",
    after: async () => expect(written.bytes).toBeLessThan(60_000_000),
  };
}

/** What can happen to the line, to the index of the data and to the plan's snapshot. */
export const NETWORK_FAULTS: readonly Fault[] = [...LINE, ...FIRST_VISIT, ...INDEX_FAULTS, ...SNAPSHOT_FAULTS];
