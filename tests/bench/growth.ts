import { cp, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants } from "node:zlib";
import type { Browser, Page } from "@playwright/test";
import { build } from "vite";
import { compilePlan } from "#compile/compile-plan.ts";
import type { Snapshot } from "#domain/snapshot.ts";
import { describeDataFiles } from "../../src/build/data-files.ts";
import { FIRST_NOTE, nextVersion } from "../../src/build/versions.ts";
import { loadRenderer } from "../e2e/support/sites.ts";
import type { Bench } from "./bench.ts";
import { blockingTime, freshPage, launch, type Notes, serveSite, settle, throttle } from "./browser.ts";
import type { Stages } from "./growth-page.ts";
import { pressLetter, timeLink, timeStep } from "./interactions.ts";
import { makeLargeData } from "./large-plan.ts";
import { kilobytes, ms, table } from "./report.ts";

/** Compiled in one piece up to here; beyond, parts of this size are joined, because quotations are looked up one by one. */
const COMPILED_AT_ONCE = 5_000;
/** Beyond, the pages that list everything would take the build too long to be worth measuring. */
const PRERENDERED = 5_000;
/** Of the items' pages so many are drawn; they differ little. */
const SAMPLE = 200;
const CPU = 4;
const FOLDER = ".cache/bench/growth";

const compress = promisify(brotliCompress);

interface Built {
  snapshot: Snapshot;
  /** Milliseconds from the files' texts to the checked plan; `NaN` where it was put together from parts. */
  compiled: number;
}

async function makeSnapshot(count: number, plan: string): Promise<Built> {
  if (count > COMPILED_AT_ONCE) return joinParts(count, plan);
  const start = performance.now();
  const data = compileData(count, plan, 0);
  const version = nextVersion(data, undefined, { note: FIRST_NOTE, date: "2026-11-22" });
  const compiled = performance.now() - start;
  const { number, date, ruleVersion, site, note } = version;
  const log = [{ version: number, date, note, changes: [] }];
  return { compiled, snapshot: { schema: 1, version: number, date, ruleVersion, site, plan: version.plan, log } };
}

function compileData(count: number, plan: string, skipped: number) {
  const data = compilePlan(makeLargeData(count, { plan, skipped }));
  if (!data.ok) throw new Error(JSON.stringify(data.problems.slice(0, 3)));
  return data;
}

/** One part of the items with other keys each time; the rest of the plan is the first part's. */
async function joinParts(count: number, plan: string): Promise<Built> {
  const part = 1_000;
  const { snapshot } = await makeSnapshot(part, plan);
  const whole = { ...snapshot.plan, items: [...snapshot.plan.items], records: [...snapshot.plan.records] };
  for (let skipped = part; skipped < count; skipped += part) {
    const { plan: other } = compileData(part, plan, skipped);
    whole.items.push(...other.items.map((item) => ({ ...item, owners: [{ department: "section-0" }] })));
    whole.records.push(...other.records);
  }
  return { compiled: Number.NaN, snapshot: { ...snapshot, plan: whole } };
}

type Render = (address: string) => string;

/** Milliseconds for all addresses, the items' reckoned from a sample; and the bytes of the home page's markup. */
function prerender(render: Render, addresses: readonly string[]) {
  const items = addresses.filter((address) => address.includes("/items/"));
  const others = addresses.filter((address) => !address.includes("/items/"));
  const step = Math.ceil(items.length / SAMPLE);
  const sample = items.filter((_, index) => index % step === 0);
  // The first page pays for judging the plan.
  const home = Buffer.byteLength(render("/"));
  const time = (paths: readonly string[]) => {
    const start = performance.now();
    for (const path of paths) render(path);
    return performance.now() - start;
  };
  const duration = time(others) + (time(sample) * items.length) / sample.length;
  return { duration, addresses: addresses.length, home };
}

/** The built app over another plan: its data, and the documents that a first visit opens; all others the worker renders. */
async function makeSite(distDir: string, folder: string, snapshot: Snapshot, render: Render): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  const isKept = (path: string) => !/\.(br|gz)$|\/(og|plans)(\/|$)|\/data(\/|$)/.test(path.slice(distDir.length));
  await cp(distDir, folder, { recursive: true, filter: isKept });
  const data = describeDataFiles(snapshot, []).filter(({ path }) => path.endsWith(".json"));
  const { id } = snapshot.plan;
  for (const { path, text } of [
    ...data,
    { path: "index.html", text: render("/") },
    { path: "settings.html", text: render("/settings") },
    { path: `plans/${id}/items.html`, text: render(`/plans/${id}/items`) },
  ]) {
    await mkdir(join(folder, path, ".."), { recursive: true });
    await writeFile(join(folder, path), text);
  }
}

