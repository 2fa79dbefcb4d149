import type { Browser, BrowserContextOptions, Page } from "@playwright/test";
import fc from "fast-check";
import { withTimeout } from "../support/with-timeout.ts";
import {
  type Device,
  expect,
  FOLLOWING,
  ITEM,
  isDraftStored,
  isKept,
  isShown,
  LIST,
  open,
  recovers,
  SETTINGS,
  showsDraft,
  useApp,
  watchDevice,
  write,
} from "./device.ts";
import { INDEX, SNAPSHOT, WORKER } from "./fault.ts";
import {
  abort,
  type FaultServer,
  flipByte,
  notModified,
  portal,
  startFaultServer,
  status,
  truncate,
} from "./fault-server.ts";
import type { Sites } from "./sites.ts";

/**
 * One thing that happens to a device or to the site, as data, so that a schedule can be printed, kept and replayed.
 * A step that cannot be taken where the device stands is left out.
 */
export type Step =
  | { do: (typeof SIMPLE)[number] }
  | { do: "open"; page: number }
  | { do: "follow"; item: number }
  | { do: "fault"; at: keyof typeof PLACES; what: keyof typeof FAULTS };

const SIMPLE = [
  ...(["deploy", "publish", "publish", "offline", "online", "heal"] as const),
  ...(["reload", "reload", "check", "check", "show", "accept", "update", "update", "second-tab"] as const),
  ...(["write", "write"] as const),
  ...(["evict", "lose-database", "lose-local", "quota", "stop-workers"] as const),
] as const;

/** A run of steps on a fresh device, from the first good visit on. */
export type Schedule = readonly Step[];

const FAULTS = { abort, truncate, flip: flipByte, portal, "500": status(500), "304": notModified, "404": status(404) };

