import { createHash } from "node:crypto";
import type { Browser, BrowserContextOptions, Page } from "@playwright/test";
import { type Answer, type Device, expect, FOLLOWING, open, showsDraft, useApp } from "./device.ts";
import { edited, type FaultServer, type ServerFault } from "./fault-server.ts";
import type { Sites } from "./sites.ts";

/** Everything that a fault can reach. */
export interface World {
  server: FaultServer;
  sites: Sites;
  device: Device;
  browser: Browser;
  /** What the reader's draft says; `null` where there is none. */
  draft: string | null;
  /**
   * Ends the browser and starts it anew: of a fault `onDisk` on the same profile, changed by `edit` in between; else with
   * nothing of before, as a private window.
   */
  restart: (edit?: (profile: string) => Promise<void>) => Promise<unknown>;
}

/**
 * A fault and what the app has to make of it. It strikes a device after one good visit (data version 1, one item
 * followed), at the moment when version 2 of the data is out; then the page is loaded anew and the reader asks for
 * newer data. Afterwards all is mended, and build 2 of the app with version 3 of the data is out.
 */
export interface Fault {
  name: string;
  /** What makes it: the fault server, Chromium's protocol, a script before the page's own, the profile on disk. */
  by: "server" | "protocol" | "script" | "disk" | "deploy" | "reader";
  /** For people: what the reader then has. */
  outcome: string;
  /** What 「更新を確認」 brings, besides whatever `instead` looks at; absent where nobody can ask. */
  says?: Answer;
  device?: BrowserContextOptions;
  /** The fault is there from the first visit on, so there was no good one. */
  isFirst?: boolean;
  /** Version of the data that are out; 2 unless told. */
  data?: number;
  /** Takes many times as long as others. */
  isLong?: boolean;
  /** On a profile on disk instead of in memory. */
  onDisk?: { preferences?: object };
  strike: (world: World) => Promise<unknown>;
  /** In the place of loading the page anew. */
  instead?: (world: World) => Promise<unknown>;
  /** `instead` has asked for newer data already. */
  hasAsked?: boolean;
  /** Nothing can be shown but a sentence of the worker's. */
  hasNoPage?: boolean;
  /** What the worker reports while it lasts, and is right to. */
  reports?: RegExp;
  /** After the question. */
  after?: (world: World) => Promise<unknown>;
  mend?: (world: World) => Promise<unknown>;
  /** Nothing can keep follows here; the reader is offered to enter a follow code. */
  losesFollows?: boolean;
  /** It reaches what the device keeps: in the good visit the reader writes a draft, too, which must be there at the end. */
  hasDraft?: boolean;
  /** Without JavaScript there are only the pages. */
  hasNoApp?: boolean;
}

export const INDEX = /^\/data\/index\.json$/;
export const SNAPSHOT = /^\/data\/plans\/4\.[0-9a-f]+\.json$/;
export const WORKER = /^\/sw\.js$/;
export const DATABASE = "reform-plan";

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");

export const answers = (pattern: RegExp, fault: ServerFault) => async (world: World) =>
  world.server.inject(pattern, fault);

/** Edits what the index says of the plan. */
export const indexSays = (entry: object) =>
  answers(
    INDEX,
    edited((text) => {
      const index = JSON.parse(text);
      return JSON.stringify({ plans: [{ ...index.plans[0], ...entry }] });
    }),
  );

/** Publishes a snapshot that is no good, under its own right length and hash. */
export function publishes(edit: (snapshot: Record<string, unknown>) => string) {
  return async (world: World) => {
    const text = edit({ ...world.sites.snapshot(2) });
    await indexSays({ bytes: Buffer.byteLength(text), sha256: sha256(text) })(world);
    world.server.inject(
      SNAPSHOT,
      edited(() => text),
    );
  };
}

/** Runs a script in the tab before the page's own. */
export const runs = (script: () => void) => async (world: World) => world.device.page.addInitScript(script);

/** Runs a script in every worker of the site, now and as soon as one starts; `renewWorkers` ends that. */
export const runsInWorkers =
  (script: () => void) =>
  async ({ device }: World) => {
    device.inWorkers.add(script);
    await Promise.all(device.context.serviceWorkers().map((worker) => worker.evaluate(script)));
  };