/** The page of growth-page.ts; under a folder of the site, so that it is of the same origin. */
async function bundlePage(outDir: string): Promise<void> {
  await build({
    configFile: false,
    logLevel: "error",
    publicDir: false,
    build: {
      outDir,
      emptyOutDir: false,
      rolldownOptions: { input: "tests/bench/growth-page.ts", output: { entryFileNames: "assets/growth.js" } },
    },
  });
  await writeFile(
    join(outDir, "growth.html"),
    '<!doctype html><script type="module" src="/assets/growth.js"></script>',
  );
}

async function timeParts(browser: Browser, url: string, snapshotUrl: string, cpu: number): Promise<Stages> {
  const { page, close } = await freshPage(browser);
  try {
    await page.goto(`${url}/growth`);
    await page.waitForFunction(() => "timeStages" in globalThis);
    await throttle(page, { cpu });
    return await page.evaluate(
      (address) => (globalThis as unknown as { timeStages: (url: string) => Promise<Stages> }).timeStages(address),
      snapshotUrl,
    );
  } finally {
    await close();
  }
}

interface InApp {
  first: number;
  stored: number;
  again: number;
  blocked: number;
  steps: Map<string, number>;
  memory: number;
  nodes: number;
}

async function waitForCards(page: Page): Promise<number> {
  await page.waitForFunction(() => document.querySelector("main [data-item]") !== null, undefined, {
    timeout: 300_000,
  });
  return page.evaluate(
    () => new Promise<number>((resolve) => requestAnimationFrame(() => setTimeout(() => resolve(performance.now())))),
  );
}

/** Waits until the device holds the plan and its worker answers; what the app says instead where it refuses the plan. */
async function keepPlan(page: Page): Promise<string | null> {
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.locator("[data-check]").click();
  const notice = page.locator("[data-notice]");
  await notice.filter({ hasText: /。/ }).waitFor({ timeout: 300_000 });
  const said = (await notice.textContent()) ?? "";
  return said === "いちばん新しいデータです。" ? null : said;
}

/** The list of the real app: from nothing, from the device, and then in use. `null` where it refuses the plan. */
async function timeApp(browser: Browser, url: string, plan: string): Promise<InApp | string> {
  const { page, close } = await freshPage(browser);
  const steps = new Map<string, number>();
  try {
    await throttle(page, { cpu: CPU });
    await page.goto(`${url}/plans/${plan}/items`);
    const first = await waitForCards(page);
    const refusal = await keepPlan(page);
    if (refusal !== null) return refusal;
    const stored = await page.evaluate(() => performance.now());
    await page.goto(`${url}/plans/${plan}/items`);
    const again = await waitForCards(page);
    await settle(page);
    const blocked = blockingTime((await page.evaluate(() => window.notes)) as Notes, 0);

    const time = async (what: string, step: () => Promise<unknown>) => {
      steps.set(what, Math.max(steps.get(what) ?? 0, await timeStep(page, step)));
    };
    await page.locator("#q").focus();
    await time("最初の1文字", () => pressLetter(page, "見"));
    for (const letter of "直す地区") await time("続きの文字", () => pressLetter(page, letter));
    for (let index = 0; index < 5; index += 1) await time("文字を消す", () => page.keyboard.press("Backspace"));
    await page.locator("main details summary").first().click();
    for (const name of ["status", "area", "sort"]) {
      await page.locator(`#filter-${name}`).focus();
      await time("しぼりこむ・並べかえる", () => page.keyboard.press("ArrowDown"));
    }
    await page.goto(`${url}/plans/${plan}/items`);
    await waitForCards(page);
    await settle(page);
    const more = page.getByRole("button", { name: /^さらに表示/ });
    if (await more.isVisible()) {
      await time("さらに表示", () => more.tap());
      // The first press has a long list drawn anew, its buttons too.
      await settle(page);
    }
    await page.locator("main [data-follow]").first().scrollIntoViewIfNeeded();
    await time("フォロー", () => page.locator("main [data-follow]").first().tap());
    const go = async (what: string, selector: string) => {
      const path = (await page.locator(selector).first().getAttribute("href")) ?? "";
      steps.set(`${what}: 見出しまで`, await timeLink(page, path));
      await settle(page);
    };
    await go("項目へ", "main [data-item] h3 a");
    await go("一覧へ", `nav a[href="/plans/${plan}/items"]:visible`);
    const protocol = await page.context().newCDPSession(page);
    await protocol.send("HeapProfiler.collectGarbage");
    const { usedSize } = await protocol.send("Runtime.getHeapUsage");
    const nodes = await page.evaluate(() => document.querySelectorAll("*").length);
    await go("方針へ", `main a[href="/plans/${plan}/policies/1"]`);
    await go("ホームへ", 'header a[href="/"]:visible');
    await go("年度へ", `main a[href="/plans/${plan}/years"]:visible`);
    return { first, stored, again, blocked, steps, memory: usedSize, nodes };
  } finally {
    await close();
  }
}

