import { existsSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Snapshot } from "#domain/snapshot.ts";
import { ISLAND, LIST } from "./bundles.ts";
import { brotli, forEachInParallel, listFiles } from "./compress.ts";
import { filesOf, listReachable, type ViteManifest } from "./vite-manifest.ts";

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
  /** Whether the site shows the data that the limits were set by. */
  hasReferenceData: boolean;
}

interface PageKind {
  what: string;
  file: RegExp;
  readable: number;
  /** What the page in the middle of its kind, by size, may be; the heaviest carry the most records. */
  typical?: number;
  /** It shows all that is known, so that its growth is the data's whichever they are. */
  grows?: true;
}

/** Kinds of address, the first that fits counts. The booklet is the whole plan on paper and has no limit. */
const PAGE_KINDS: readonly PageKind[] = [
  { what: "ホーム", file: /^index\.html$/, readable: 8 * KB },
  { what: "項目のページ", file: /^plans\/[^/]+\/items\/[^/]+\.html$/, readable: 12 * KB, typical: 8 * KB },
  { what: "項目の一覧", file: /^plans\/[^/]+\/items\.html$/, readable: 10 * KB },
  { what: "すべての記録", file: /\/(records|changes)\.html$/, readable: 16 * KB, grows: true },
  { what: "冊子", file: /\/booklet\.html$/, readable: Number.POSITIVE_INFINITY },
  { what: "そのほかのページ", file: /\.html$/, readable: 16 * KB },
];
/** With the scripts that the document links to; docs/architecture.md, "What reaches the phone". */
const USABLE_LIMIT = 19 * KB;
/** Of the pages that may be longer: the outline is a text to read, and an item may have many findings. */
const LONG_USABLE_LIMIT = 20 * KB;
/** Of what shows everything that is known. docs/decisions.md, "All records on one page". */
const RECORDS_USABLE_LIMIT = 24 * KB;
/** Rules, words and pages, evaluated in the worker when a page is asked for. docs/decisions.md, "What works offline". */
const RENDERER_LIMIT = 70 * KB;
/** What answers on every page, and is loaded by each. docs/architecture.md, "A page". */
const ISLAND_LIMIT = 8 * KB;
/** The app of a personal page with all that loads with it, beyond the island. docs/decisions.md, "What a personal page's app weighs". */
const APP_LIMIT = 45 * KB;
/** The one that searches brings the words that it knows: readings, and what everyday words mean. */
const SEARCH_APP_LIMIT = 49 * KB;
/** What is fetched when it is needed: a part of the island, the searching of the list. */
const CHUNK_LIMIT = 28 * KB;
const CHART_LIMIT = 55 * KB;
const QR_LIMIT = 6 * KB;
const SNAPSHOT_LIMIT = 30 * KB;
const OFFLINE_LIMIT = 225 * KB;
/** What a document weighs more in the mean, in bytes, once the site has an origin: its canonical and preview addresses are whole then. */
const ORIGIN_BYTES = 30;

/**
 * The data that the limits of documents were set by: with them, what exceeds a limit is code. What later data add is told
 * and stops nobody: a byte must not keep a year's results from being published. docs/decisions.md, "Data may outgrow a limit".
 */
const REFERENCE = { planId: "4", version: 2 };

/** Whether some data are those that the limits were set by. */
export const isReferenceData = ({ plan, version, unpublished }: Snapshot): boolean =>
  plan.id === REFERENCE.planId && version === REFERENCE.version && !unpublished;

/** Drawn with Solid: the personal pages, and the list of a very large plan. */
const APP_SOURCE = /^src\/app\/(apps\/(?!staff)|item-list-drawing)/;
const CHART_SOURCE = /draw-trend/;
const QR_SOURCE = /markup\/qr\.ts$/;
const RENDERER = /^assets\/renderer-[0-9a-f]+\.js$/;
const SNAPSHOT = /^data\/plans\/[^/]+\.[0-9a-f]{8,}\.json$/;

/** Sum of the sizes of a measure's files, in bytes. */
export const totalBytes = ({ files }: Pick<Measure, "files">) => files.reduce((sum, { bytes }) => sum + bytes, 0);

/**
 * Everything that has a budget, by the table "What reaches the phone" in docs/architecture.md.
 * Of each kind of page the heaviest stands in the table.
 */