export async function renewWorkers(world: World): Promise<void> {
  world.device.inWorkers.clear();
  await stopWorkers(world);
}

/** In a worker: what takes longer than five seconds takes a twentieth. */
export const hastens = runsInWorkers(() => {
  const { setTimeout: before } = globalThis;
  const scope = globalThis as unknown as { setTimeout: (run: () => void, ms?: number) => unknown };
  scope.setTimeout = (run, ms = 0) => before(run, ms > 5_000 ? ms / 20 : ms);
});

/** In a worker: as if it had slept for a day. */
export const sleepsADay = runsInWorkers(() => {
  const { now } = Date;
  Date.now = () => now() + 24 * 3_600_000;
});

/** Ends all workers, as browsers do after half a minute; they start again when asked, with nothing in memory. */
export async function stopWorkers({ device }: World): Promise<void> {
  const protocol = await device.protocol();
  await protocol.send("ServiceWorker.enable");
  await protocol.send("ServiceWorker.stopAllWorkers");
  await protocol.detach();
}

/** Closes the tab, with all scripts that were put into it, and opens another. */
export async function changeTab({ device }: World): Promise<void> {
  const next = await device.context.newPage();
  await device.page.close();
  device.page = next;
}

/** Another tab of the site, without the app: it does what an older or newer app would do. */
export async function openOther({ device, server }: World): Promise<Page> {
  const other = await device.context.newPage();
  await other.goto(`${server.url}/robots.txt`);
  return other;
}

/** As the browser does; everything, while no page of the site is open that could write some of it back. */
export const clears = (storageTypes: string) => async (world: World) => {
  if (storageTypes === "all") await world.device.page.goto(`${world.server.url}/robots.txt`);
  const protocol = await world.device.protocol();
  await protocol.send("Storage.clearDataForOrigin", { origin: world.server.url, storageTypes });
};

/** Puts a record into the database in the place of another, as a bad disk or another version of the app would. */
export const spoils = (store: string, key: string, record: unknown) => async (world: World) => {
  await world.device.page.evaluate(
    async (where) => {
      const opening = indexedDB.open(where.database);
      await new Promise((resolve, reject) => {
        opening.onsuccess = resolve;
        opening.onerror = reject;
      });
      const transaction = opening.result.transaction(where.store, "readwrite");
      transaction.objectStore(where.store).put(where.record, where.key);
      await new Promise((resolve, reject) => {
        transaction.oncomplete = resolve;
        transaction.onerror = reject;
      });
      opening.result.close();
    },
    { database: DATABASE, store, key, record },
  );
};

/**
 * Another tab keeps the database at work: whoever else wants it waits. Answers with what lets go.
 */
export async function holdDatabase(world: World): Promise<() => Promise<void>> {
  const other = await openOther(world);
  await other.evaluate(async (name) => {
    const opening = indexedDB.open(name);
    await new Promise((resolve, reject) => Object.assign(opening, { onsuccess: resolve, onerror: reject }));
    const db = opening.result;
    const store = db.transaction(db.objectStoreNames, "readwrite").objectStore("snapshots");
    // A transaction lasts as long as it is asked for something.
    const goOn = () => {
      if (!("isReleased" in window)) Object.assign(store.count(), { onsuccess: goOn });
    };
    await new Promise<void>((resolve) => Object.assign(store.count(), { onsuccess: () => resolve(goOn()) }));
  }, DATABASE);
  return async () => {
    await other.evaluate(() => void Object.assign(window, { isReleased: true }));
    await other.close();
  };
}

/** The reader's draft says what it said last. */
export async function hasDraft({ device, server, draft }: World): Promise<void> {
  await showsDraft(device, server, draft ?? "nothing was written");
}

export async function offersCode({ device, server }: World): Promise<void> {
  await open(device, server, FOLLOWING);
  await useApp(device);
  await device.page.locator('main a[href^="/settings"]').first().click();
  await expect(device.page.getByLabel("フォローコードを入れる")).toBeVisible();
}
