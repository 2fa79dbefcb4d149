import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import {
  check,
  type Device,
  expect,
  FOLLOWED,
  FOLLOWING,
  ITEM,
  isDraftStored,
  isFollowed,
  LIST,
  limitQuota,
  open,
  SETTINGS,
  showsVersion,
  storedVersion,
  takesNews,
  useApp,
  write,
} from "./device.ts";
import {
  changeTab,
  clears,
  DATABASE,
  type Fault,
  hasDraft,
  holdDatabase,
  openOther,
  renewWorkers,
  runs,
  runsInWorkers,
  spoils,
  stopWorkers,
  type World,
} from "./fault.ts";
import { abort, type FaultServer, from, hang, portal } from "./fault-server.ts";

/** What the draft says once the reader has gone on with it. */
const GONE_ON = "朝の便を増やしてほしい";
const OTHER_FOLLOW = '[data-follow="item:1-1-1"]';

/** What can happen to what the device keeps. */
export const STORAGE_FAULTS: readonly Fault[] = [
  {
    name: "no space from the first visit on",
    by: "protocol",
    isFirst: true,
    strike: ({ device, server }) => limitQuota(device, server, 1),
    says: "current",
    mend: ({ device, server }) => limitQuota(device, server),
    outcome: "works online; no worker is installed, nothing is kept",
  },
  {
    name: "no space for new data",
    by: "script",
    strike: runsInWorkers(() => {
      IDBObjectStore.prototype.put = () => {
        throw new DOMException("full", "QuotaExceededError");
      };
    }),
    says: "no-space",
    after: async ({ device, server, sites }) => {
      // What was seen is newer than what could be kept: while there is a connection, pages are the host's.
      await open(device, server, LIST);
      await showsVersion(device, sites, 2);
      device.keepsNothing = true;
      await server.die();
      await open(device, server, ITEM);
      await showsVersion(device, sites, 1);
    },
    mend: async (world) => {
      await renewWorkers(world);
      world.device.keepsNothing = false;
    },
    outcome: "the host's pages while there is a connection, else what is kept, under its date",
  },
  {
    name: "the database is cleared under the open page",
    by: "protocol",
    strike: clears("indexeddb"),
    instead: async () => {},
    says: "news",
    outcome: "new data are fetched, follows come back from the mirror",
  },
  {
    name: "the database is cleared between two visits",
    by: "protocol",
    strike: clears("indexeddb"),
    says: "current",
    outcome: "data are fetched, follows come back from the mirror",
  },
  {
    name: "the database is cleared, and the index is older than what was seen (stale CDN)",
    by: "protocol",
    strike: async (world) => {
      await open(world.device, world.server, ITEM);
      await check(world.device);
      await takesNews(world.device, world.sites, 2);
      await clears("indexeddb")(world);
      world.server.inject(/^\/(data|plans)\//, from(await world.sites.folder(1, 1)));
    },
    instead: async ({ device, server }) => {
      await device.page.goto(server.url + LIST);
      await expect(device.page.getByRole("heading", { level: 1 })).toHaveText("つながりません");
    },
    hasNoPage: true,
    outcome: "nothing older is shown, but a sentence",
  },
  {
    name: "localStorage is cleared",
    by: "protocol",
    strike: clears("local_storage"),
    says: "news",
    outcome: "follows come back from the database",
  },
  {
    name: "the caches are cleared, and the worker is left",
    by: "protocol",
    strike: async (world) => {
      await clears("cache_storage")(world);
      await stopWorkers(world);
    },
    says: "news",
    // By the worker that is there, without waiting for another version of the app.
    after: ({ device, server }) => holdsEveryFile(device, server),
    outcome: "pages as before; what they load is fetched and kept again",
  },
  {
    name: "the caches are cleared, and half of it is all that comes",
    by: "protocol",
    strike: async (world) => {
      await clears("cache_storage")(world);
      await stopWorkers(world);
      world.server.inject(/^\/assets\/calculator/, abort);
    },
    says: "news",
    after: async ({ device, server }) => {
      // At the visit it came; now it does not, until the line is good again.
      await expect.poll(() => server.count(/^\/assets\/calculator/)).toBeGreaterThan(1);
      await server.heal();
      await open(device, server, LIST);
      await holdsEveryFile(device, server);
    },
    outcome: "pages as before; the next page goes on with what is missing",
  },
  {
    name: "everything is cleared (evicted)",
    by: "protocol",
    strike: async (world) => {
      await clears("all")(world);
      world.device.forget();
    },
    says: "current",
    losesFollows: true,
    outcome: "data are fetched; the follows are gone, the reader may enter a follow code",
  },
  {
    name: "everything is cleared, the reader has noted the code",
    by: "reader",
    strike: async (world) => {
      const { device, server } = world;
      await open(device, server, SETTINGS);
      const code = (await device.page.locator("[data-follow-code]").textContent()) ?? "";
      await clears("all")(world);
      device.forget();
      await open(device, server, SETTINGS);
      await device.page.getByLabel("フォローコードを入れる").fill(code.toLowerCase());
      await device.page.getByRole("button", { name: "フォローに加える" }).click();
    },
    says: "current",
    hasDraft: false,
    outcome: "follows are back from the code",
  },
  {
    name: "everything is cleared, the reader has kept the file",
    by: "reader",
    strike: async (world) => {
      const { device, server } = world;
      await open(device, server, SETTINGS);
      const downloading = device.page.waitForEvent("download");
      await device.page.getByRole("button", { name: "ファイルに保存" }).click();
      const file = await (await downloading).path();
      await clears("all")(world);
      device.forget();
      await open(device, server, SETTINGS);
      await device.page.getByLabel("ファイルから戻す").setInputFiles(file);
      await expect(device.page.getByText(/フォロー1件.*と、下書き1件.*を戻しました。/)).toBeVisible();
    },
    says: "current",
    outcome: "follows and drafts are back from the file",
  },
  {
    name: "storage refused by the browser's setting",
    by: "disk",
    isFirst: true,
    onDisk: { preferences: { profile: { default_content_setting_values: { cookies: 2 } } } },
    strike: async () => {},
    says: "current",
    after: async ({ device, server }) => {
      await open(device, server, FOLLOWING);
      await expect(device.page.getByText("この端末に保存されず、画面を閉じると消えます").first()).toBeVisible();
    },
    losesFollows: true,
    outcome: "works online from memory; told that follows last as long as the page",
  },
  {
    name: "storage is refused, and an old document's scripts are gone",
    by: "disk",
    isFirst: true,
    onDisk: { preferences: { profile: { default_content_setting_values: { cookies: 2 } } } },
    strike: async ({ server, sites }) => {
      server.deploy(await sites.folder(2, 2), { dropOldAssets: true });
      server.inject(/^\/plans\/4\/items\/2-1-5$/, from(await sites.folder(1, 1)), 1);
    },
    instead: async ({ device, server, sites }) => {
      await device.page.goto(server.url + ITEM, { waitUntil: "commit" });
      await expect(device.page.locator('meta[name="app-build"]')).toHaveAttribute("content", sites.appBuild(2));
      await useApp(device);
    },
    says: "current",
    losesFollows: true,
    outcome: "loaded anew, once: the document of the new build, which works from memory",
  },
  {
    name: "the getter of indexedDB throws in pages",
    by: "script",
    strike: runs(() => {
      Object.defineProperty(window, "indexedDB", {
        get() {
          throw new DOMException("refused", "SecurityError");
        },
      });
    }),
    says: "news",
    after: hasDraft,
    mend: changeTab,
    outcome: "pages from the worker, follows and drafts from the mirror",
  },
  {
    name: "the getter of indexedDB throws everywhere, without a worker",
    by: "script",
    isFirst: true,
    device: { serviceWorkers: "block" },
    strike: runs(() => {
      Object.defineProperty(window, "indexedDB", {
        get() {
          throw new DOMException("refused", "SecurityError");
        },
      });
    }),
    says: "current",
    after: async ({ device, server }) => {
      await open(device, server, FOLLOWING);
      await useApp(device);
      await expect(device.page.getByRole("main")).toContainText("〔2〕");
    },
    mend: changeTab,
    outcome: "the host's pages; apps draw from memory",
  },
  {
    name: "the getter of localStorage throws",
    by: "script",
    strike: runs(() => {
      Object.defineProperty(window, "localStorage", {
        get() {
          throw new DOMException("refused", "SecurityError");
        },
      });
    }),
    says: "news",
    after: hasDraft,
    mend: changeTab,
    outcome: "new data, follows and drafts from the database",
  },
  {
    name: "localStorage is full",
    by: "script",
    strike: runs(() => {
      Storage.prototype.setItem = () => {
        throw new DOMException("full", "QuotaExceededError");
      };
    }),
    says: "news",
    // One more than before, so that the mirror of before does not tell the same.
    after: async (world) => {
      const { device, server } = world;
      await open(device, server, LIST);
      await useApp(device);
      await device.page.locator(OTHER_FOLLOW).click();
      await expect(device.page.locator(OTHER_FOLLOW)).toHaveAttribute("data-following", "true");
      await goesOnWriting(world);
      await isDraftStored(device.page, GONE_ON);
      await hasDraft(world);
    },
    mend: async (world) => {
      await changeTab(world);
      await open(world.device, world.server, LIST);
      await useApp(world.device);
      await expect(world.device.page.locator(OTHER_FOLLOW)).toHaveAttribute("data-following", "true");
    },
    outcome: "follows and drafts are kept in the database",
  },
  {
    name: "navigator.storage is missing",
    by: "script",
    strike: runs(() => Object.defineProperty(Navigator.prototype, "storage", { get: () => undefined })),
    says: "news",
    // The first follow asks the browser to keep what is stored.
    after: async ({ device }) => {
      const button = device.page.locator(`[data-follow="${FOLLOWED}"]`).first();
      await button.click();
      await isFollowed(device, false);
      await button.click();
      await isFollowed(device, true);
    },
    mend: changeTab,
    outcome: "nothing is missed",
  },
  {
    name: "navigator.storage.persist throws at once",
    by: "script",
    isFirst: true,
    strike: runs(() => {
      StorageManager.prototype.persist = () => {
        throw new DOMException("refused", "SecurityError");
      };
    }),
    instead: async ({ device, server }) => {
      await open(device, server, ITEM);
      await useApp(device);
      await device.page.locator(`[data-follow="${FOLLOWED}"]`).first().click();
      await isFollowed(device, true);
      await open(device, server, ITEM);
      await isFollowed(device, true);
    },
    says: "current",
    mend: changeTab,
    outcome: "the first follow is kept",
  },
  {
    name: "crypto.subtle and caches are missing (not served securely)",
    by: "script",
    isFirst: true,
    device: { serviceWorkers: "block" },
    strike: runs(() => {
      Object.defineProperty(Crypto.prototype, "subtle", { get: () => undefined });
      Object.defineProperty(window, "caches", { get: () => undefined });
    }),
    says: "current",
    after: ({ device }) => expect.poll(() => storedVersion(device.page)).toBe(2),
    mend: changeTab,
    outcome: "works online; data, checked by length and schema, for the apps",
  },
  {
    name: "serviceWorker is missing (an app's built-in browser)",
    by: "script",
    isFirst: true,
    strike: runs(() => {
      Reflect.deleteProperty(Navigator.prototype, "serviceWorker");
    }),
    says: "current",
    // Without a worker no page opens offline, whatever else is stored.
    after: ({ device }) => expect(device.page.locator("aside").first()).not.toContainText("端末に保存済み"),
    mend: changeTab,
    outcome: "works online, data on the device",
  },
  {
    name: "BroadcastChannel is missing",
    by: "script",
    strike: async ({ device }) =>
      device.context.addInitScript(() => {
        Reflect.deleteProperty(window, "BroadcastChannel");
      }),
    says: "news",
    after: async (world) => {
      const { device, server } = world;
      const other = await device.context.newPage();
      await other.goto(server.url + LIST);
      const button = other.locator(`[data-follow="${FOLLOWED}"]`).first();
      await button.click();
      await isFollowed(device, false);
      await button.click();
      await isFollowed(device, true);
      await other.close();
    },
    outcome: "tabs tell each other by the storage event",
  },
  {
    name: "another tab holds an older database and does not let go",
    by: "script",
    strike: async (world) => {
      const other = await openOther(world);
      const version = await other.evaluate(async (name) => {
        const request = indexedDB.open(name);
        await new Promise((resolve) => {
          request.onsuccess = resolve;
        });
        Object.assign(window, { held: request.result });
        return request.result.version;
      }, DATABASE);
      await runs(wantsNextVersion)(world);
      await runsInWorkers(wantsNextVersion)(world);
      await world.device.context
        .serviceWorkers()
        .at(-1)
        ?.evaluate((now) => indexedDB.open("reform-plan", now), version);
    },
    says: "storage-lost",
    mend: async (world) => {
      const other = world.device.context.pages().at(-1);
      await renewWorkers(world);
      await changeTab(world);
      await other?.close();
    },
    outcome: "the host's pages, follows from the mirror",
  },
  {
    name: "the database is newer than the app",
    by: "script",
    strike: raisesDatabase,
    says: "newer-storage",
    outcome: "the host's pages, follows from the mirror; nothing is deleted",
  },
  {
    name: "a newer app in another tab wants the database",
    by: "script",
    strike: async () => {},
    instead: raisesDatabase,
    says: "newer-storage",
    outcome: "page and worker let go at once; the host's pages from then on",
  },
  {
    name: "another tab deletes the database",
    by: "script",
    strike: async (world) => {
      const other = await openOther(world);
      await other.evaluate(
        (name) =>
          new Promise((resolve, reject) => {
            const request = indexedDB.deleteDatabase(name);
            request.onsuccess = resolve;
            request.onerror = reject;
          }),
        DATABASE,
      );
      await other.close();
    },
    instead: async () => {},
    says: "news",
    outcome: "page and worker let go and fetch anew, follows come back from the mirror",
  },
  {
    name: "a database without its stores",
    by: "script",
    strike: async (world) => {
      await world.device.page.goto(`${world.server.url}/robots.txt`);
      await world.device.page.evaluate(async (name) => {
        const settle = (request: IDBOpenDBRequest) =>
          new Promise((resolve, reject) => {
            request.onsuccess = resolve;
            request.onerror = reject;
          });
        await settle(indexedDB.deleteDatabase(name));
        const request = indexedDB.open(name, 1);
        await settle(request);
        request.result.close();
      }, DATABASE);
    },
    says: "storage-lost",
    mend: async (world) => clears("indexeddb")(world),
    outcome: "the host's pages, follows from the mirror",
  },
  {
    name: "opening the database never ends",
    by: "script",
    // Another tab has it deleted, and holds it itself: everybody else lets go, and waits.
    strike: async (world) => {
      const other = await openOther(world);
      await other.evaluate(async (name) => {
        const opening = indexedDB.open(name);
        await new Promise((resolve) => Object.assign(opening, { onsuccess: resolve }));
        const deleting = indexedDB.deleteDatabase(name);
        await new Promise((resolve) => Object.assign(deleting, { onblocked: resolve }));
      }, DATABASE);
    },
    says: "storage-lost",
    mend: async ({ device }) => device.context.pages().at(-1)?.close(),
    outcome: "after 1.5 s the host's page; follows from the mirror",
  },
  {
    name: "the database answers after three seconds",
    by: "script",
    strike: runs(answersLate),
    instead: async ({ device, server }) => {
      await open(device, server, FOLLOWING);
      await useApp(device);
      await expect(device.page.getByRole("main")).toContainText("市営バス路線の再編");
      // Nobody waits once more for what was given up: the waits of reading, fetching, storing and follows do not add up.
      expect(await device.page.evaluate(() => Reflect.get(window, "openings"))).toBeLessThanOrEqual(3);
      await open(device, server, ITEM);
    },
    says: "current",
    mend: changeTab,
    outcome: "after two seconds the app goes on without it; follows from the mirror",
  },
  {
    name: "the database is slow",
    by: "script",
    strike: async () => {},
    instead: async (world) => {
      const { device, server, sites } = world;
      const release = await holdDatabase(world);
      const before = server.count(/^\/plans\/4\/items\/2-1-5$/);
      await open(device, server, ITEM);
      await showsVersion(device, sites, 2);
      expect(server.count(/^\/plans\/4\/items\/2-1-5$/)).toBe(before + 1);
      await release();
      // As the worker may now answer again, and the data that it holds are behind the page that was shown.
      await open(device, server, LIST);
      await showsVersion(device, sites, 2);
      await open(device, server, ITEM);
    },
    says: "current",
    outcome: "after 1.5 s the host's page; nothing older after it",
  },
  {
    name: "the database is slow, and the line hangs",
    by: "script",
    strike: async ({ server }) => server.inject(/^\/plans\//, hang),
    instead: async (world) => {
      const { device, server } = world;
      const release = await holdDatabase(world);
      const opening = open(device, server, ITEM);
      await expect.poll(() => server.count(/^\/plans\/4\/items\/2-1-5$/)).toBeGreaterThan(1);
      await release();
      await opening;
    },
    says: "news",
    outcome: "whichever comes first, here the device's page",
  },
  {
    name: "the stored plan is damaged",
    by: "script",
    strike: async (world) => {
      await spoils("snapshots", "4", { snapshot: { plan: "?" }, sha256: "" })(world);
      await stopWorkers(world);
    },
    says: "current",
    after: ({ device }) => expect.poll(() => storedVersion(device.page)).toBe(2),
    outcome: "the host's page; the record is set aside and fetched anew",
  },
  {
    name: "the stored plan is damaged so that no page can be rendered",
    by: "script",
    strike: spoilsItems,
    reports: /error in a worker/,
    says: "current",
    after: async ({ device, server, sites }) => {
      await expect.poll(() => storedVersion(device.page)).toBe(2);
      await isSetAside(device);
      // By the worker that found it damaged, without the host.
      await server.die();
      await open(device, server, LIST);
      await showsVersion(device, sites, 2);
    },
    outcome: "the host's page; the record is set aside and fetched anew",
  },
  {
    name: "the stored plan is damaged, offline",
    by: "script",
    strike: async (world) => {
      await spoilsItems(world);
      await world.server.die();
    },
    reports: /error in a worker/,
    instead: explainsOffline,
    hasNoPage: true,
    outcome: "a sentence; once online, everything",
  },
  {
    name: "the database is cleared, offline",
    by: "protocol",
    strike: async (world) => {
      await clears("indexeddb")(world);
      await world.server.die();
    },
    instead: async (world) => {
      await explainsOffline(world);
      await world.server.live();
      await world.device.page.getByRole("link", { name: "もう一度開く" }).click();
      await useApp(world.device);
      await isFollowed(world.device, true);
    },
    says: "current",
    outcome: "a sentence; once online, a tap opens the page, follows come back from the mirror",
  },
  {
    name: "the database is cleared, behind a portal",
    by: "server",
    strike: async (world) => {
      await clears("indexeddb")(world);
      world.server.inject(/^\//, portal);
    },
    instead: async ({ device, server }) => {
      await device.page.goto(server.url + LIST);
      await expect(device.page.locator("h1")).toHaveText("ログインしてください");
      await server.heal();
      await open(device, server, ITEM);
    },
    says: "current",
    outcome: "the portal's page, which wants to be answered first; nothing of it is kept",
  },
  {
    name: "the stored follows are damaged",
    by: "script",
    strike: spoils("follows", "mine", { revision: "many", follows: 7 }),
    says: "news",
    outcome: "follows come back from the mirror",
  },
  {
    name: "the mirror of the follows is damaged",
    by: "script",
    strike: ({ device }) => device.page.evaluate(() => localStorage.setItem("follows", '{"revision":1e999,"foll')),
    says: "news",
    outcome: "follows come back from the database",
  },
  {
    name: "the stored drafts are damaged",
    by: "script",
    strike: spoils("drafts", "mine", [{ id: 7, revision: "many" }, null]),
    says: "news",
    outcome: "drafts come back from the mirror",
  },
  {
    name: "the mirror of the drafts is damaged",
    by: "script",
    strike: ({ device }) => device.page.evaluate(() => localStorage.setItem("drafts", '[{"id":"m0","revi')),
    says: "news",
    outcome: "drafts come back from the database",
  },
  {
    name: "the store fails once, on its n-th call (n = 1…8)",
    by: "script",
    strike: async () => {},
    instead: async (world) => {
      for (const n of [1, 2, 3, 4, 5, 6, 7, 8]) {
        await failsOnCalls(world, n, n);
        await open(world.device, world.server, ITEM);
        await isFollowed(world.device, true);
      }
      await failsOnCalls(world, 0, 0);
      await open(world.device, world.server, ITEM);
      await check(world.device);
      await expect.poll(() => storedVersion(world.device.page)).toBe(2);
      await open(world.device, world.server, ITEM);
    },
    says: "current",
    outcome: "opened anew once, nothing is noticed",
  },
  {
    name: "the store fails from its n-th call on (n = 1…8)",
    by: "script",
    strike: async () => {},
    instead: async (world) => {
      for (const n of [8, 7, 6, 5, 4, 3, 2, 1]) {
        await failsOnCalls(world, n, 1_000_000);
        await open(world.device, world.server, ITEM);
        await isFollowed(world.device, true);
      }
    },
    says: "storage-lost",
    after: async (world) => {
      await goesOnWriting(world);
      await hasDraft(world);
    },
    mend: async (world) => {
      await failsOnCalls(world, 0, 0);
      await changeTab(world);
    },
    outcome: "the host's pages, follows and drafts from the mirror",
  },
  {
    name: "the database's files are damaged on disk",
    by: "disk",
    onDisk: {},
    strike: (world) => world.restart((profile) => damage(join(profile, "Default/IndexedDB"))),
    says: "current",
    outcome: "data are fetched, follows come back from the mirror",
  },
  {
    name: "the caches' files are damaged on disk",
    by: "disk",
    onDisk: {},
    strike: (world) => world.restart((profile) => damage(join(profile, "Default/Service Worker/CacheStorage"))),
    says: "news",
    outcome: "pages as before; what they load comes from the network",
  },
  {
    name: "localStorage's files are damaged on disk",
    by: "disk",
    onDisk: {},
    strike: (world) => world.restart((profile) => damage(join(profile, "Default/Local Storage"))),
    says: "news",
    outcome: "follows come back from the database",
  },
];

/** The reader goes on with the draft while the fault lasts. */
async function goesOnWriting(world: World): Promise<void> {
  await write(world.device.page, world.server, GONE_ON);
  world.draft = GONE_ON;
}

/** Every file of the worker's list lies in its cache. */
async function holdsEveryFile({ page }: Device, { url }: FaultServer): Promise<void> {
  const worker = await (await fetch(`${url}/sw.js`)).text();
  const files = [...worker.matchAll(/"integrity":"[^"]+"[^{}]*"url":"([^"]+)"/g)].map(([, file = ""]) => file).sort();
  expect(files.length).toBeGreaterThan(15);
  const held = async () => {
    const kept = await page.evaluate(async () => {
      const names = (await caches.keys()).filter((name) => name.includes("precache"));
      const caching = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
      return caching.flat().map((request) => new URL(request.url).pathname);
    });
    return kept.sort();
  };
  await expect.poll(held).toEqual(files);
}

/** Each opening of the database is answered after three seconds. */
function answersLate(): void {
  const { open: before } = IDBFactory.prototype;
  Object.assign(window, { openings: 0 });
  IDBFactory.prototype.open = function (...args) {
    Object.assign(window, { openings: Reflect.get(window, "openings") + 1 });
    const request = before.apply(this, args);
    const { addEventListener } = request;
    request.addEventListener = (type: string, listener: unknown, ...rest: unknown[]) => {
      const later = (event: Event) => setTimeout(() => (listener as (event: Event) => void)(event), 3_000);
      Reflect.apply(addEventListener, request, [type, type === "success" ? later : listener, ...rest]);
    };
    return request;
  };
}

/** The app of tomorrow wants the next version. */
function wantsNextVersion(): void {
  const { open: before } = IDBFactory.prototype;
  IDBFactory.prototype.open = function (name, version = 1) {
    return before.call(this, name, version + 1);
  };
}

/** A stored plan that looks like one, and of which no page can be made. A worker that holds a good one would not notice. */
async function spoilsItems(world: World): Promise<void> {
  const snapshot = world.sites.snapshot(1);
  const items = snapshot.plan.items.map(({ key }) => ({ key }));
  await spoils("snapshots", "4", { snapshot: { ...snapshot, plan: { ...snapshot.plan, items } }, sha256: "" })(world);
  await stopWorkers(world);
}

async function isSetAside({ page }: Device): Promise<void> {
  const count = page.evaluate(async (name) => {
    const opening = indexedDB.open(name);
    await new Promise((resolve) => Object.assign(opening, { onsuccess: resolve }));
    const counting = opening.result.transaction("quarantine").objectStore("quarantine").count("4");
    await new Promise((resolve) => Object.assign(counting, { onsuccess: resolve }));
    opening.result.close();
    return counting.result;
  }, DATABASE);
  expect(await count).toBe(1);
}

async function explainsOffline({ device, server }: World): Promise<void> {
  const response = await device.page.goto(server.url + LIST);
  expect(response?.status()).toBe(503);
  await expect(device.page.getByRole("heading", { level: 1 })).toHaveText("つながりません");
}

/** What a later app does in another tab: raises the database's version. It must not have to wait. */
async function raisesDatabase(world: World): Promise<void> {
  const other = await openOther(world);
  await other.evaluate(async (name) => {
    const open = async (version?: number) => {
      const request = indexedDB.open(name, version);
      await new Promise((resolve, reject) => {
        request.onsuccess = resolve;
        request.onerror = reject;
      });
      request.result.close();
      return request.result.version;
    };
    await open((await open()) + 1);
  }, DATABASE);
  await other.close();
}

/** Calls of the database between two counts fail as they do on iOS, in a tab of its own and in the worker. */
async function failsOnCalls(world: World, from: number, until: number): Promise<void> {
  await changeTab(world);
  await world.device.page.addInitScript(failOnCall, { from, until });
  for (const worker of world.device.context.serviceWorkers()) await worker.evaluate(failOnCall, { from, until });
}

function failOnCall(due: { from: number; until: number }): void {
  const scope = globalThis as unknown as { due: typeof due; calls: number };
  const isFirst = scope.due === undefined;
  Object.assign(scope, { due, calls: 0 });
  if (!isFirst) return;
  const isDue = () => {
    scope.calls += 1;
    return scope.calls >= scope.due.from && scope.calls <= scope.due.until;
  };
  const lost = () => new DOMException("Connection to Indexed Database server lost", "UnknownError");
  const { get, put } = IDBObjectStore.prototype;
  const { transaction } = IDBDatabase.prototype;
  IDBObjectStore.prototype.get = function (...args) {
    if (isDue()) throw lost();
    return get.apply(this, args);
  };
  IDBObjectStore.prototype.put = function (...args) {
    if (isDue()) throw lost();
    return put.apply(this, args);
  };
  IDBDatabase.prototype.transaction = function (...args) {
    if (isDue()) throw new DOMException("The database connection is closing", "InvalidStateError");
    return transaction.apply(this, args);
  };
}

/** Changes every third byte of every file in a folder of the profile. */
async function damage(folder: string): Promise<void> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
  expect(files.length).toBeGreaterThan(0);
  for (const file of files) {
    const bytes = await readFile(file);
    await writeFile(
      file,
      bytes.map((byte, index) => (index % 3 === 0 ? byte ^ 0x5a : byte)),
    );
  }
}
