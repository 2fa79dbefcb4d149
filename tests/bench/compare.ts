import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { cpus, setPriority, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { type BrowserContext, type CDPSession, chromium, type Page } from "@playwright/test";
import { chromiumPath, PHONE, QUIET_FLAGS, serveSite, settle, throttle, watch } from "./browser.ts";
import { timeLink, timeStep } from "./interactions.ts";
import { median, ms, table } from "./report.ts";

// Two builds of the site in one run, in turn, so that a machine that grows slower does so for both:
// `npm run bench:compare -- --base /path/to/another/dist --runs 5`

const CPU = 4;
const DOCUMENT = "docs/benchmarks.md";
const GENERATED = /(<!-- compare:start -->)[\s\S]*?(<!-- compare:end -->)/;

/** Figures by name; each name is measured once a run. */
type Figures = Map<string, number>;

interface Site {
  name: string;
  url: string;
  figures: Map<string, number[]>;
}

/**
 * A browser that keeps its data in a folder, as a reader's does. From page to page it is a narrow window instead of a
 * phone that the tools play: they would set up each page anew, and lay out once more one that comes back.
 */
async function openProfile(profile: string, isWindow = false): Promise<BrowserContext> {
  const { width, height } = PHONE.viewport;
  const windowFlags = [`--window-size=${width},${height}`, `--force-device-scale-factor=${PHONE.deviceScaleFactor}`];
  const context = await chromium.launchPersistentContext(profile, {
    ...(isWindow ? { viewport: null } : PHONE),
    executablePath: chromiumPath(),
    args: [...QUIET_FLAGS, ...(isWindow ? windowFlags : [])],
    // Playwright switches off what readers have.
    ignoreDefaultArgs: ["--disable-back-forward-cache"],
  });
  context.setDefaultTimeout(180_000);
  await watch(context);
  await context.addInitScript(() => {
    addEventListener("pageshow", ({ persisted }) => {
      if (!persisted) return;
      requestAnimationFrame(() =>
        setTimeout(() => Object.assign(window, { returned: performance.timeOrigin + performance.now() })),
      );
    });
  });
  return context;
}

async function withProfile<T>(work: (profile: string) => Promise<T>): Promise<T> {
  const profile = await mkdtemp(join(tmpdir(), "compare-"));
  try {
    return await work(profile);
  } finally {
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function readMetrics(protocol: CDPSession) {
  const { metrics } = await protocol.send("Performance.getMetrics");
  const read = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? Number.NaN;
  return {
    task: read("TaskDuration") * 1000,
    layout: read("LayoutDuration") * 1000,
    nodes: read("Nodes"),
  };
}

const longestSince = (page: Page, since: number) =>
  page.evaluate(
    (from) =>
      Math.max(0, ...window.notes.longTasks.filter(({ start }) => start >= from).map(({ duration }) => duration)),
    since,
  );

const now = (page: Page) => page.evaluate(() => performance.now());

/** The work of a first visit with one tap: what is read, and what the first move sets off. */
async function measureVisit(url: string, path: string, label: string): Promise<Figures> {
  return withProfile(async (profile) => {
    const context = await openProfile(profile);
    const page = await context.newPage();
    await throttle(page, { cpu: CPU });
    const protocol = await context.newCDPSession(page);
    await protocol.send("Performance.enable");
    await page.goto(url + path);
    await settle(page);
    const before = await readMetrics(protocol);
    const paint = await page.evaluate(() => window.notes.firstPaint);
    const afterPaint = await longestSince(page, paint);
    const moved = await now(page);
    const follow = page.locator("main [data-follow]:visible").first();
    const hasFollow = (await follow.count()) > 0;
    const answer = await timeStep(page, () => (hasFollow ? follow.tap() : page.locator("main h1").tap()));
    await settle(page);
    const after = await readMetrics(protocol);
    const figures: Figures = new Map([
      [`${label}: 主な仕事 ms`, after.task],
      [`${label}: 描いたあとの最長の仕事 ms`, afterPaint],
      [`${label}: 最初の動きのあとの最長の仕事 ms`, await longestSince(page, moved)],
      [`${label}: レイアウト ms`, before.layout],
      [`${label}: ノードの数`, after.nodes],
    ]);
    if (hasFollow) figures.set(`${label}: フォローのタップに答えるまで ms`, answer);
    if (label === "一覧") {
      const cards = await page.evaluate(() => {
        const card = document.querySelector("[data-item]");
        if (!card) return Number.NaN;
        const walker = document.createTreeWalker(card);
        let count = 1;
        while (walker.nextNode()) count += 1;
        return count;
      });
      figures.set("一覧: カード1枚のノード（文字も数える）", cards);
      const start = await readMetrics(protocol);
      for (let step = 0; step < 14; step += 1) {
        await page.evaluate(() => scrollBy(0, innerHeight));
        await page.evaluate(
          () => new Promise<void>((done) => requestAnimationFrame(() => requestAnimationFrame(() => done()))),
        );
      }
      figures.set("一覧: 終わりまで送る仕事 ms", (await readMetrics(protocol)).task - start.task);
    }
    await context.close();
    return figures;
  });
}

/** A reader's device after a visit: the worker is there, and the plan is kept. */
async function prepare(context: BrowserContext, url: string, plan: string): Promise<void> {
  const page = await context.newPage();
  await page.goto(url);
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.goto(`${url}/settings`);
  await page.waitForFunction(() =>
    /端末/.test(document.querySelector("[data-check]")?.parentElement?.textContent ?? ""),
  );
  await page.goto(`${url}/plans/${plan}/policies/3`);
  await settle(page);
  await page.close();
}

async function stopWorkers(context: BrowserContext, page: Page): Promise<void> {
  const protocol = await context.newCDPSession(page);
  await protocol.send("ServiceWorker.enable");
  await protocol.send("ServiceWorker.stopAllWorkers");
  await protocol.detach();
}

/** From page to page on a device that has the plan; the worker running, and stopped before each step. */
async function measureNavigation(url: string, plan: string, suffix = "", cpu = CPU): Promise<Figures> {
  return withProfile(async (profile) => {
    const context = await openProfile(profile, true);
    await prepare(context, url, plan);
    const figures: Figures = new Map();
    const page = await context.newPage();
    await throttle(page, { cpu });
    await page.goto(`${url}/plans/${plan}`);
    await settle(page);
    // The reader's first move lies behind: an app that waits for it is running.
    await page.evaluate(() => dispatchEvent(new Event("scroll")));
    await settle(page);
    const steps = [
      ["一覧へ", `/plans/${plan}/items`],
      ["項目へ", `/plans/${plan}/items/1-1-1`],
    ] as const;
    for (const [name, path] of steps) {
      figures.set(`移動 ${name}${suffix} ms`, await timeLink(page, path));
      await settle(page);
    }
    for (const [name, path] of [
      ["ホームへ", "/"],
      ["年度へ", `/plans/${plan}/years`],
    ] as const) {
      await stopWorkers(context, page);
      figures.set(`移動 ${name}、ワーカー停止から${suffix} ms`, await timeLink(page, path));
      await settle(page);
    }
    await context.close();
    return figures;
  });
}

/**
 * Back to the list, whose place was kept. It is played on a phone, because the paint of a page that comes back is heard of
 * in no plain window; some 300 ms of it are the tools, which set up the phone once more and so have all laid out anew.
 */
async function measureBack(url: string, plan: string): Promise<Figures> {
  return withProfile(async (profile) => {
    const context = await openProfile(profile);
    await prepare(context, url, plan);
    const page = await context.newPage();
    await throttle(page, { cpu: CPU });
    await page.goto(`${url}/plans/${plan}/items`);
    await settle(page);
    await page.evaluate(() => {
      Object.assign(window, { kept: true });
      dispatchEvent(new Event("scroll"));
    });
    await settle(page);
    await timeLink(page, `/plans/${plan}/items/1-1-1`);
    await settle(page);
    await page.evaluate(() => {
      sessionStorage.setItem("left", String(performance.timeOrigin + performance.now()));
      Object.assign(window, { left: true });
      // An app that draws its pages itself: the same document.
      const arrive = () =>
        requestAnimationFrame(() =>
          setTimeout(() => Object.assign(window, { returned: performance.timeOrigin + performance.now() })),
        );
      addEventListener("popstate", arrive, { once: true });
      setTimeout(() => history.back());
    });
    await page.waitForURL((to) => to.pathname === `/plans/${plan}/items`, { waitUntil: "commit" });
    // Out of the back-forward cache or by the app, which both say so, or as a document anew.
    await page.waitForFunction(() => "returned" in window || !("left" in window || "kept" in window));
    await settle(page);
    const back = await page.evaluate(() => {
      const { returned } = window as unknown as { returned?: number };
      return (returned ?? performance.timeOrigin + window.notes.firstPaint) - Number(sessionStorage.getItem("left"));
    });
    await context.close();
    return new Map([["もどる（一覧へ） ms", back]]);
  });
}

/** A page that was never opened, without a connection: the worker running, and stopped. */
async function measureOffline(
  open: () => Promise<{ url: string; close: () => Promise<void> }>,
  plan: string,
): Promise<Figures> {
  return withProfile(async (profile) => {
    const site = await open();
    const context = await openProfile(profile);
    await prepare(context, site.url, plan);
    await site.close();
    const figures: Figures = new Map();
    const first = await context.newPage();
    await first.goto(`${site.url}/`);
    await settle(first);
    for (const [name, path, isStopped] of [
      ["動いているワーカー", `/plans/${plan}/items/4-1-1`, false],
      ["止まったワーカー", `/plans/${plan}/items/3-2-2`, true],
    ] as const) {
      const page = await context.newPage();
      await throttle(page, { cpu: CPU });
      if (isStopped) await stopWorkers(context, first);
      await page.goto(site.url + path);
      await page.waitForFunction(() => document.querySelector("main h1 ~ *") !== null);
      await settle(page);
      figures.set(`オフライン、初めてのページ、${name} ms`, await page.evaluate(() => window.notes.largestPaint));
      await page.close();
    }
    await context.close();
    return figures;
  });
}

/** One process a core, three times as weighty as ours (nice −5): page, worker and browser get a quarter of each. */
async function slowed<T>(work: () => Promise<T>): Promise<T> {
  const hogs = cpus().map(() => spawn(process.execPath, ["-e", "for(;;);"]));
  try {
    for (const { pid } of hogs) if (pid !== undefined) setPriority(pid, -5);
    return await work();
  } finally {
    for (const hog of hogs) hog.kill("SIGKILL");
  }
}

async function compare(): Promise<void> {
  const { values } = parseArgs({
    options: {
      base: { type: "string" },
      dist: { type: "string", default: "dist" },
      runs: { type: "string", default: "5" },
      plan: { type: "string", default: "4" },
      /** Parts to measure, separated by commas; all by default, and then the document is written. */
      only: { type: "string" },
    },
  });
  if (!values.base) throw new Error("くらべる相手のビルドを --base で指定してください。");
  const { plan } = values;
  const folders = [
    ["A", values.base],
    ["B", values.dist],
  ] as const;
  const sites: (Site & { folder: string; close: () => Promise<void> })[] = [];
  for (const [name, folder] of folders) {
    const { url, close } = await serveSite(folder);
    sites.push({ name, url, close, folder, figures: new Map() });
  }
  const parts: [string, (site: (typeof sites)[number]) => Promise<Figures>][] = [
    ["ホーム", ({ url }) => measureVisit(url, "/", "ホーム")],
    ["一覧", ({ url }) => measureVisit(url, `/plans/${plan}/items`, "一覧")],
    ["項目", ({ url }) => measureVisit(url, `/plans/${plan}/items/3-1-1`, "項目 3-1-1")],
    ["移動", ({ url }) => measureNavigation(url, plan)],
    ["もどる", ({ url }) => measureBack(url, plan)],
    ["移動、すべて遅く", ({ url }) => slowed(() => measureNavigation(url, plan, "、ワーカーも遅く", 1))],
    ["オフライン", ({ folder }) => measureOffline(() => serveSite(folder), plan)],
  ];
  for (let run = 0; run < Number(values.runs); run += 1) {
    for (const [name, measure] of parts) {
      if (values.only && !values.only.split(",").includes(name)) continue;
      // In turn, and each first every other time.
      for (const site of run % 2 === 0 ? sites : sites.toReversed()) {
        console.log(`${run + 1}回目 ${name} ${site.name}`);
        for (const [what, value] of await measure(site)) {
          site.figures.set(what, [...(site.figures.get(what) ?? []), value]);
        }
      }
    }
  }
  await Promise.all(sites.map(({ close }) => close()));
  const [a, b] = sites;
  if (!a || !b) return;
  const range = (values: readonly number[] = []) =>
    values.length === 0 ? "—" : `${ms(median(values))}（${ms(Math.min(...values))}–${ms(Math.max(...values))}）`;
  const rows = [...new Set([...a.figures.keys(), ...b.figures.keys()])].map((what) => {
    const [before, after] = [median(a.figures.get(what) ?? []), median(b.figures.get(what) ?? [])];
    const share = Number.isFinite(after / before) ? `${Math.round((100 * after) / before)}%` : "—";
    return [what, range(a.figures.get(what)), range(b.figures.get(what)), share];
  });
  const text = `${table(["何を", "A 中央値（最小–最大）", "B 中央値（最小–最大）", "B/A"], rows)}\n\n（CPU ÷${CPU}、${values.runs}回、交互に測る。${new Date().toLocaleDateString("sv-SE", { timeZone: "Asia/Tokyo" })}、${cpus()[0]?.model.trim()} ${cpus().length}コア）`;
  console.log(text);
  if (values.only) return;
  const document = await readFile(DOCUMENT, "utf8");
  await writeFile(
    DOCUMENT,
    document.replace(GENERATED, (_, start, end) => `${start}\n${text}\n${end}`),
  );
}

await compare();
