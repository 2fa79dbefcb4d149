import { type BrowserContext, type CDPSession, expect as expectSoon, type Page } from "@playwright/test";
import type { Failure } from "#domain/failure.ts";
import { describeDate } from "#words/ja/dates.ts";
import { describeFailure } from "#words/ja/failure.ts";
import type { FaultServer } from "./fault-server.ts";
import type { Sites } from "./sites.ts";

/** Of a busy machine, also where Playwright's own test runner with its settings is not at work. */
export const expect = expectSoon.configure({ timeout: 20_000 });

/** The pages that the sites of these tests have. */
export const ITEM = "/plans/4/items/2-1-5";
export const LIST = "/plans/4/items";
export const FOLLOWING = "/following";
export const SEARCH = "/search";
export const SETTINGS = "/settings";
export const DRAFTS = "/drafts";
export const ADDRESSES = ["/", ITEM, LIST, FOLLOWING, SEARCH, SETTINGS, DRAFTS] as const;

/** What the item of these tests is followed as. */
export const FOLLOWED = "item:2-1-5";

/** What the page answers to 「更新を確認」; `news`: the line that offers newer data than the page shows. */
export type Answer = Failure | "current" | "news";

/** A reader's device, watched: what it must never do is noted as it happens. */
export interface Device {
  context: BrowserContext;
  /** The tab in use; a crashed one may be replaced. */
  page: Page;
  /** Chromium's own protocol, for the tab in use. */
  protocol: () => Promise<CDPSession>;
  /** The highest version of the data ever shown. */
  highest: () => number;
  /** What went wrong that never may: a version that went back, errors, refusals of the policy, requests elsewhere. */
  violations: string[];
  /** New data cannot be kept: without a connection each page begins with what was kept before. */
  keepsNothing: boolean;
  /** What runs in every worker of the site as soon as it starts. */
  inWorkers: Set<() => void>;
  /** From here on nothing that was shown before counts: all that the device kept was taken from it. */
  forget: () => void;
}

/** Watches a browser context as a reader's device; `before` is the same device ahead of a restart of its browser. */
export async function watchDevice(
  context: BrowserContext,
  sites: Sites,
  server: FaultServer,
  before?: Device,
): Promise<Device> {
  const violations = before?.violations ?? [];
  let highest = before?.highest() ?? 0;
  /** When the highest version rose, by the clock of this machine. */
  let rises = [{ at: 0, version: highest }];
  const versionOf = new Map<string, number>();
  /**
   * The least that a document may show: what was seen on the device before it was opened, then what it has shown itself.
   * What another tab brings meanwhile reaches it a moment later.
   */
  const least = new Map<string, number>();

  const device: Device = {
    context,
    page: context.pages()[0] ?? (await context.newPage()),
    protocol: () => context.newCDPSession(device.page),
    highest: () => highest,
    violations,
    keepsNothing: false,
    inWorkers: new Set(),
    forget: () => {
      highest = 0;
      rises = [];
    },
  };

  context.setDefaultTimeout(30_000);
  await context.exposeBinding("reportDocument", (_, id: string, openedAt: string) => {
    const seen = rises.findLast(({ at }) => at <= Number(openedAt))?.version ?? 0;
    least.set(id, device.keepsNothing ? 0 : seen);
  });
  await context.exposeBinding("reportAge", ({ page }, id: string, text: string, named: string) => {
    for (let version = versionOf.size + 1; version <= 40; version += 1) {
      versionOf.set(describeDate(sites.date(version)), version);
    }
    const version = versionOf.get(text) ?? 0;
    if (String(version) !== named) violations.push(`version ${named} under the date of ${version} at ${page.url()}`);
    const shown = Math.min(least.get(id) ?? 0, highest);
    if (version < shown) violations.push(`version ${version} shown after ${shown} at ${page.url()}`);
    least.set(id, version);
    if (version <= highest) return;
    highest = version;
    rises.push({ at: Date.now(), version });
  });
  await context.exposeBinding("reportViolation", (_, text: string) => void violations.push(text));
  // tsx, under which `npm run soak` runs, wraps inner functions in this.
  await context.addInitScript("globalThis.__name ??= (value) => value;");
  await context.addInitScript(watchPage);
  context.on("weberror", (error) => violations.push(`error: ${error.error().stack ?? error.error().message}`));
  context.on("serviceworker", (worker) => {
    for (const script of [reportErrors, ...device.inWorkers]) worker.evaluate(script).catch(() => undefined);
  });
  context.on("console", (message) => {
    if (message.worker() && message.type() === "error") violations.push(`error in a worker: ${message.text()}`);
  });
  context.on("request", (request) => {
    if (!request.url().startsWith(server.url) && !/^(data|blob):/.test(request.url())) violations.push(request.url());
  });

  return device;
}

