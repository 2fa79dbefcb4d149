import { readFileSync } from "node:fs";
import type { Browser, Page } from "@playwright/test";
import type { Bench } from "./bench.ts";
import { freshPage, launch, serveSite, settle } from "./browser.ts";
import { table } from "./report.ts";

/** Navigations after which is looked; the first look comes when everything has been opened once. */
const LOOKS = [100, 300, 500];

interface Look {
  when: string;
  /** Bytes of JavaScript's heap in the page, after a collection. */
  heap: number;
  nodes: number;
  listeners: number;
  /** Bytes, as the browser counts them for the site. */
  caches: number;
  database: number;
  /** Bytes that the browser's renderers hold, the worker's among them. */
  resident: number;
}

/**
 * A reader who goes on and on in one tab, the worker rendering each page, and then leaves the last page open for the
 * given minutes and asks for news once a minute: what is held must not grow.
 */
export async function benchMemory({ distDir, plan, minutes, log }: Bench): Promise<string> {
  const [site, browser] = await Promise.all([serveSite(distDir), launch()]);
  const { page, close } = await freshPage(browser);
  const looks: Look[] = [];
  try {
    const base = `/plans/${plan}`;
    await page.goto(site.url);
    await page.evaluate(() => navigator.serviceWorker.ready);
    await page.locator("[data-check]").click();
    await page.locator("[data-notice]").filter({ hasText: "いちばん新しい" }).waitFor();
    const ways = [
      "/",
      `${base}/items`,
      `${base}/items/3-1-1`,
      `${base}/areas`,
      "/following",
      `${base}/records`,
      "/search?q=バス",
      `${base}/items/4-1-1`,
      `${base}/years`,
      "/settings",
    ];
    for (let count = 1; count <= Math.max(...LOOKS); count += 1) {
      await page.goto(site.url + ways[count % ways.length]);
      if (!LOOKS.includes(count)) continue;
      log(`メモリー: ${count}回の移動`);
      looks.push(await look(browser, page, `${count}回移動したあと`));
    }
    for (let minute = 1; minute <= minutes; minute += 1) {
      await page.waitForTimeout(60_000);
      // Not by the tools' own click, which leaves 13 listeners and 0.7 MB of theirs in the page.
      await page.evaluate(() => document.querySelector<HTMLElement>("[data-check]")?.click());
    }
    if (minutes > 0) looks.push(await look(browser, page, `さらに${minutes}分開いたあと`));
  } finally {
    await close();
    await Promise.all([browser.close(), site.close()]);
  }
  const megabytes = (bytes: number) => (bytes / 1024 / 1024).toFixed(1);
  const rows = looks.map(({ when, heap, nodes, listeners, caches, database, resident }) => [
    when,
    megabytes(heap),
    nodes.toLocaleString("en"),
    String(listeners),
    megabytes(caches),
    megabytes(database),
    megabytes(resident),
  ]);
  const head = [
    "いつ",
    "JS ヒープ MB",
    "ノード",
    "リスナー",
    "キャッシュ MB",
    "データベース MB",
    "描画プロセスの合計 MB",
  ];
  return `## 使いつづけたとき\n\n1つのタブで10種類のページを順に開く。見るのは、いつもホーム。\n\n${table(head, rows)}`;
}

async function look(browser: Browser, page: Page, when: string): Promise<Look> {
  await settle(page);
  const protocol = await page.context().newCDPSession(page);
  // What a page and a worker held together, as the two ends of a port, is let go by one after the other.
  for (let time = 0; time < 3; time += 1) await protocol.send("HeapProfiler.collectGarbage");
  const { usedSize: heap } = await protocol.send("Runtime.getHeapUsage");
  const { nodes, jsEventListeners: listeners } = await protocol.send("Memory.getDOMCounters");
  await protocol.detach();
  const [caches, database] = await page.evaluate(async () => {
    const { usageDetails } = (await navigator.storage.estimate()) as { usageDetails?: Record<string, number> };
    return [usageDetails?.caches ?? Number.NaN, usageDetails?.indexedDB ?? Number.NaN] as const;
  });
  return { when, heap, nodes, listeners, caches, database, resident: await sumRenderers(browser) };
}

/** Resident memory of all renderers of a browser, in bytes (proc(5)). */
async function sumRenderers(browser: Browser): Promise<number> {
  const protocol = await browser.newBrowserCDPSession();
  const { processInfo } = await protocol.send("SystemInfo.getProcessInfo");
  await protocol.detach();
  return processInfo
    .filter(({ type }) => type === "renderer")
    .reduce((sum, { id }) => {
      const kilobytes = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${id}/status`, "utf8"))?.[1];
      return sum + Number(kilobytes ?? 0) * 1024;
    }, 0);
}