/** Where a fault can strike, and which faults a line or a host can bring there at all. */
const PLACES = {
  index: { pattern: INDEX, faults: ["abort", "truncate", "flip", "portal", "500", "304", "404"] },
  snapshot: { pattern: SNAPSHOT, faults: ["abort", "truncate", "flip", "portal", "500", "304", "404"] },
  worker: { pattern: WORKER, faults: ["abort", "truncate", "portal", "500", "404"] },
  pages: {
    pattern: /^\/((plans|following|settings|drafts)(\/.*)?)?$/,
    faults: ["abort", "truncate", "portal", "500", "404"],
  },
  // Files under a name with their hash; what changes bytes on their way is the business of TLS.
  assets: { pattern: /^\/assets\//, faults: ["abort", "portal", "500", "404"] },
} satisfies Record<string, { pattern: RegExp; faults: (keyof typeof FAULTS)[] }>;

const PAGES = [ITEM, LIST, "/", FOLLOWING, SETTINGS, "/plans/4/items/3-1-1"] as const;
/** Items that schedules follow and unfollow. */
const ITEMS = ["2-1-5", "1-1-1", "3-1-1"] as const;

/** Schedules of some length. */
export function schedules(minLength: number, maxLength: number): fc.Arbitrary<Schedule> {
  const simple: fc.Arbitrary<Step> = fc.record({ do: fc.constantFrom(...SIMPLE) });
  const follow: fc.Arbitrary<Step> = fc.record({ do: fc.constant("follow"), item: fc.nat(ITEMS.length - 1) });
  const page: fc.Arbitrary<Step> = fc.record({ do: fc.constant("open"), page: fc.nat(PAGES.length - 1) });
  const faults = Object.entries(PLACES).flatMap(([at, place]) =>
    place.faults.map((what) => ({ do: "fault", at, what }) as Step),
  );
  const step = fc.oneof(
    { weight: 5, arbitrary: simple },
    { weight: 2, arbitrary: follow },
    { weight: 2, arbitrary: page },
    { weight: 3, arbitrary: fc.constantFrom(...faults) },
  );
  return fc.array(step, { minLength, maxLength });
}

/** What the site offers, what the device ought to hold, and what stands between the two. */
interface Model {
  app: number;
  data: number;
  follows: Set<string>;
  /** Which copies of the follows are there for sure. */
  hasMirror: boolean;
  hasDatabase: boolean;
  /** What the reader's draft says, and which copies of it are there for sure: those are made where it is written. */
  draft: { words: string; isMirrored: boolean; isStored: boolean } | null;
  written: number;
  isOffline: boolean;
  isFaulty: boolean;
  isFull: boolean;
  faults: number;
}

interface Scene {
  device: Device;
  server: FaultServer;
  sites: Sites;
  model: Model;
}

export interface RunOptions {
  browser: Browser;
  sites: Sites;
  contextOptions: BrowserContextOptions;
}

/** Runs a schedule; answers how many faults were in it. Throws at the first promise that is broken. */
export async function runSchedule(schedule: Schedule, { browser, sites, contextOptions }: RunOptions): Promise<number> {
  const server = await startFaultServer(await sites.folder(1, 1));
  const context = await browser.newContext(contextOptions);
  const model: Model = {
    app: 1,
    data: 1,
    follows: new Set(),
    hasMirror: true,
    hasDatabase: true,
    draft: null,
    written: 0,
    isOffline: false,
    isFaulty: false,
    isFull: false,
    faults: 0,
  };
  const scene: Scene = { device: await watchDevice(context, sites, server), server, sites, model };
  await context.addInitScript(obeyCookies);
  try {
    await withTimeout("the first visit", settleIn(scene));
    for (const step of schedule) {
      await withTimeout(JSON.stringify(step), take(step, scene));
      await withTimeout(`after ${JSON.stringify(step)}`, holds(scene));
    }
    await withTimeout("the end", endsWell(scene));
  } finally {
    await withTimeout("closing", context.close());
    await server.close();
  }
  return model.faults;
}

/** In every worker: the disk is full. */
function hasNoSpace(): void {
  IDBObjectStore.prototype.put = () => {
    throw new DOMException("full", "QuotaExceededError");
  };
}

/**
 * In every page: cookies, which pages can read at once and tests can set, say that the disk is full or the line is cut.
 * Chromium's own quota counts only before a database is opened.
 */
function obeyCookies(): void {
  const { put } = IDBObjectStore.prototype;
  IDBObjectStore.prototype.put = function (...args) {
    if (document.cookie.includes("full=1")) throw new DOMException("full", "QuotaExceededError");
    return put.apply(this, args);
  };
  Object.defineProperty(navigator, "onLine", { get: () => !document.cookie.includes("offline=1") });
}

/** A good visit: worker, page and plan are on the device. */
async function settleIn({ device, server, model }: Scene): Promise<void> {
  await open(device, server, LIST);
  await useApp(device);
  await isKept(device.page);
  model.hasMirror = true;
  model.hasDatabase = true;
}

async function take(step: Step, scene: Scene): Promise<void> {
  const { device, server, sites, model } = scene;
  const { page } = device;
  switch (step.do) {
    case "deploy":
      // There and back again: two builds tell all that can be told apart.
      model.app = model.app === 1 ? 2 : 1;
      return server.deploy(await sites.folder(model.app, model.data));
    case "publish":
      model.data += 1;
      return server.deploy(await sites.folder(model.app, model.data));
    case "offline":
      model.isOffline = true;
      model.faults += 1;
      return setOffline(scene, true);
    case "online":
      model.isOffline = false;
      return setOffline(scene, false);
    case "fault":
      model.isFaulty = true;
      model.faults += 1;
      return server.inject(PLACES[step.at].pattern, FAULTS[step.what]);
    case "heal":
      model.isFaulty = false;
      await server.heal();
      return model.isOffline ? server.die() : undefined;
    case "reload":
      return load(scene, () => page.reload());
    case "open":
      return load(scene, () => page.goto(server.url + PAGES[step.page]));
    case "show": {
      const button = page.locator("[data-show]");
      if (!(await button.isVisible())) return;
      return load(scene, () => Promise.all([page.waitForEvent("load"), button.click()]));
    }
    case "check": {
      const button = page.locator("[data-check]");
      if ((await button.count()) > 0) await button.click();
      return;
    }
    case "accept": {
      const button = page.locator("[data-update-accept]");
      if (!(await button.isVisible())) return;
      return load(scene, () => Promise.all([page.waitForEvent("load"), button.click()]));
    }
    case "update": {
      // A build is put up and found, so that there is something to agree to.
      if (model.isOffline || model.isFaulty) return;
      model.app = model.app === 1 ? 2 : 1;
      server.deploy(await sites.folder(model.app, model.data));
      await useApp(device);
      const look = () =>
        page.evaluate(async () => {
          const registration = await navigator.serviceWorker.getRegistration();
          await registration?.update().catch(() => undefined);
          return registration?.installing === null;
        });
      return expect.poll(look).toBe(true);
    }
    case "second-tab": {
      const [first] = device.context.pages();
      if (device.context.pages().length > 1) await first?.close();
      device.page = await device.context.newPage();
      return load(scene, () => device.page.goto(server.url + LIST));
    }
    case "follow":
      return toggle(scene, `item:${ITEMS[step.item]}`);
    case "write":
      // What the page needs may not come; that no letter is lost before it is there is of tests/e2e/drafts.spec.ts.
      return model.isFaulty ? undefined : writeOn(scene);
    case "evict": {
      // Without a line, nothing could be had after it; no app can help that.
      if (model.isOffline || model.isFaulty || model.isFull) return;
      model.faults += 1;
      for (const other of device.context.pages()) if (other !== page) await other.close();
      // An open page could write some of it back.
      await page.goto(`${server.url}/robots.txt`);
      await clear(scene, "all");
      model.follows.clear();
      model.draft = null;
      device.forget();
      return settleIn(scene);
    }
    case "lose-database":
      // Pages are rendered from it: while it is gone and nothing can be had, there is a sentence (tests/faults/storage-faults.ts).
      if (!model.hasMirror || model.isOffline || model.isFaulty || model.isFull) return;
      if (model.draft && !model.draft.isMirrored) return;
      model.faults += 1;
      model.hasDatabase = false;
      if (model.draft) model.draft.isStored = false;
      await clear(scene, "indexeddb");
      await load(scene, () => page.reload());
      return isKept(page);
    case "lose-local":
      if (!model.hasDatabase || model.isFull) return;
      if (model.draft && !model.draft.isStored) return;
      model.faults += 1;
      model.hasMirror = false;
      if (model.draft) model.draft.isMirrored = false;
      return clear(scene, "local_storage");
    case "quota": {
      model.faults += 1;
      model.isFull = true;
      device.keepsNothing = true;
      // New follows lie in the mirror alone.
      model.hasDatabase = false;
      device.inWorkers.add(hasNoSpace);
      const limited = device.context
        .serviceWorkers()
        .map((worker) => worker.evaluate(hasNoSpace).catch(() => undefined));
      // One that is stopped answers when it runs again, which a message of the page sees to; without one nobody waits.
      if (await wakeWorker(page)) await Promise.all(limited);
      return device.context.addCookies([{ url: server.url, name: "full", value: "1" }]);
    }
    case "stop-workers": {
      const protocol = await device.protocol();
      await protocol.send("ServiceWorker.enable");
      await protocol.send("ServiceWorker.stopAllWorkers");
      return protocol.detach();
    }
    default:
      return step satisfies never;
  }
}

async function load({ device }: Scene, go: () => Promise<unknown>): Promise<void> {
  await go();
  await isShown(device);
}

/** Starts the page's worker where it is stopped; false where the page has none. */
function wakeWorker(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    const worker = navigator.serviceWorker?.controller;
    worker?.postMessage({ type: "wake" });
    return Boolean(worker);
  });
}

