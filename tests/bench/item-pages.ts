import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import type { Browser, Page } from "@playwright/test";
import { linkedStyles } from "../../src/build/budgets.ts";
import { brotli, listFiles } from "../../src/build/compress.ts";
import type { Snapshot } from "../../src/domain/snapshot.ts";
import { describeValue } from "../../src/words/ja/numbers.ts";
import { launch, PHONE, serveSite } from "./browser.ts";
import { table } from "./report.ts";

// `npm run measure:pages` measures every item's page of the built site in `dist/` and the cards of its list;
// `-- --before <folder>` sets another build of the same plan beside it.

/** What one page is like on a phone, frame and footer included. */
interface PageMeasure {
  /** Height at a width of 360 px, in px. */
  height: number;
  /** How often 登録なし stands in it, folded parts included. */
  gaps: number;
  /** The same of the figure that stands most often, folded parts left out: a target's, a baseline's or a record's. */
  figure: number;
  /** HTML with what it inlines, and the stylesheets that it links for the screen, compressed by brotli. */
  bytes: number;
}

const COLUMNS = { height: "高さ px", gaps: "登録なし", figure: "同じ数字", bytes: "B（brotli）" } as const;

/** The words of a page as a reader or a screen reader may meet them: drawings left out, folded parts only if asked for. */
const readText = (withFolded: boolean) => `(() => {
  const body = document.body.cloneNode(true);
  const folded = ${withFolded} ? "" : ", details:not([open]) > :not(summary), [popover]";
  for (const node of body.querySelectorAll("script, style, noscript, svg, [aria-hidden=true]" + folded)) node.remove();
  return body.textContent.replaceAll(/\\s/g, "");
})()`;

/** Nodes of each card, texts included. */
const COUNT_NODES = `[...document.querySelectorAll("[data-item]")].map((card) => {
  const walker = document.createTreeWalker(card);
  let count = 1;
  while (walker.nextNode()) count += 1;
  return count;
})`;

async function measureBuild(browser: Browser, distDir: string) {
  const snapshot = await readSnapshot(distDir);
  const { plan } = snapshot;
  const site = await serveSite(distDir);
  const context = await browser.newContext({ ...PHONE, locale: "ja-JP", serviceWorkers: "block" });
  const page = await context.newPage();
  const pages = new Map<string, PageMeasure>();
  for (const { key } of plan.items) {
    const address = `/plans/${plan.id}/items/${key}`;
    await page.goto(site.url + address, { waitUntil: "load" });
    const [whole, open] = [await page.evaluate<string>(readText(true)), await page.evaluate<string>(readText(false))];
    pages.set(key, {
      height: await page.evaluate(() => document.documentElement.scrollHeight),
      gaps: count(whole, "登録なし"),
      figure: Math.max(0, ...listFigures(snapshot, key).map((figure) => count(open, figure))),
      bytes: await weigh(distDir, `${address}.html`),
    });
  }
  const nodes = await countCardNodes(page, `${site.url}/plans/${plan.id}/items`);
  await context.close();
  await site.close();
  return { pages, nodes };
}

async function readSnapshot(distDir: string): Promise<Snapshot> {
  const file = (await listFiles(join(distDir, "data/plans"))).find((name) => /^[^/]+\.[0-9a-f]{8,}\.json$/.test(name));
  if (!file) throw new Error(`${distDir} に計画のデータがありません。先に npm run build を。`);
  return JSON.parse(await readFile(join(distDir, "data/plans", file), "utf8"));
}

/** Every figure that is known of an item, as its page writes it. */
function listFigures({ plan }: Snapshot, key: string): string[] {
  const item = plan.items.find((candidate) => candidate.key === key);
  const promised = (item?.targets ?? []).flatMap((target) => {
    if (target.kind !== "quantity") return [];
    const unit = item?.metrics.find(({ id }) => id === target.metric)?.unit ?? "";
    return [target.target, ...(target.baseline ? [target.baseline] : [])].map(({ value }) =>
      describeValue(value, unit),
    );
  });
  const known = plan.records.flatMap((record) =>
    record.item === key && record.type === "observation" ? describeValue(record.value, record.unit) : [],
  );
  return [...new Set([...promised, ...known])];
}

/** How often a figure or a word stands in a text; 2路線 does not stand in 22路線. */
function count(text: string, word: string): number {
  return text
    .split(word)
    .slice(0, -1)
    .filter((before) => !/^\d/.test(word) || !/[\d,.]$/.test(before)).length;
}

async function weigh(distDir: string, address: string): Promise<number> {
  const html = await readFile(join(distDir, address));
  const contents = await Promise.all(linkedStyles(html.toString()).map((file) => readFile(join(distDir, file))));
  const compressed = await Promise.all([html, ...contents].map((content) => brotli(content)));
  return compressed.reduce((sum, { length }) => sum + length, 0);
}

async function countCardNodes(page: Page, address: string): Promise<number[]> {
  await page.goto(address, { waitUntil: "load" });
  return page.evaluate<number[]>(COUNT_NODES);
}

const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;

const { values } = parseArgs({ options: { dist: { type: "string", default: "dist" }, before: { type: "string" } } });
const builds = [values.before, values.dist].filter((dir) => dir !== undefined);
for (const dir of builds) if (!existsSync(dir)) throw new Error(`${dir} がありません。先に npm run build を。`);
const browser = await launch();
const measured: Awaited<ReturnType<typeof measureBuild>>[] = [];
for (const dir of builds) measured.push(await measureBuild(browser, dir));
await browser.close();

const kinds = Object.keys(COLUMNS) as (keyof PageMeasure)[];
const cell = (of: (build: (typeof measured)[number]) => number | undefined) =>
  measured.map((build) => of(build)?.toLocaleString("ja-JP") ?? "–").join(" → ");
const keys = [...(measured.at(-1)?.pages.keys() ?? [])];
const row = (name: string, of: (all: number[]) => number) => [
  name,
  ...kinds.map((kind) => cell(({ pages }) => of([...pages.values()].map((one) => one[kind])))),
];
console.log(
  table(
    ["項目", ...kinds.map((kind) => COLUMNS[kind])],
    [
      row("**中央値**", median),
      row("**最大**", (all) => Math.max(...all)),
      ...keys.map((key) => [key, ...kinds.map((kind) => cell(({ pages }) => pages.get(key)?.[kind]))]),
    ],
  ),
);
console.log(`\n一覧のカード1枚の節（文字を含む）：最大 ${cell(({ nodes }) => Math.max(...nodes))}`);
