import { randomBytes } from "node:crypto";
import http from "node:http";
import type { Browser } from "@playwright/test";
import type { Bench } from "./bench.ts";
import {
  blockingTime,
  freshPage,
  LIKE_2G,
  launch,
  listen,
  type Network,
  type Notes,
  SLOW_4G,
  serveSite,
  settle,
  throttle,
} from "./browser.ts";
import { type Judged, kilobytes, listMissed, median, ms, repeat, table, times } from "./report.ts";

/** By the city's own page, rounded: the PDF that the site stands beside. */
export const PDF_BYTES = 925_000;

/** What the reader does to see whether the page answers already. */
type Trial = "follow" | "type" | null;

/** One load by a reader who never came before; moments in milliseconds since the tap on the link. */
export interface Load {
  readable: number;
  answered: number;
  largestPaint: number;
  blocked: number;
  layoutShift: number;
  bytes: number;
  requests: number;
}

interface Conditions {
  network: Network;
  cpu: number;
  trial: Trial;
}

/**
 * Loads a page as one who reads it, and once more as one who taps or types from the start: a tap starts the app, whose
 * work is no part of reading.
 */
export async function loadOnce(browser: Browser, url: string, conditions: Conditions): Promise<Load> {
  const reading = await load(browser, url, { ...conditions, trial: null });
  if (conditions.trial === null) return reading;
  return { ...reading, answered: (await load(browser, url, conditions)).answered };
}

/** Loads a page under a network and a processor and reads off what the reader had to wait for. */
async function load(browser: Browser, url: string, { network, cpu, trial }: Conditions): Promise<Load> {
  const { page, close } = await freshPage(browser);
  try {
    await throttle(page, { network, cpu });
    await page.addInitScript(tryUntilAnswered, trial);
    await page.goto(url, { timeout: 120_000 });
    if (trial !== null) await page.waitForSelector("html[data-answered]", { timeout: 120_000 });
    await settle(page);
    const seen = await page.evaluate(() => {
      const [navigation] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
      const files = [navigation, ...(performance.getEntriesByType("resource") as PerformanceResourceTiming[])];
      return {
        notes: window.notes as Notes,
        parsed: navigation?.domInteractive ?? Number.NaN,
        answered: Number(document.documentElement.getAttribute("data-answered") ?? Number.NaN),
        bytes: files.reduce((sum, file) => sum + (file?.transferSize ?? 0), 0),
        requests: files.length,
      };
    });
    const { notes } = seen;
    return {
      // All of the text is there and has been painted.
      readable: Math.max(notes.firstPaint, seen.parsed),
      answered: seen.answered,
      largestPaint: notes.largestPaint,
      blocked: blockingTime(notes),
      layoutShift: notes.layoutShift,
      bytes: seen.bytes,
      requests: seen.requests,
    };
  } finally {
    await close();
  }
}

/** Runs in the page: taps or types every 10 ms until something answers, and notes when the answer was painted. */
function tryUntilAnswered(trial: Trial): void {
  if (trial === null) return;
  const isAnswered = () => {
    if (trial === "follow") {
      const button = document.querySelector<HTMLElement>("main [data-follow]");
      button?.click();
      return button?.dataset.following === "true";
    }
    const field = document.querySelector<HTMLInputElement>("#q");
    if (!field) return false;
    field.focus();
    field.value = "年";
    field.dispatchEvent(new Event("input", { bubbles: true }));
    return document.querySelector("[data-count]")?.textContent?.includes("「年」") ?? false;
  };
  const timer = setInterval(() => {
    if (!isAnswered()) return;
    clearInterval(timer);
    requestAnimationFrame(() =>
      setTimeout(() => document.documentElement.setAttribute("data-answered", String(performance.now()))),
    );
  }, 10);
}

const FLOOR_PAGE = `<!doctype html><html lang="ja"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>床</title><link rel="icon" href="data:,"></head><body><h1>一行だけのページ</h1></body></html>`;

/** Serves the bare page that nothing can beat, and bytes that no compression makes fewer. */
function createFloorServer(): http.Server {
  const pdf = randomBytes(PDF_BYTES);
  return http.createServer((request, response) => {
    const isPdf = request.url === "/pdf";
    response.setHeader("Content-Type", isPdf ? "application/pdf" : "text/html; charset=utf-8");
    response.end(isPdf ? pdf : FLOOR_PAGE);
  });
}

