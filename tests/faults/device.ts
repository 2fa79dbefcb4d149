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
export const SETTINGS = "/settings";
export const ADDRESSES = ["/", ITEM, LIST, FOLLOWING, SETTINGS] as const;

/** What the item of these tests is followed as. */
export const FOLLOWED = "item:2-1-5";

/** What the app answers to 「更新を確認」. */
export type Answer = Failure | "current" | "updated";

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
  /** New data cannot be kept: each page begins with what was kept before, whatever was shown from memory. */
  keepsNothing: boolean;
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
  await context.exposeBinding("reportAge", ({ page }, id: string, text: string) => {
    for (let version = versionOf.size + 1; version <= 40; version += 1) {
      versionOf.set(describeDate(sites.date(version)), version);
    }
    const version = versionOf.get(text) ?? 0;
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
  context.on("serviceworker", (worker) => void worker.evaluate(reportErrors).catch(() => {}));
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
  let last = "";
  new MutationObserver(() => {
    const line = document.querySelector("[data-check]")?.parentElement?.textContent ?? "";
    const age = /\d+年\d+月\d+日(?=時点)/.exec(line)?.[0] ?? "";
    if (age === "" || age === last) return;
    last = age;
    reportAge?.(id, age);
  }).observe(document, { childList: true, subtree: true, characterData: true });
  addEventListener("securitypolicyviolation", (event) => reportViolation?.(`policy: ${event.violatedDirective}`));
}

/** Opens an address of the site and waits until a page stands there. */
export async function open(device: Device, server: FaultServer, address: string): Promise<void> {
  await device.page.goto(server.url + address, { waitUntil: "commit" });
  await isShown(device);
}

/** There is a page to read: its heading is visible, and it tells of one version of the data only. */
export async function isShown(device: Device, page = device.page): Promise<void> {
  await expect(page.locator("main h1")).toBeVisible();
  const marks = await page.evaluate(() => document.body.textContent?.match(/〔\d+〕/g) ?? []);
  expect([...new Set(marks)].length, "versions mixed on one page").toBeLessThan(2);
}

/** The reader moves about until the app has taken the place of the prerendered page, and has looked for newer data. */
export async function useApp(device: Device, page = device.page): Promise<void> {
  await expect.poll(() => isApp(page)).toBe(true);
}

/** Whether the app is there and at rest; moves about a little, which brings it. */
export function isApp(page: Page): Promise<boolean> {
  const look = page.evaluate(() => {
    dispatchEvent(new Event("scroll"));
    const button = document.querySelector("[data-check]");
    // Solid hangs its handlers on the elements that it makes; the prerendered button has none.
    return button !== null && "$$click" in button && button.ariaDisabled !== "true";
  });
  // Asked while the page is being replaced: not yet.
  return look.catch(() => false);
}

/** Presses 「更新を確認」. */
export async function check(device: Device): Promise<void> {
  await device.page.locator("[data-check]").click();
}

/** The sentence that the reader is told. */
export async function says(device: Device, answer: Answer): Promise<void> {
  await expect(device.page.locator("[data-check] ~ [role=status]")).toContainText(sentenceOf(answer));
}

export function sentenceOf(answer: Answer): string {
  if (answer === "current") return "いちばん新しいデータです。";
  if (answer === "updated") return "新しいデータになりました。";
  return describeFailure(answer).sentence;
}

/** The version of the data on the screen. */
export async function showsVersion(device: Device, sites: Sites, version: number, page = device.page): Promise<void> {
  await expect(page.locator("[data-check]").locator("..")).toContainText(`${describeDate(sites.date(version))}時点`);
}

/** The item of these tests is followed, or not, as its own page shows. */
export async function isFollowed(device: Device, followed: boolean): Promise<void> {
  const button = device.page.locator(`[data-follow="${FOLLOWED}"]`).first();
  await expect(button).toHaveAttribute("data-following", String(followed));
}

/** One good visit: an item read and followed, page and plan on the device, the worker at its post. */
export async function visitWell(device: Device, server: FaultServer): Promise<void> {
  await open(device, server, ITEM);
  await useApp(device);
  await device.page.locator(`[data-follow="${FOLLOWED}"]`).first().click();
  await isFollowed(device, true);
  await isKept(device.page);
}

/** Worker, page and plan are on the device. */
export async function isKept(page: Page): Promise<void> {
  const hasWorker = () =>
    page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.active?.state === "activated");
  await expect.poll(hasWorker).toBe(true);
  const hasCached = (key: string) => page.evaluate(async (url) => (await caches.match(url)) !== undefined, key);
  await expect.poll(() => hasCached(page.url())).toBe(true);
  const hasNote = () => page.evaluate(async () => (await (await caches.open("notes")).keys()).length > 0);
  await expect.poll(hasNote).toBe(true);
}

/** Leaves the site this many bytes of storage; without a number, as many as it had. */
export async function limitQuota(device: Device, server: FaultServer, quotaSize?: number): Promise<void> {
  const protocol = await device.protocol();
  const limit = quotaSize === undefined ? {} : { quotaSize };
  await protocol.send("Storage.overrideQuotaForOrigin", { origin: server.url, ...limit });
}

/**
 * All is well again and something newer is out: within two loads the newest data and the newest app are there.
 * A new app asks before it takes over, and its own reload is the second load.
 */
export async function recovers(
  device: Device,
  server: FaultServer,
  sites: Sites,
  { app, data }: { app: number; data: number },
): Promise<void> {
  const { page } = device;
  const build = () => page.locator('meta[name="app-build"]').getAttribute("content");
  let loads = 0;
  const count = () => {
    loads += 1;
  };
  page.on("domcontentloaded", count);
  await open(device, server, ITEM);
  await useApp(device);
  await showsVersion(device, sites, data);
  if ((await build()) !== sites.appBuild(app)) {
    await page.getByRole("button", { name: "更新する", exact: true }).click();
    await expect.poll(() => build().catch(() => null)).toBe(sites.appBuild(app));
    await isShown(device);
    await showsVersion(device, sites, data);
  }
  // Its parts are there as well, not only its document.
  await useApp(device);
  page.off("domcontentloaded", count);
  expect(loads, "loads until the newest was there").toBeLessThanOrEqual(2);
}
