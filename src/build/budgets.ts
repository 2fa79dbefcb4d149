import { existsSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { brotli, forEachInParallel, listFiles } from "./compress.ts";
import { filesOf, listReachable, readViteManifest, type ViteManifest } from "./vite-manifest.ts";

const KB = 1024;

/** A file of `dist/` and its size, compressed by brotli. */
interface FileSize {
  file: string;
  bytes: number;
}

/** One row of the table: what reaches the phone together, and how much it may be. */
export interface Measure {
  what: string;
  files: FileSize[];
  limit: number;
  /** Growing data warns; only code fails the build. */
  onExcess: "fail" | "warn";
}

/** What the calculation needs to know of the build, all of it already read. */
export interface Built {
  manifest: ViteManifest;
  /** Brotli bytes by file of `dist/`. */
  sizes: ReadonlyMap<string, number>;
  /** HTML by file of `dist/`. */
  pages: ReadonlyMap<string, string>;
  /** Files that the worker keeps from its installation on. */
  precache: readonly string[];
}

interface PageKind {
  what: string;
  file: RegExp;
  readable: number;
  /** What the page in the middle of its kind, by size, may be; the heaviest carry the most records. */
  typical?: number;
}

/** Kinds of address, the first that fits counts. The booklet is the whole plan on paper and has no limit. */
const PAGE_KINDS: readonly PageKind[] = [
  { what: "ホーム", file: /^index\.html$/, readable: 8 * KB },
  { what: "項目のページ", file: /^plans\/[^/]+\/items\/[^/]+\.html$/, readable: 10 * KB, typical: 8 * KB },
  { what: "項目の一覧", file: /^plans\/[^/]+\/items\.html$/, readable: 10 * KB },
  { what: "冊子", file: /\/booklet\.html$/, readable: Number.POSITIVE_INFINITY },
  { what: "そのほかのページ", file: /\.html$/, readable: 16 * KB },
];
const USABLE_LIMIT = 20 * KB;
/** Beyond the island, which is there already. docs/decisions.md, "What the core weighs". */
const CORE_LIMIT = 48 * KB;
/** Parts that several pages share, each fetched once. */
const SHARED_LIMIT = 13 * KB;
const PAGE_CHUNK_LIMIT = 6 * KB;
/** The item's page draws every kind of target, record and voice. */
const ITEM_CHUNK_LIMIT = 9 * KB;
const CHART_LIMIT = 55 * KB;
const QR_LIMIT = 6 * KB;
const SNAPSHOT_LIMIT = 30 * KB;
/** docs/decisions.md, "What the whole plan weighs". */
const OFFLINE_LIMIT = 219 * KB;

const MAIN = "src/app/main.tsx";
const PAGE_SOURCE = /^src\/pages\/(?!staff\/)/;
const CHART_SOURCE = /chart|draw-trend/i;
const QR_SOURCE = /\bqr|uqr|QrCode/;
const SNAPSHOT = /^data\/plans\/[^/]+\.[0-9a-f]{8,}\.json$/;

/** Sum of the sizes of a measure's files, in bytes. */
export const totalBytes = ({ files }: Pick<Measure, "files">) => files.reduce((sum, { bytes }) => sum + bytes, 0);

/**
 * Everything that has a budget, by the table "What reaches the phone" in docs/architecture.md.
 * Of each kind of page the heaviest stands in the table.
 */
export function measure({ manifest, sizes, pages, precache }: Built): Measure[] {
  if (!manifest[MAIN])
    throw new Error(`${MAIN} がビルドの一覧にありません。src/build/budgets.ts の MAIN を直してください。`);
  const sized = (files: Iterable<string>): FileSize[] =>
    [...new Set(files)].map((file) => ({ file, bytes: sizes.get(file) ?? 0 }));
  const sourceOf = new Map(Object.entries(manifest).map(([source, { file }]) => [file, source]));
  const loadedBy = (scripts: string[]) =>
    filesOf(
      manifest,
      listReachable(
        manifest,
        scripts.flatMap((file) => sourceOf.get(file) ?? []),
      ),
    );

  const measures: Measure[] = [];
  for (const { what, readable, typical } of PAGE_KINDS) {
    const ofKind = [...pages].filter(([file]) => PAGE_KINDS.find((kind) => kind.file.test(file))?.what === what);
    const readableNow = ofKind.map(([file, html]) => sized([file, ...linkedFiles(html, "css")]));
    const usableNow = ofKind.map(([file, html]) =>
      sized([file, ...linkedFiles(html, "css"), ...linkedFiles(html, "js"), ...loadedBy(linkedFiles(html, "js"))]),
    );
    if (ofKind.length === 0 || readable === Number.POSITIVE_INFINITY) continue;
    measures.push({ what: `${what}（読めるまで）`, files: heaviest(readableNow), limit: readable, onExcess: "fail" });
    if (typical !== undefined) {
      measures.push({ what: `${what}（中央値）`, files: middle(readableNow), limit: typical, onExcess: "fail" });
    }
    measures.push({
      what: `${what}（使えるまで）`,
      files: heaviest(usableNow),
      limit: USABLE_LIMIT,
      onExcess: "fail",
    });
  }

  const core = new Set(listReachable(manifest, [MAIN]));
  const islands = Object.keys(manifest).filter((source) => manifest[source]?.isEntry);
  const island = new Set(listReachable(manifest, islands));
  const reachedBeyondCore = (source: string) => listReachable(manifest, [source], { except: (key) => core.has(key) });
  const beyondCore = (source: string) => sized(filesOf(manifest, reachedBeyondCore(source)));
  const dynamic = Object.keys(manifest).filter((source) => manifest[source]?.isDynamicEntry && !core.has(source));
  const measureChunks = (what: string, sources: string[], limit: number) => {
    for (const source of sources) {
      measures.push({ what: `${what} ${source}`, files: beyondCore(source), limit, onExcess: "fail" });
    }
  };
  const isChart = (source: string) => CHART_SOURCE.test(source);
  const isQr = (source: string) => QR_SOURCE.test(source);
  measures.push({
    what: "アプリの核",
    files: sized(
      filesOf(
        manifest,
        [...core].filter((source) => !island.has(source)),
      ),
    ),
    limit: CORE_LIMIT,
    onExcess: "fail",
  });
  const pageSources = dynamic.filter((source) => PAGE_SOURCE.test(source) && !isChart(source) && !isQr(source));
  const pagesOf = new Map<string, number>();
  for (const key of pageSources.flatMap(reachedBeyondCore)) pagesOf.set(key, (pagesOf.get(key) ?? 0) + 1);
  const isShared = (key: string) => (pagesOf.get(key) ?? 0) > 1;
  for (const source of pageSources) {
    const files = sized(
      filesOf(
        manifest,
        reachedBeyondCore(source).filter((key) => !isShared(key)),
      ),
    );
    const limit = source.endsWith("/ItemPage.tsx") ? ITEM_CHUNK_LIMIT : PAGE_CHUNK_LIMIT;
    measures.push({ what: `ページ ${source}`, files, limit, onExcess: "fail" });
  }
  const shared = sized(filesOf(manifest, [...pagesOf.keys()].filter(isShared)));
  if (shared.length > 0) {
    measures.push({ what: "ページが共有する部品", files: shared, limit: SHARED_LIMIT, onExcess: "fail" });
  }
  measureChunks("グラフ", dynamic.filter(isChart), CHART_LIMIT);
  measureChunks("QRコード", dynamic.filter(isQr), QR_LIMIT);

  const snapshots = sized([...sizes.keys()].filter((file) => SNAPSHOT.test(file)));
  measures.push({
    what: "計画のデータ",
    files: heaviest(snapshots.map((one) => [one])),
    limit: SNAPSHOT_LIMIT,
    onExcess: "warn",
  });
  const offline = [...sized(["sw.js", ...precache]), ...heaviest(snapshots.map((one) => [one]))];
  measures.push({ what: "オフラインで使うすべて", files: offline, limit: OFFLINE_LIMIT, onExcess: "fail" });
  return measures;
}

const heaviest = (candidates: FileSize[][]): FileSize[] =>
  candidates.reduce((most, files) => (totalBytes({ files }) > totalBytes({ files: most }) ? files : most), []);

const middle = (candidates: FileSize[][]): FileSize[] =>
  candidates.toSorted((a, b) => totalBytes({ files: a }) - totalBytes({ files: b }))[candidates.length >> 1] ?? [];

/** Files of ours that a page loads by itself: stylesheets, or module scripts and their preloads. */
function linkedFiles(html: string, kind: "css" | "js"): string[] {
  const address =
    kind === "css" ? /<link\b[^>]*\bhref="\/([^"]+\.css)"/g : /<(?:script|link)\b[^>]*\b(?:src|href)="\/([^"]+\.js)"/g;
  return [...html.matchAll(address)].flatMap((match) => match[1] ?? []);
}

/** A file name without the hash, so that builds can be compared. */
export const withoutHash = (file: string) => file.replace(/[-.][\w-]{8,}(?=\.\w+$)/, "");

/** The excess of a measure in words, naming the files that grew since the last build that kept its budgets. */
export function describeExcess(excess: Measure, previous: Readonly<Record<string, number>>): string {
  const grown = excess.files
    .map(({ file, bytes }) => ({ file, bytes, growth: bytes - (previous[withoutHash(file)] ?? 0) }))
    .filter(({ growth }) => growth > 0)
    .sort((a, b) => b.growth - a.growth)
    .slice(0, 3)
    .map(({ file, bytes, growth }) =>
      growth === bytes ? `${file} ${bytes} B` : `${file} ${bytes} B（前より +${growth} B）`,
    );
  return `${excess.what}: ${totalBytes(excess)} B > ${excess.limit} B — ${grown.join("、")}`;
}

/** The measures as lines of a table, sizes in KB of 1,024 bytes. */
export function formatTable(measures: readonly Measure[]): string {
  const rows = measures.map((one) => {
    const kilobytes = (bytes: number) => (bytes / KB).toFixed(1).padStart(6);
    const mark = totalBytes(one) <= one.limit ? " " : "✗";
    return `${mark} ${kilobytes(totalBytes(one))} / ${kilobytes(one.limit)} KB  ${one.what}`;
  });
  return ["スマートフォンに届く量（brotli）/ 上限", ...rows].join("\n");
}

export interface BudgetOptions {
  manifestPath: string;
  /** As `buildWorker` returned them. */
  precache: readonly string[];
  /** Where the sizes of the last good build are kept, to tell what grew. */
  recordPath?: string;
}

/**
 * Measures the finished site, prints the table and tells what is over its budget.
 * The build fails if `failures` is not empty.
 */
export async function checkBudgets(
  distDir: string,
  { manifestPath, precache, recordPath = ".cache/sizes.json" }: BudgetOptions,
): Promise<{ failures: string[]; warnings: string[] }> {
  const sizes = new Map<string, number>();
  const pages = new Map<string, string>();
  const isMeasured = (file: string) => /\.(html|js|css|json|webmanifest)$/.test(file) || precache.includes(file);
  await forEachInParallel((await listFiles(distDir)).filter(isMeasured), async (file) => {
    const content = await readFile(join(distDir, file));
    sizes.set(file, (await brotli(content)).length);
    if (file.endsWith(".html")) pages.set(file, content.toString());
  });
  const measures = measure({ manifest: await readViteManifest(manifestPath), sizes, pages, precache });
  console.log(formatTable(measures));

  const previous = existsSync(recordPath) ? JSON.parse(await readFile(recordPath, "utf8")) : {};
  const excesses = measures.filter((one) => totalBytes(one) > one.limit);
  const tell = (kind: Measure["onExcess"]) =>
    excesses.filter(({ onExcess }) => onExcess === kind).map((one) => describeExcess(one, previous));
  const failures = tell("fail");
  if (failures.length === 0) {
    await mkdir(dirname(recordPath), { recursive: true });
    await writeFile(
      recordPath,
      JSON.stringify(Object.fromEntries([...sizes].map(([file, bytes]) => [withoutHash(file), bytes]))),
    );
  }
  return { failures, warnings: tell("warn") };
}