async function downloadPdf(browser: Browser, floorUrl: string, network: Network): Promise<number> {
  const { page, close } = await freshPage(browser);
  try {
    await page.goto(floorUrl);
    await throttle(page, { network, cpu: 4 });
    return await page.evaluate(async () => {
      const start = performance.now();
      await (await fetch("/pdf")).arrayBuffer();
      return performance.now() - start;
    });
  } finally {
    await close();
  }
}

/** Cold loads of every kind of page, beside the bare page and the PDF, in one run. */
export async function benchLoads({ distDir, plan, runs, log }: Bench): Promise<string> {
  const [site, floor, browser] = await Promise.all([serveSite(distDir), listen(createFloorServer()), launch()]);
  const pages: [name: string, url: string, trial: Trial][] = [
    ["床（一行だけのページ）", floor.url, null],
    ["ホーム", `${site.url}/`, null],
    ["項目の一覧", `${site.url}/plans/${plan}/items`, "follow"],
    ["項目の一覧（1文字打つ）", `${site.url}/plans/${plan}/items`, "type"],
    ["項目 3-1-1（グラフあり）", `${site.url}/plans/${plan}/items/3-1-1`, "follow"],
    ["項目 4-1-1（グラフなし）", `${site.url}/plans/${plan}/items/4-1-1`, "follow"],
  ];
  const parts: string[] = [];
  try {
    for (const network of [SLOW_4G, LIKE_2G]) {
      const pdf = await downloadPdf(browser, floor.url, network);
      for (const cpu of [4, 6]) {
        // The first profile is the one that the targets speak about.
        const count = network === SLOW_4G && cpu === 4 ? runs : Math.min(runs, 3);
        let floorReadable = Number.NaN;
        let floorPaint = Number.NaN;
        const rows: string[][] = [];
        const judged: Judged[] = [];
        for (const [name, url, trial] of pages) {
          log(`${network.name} CPU÷${cpu} ${name}`);
          const loads = await repeat(count, () => loadOnce(browser, url, { network, cpu, trial }));
          const of = (pick: (load: Load) => number) => median(loads.map(pick));
          const readable = of((load) => load.readable);
          const paint = of((load) => load.largestPaint);
          if (Number.isNaN(floorReadable)) [floorReadable, floorPaint] = [readable, paint];
          else if (trial !== "type") {
            const sooner = { what: `${name}、PDFより早く読める`, value: pdf / readable, format: times };
            judged.push({ ...sooner, atLeast: network === SLOW_4G ? 6 : 25 });
            if (network === SLOW_4G) {
              const shift = of((load) => load.layoutShift);
              judged.push(
                { what: `${name}、LCP が床の`, value: paint / floorPaint, atMost: 2, format: times },
                { what: `${name}、TBT ms`, value: of((load) => load.blocked), atMost: 50, format: ms },
                { what: `${name}、CLS`, value: shift, atMost: 0, format: (value) => value.toFixed(3) },
              );
            }
          }
          const lcps = loads.map((load) => load.largestPaint);
          rows.push([
            name,
            ms(readable),
            ms(of((load) => load.answered)),
            `${ms(paint)}（${ms(Math.min(...lcps))}–${ms(Math.max(...lcps))}）`,
            ms(of((load) => load.blocked)),
            // The letter hides cards, which is no shift of the page's own.
            trial === "type" ? "—" : of((load) => load.layoutShift).toFixed(3),
            kilobytes(of((load) => load.bytes)),
            String(of((load) => load.requests)),
            times(readable / floorReadable),
            times(pdf / readable),
          ]);
        }
        rows.push([
          "PDF（925 KB）のダウンロード",
          ms(pdf),
          "—",
          "—",
          "—",
          "—",
          kilobytes(PDF_BYTES),
          "1",
          times(pdf / floorReadable),
          "×1.0",
        ]);
        const mbps = network.bandwidth / 1_000_000;
        parts.push(
          `### ${network.name}（${mbps} Mbps・${network.latency} ms）、CPU ÷${cpu}、${count}回の中央値\n\n${table(
            [
              "ページ",
              "読めるまで ms",
              "最初の応答 ms",
              "LCP ms（最小–最大）",
              "TBT ms",
              "CLS",
              "KB",
              "通信の数",
              "床の何倍",
              "PDFより何倍早い",
            ],
            rows,
          )}${cpu === 4 ? `\n\n${listMissed(judged)}` : ""}`,
        );
      }
    }
  } finally {
    await Promise.all([browser.close(), site.close(), floor.close()]);
  }
  return `## はじめて開く\n\n${parts.join("\n\n")}`;
}
