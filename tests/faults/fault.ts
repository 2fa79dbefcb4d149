import { createHash } from "node:crypto";
import type { Browser, BrowserContextOptions, Page } from "@playwright/test";
import { type Answer, check, type Device, expect, FOLLOWING, ITEM, isApp, open, useApp } from "./device.ts";
import { edited, type FaultServer, type ServerFault } from "./fault-server.ts";
import type { Sites } from "./sites.ts";

/** Everything that a fault can reach. */
export interface World {
  server: FaultServer;
  sites: Sites;
  device: Device;
  browser: Browser;
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
  /** What 「更新を確認」 says, besides whatever `instead` looks at; absent where nobody can ask. */
  says?: Answer;
  device?: BrowserContextOptions;
  /** The fault is there from the first visit on, so there was no good one. */
  isFirst?: boolean;
  /** On a profile on disk instead of in memory. */
  onDisk?: { preferences?: object };
  strike: (world: World) => Promise<unknown>;
  /** In the place of loading the page anew. */
  instead?: (world: World) => Promise<unknown>;
  /** `instead` has asked for newer data already. */
  hasAsked?: boolean;
  /** After the question. */
  after?: (world: World) => Promise<unknown>;
  mend?: (world: World) => Promise<unknown>;
  /** Nothing can keep follows here; the reader is offered to enter a follow code. */
  losesFollows?: boolean;
  /** Without JavaScript there are only the pages. */
  hasNoApp?: boolean;
}

export const INDEX = /^\/data\/index\.json$/;
export const SNAPSHOT = /^\/data\/plans\/4\.[0-9a-f]+\.json$/;
export const WORKER = /^\/sw\.js$/;
export const DATABASE = "reform-plan";

/** Longer than any time limit of the app, in milliseconds. */
const PATIENCE = 35_000;

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
 * For requests that never end: the app's own look, then the reader's, both up to the time limit. The clock jumps only
 * while such a request is under way, not while the database is at work, which has a limit of its own.
 */
export const waitsFor =
  (pattern: RegExp) =>
  async ({ device, server }: World) => {
    const { page } = device;
    await page.clock.install();
    // As the page counts: a request of its own may wait for the worker's, of the same address, and never reach the server.
    let isAsking = false;
    page.on("request", (request) => {
      isAsking ||= pattern.test(new URL(request.url()).pathname);
    });
    const until = (isOver: () => Promise<boolean>) =>
      expect
        .poll(async () => {
          if (isAsking) await page.clock.fastForward(PATIENCE);
          isAsking = false;
          return isOver();
        })
        .toBe(true);
    await open(device, server, ITEM);
    await until(() => isApp(page));
    await check(device);
    await until(async () => (await page.locator("[data-check] ~ [role=status]").textContent()) !== "確認しています…");
  };

export async function offersCode({ device, server }: World): Promise<void> {
  await open(device, server, FOLLOWING);
  await useApp(device);
  await device.page.locator('main a[href^="/settings"]').first().click();
  await expect(device.page.getByLabel("フォローコードを入れる")).toBeVisible();
}
