import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BrowserContext, chromium } from "@playwright/test";
import type { Bench } from "./bench.ts";
import { chromiumPath, type Notes, PHONE, QUIET_FLAGS, serveSite, settle, throttle, watch } from "./browser.ts";
import { type Judged, listMissed, median, ms, table } from "./report.ts";

const CPU = 4;

async function open(profile: string): Promise<BrowserContext> {
  const context = await chromium.launchPersistentContext(profile, {
    ...PHONE,
    executablePath: chromiumPath(),
    args: QUIET_FLAGS,
  });
  await watch(context);
  return context;
}

/** Visits the site once, until worker and plan are on the device. */
async function visit(profile: string, url: string): Promise<void> {
  const context = await open(profile);
  const page = await context.newPage();
  await page.goto(url);
  await page.evaluate(() => navigator.serviceWorker.ready);
  // The worker answers from the next page on, whose age line says when the plan is there.
  await page.goto(url);
  await page.waitForFunction(() => document.querySelector("[data-stored]")?.textContent?.includes("保存済み"));
  await context.close();
}

interface Start {
  answered: number;
  painted: number;
}

async function start(context: BrowserContext, url: string): Promise<Start> {
  const page = await context.newPage();
  await throttle(page, { cpu: CPU });
  await page.goto(url);
  await settle(page);
  const read = () => {
    const [navigation] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
    return { answered: navigation?.responseStart ?? Number.NaN, painted: (window.notes as Notes).largestPaint };
  };
  const result = await page.evaluate(read);
  await page.close();
  return result;
}

/** Starts without any server: in a browser that has just been opened, and in one where the worker runs already. */
export async function benchOffline({ distDir, plan, runs, log }: Bench): Promise<string> {
  const paths = ["/", `/plans/${plan}/items`, `/plans/${plan}/items/3-1-1`, `/plans/${plan}/items/4-1-1`];
  const profile = await mkdtemp(join(tmpdir(), "bench-profile-"));
  const rows: string[][] = [];
  const judged: Judged[] = [];
  try {
    const site = await serveSite(distDir);
    await visit(profile, site.url);
    await site.close();
    for (const path of paths) {
      log(`オフライン ${path}`);
      const cold: Start[] = [];
      const warm: Start[] = [];
      for (let run = 0; run < runs; run += 1) {
        const context = await open(profile);
        cold.push(await start(context, site.url + path));
        warm.push(await start(context, site.url + path));
        await context.close();
      }
      const cells = [cold, warm].flatMap((starts) => {
        const paints = starts.map(({ painted }) => painted);
        return [
          ms(median(starts.map(({ answered }) => answered))),
          `${ms(median(paints))}（${ms(Math.min(...paints))}–${ms(Math.max(...paints))}）`,
        ];
      });
      const middle = (starts: Start[]) => median(starts.map(({ painted }) => painted));
      judged.push({ what: `${path}、開きたて ms`, value: middle(cold), atMost: 550, format: ms });
      judged.push({ what: `${path}、二度目 ms`, value: middle(warm), atMost: 400, format: ms });
      rows.push([path, ...cells]);
    }
  } finally {
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  }
  const head = ["ページ", "開きたて: 応答 ms", "LCP ms（最小–最大）", "二度目: 応答 ms", "LCP ms（最小–最大）"];
  return `## オフラインで開く（サーバー停止、CPU ÷${CPU}、${runs}回の中央値）\n\n${table(head, rows)}\n\n${listMissed(judged)}`;
}