/** Runs in every service worker: what it throws beside its answers would be seen nowhere. */
function reportErrors(): void {
  const { serviceWorker } = globalThis as unknown as { serviceWorker: { state: string } };
  const report = (text: string) => {
    // Throwing is how an installation ends.
    if (serviceWorker.state !== "installing" && serviceWorker.state !== "redundant") console.error(text);
  };
  addEventListener("error", (event) => report(event.message));
  addEventListener("unhandledrejection", ({ reason }) => report(reason?.stack ?? String(reason)));
}

/** Runs in every page before its own scripts. */
function watchPage(): void {
  const { reportDocument, reportAge, reportViolation } = window as unknown as Record<
    string,
    (...text: string[]) => void
  >;
  const id = `${performance.timeOrigin} ${Math.random()}`;
  reportDocument?.(id, String(performance.timeOrigin));
  const version = () => document.querySelector<HTMLMetaElement>('meta[name="data-version"]')?.content ?? "";
  let last = "";
  new MutationObserver(() => {
    const age = document.querySelector("[data-date]")?.textContent ?? "";
    if (age === "" || age === last) return;
    last = age;
    reportAge?.(id, age, version());
  }).observe(document, { childList: true, subtree: true, characterData: true });
  addEventListener("DOMContentLoaded", () => {
    const marks = new Set(document.body.textContent?.match(/〔\d+〕/g));
    if ([...marks].some((mark) => mark !== `〔${version()}〕`)) reportViolation?.(`${[...marks]} in ${version()}`);
  });
  addEventListener("securitypolicyviolation", (event) => reportViolation?.(`policy: ${event.violatedDirective}`));
}

/** Opens an address of the site and waits until a page stands there. */
export async function open(device: Device, server: FaultServer, address: string): Promise<void> {
  await device.page.goto(server.url + address, { waitUntil: "commit" });
  await isShown(device);
}

/**
 * There is a page to read: its heading is visible, and name, date and contents are of one version of the data. Asked more
 * than once, as newer data change an app and the age line one after the other.
 */
export async function isShown(device: Device, page = device.page): Promise<void> {
  await expect(page.locator("main h1")).toBeVisible();
  const versions = () =>
    page.evaluate(() => {
      const named = document.querySelector<HTMLMetaElement>('meta[name="data-version"]')?.content ?? "none";
      const marks = document.body.textContent?.match(/(?<=〔)\d+(?=〕)/g) ?? [];
      return [...new Set([named, ...marks])].length;
    });
  await expect.poll(() => versions().catch(() => 0), "versions on one page").toBe(1);
}

/** What answers is there: the island on every page, and on a personal page its app. */
export async function useApp(_device: Device, page = _device.page): Promise<void> {
  await expect.poll(() => isApp(page)).toBe(true);
}

/** Whether what answers is there. */
export function isApp(page: Page): Promise<boolean> {
  const look = page.evaluate(
    // The island answers the taps that the document has gathered for it, and takes their list's place.
    () =>
      Object.hasOwn((window as unknown as { taps: object }).taps, "push") && !document.querySelector("[data-waiting]"),
  );
  // Asked while the page is being replaced: not yet.
  return look.catch(() => false);
}

/** Presses 「更新を確認」. */
export async function check(device: Device): Promise<void> {
  await device.page.locator("[data-check]").click();
}

/** What the reader is told. */
export async function says(device: Device, answer: Answer): Promise<void> {
  if (answer === "news") await expect(device.page.locator("[data-news]")).toBeVisible();
  else await expect(device.page.locator("[data-notice]")).toContainText(sentenceOf(answer));
}

export function sentenceOf(answer: Exclude<Answer, "news">): string {
  return answer === "current" ? "いちばん新しいデータです。" : describeFailure(answer).sentence;
}

/** The reader asks for newer data, is offered them, and has them shown. */
export async function takesNews(device: Device, sites: Sites, version: number): Promise<void> {
  const { page } = device;
  await expect(page.locator("[data-news]")).toBeVisible();
  await page.locator("[data-show]").click();
  await showsVersion(device, sites, version);
  await isShown(device);
}

/** The version of the data on the screen. */
export async function showsVersion(device: Device, sites: Sites, version: number, page = device.page): Promise<void> {
  await expect(page.locator("[data-date]").first()).toHaveText(describeDate(sites.date(version)));
}

/** The item of these tests is followed, or not, as its own page shows. */
export async function isFollowed(device: Device, followed: boolean): Promise<void> {
  const button = device.page.locator(`[data-follow="${FOLLOWED}"]`).first();
  await expect(button).toHaveAttribute("data-following", String(followed));
}

/** One good visit: an item read and followed, the plan on the device, the worker at its post. */
export async function visitWell(device: Device, server: FaultServer): Promise<void> {
  await open(device, server, ITEM);
  await useApp(device);
  await device.page.locator(`[data-follow="${FOLLOWED}"]`).first().click();
  await isFollowed(device, true);
  await isKept(device.page);
}