export function measure({ manifest, sizes, pages, precache, hasReferenceData }: Built): Measure[] {
  if (!manifest[ISLAND])
    throw new Error(`${ISLAND} がビルドの一覧にありません。src/build/budgets.ts を直してください。`);
  const sized = (files: Iterable<string>): FileSize[] =>
    [...new Set(files)].map((file) => ({ file, bytes: (sizes.get(file) ?? 0) + roomForOrigin(pages.get(file)) }));
  // What a personal page's app weighs has a row of its own.
  const scriptsOf = (html: string) =>
    filesOf(manifest, listReachable(manifest, [ISLAND, ...(html.includes(' data-app="items"') ? [LIST] : [])]));

  const ofData = hasReferenceData ? "fail" : "warn";
  const measures: Measure[] = [];
  for (const { what, readable, typical, grows } of PAGE_KINDS) {
    const ofKind = [...pages].filter(([file]) => PAGE_KINDS.find((kind) => kind.file.test(file))?.what === what);
    const readableNow = ofKind.map(([file, html]) => sized([file, ...linkedStyles(html)]));
    const usableNow = ofKind.map(([file, html]) => sized([file, ...linkedStyles(html), ...scriptsOf(html)]));
    if (ofKind.length === 0 || readable === Number.POSITIVE_INFINITY) continue;
    const onExcess = grows ? "warn" : ofData;
    measures.push({ what: `${what}（読めるまで）`, files: heaviest(readableNow), limit: readable, onExcess });
    if (typical !== undefined) {
      measures.push({ what: `${what}（中央値）`, files: middle(readableNow), limit: typical, onExcess });
    }
    measures.push({
      what: `${what}（使えるまで）`,
      files: heaviest(usableNow),
      limit: grows ? RECORDS_USABLE_LIMIT : readable > 10 * KB ? LONG_USABLE_LIMIT : USABLE_LIMIT,
      onExcess,
    });
  }

  measures.push({
    what: "ページを組み立てる部品",
    files: sized([...sizes.keys()].filter((file) => RENDERER.test(file))),
    limit: RENDERER_LIMIT,
    onExcess: "fail",
  });
  const island = new Set(listReachable(manifest, [ISLAND]));
  measures.push({ what: "島", files: sized(filesOf(manifest, [...island])), limit: ISLAND_LIMIT, onExcess: "fail" });
  const beyond = (source: string, known: ReadonlySet<string>) =>
    sized(filesOf(manifest, listReachable(manifest, [source], { except: (key) => known.has(key) })));
  const apps = Object.keys(manifest).filter((source) => APP_SOURCE.test(source));
  for (const source of apps) {
    const limit = source.endsWith("/search.tsx") ? SEARCH_APP_LIMIT : APP_LIMIT;
    measures.push({ what: `アプリ ${source}`, files: beyond(source, island), limit, onExcess: "fail" });
  }
  for (const source of Object.keys(manifest).filter((key) => manifest[key]?.isDynamicEntry && !APP_SOURCE.test(key))) {
    const what = CHART_SOURCE.test(source) ? "グラフ" : QR_SOURCE.test(source) ? "QRコード" : "あとから届く部品";
    const limit = { グラフ: CHART_LIMIT, QRコード: QR_LIMIT, あとから届く部品: CHUNK_LIMIT }[what];
    measures.push({ what: `${what} ${source}`, files: beyond(source, island), limit, onExcess: "fail" });
  }

  const snapshots = sized([...sizes.keys()].filter((file) => SNAPSHOT.test(file)));
  measures.push({
    what: "計画のデータ",
    files: heaviest(snapshots.map((one) => [one])),
    limit: SNAPSHOT_LIMIT,
    onExcess: "warn",
  });
  const offline = [...sized(["sw.js", ...precache]), ...heaviest(snapshots.map((one) => [one]))];
  measures.push({ what: "オフラインで使うすべて", files: offline, limit: OFFLINE_LIMIT, onExcess: ofData });
  return measures;
}

const roomForOrigin = (html = "") => (/ rel="canonical" href="\//.test(html) ? ORIGIN_BYTES : 0);

const heaviest = (candidates: FileSize[][]): FileSize[] =>
  candidates.reduce((most, files) => (totalBytes({ files }) > totalBytes({ files: most }) ? files : most), []);

const middle = (candidates: FileSize[][]): FileSize[] =>
  candidates.toSorted((a, b) => totalBytes({ files: a }) - totalBytes({ files: b }))[candidates.length >> 1] ?? [];

/** The stylesheets that a document links to and its reader waits for, and so not the one for paper. */
export function linkedStyles(html: string): string[] {
  return [...html.matchAll(/<link\b[^>]*\bhref="\/([^"]+\.css)"(?! media="print")/g)].flatMap(
    (match) => match[1] ?? [],
  );
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

export interface BudgetOptions extends Pick<Built, "manifest" | "precache" | "hasReferenceData"> {
  /** Where the sizes of the last good build are kept, to tell what grew. */
  recordPath?: string;
}

/**
 * Measures the finished site, prints the table and tells what is over its budget.
 * The build fails if `failures` is not empty.
 */
export async function checkBudgets(
  distDir: string,
  { recordPath = ".cache/sizes.json", ...built }: BudgetOptions,
): Promise<{ failures: string[]; warnings: string[] }> {
  const sizes = new Map<string, number>();
  const pages = new Map<string, string>();
  const isMeasured = (file: string) => /\.(html|js|css|json|webmanifest)$/.test(file) || built.precache.includes(file);
  await forEachInParallel((await listFiles(distDir)).filter(isMeasured), async (file) => {
    const content = await readFile(join(distDir, file));
    sizes.set(file, (await brotli(content)).length);
    if (file.endsWith(".html")) pages.set(file, content.toString());
  });
  const measures = measure({ ...built, sizes, pages });
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