/**
 * The line is cut, and pages know it. Not by Chromium's own switch: where it meets a worker that is stopped or waits, it
 * may never answer, or leave that worker unable to start.
 */
async function setOffline({ device, server }: Scene, isOffline: boolean): Promise<void> {
  await device.context.addCookies([{ url: server.url, name: "offline", value: isOffline ? "1" : "0" }]);
  await (isOffline ? server.die() : server.live());
  for (const page of device.context.pages()) {
    await page.evaluate((name) => void dispatchEvent(new Event(name)), isOffline ? "offline" : "online");
  }
}

async function toggle({ device, model }: Scene, id: string): Promise<void> {
  const { page } = device;
  const button = page.locator(`[data-follow="${id}"]:visible`).first();
  if ((await button.count()) === 0) return;
  const isFollowed = !model.follows.has(id);
  if (isFollowed) model.follows.add(id);
  else model.follows.delete(id);
  await button.click();
  // On the page of what is followed, it leaves the list.
  if (!page.url().endsWith("/following")) await expect(button).toHaveAttribute("data-following", String(isFollowed));
  // The mirror is written at once, and once more where the database knew of more.
  await expect
    .poll(async () => {
      const mirror = await page.evaluate(() => localStorage.getItem("follows") ?? '{"follows":[]}');
      return (JSON.parse(mirror).follows as { id: string }[]).map((follow) => follow.id).sort();
    })
    .toEqual([...model.follows].sort());
  model.hasMirror = true;
}

/** The reader begins a draft, or goes on with it. */
async function writeOn({ device, server, model }: Scene): Promise<void> {
  model.written += 1;
  const words = `意見その${model.written}。`;
  await write(device.page, server, words);
  if (!model.isFull) await isDraftStored(device.page, words);
  model.draft = { words, isMirrored: true, isStored: !model.isFull };
}

async function clear({ device, server }: Scene, storageTypes: string): Promise<void> {
  const protocol = await device.protocol();
  await protocol.send("Storage.clearDataForOrigin", { origin: server.url, storageTypes });
  await protocol.detach();
}

/** After every step: there is a page, of one version, never an older one; follows are as they were; nothing went wrong. */
async function holds({ device, model }: Scene): Promise<void> {
  await isShown(device);
  for (const id of ITEMS.map((key) => `item:${key}`)) {
    for (const button of await device.page.locator(`[data-follow="${id}"]`).all()) {
      await expect(button).toHaveAttribute("data-following", String(model.follows.has(id)));
    }
  }
  expect(device.violations).toEqual([]);
}

/** All is well again: the newest data and the newest app within two loads, every follow and the draft. */
async function endsWell(scene: Scene): Promise<void> {
  const { device, server, sites, model } = scene;
  await server.heal();
  await take({ do: "online" }, scene);
  if (model.isFull) {
    await device.context.clearCookies();
    device.inWorkers.clear();
    await take({ do: "stop-workers" }, scene);
    device.keepsNothing = false;
  }
  await recovers(device, server, sites, model);
  if (model.draft) await showsDraft(device, server, model.draft.words);
  await device.page.goto(server.url + LIST);
  await useApp(device);
  await holds(scene);
}