/** Worker and plan are on the device, so that the worker answers from now on. */
export async function isKept(page: Page): Promise<void> {
  const hasWorker = () =>
    page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.active?.state === "activated");
  await expect.poll(() => hasWorker().catch(() => false)).toBe(true);
  await expect.poll(() => storedVersion(page)).toBeGreaterThan(0);
}

/** Writes what the reader has to say about the item of these tests into their one draft, which is begun where there is none. */
export async function write(page: Page, server: FaultServer, words: string): Promise<void> {
  await page.goto(`${server.url}${DRAFTS}?item=${ITEM.slice(LIST.length + 1)}`, { waitUntil: "commit" });
  const begun = page.locator("[data-draft]");
  const begin = page.getByRole("button", { name: "意見・まちがいを書く" });
  await expect(begin).toBeVisible();
  await ((await begun.count()) > 0 ? begun.first() : begin).click();
  await page.getByRole("textbox", { name: "本文" }).fill(words);
  await expect(page.getByText("この端末に保存しました。")).toBeVisible();
}

/** Writes a draft in a tab of its own, until the database has it as well. */
export async function writeWell({ context }: Device, server: FaultServer, words: string): Promise<void> {
  const tab = await context.newPage();
  await write(tab, server, words);
  await isDraftStored(tab, words);
  await tab.close();
}

/** The database has the draft as well, which is written there after the mirror. */
export async function isDraftStored(page: Page, words: string): Promise<void> {
  await expect.poll(async () => JSON.stringify(await readStored(page, "drafts", "mine"))).toContain(words);
}

/** The reader's one draft says this. */
export async function showsDraft({ page }: Device, server: FaultServer, words: string): Promise<void> {
  await page.goto(server.url + DRAFTS, { waitUntil: "commit" });
  await expect(page.locator("[data-draft]")).toHaveText([new RegExp(`：${words}$`)]);
}

/** The version of the plan in the database; 0 where there is none. */
export async function storedVersion(page: Page): Promise<number> {
  const stored = (await readStored(page, "snapshots", "4")) as { snapshot: { version: number } } | undefined;
  return stored?.snapshot.version ?? 0;
}

/** A record of the database, read beside the app; `undefined` where there is none. */
function readStored(page: Page, store: string, key: string): Promise<unknown> {
  const read = page.evaluate(
    async ({ name, store, key }) => {
      if (!(await indexedDB.databases()).some((one) => one.name === name)) return undefined;
      const opening = indexedDB.open(name);
      await new Promise((resolve, reject) => Object.assign(opening, { onsuccess: resolve, onerror: reject }));
      const db = opening.result;
      const reading = db.transaction(store).objectStore(store).get(key);
      await new Promise((resolve, reject) => Object.assign(reading, { onsuccess: resolve, onerror: reject }));
      db.close();
      return reading.result as unknown;
    },
    { name: "reform-plan", store, key },
  );
  // Asked while it is being made: not yet.
  return read.catch(() => undefined);
}

/** Leaves the site this many bytes of storage; without a number, as many as it had. */
export async function limitQuota(device: Device, server: FaultServer, quotaSize?: number): Promise<void> {
  const protocol = await device.protocol();
  const limit = quotaSize === undefined ? {} : { quotaSize };
  await protocol.send("Storage.overrideQuotaForOrigin", { origin: server.url, ...limit });
}

/**
 * All is well again and something newer is out: within two loads the newest data and the newest app are there, the first
 * by the reader who opens a page, the second where the reader agrees to what is offered.
 */
export async function recovers(
  device: Device,
  server: FaultServer,
  sites: Sites,
  { app, data }: { app: number; data: number },
): Promise<void> {
  const { page } = device;
  const build = () => page.locator('meta[name="app-build"]').getAttribute("content");
  const isCurrent = async () => (await build()) === sites.appBuild(app);
  let loads = 0;
  const count = () => {
    loads += 1;
  };
  page.on("domcontentloaded", count);
  await open(device, server, ITEM);
  await useApp(device);
  await check(device);
  const isOffered = () => page.locator("[data-news]").isVisible();
  const isThere = () =>
    page
      .locator("[data-date]")
      .first()
      .filter({ hasText: describeDate(sites.date(data)) })
      .isVisible();
  await expect.poll(async () => (await isThere()) || (await isOffered()), "the newest data").toBe(true);
  if (!(await isCurrent())) {
    await page.locator("[data-update-accept]").click();
    await expect.poll(() => isCurrent().catch(() => false)).toBe(true);
  } else if (!(await isThere())) await page.locator("[data-show]").click();
  await showsVersion(device, sites, data);
  await isShown(device);
  // Its parts are there as well, not only its document.
  await useApp(device);
  page.off("domcontentloaded", count);
  expect(loads, "loads until the newest was there").toBeLessThanOrEqual(2);
}