/** Plans that grow tenfold and tenfold again: what the build, the phone's parts and the app itself make of them. */
export async function benchGrowth({ distDir, plan, sizes, log }: Bench): Promise<string> {
  const { renderer, frame } = await loadRenderer(distDir);
  const buildRows: string[][] = [];
  const stageRows: string[][] = [];
  const appColumns = new Map<number, InApp | string>();
  const browser = await launch();
  try {
    for (const count of sizes) {
      log(`${count}項目: ビルド`);
      const { snapshot, compiled } = await makeSnapshot(count, plan);
      const folder = join(FOLDER, String(count));
      const render: Render = (address) => renderer.renderPage(frame, snapshot, address).html;
      await makeSite(distDir, folder, snapshot, render);
      await bundlePage(folder);
      const index = JSON.parse(await readFile(join(folder, "data/index.json"), "utf8"));
      const { url, bytes } = index.plans[0];
      // The best compression takes minutes where the text is this long.
      const quality = count > COMPILED_AT_ONCE ? 5 : constants.BROTLI_MAX_QUALITY;
      const text = await readFile(join(folder, url));
      const compressed = await compress(text, { params: { [constants.BROTLI_PARAM_QUALITY]: quality } });
      const pages = count > PRERENDERED ? null : prerender(render, renderer.listAddresses(snapshot));
      buildRows.push([
        count.toLocaleString("en"),
        ms(compiled),
        pages ? ms(pages.duration) : "—",
        pages ? pages.addresses.toLocaleString("en") : "—",
        pages ? kilobytes(pages.home) : "—",
        kilobytes(bytes),
        `${kilobytes(compressed.length)}${quality < 11 ? "（質5）" : ""}`,
        String(Math.round(compressed.length / count)),
      ]);
      const site = await serveSite(folder);
      try {
        log(`${count}項目: 部品ごと`);
        // Beyond what the app accepts, only the order of magnitude is of interest.
        const cpu = count > COMPILED_AT_ONCE ? 1 : CPU;
        const stages = await timeParts(browser, site.url, url, cpu);
        stageRows.push([
          `${count.toLocaleString("en")}${cpu === CPU ? "" : `（CPU ÷${cpu}）`}`,
          ...STAGES.map(([name]) => ms(stages[name])),
        ]);
        log(`${count}項目: アプリ`);
        appColumns.set(count, await timeApp(browser, site.url, plan));
      } finally {
        await site.close();
      }
      await rm(folder, { recursive: true });
    }
  } finally {
    await browser.close();
  }

  const apps = [...appColumns.values()].filter((app) => typeof app !== "string");
  const names = [...new Set(apps.flatMap(({ steps }) => [...steps.keys()]))];
  const line = (what: string, of: (app: InApp) => string) => [
    what,
    ...[...appColumns.values()].map((app) => (typeof app === "string" ? "—" : of(app))),
  ];
  const refusals = [...appColumns].flatMap(([count, app]) =>
    typeof app === "string"
      ? [`${count.toLocaleString("en")}項目では、アプリは計画を受け取らず、こう知らせます:「${app}」`]
      : [],
  );
  return `## 育ったとき

架空の市の計画（文章は一つずつ違う）で測る。

### ビルド

${table(["項目", "検査・変換 ms", "ページ描画 ms", "アドレス", "ホームのHTML KB", "データ KB", "brotli KB", "1項目 B"], buildRows)}

### 部品ごと（CPU ÷${CPU}、ms）

${table(["項目", ...STAGES.map(([, name]) => name)], stageRows)}

### アプリの一覧（CPU ÷${CPU}、通信は速いまま。いちばん遅かった1回、ms）

${table(
  ["", ...[...appColumns.keys()].map((count) => `${count.toLocaleString("en")}項目`)],
  [
    line("何も無い端末で、一覧が見えるまで", ({ first }) => ms(first)),
    line("何も無い端末で、計画が端末に保存されるまで", ({ stored }) => ms(stored)),
    line("端末のデータから、一覧が見えるまで", ({ again }) => ms(again)),
    line("そのあいだの TBT", ({ blocked }) => ms(blocked)),
    ...names.map((name) => line(name, ({ steps }) => ms(steps.get(name) ?? Number.NaN))),
    line("使っているメモリー MB", ({ memory }) => (memory / 1024 / 1024).toFixed(1)),
    line("画面の要素の数", ({ nodes }) => nodes.toLocaleString("en")),
  ],
)}

${refusals.join("\n")}`;
}

const STAGES: readonly (readonly [keyof Stages, string])[] = [
  ["parse", "JSON を読む"],
  ["check", "検査"],
  ["write", "IndexedDB に書く"],
  ["read", "読んで検査"],
  ["judge", "判定"],
  ["index", "検索の準備"],
  ["search", "検索"],
];
