import type http from "node:http";
import type { AddressInfo } from "node:net";
import { type Browser, type BrowserContext, chromium, type Page } from "@playwright/test";
import { createServer } from "../../src/serve/serve.ts";
import { findBrowser } from "../../src/tools/setup-browser.ts";

/** A phone-sized screen; the pixel ratio is that of a cheap phone. */
export const PHONE = { viewport: { width: 360, height: 780 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 };

/** Chromium without anything that it would do on its own. */
export const QUIET_FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-default-apps",
  "--disable-extensions",
  "--disable-sync",
  "--no-first-run",
  "--metrics-recording-only",
];

export interface Network {
  name: string;
  /** Bits per second. */
  bandwidth: number;
  /** Added to every request, in milliseconds. */
  latency: number;
}

export const SLOW_4G: Network = { name: "Slow 4G", bandwidth: 1_600_000, latency: 150 };
export const LIKE_2G: Network = { name: "2G相当", bandwidth: 250_000, latency: 400 };

export function chromiumPath(): string {
  const path = findBrowser();
  if (!path) throw new Error("ブラウザーがありません。先に npm test を動かすと用意されます。");
  return path;
}

export function launch(flags: readonly string[] = []): Promise<Browser> {
  return chromium.launch({ executablePath: chromiumPath(), args: [...QUIET_FLAGS, ...flags] });
}

/** Listens on a free port; `close` cuts all connections. */
export async function listen(server: http.Server): Promise<{ url: string; port: number; close: () => Promise<void> }> {
  await new Promise<void>((listening, failed) => {
    server.once("error", failed).listen(0, "127.0.0.1", listening);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://localhost:${port}`,
    port,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}

export const serveSite = (distDir: string) => listen(createServer(distDir));

/** Slows a page down by Chromium's own means: latency per request, no handshakes. */
export async function throttle(page: Page, { network, cpu }: { network?: Network; cpu: number }): Promise<void> {
  const protocol = await page.context().newCDPSession(page);
  await protocol.send("Emulation.setCPUThrottlingRate", { rate: cpu });
  if (!network) return;
  await protocol.send("Network.enable");
  await protocol.send("Network.emulateNetworkConditions", {
    offline: false,
    latency: network.latency,
    downloadThroughput: network.bandwidth / 8,
    uploadThroughput: network.bandwidth / 16,
  });
}

/** A page of a new context, as of a reader who never came before; watched from its first moment. */
export async function freshPage(browser: Browser): Promise<{ page: Page; close: () => Promise<void> }> {
  const context = await browser.newContext({ ...PHONE, locale: "ja-JP", timezoneId: "Asia/Tokyo" });
  await watch(context);
  // Nothing here is a test: a slow machine gives slow figures, not failures.
  context.setDefaultTimeout(180_000);
  return { page: await context.newPage(), close: () => context.close() };
}

/** What the observers in a page have noted; all moments are milliseconds since the navigation began. */
export interface Notes {
  firstPaint: number;
  largestPaint: number;
  layoutShift: number;
  longTasks: { start: number; duration: number }[];
  /** Interactions as event timing has them: rounded to 8 ms, those under 16 ms absent. */
  interactions: { id: number; start: number; duration: number }[];
}

declare global {
  interface Window {
    notes: Notes;
  }
}

/** Notes paints, shifts, long tasks and interactions in every page of the context, from its first moment. */
export async function watch(context: BrowserContext): Promise<void> {
  // tsx wraps inner functions in `__name`, which pages lack.
  await context.addInitScript({ content: "globalThis.__name = (value) => value;" });
  await context.addInitScript(() => {
    const notes: Notes = {
      firstPaint: Number.NaN,
      largestPaint: Number.NaN,
      layoutShift: 0,
      longTasks: [],
      interactions: [],
    };
    window.notes = notes;
    const observe = (type: string, note: (entry: PerformanceEntry) => void, options = {}) =>
      new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({ type, buffered: true, ...options });
    observe("paint", ({ name, startTime }) => {
      if (name === "first-contentful-paint") notes.firstPaint = startTime;
    });
    observe("largest-contentful-paint", ({ startTime }) => {
      notes.largestPaint = startTime;
    });
    observe("layout-shift", (entry) => {
      const { hadRecentInput, value } = entry as PerformanceEntry & { hadRecentInput: boolean; value: number };
      if (!hadRecentInput) notes.layoutShift += value;
    });
    observe("longtask", ({ startTime, duration }) => {
      notes.longTasks.push({ start: startTime, duration });
    });
    observe(
      "event",
      (entry) => {
        const { interactionId } = entry as PerformanceEventTiming;
        if (!interactionId) return;
        notes.interactions.push({ id: interactionId, start: entry.startTime, duration: entry.duration });
      },
      { durationThreshold: 16 },
    );
  });
}

/** Waits until the page has loaded and its main thread has had no long task for a second. */
export async function settle(page: Page): Promise<void> {
  await page.waitForFunction(
    () => {
      const [navigation] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
      const last = window.notes.longTasks.at(-1);
      const busyUntil = Math.max(
        navigation?.loadEventEnd || Number.POSITIVE_INFINITY,
        last ? last.start + last.duration : 0,
      );
      return performance.now() - busyUntil > 1_000;
    },
    undefined,
    { timeout: 120_000, polling: 200 },
  );
}

/** Total blocking time: what long tasks after the first paint had beyond 50 ms each. */
export function blockingTime({ longTasks, firstPaint }: Notes, since = firstPaint): number {
  const late = longTasks.filter(({ start, duration }) => start + duration > since);
  return late.reduce((sum, { duration }) => sum + Math.max(0, duration - 50), 0);
}
