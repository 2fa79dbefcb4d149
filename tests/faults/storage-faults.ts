import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import {
  type Device,
  expect,
  FOLLOWED,
  FOLLOWING,
  ITEM,
  isFollowed,
  LIST,
  limitQuota,
  open,
  SETTINGS,
  sentenceOf,
  showsVersion,
  useApp,
} from "./device.ts";
import { changeTab, clears, DATABASE, type Fault, openOther, runs, spoils, type World } from "./fault.ts";
import { abort, type FaultServer, from } from "./fault-server.ts";

const OTHER_FOLLOW = '[data-follow="item:1-1-1"]';

/** What can happen to what the device keeps. */
export const STORAGE_FAULTS: readonly Fault[] = [
  {
    name: "no space from the first visit on",
    by: "protocol",
    isFirst: true,
    strike: ({ device, server }) => limitQuota(device, server, 1),
    says: "no-space",
    mend: ({ device, server }) => limitQuota(device, server),
    outcome: "new data from memory",
  },
  {
    name: "no space for new data",
    by: "script",
    strike: async (world) => {
      await runs(() => {
        IDBObjectStore.prototype.put = () => {
          throw new DOMException("full", "QuotaExceededError");
        };
      })(world);
      // The worker, which no script can reach, has no reason to store anything.
      world.server.inject(/^\/plans\//, abort);
    },
    says: "no-space",
    after: ({ device, sites }) => showsVersion(device, sites, 2),
    mend: async (world) => {
      await changeTab(world);
      // What was only in memory is gone with the tab: the next visit begins with what is kept.
      world.device.forget();
    },
    outcome: "new data from memory, the old stays on the device",
  },
  {
    name: "the database is cleared under the open page",
    by: "protocol",
    strike: clears("indexeddb"),
    instead: async () => {},
    says: "updated",
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
      await useApp(world.device);
      await showsVersion(world.device, world.sites, 2);
      await clears("indexeddb")(world);
      world.server.inject(/^\/(data|plans)\//, from(await world.sites.folder(1, 1)));
    },
    // The list was never opened: there is no page of it to show.
    instead: async ({ device, server }) => {
      await open(device, server, LIST);
      await expect(device.page.locator("main")).toContainText(sentenceOf("older"));
      await open(device, server, ITEM);
    },
    outcome: "nothing older is shown; told that what came is older, and that newer data will come",
  },
  {
    name: "localStorage is cleared",
    by: "protocol",
    strike: clears("local_storage"),
    says: "current",
    outcome: "follows come back from the database",
  },
  {
    name: "the caches are cleared",
    by: "protocol",
    strike: clears("cache_storage"),
    says: "current",
    // By the worker that is there, without waiting for another version of the app.
    after: ({ device, server }) => holdsEveryFile(device, server),
    outcome: "pages from the network; everything cached again",
  },
  {
    name: "the caches are cleared, and half of it is all that comes",
    by: "protocol",
    strike: async (world) => {
      await clears("cache_storage")(world);
      world.server.inject(/^\/assets\/GlossaryPage/, abort);
    },
    says: "current",
    after: async ({ device, server }) => {
      await expect.poll(() => server.count(/^\/assets\/GlossaryPage/)).toBeGreaterThan(1);
      await server.heal();
      await open(device, server, LIST);
      await holdsEveryFile(device, server);
    },
    outcome: "pages from the network; the next page goes on with what is missing",
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
    outcome: "follows are back from the code",
  },
  {
    name: "storage refused by the browser's setting",
    by: "disk",
    isFirst: true,
    onDisk: { preferences: { profile: { default_content_setting_values: { cookies: 2 } } } },
    strike: async () => {},
    says: "storage-refused",
    after: async ({ device, server }) => {
      await open(device, server, FOLLOWING);
      await expect(device.page.getByText("この端末に保存されず、画面を閉じると消えます").first()).toBeVisible();
    },
    losesFollows: true,
    outcome: "works online from memory; told that follows last as long as the page",
  },
  {
    name: "the getter of indexedDB throws",
    by: "script",
    strike: runs(() => {
      Object.defineProperty(window, "indexedDB", {
        get() {
          throw new DOMException("refused", "SecurityError");
        },
      });
    }),
    says: "storage-refused",
    mend: changeTab,
    outcome: "new data from memory, follows from the mirror",
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
    says: "current",
    mend: changeTab,
    outcome: "new data, follows from the database",
  },
  {
    name: "localStorage is full",
    by: "script",
    strike: runs(() => {
      Storage.prototype.setItem = () => {
        throw new DOMException("full", "QuotaExceededError");
      };
    }),
    says: "current",
    // One more than before, so that the mirror of before does not tell the same.
    after: async ({ device, server }) => {
      await open(device, server, LIST);
      await useApp(device);
      await device.page.locator(OTHER_FOLLOW).click();
      await expect(device.page.locator(OTHER_FOLLOW)).toHaveAttribute("data-following", "true");
    },
    mend: async (world) => {
      await changeTab(world);
      await open(world.device, world.server, LIST);
      await useApp(world.device);
      await expect(world.device.page.locator(OTHER_FOLLOW)).toHaveAttribute("data-following", "true");
    },
    outcome: "follows are kept in the database",
  },
  {
    name: "navigator.storage is missing",
    by: "script",
    strike: runs(() => Object.defineProperty(Navigator.prototype, "storage", { get: () => undefined })),
    says: "current",
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
    name: "crypto.subtle is missing (not served securely)",
    by: "script",
    strike: runs(() => Object.defineProperty(Crypto.prototype, "subtle", { get: () => undefined })),
    says: "current",
    mend: changeTab,
    outcome: "new data, checked by length and schema",
  },
  {
    name: "caches is missing",
    by: "script",
    strike: runs(() => Object.defineProperty(window, "caches", { get: () => undefined })),
    says: "current",
    mend: changeTab,
    outcome: "nothing is missed",
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
    says: "current",
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
      await other.evaluate(async (name) => {
        const request = indexedDB.open(name);
        await new Promise((resolve) => {
          request.onsuccess = resolve;
        });
        Object.assign(window, { held: request.result });
      }, DATABASE);
      // The app of tomorrow wants the next version.
      await world.device.page.addInitScript(() => {
        const { open: before } = IDBFactory.prototype;
        IDBFactory.prototype.open = function (name, version = 1) {
          return before.call(this, name, version + 1);
        };
      });
    },
    says: "blocked",
    mend: async (world) => {
      const other = world.device.context.pages().at(-1);
      await changeTab(world);
      await other?.close();
    },
    outcome: "new data from memory, follows from the mirror; told to close the other tabs",
  },
  {
    name: "the database is newer than the app",
    by: "script",
    strike: raisesDatabase,
    says: "newer-storage",
    outcome: "new data from memory, follows from the mirror; nothing is deleted",
  },
  {
    name: "a newer app in another tab wants the database",
    by: "script",
    strike: async () => {},
    instead: raisesDatabase,
    says: "newer-storage",
    // What only memory held is gone with the page.
    mend: async ({ device }) => device.forget(),
    outcome: "the open page lets go at once and goes on from memory",
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
    says: "updated",
    outcome: "the open page lets go, fetches anew, follows come back from the mirror",
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
    outcome: "new data from memory, follows from the mirror",
  },
  {
    name: "opening the database never ends",
    by: "script",
    strike: runs(() => {
      IDBFactory.prototype.open = () => Object.setPrototypeOf(new EventTarget(), IDBOpenDBRequest.prototype);
    }),
    says: "storage-lost",
    mend: changeTab,
    outcome: "after 2 s new data from memory, follows from the mirror",
  },
  {
    name: "the stored plan is damaged",
    by: "script",
    strike: spoils("snapshots", "4", { snapshot: { plan: "?" }, sha256: "" }),
    says: "current",
    outcome: "set aside, fetched anew",
  },
  {
    name: "the stored plan is damaged, offline",
    by: "script",
    strike: async (world) => {
      await spoils("snapshots", "4", 5)(world);
      await world.device.context.setOffline(true);
    },
    instead: async ({ device, server }) => {
      await open(device, server, ITEM);
      await isFollowed(device, true);
    },
    says: "offline",
    mend: ({ device }) => device.context.setOffline(false),
    outcome: "the page on the device; told that there is no connection",
  },
  {
    name: "the database is cleared, offline, at an address never opened",
    by: "protocol",
    strike: async (world) => {
      await clears("indexeddb")(world);
      await world.device.context.setOffline(true);
    },
    instead: async ({ device, server }) => {
      const { page } = device;
      await page.goto(server.url + LIST);
      await expect(page.getByRole("heading", { name: "まだデータがありません" })).toBeVisible();
      // Which of the two the device can tell depends on when it notices.
      await expect(page.getByRole("main")).toContainText(
        new RegExp(`${sentenceOf("offline")}|${sentenceOf("unreachable")}`),
      );
      await device.context.setOffline(false);
      await page.getByRole("button", { name: "もう一度試す" }).click();
      await useApp(device);
      // Answered once, not by island and app both.
      await isFollowed(device, true);
      await page.locator(`[data-follow="${FOLLOWED}"]`).first().click();
      await isFollowed(device, false);
      await page.locator(`[data-follow="${FOLLOWED}"]`).first().click();
      await isFollowed(device, true);
    },
    says: "current",
    outcome: "an empty shell that says why; once online, a tap draws the page",
  },
  {
    name: "the stored follows are damaged",
    by: "script",
    strike: spoils("follows", "mine", { revision: "many", follows: 7 }),
    says: "current",
    outcome: "follows come back from the mirror",
  },
  {
    name: "the mirror of the follows is damaged",
    by: "script",
    strike: ({ device }) => device.page.evaluate(() => localStorage.setItem("follows", '{"revision":1e999,"foll')),
    says: "current",
    outcome: "follows come back from the database",
  },
  {
    name: "the store fails once, on its n-th call (n = 1…8)",
    by: "script",
    strike: async () => {},
    instead: async (world) => {
      for (const n of [1, 2, 3, 4, 5, 6, 7, 8]) {
        await changeTab(world);
        await world.device.page.addInitScript(failOnCall, { from: n, until: n });
        await open(world.device, world.server, ITEM);
        await useApp(world.device);
        await isFollowed(world.device, true);
        await showsVersion(world.device, world.sites, 2);
      }
    },
    says: "current",
    mend: changeTab,
    outcome: "opened anew once, nothing is noticed",
  },
  {
    name: "the store fails from its n-th call on (n = 1…8)",
    by: "script",
    strike: async () => {},
    instead: async (world) => {
      for (const n of [8, 7, 6, 5, 4, 3, 2, 1]) {
        await changeTab(world);
        await world.device.page.addInitScript(failOnCall, { from: n, until: 1_000_000 });
        await open(world.device, world.server, ITEM);
        await useApp(world.device);
        await isFollowed(world.device, true);
      }
    },
    says: "storage-lost",
    mend: changeTab,
    outcome: "new data from memory, follows from the mirror",
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
    says: "current",
    outcome: "pages from the network",
  },
  {
    name: "localStorage's files are damaged on disk",
    by: "disk",
    onDisk: {},
    strike: (world) => world.restart((profile) => damage(join(profile, "Default/Local Storage"))),
    says: "current",
    outcome: "follows come back from the database",
  },
];

/** Every file of the worker's list lies in its cache. */
async function holdsEveryFile({ page }: Device, { url }: FaultServer): Promise<void> {
  const listed = [...(await (await fetch(`${url}/sw.js`)).text()).matchAll(/"bytes":\d+[^{}]*"url":"([^"]+)"/g)];
  const files = listed.map(([, file = ""]) => file).sort();
  expect(files).toContain("/shell.html");
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

/** What a later app does in another tab: raises the database's version. It must not have to wait. */
async function raisesDatabase(world: World): Promise<void> {
  const other = await openOther(world);
  await other.evaluate(async (name) => {
    const request = indexedDB.open(name, 2);
    await new Promise((resolve, reject) => {
      request.onsuccess = resolve;
      request.onerror = reject;
    });
    request.result.close();
  }, DATABASE);
  await other.close();
}

/** In the page: calls of the database between two counts fail as they do on iOS. */
function failOnCall({ from, until }: { from: number; until: number }): void {
  let calls = 0;
  const isDue = () => {
    calls += 1;
    return calls >= from && calls <= until;
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
