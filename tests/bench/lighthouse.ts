import { appendFile, cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import lighthouse from "lighthouse";
import { buildSite } from "../../src/build/build.ts";
import { loadSnapshot } from "../../src/build/load-snapshot.ts";
import { publishVersion } from "../../src/commands/publish-version.ts";
import { findFreePort } from "../engines/programs.ts";
import type { Bench } from "./bench.ts";
import { launch, serveSite } from "./browser.ts";
import { median, ms, repeat, table } from "./report.ts";

const CATEGORIES = ["performance", "accessibility", "best-practices", "seo"] as const;

type Report = NonNullable<Awaited<ReturnType<typeof lighthouse>>>["lhr"];

/** One run of the mobile preset: a slow phone on Slow 4G, by Lighthouse's own simulation. */
async function audit(url: string): Promise<Report> {
  const port = await findFreePort();
  const browser = await launch([`--remote-debugging-port=${port}`]);
  try {
    const result = await lighthouse(url, { port, logLevel: "error", onlyCategories: [...CATEGORIES] });
    if (!result) throw new Error(`Lighthouse gave no result for ${url}`);
    return result.lhr;
  } finally {
    await browser.close();
  }
}

const scoreOf = (report: Report, category: string) => Math.round((report.categories[category]?.score ?? 0) * 100);

/** What cost points, by Lighthouse's own words: every weighted audit below 100 of the categories that missed it. */
function listMisses(report: Report): string[] {
  return CATEGORIES.filter((category) => scoreOf(report, category) < 100).flatMap((category) => {
    const refs = report.categories[category]?.auditRefs ?? [];
    return refs.flatMap(({ id, weight }) => {
      const found = report.audits[id];
      if (!found || weight === 0 || found.score === null || found.score >= 0.995) return [];
      return [`${category}：${found.title}（${found.displayValue ?? `${Math.round(found.score * 100)}点`}）`];
    });
  });
}

/**
 * The site as it will be once it has an origin, which Lighthouse wants of its canonical addresses: published and built
 * within its budgets from a copy of the data with one for the test (RFC 2606).
 */
async function buildWithOrigin(folder: string): Promise<string> {
  const [data, outDir] = [join(folder, "data"), join(folder, "dist")];
  await cp("data", data, { recursive: true });
  const { snapshot } = await loadSnapshot(data);
  if (!snapshot.site.origin) await appendFile(join(data, "site.yaml"), "\norigin: https://kaikaku.example\n");
  await publishVersion({ note: "試験", date: snapshot.date, folder: data, onlyIfChanged: true });
  await buildSite({ dataDir: data, outDir, isRelease: true });
  return outDir;
}

export async function benchLighthouse({ plan, runs, log }: Bench): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "lighthouse-"));
  try {
    return await auditSite(await buildWithOrigin(folder), { plan, runs, log });
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function auditSite(distDir: string, { plan, runs, log }: Pick<Bench, "plan" | "runs" | "log">): Promise<string> {
  const site = await serveSite(distDir);
  const pages: [name: string, path: string][] = [
    ["ホーム", "/"],
    ["項目の一覧", `/plans/${plan}/items`],
    ["項目 3-1-1（グラフあり）", `/plans/${plan}/items/3-1-1`],
    ["項目 4-1-1（グラフなし）", `/plans/${plan}/items/4-1-1`],
  ];
  const rows: string[][] = [];
  const misses: string[] = [];
  let version = "";
  try {
    for (const [name, path] of pages) {
      log(`Lighthouse ${name}`);
      const reports = await repeat(runs, () => audit(site.url + path));
      version = reports[0]?.lighthouseVersion ?? version;
      const figure = (id: string) => median(reports.map((report) => report.audits[id]?.numericValue ?? Number.NaN));
      const scores = CATEGORIES.map((category) => {
        const all = reports.map((report) => scoreOf(report, category));
        const [least, most] = [Math.min(...all), Math.max(...all)];
        return least === most ? String(most) : `${median(all)}（${least}–${most}）`;
      });
      rows.push([
        name,
        ...scores,
        ms(figure("first-contentful-paint")),
        ms(figure("largest-contentful-paint")),
        ms(figure("total-blocking-time")),
        figure("cumulative-layout-shift").toFixed(3),
        ms(figure("speed-index")),
      ]);
      const counts = new Map<string, number>();
      for (const miss of reports.flatMap(listMisses)) {
        const what = miss.replace(/（.*）$/, "");
        counts.set(what, (counts.get(what) ?? 0) + 1);
      }
      for (const [miss, count] of counts) misses.push(`- ${name}：${miss}（${runs}回のうち${count}回）`);
    }
  } finally {
    await site.close();
  }
  const head = ["ページ", "性能", "アクセシビリティ", "作法", "SEO", "FCP ms", "LCP ms", "TBT ms", "CLS", "SI ms"];
  const list = misses.length > 0 ? misses.join("\n") : "なし。すべての回で、すべて100点。";
  return `## Lighthouse ${version}（モバイル、${runs}回の中央値）\n\n${table(head, rows)}\n\n100点に届かなかった回と、その項目:\n\n${list}`;
}
