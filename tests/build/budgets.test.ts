import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, vi } from "vitest";
import {
  type Built,
  checkBudgets,
  describeExcess,
  formatTable,
  isReferenceData,
  type Measure,
  measure,
  totalBytes,
  withoutHash,
} from "../../src/build/budgets.ts";
import { aSnapshot } from "../storage/a-snapshot.ts";

const MANIFEST: Built["manifest"] = {
  "src/island/island.ts": {
    file: "assets/island-aaaaaaaa.js",
    isEntry: true,
    imports: ["_base.js"],
    dynamicImports: ["src/island/draw-trend.ts"],
  },
  "src/island/draw-trend.ts": { file: "assets/draw-trend-aaaaaaaa.js", isDynamicEntry: true },
  "src/app/apps/items.ts": {
    file: "assets/items-aaaaaaaa.js",
    isEntry: true,
    imports: ["_base.js"],
    dynamicImports: ["src/app/item-list.ts"],
  },
  "src/app/item-list.ts": {
    file: "assets/item-list-aaaaaaaa.js",
    isDynamicEntry: true,
    imports: ["_base.js", "_rules.js"],
  },
  "src/app/apps/following.tsx": {
    file: "assets/following-aaaaaaaa.js",
    isEntry: true,
    imports: ["_base.js", "_rules.js", "_parts.js"],
  },
  "src/app/apps/staff.tsx": { file: "assets/staff-aaaaaaaa.js", isEntry: true },
  "_base.js": { file: "assets/base-aaaaaaaa.js" },
  "_rules.js": { file: "assets/rules-aaaaaaaa.js" },
  "_parts.js": { file: "assets/parts-aaaaaaaa.js" },
};
const PAGE = `<link rel="stylesheet" href="/assets/page-aaaaaaaa.css"><script type="module" src="/assets/island-aaaaaaaa.js"></script>`;
const LIST = `<form data-filter="" data-app="items"></form>`;

function aBuild(sizes: Record<string, number> = {}, pages: Record<string, string> = { "index.html": PAGE }): Built {
  const bytes = {
    "index.html": 4000,
    "assets/page-aaaaaaaa.css": 1000,
    "assets/island-aaaaaaaa.js": 2000,
    "assets/base-aaaaaaaa.js": 5000,
    "assets/items-aaaaaaaa.js": 300,
    "assets/item-list-aaaaaaaa.js": 600,
    "assets/rules-aaaaaaaa.js": 7000,
    "assets/parts-aaaaaaaa.js": 9000,
    "assets/following-aaaaaaaa.js": 1500,
    "assets/staff-aaaaaaaa.js": 90000,
    "assets/draw-trend-aaaaaaaa.js": 45000,
    "assets/renderer-0a1b2c3d4e5f.js": 50000,
    "data/plans/4.0a1b2c3d.json": 20000,
    ...sizes,
  };
  return {
    manifest: MANIFEST,
    sizes: new Map(Object.entries(bytes)),
    pages: new Map(Object.entries(pages)),
    precache: ["assets/parts-aaaaaaaa.js", "assets/renderer-0a1b2c3d4e5f.js"],
    hasReferenceData: true,
  };
}

const bytesOf = (built: Built, what: string) => {
  const found = measure(built).find((one) => one.what.startsWith(what));
  return found && totalBytes(found);
};

it.each([
  { what: "ホーム（読めるまで）", bytes: 5000, why: "HTML and its stylesheet" },
  { what: "ホーム（使えるまで）", bytes: 12000, why: "with the island and what it imports at once" },
  { what: "島", bytes: 7000, why: "the island with what it imports at once" },
  { what: "ページを組み立てる部品", bytes: 50000, why: "the renderer" },
  { what: "アプリ src/app/apps/following.tsx", bytes: 17500, why: "all that the island has not brought" },
  { what: "あとから届く部品 src/app/item-list.ts", bytes: 7600, why: "what is fetched when it is needed" },
  { what: "グラフ src/island/draw-trend.ts", bytes: 45000, why: "the chart's own chunk" },
  { what: "計画のデータ", bytes: 20000, why: "the snapshot" },
  { what: "オフラインで使うすべて", bytes: 79000, why: "the precache and the snapshot" },
])("counts for $what: $why", ({ what, bytes }) => {
  expect(bytesOf(aBuild(), what)).toBe(bytes);
});

it("counts the list's own script before it can be used", () => {
  const built = aBuild({ "plans/4/items.html": 8000 }, { "plans/4/items.html": LIST });
  expect(bytesOf(built, "項目の一覧（使えるまで）")).toBe(8000 + 2000 + 5000 + 300);
});

it("fails where what every page loads outgrows its 8 KB, even if each page has room for it", () => {
  const over = (bytes: number) =>
    measure(aBuild({ "assets/island-aaaaaaaa.js": bytes - 5000 })).find(
      (one) => one.what === "島" && one.onExcess === "fail" && totalBytes(one) > one.limit,
    );
  expect(over(8192)).toBeUndefined();
  expect(over(8193)).toBeDefined();
});

it("stops nobody where the data have grown, and everybody where code has", () => {
  const built = aBuild(
    {
      "index.html": 9_000,
      "plans/4/items/1-1-1.html": 13_000,
      "data/plans/4.0a1b2c3d.json": 200_000,
      "assets/island-aaaaaaaa.js": 9_000,
      "assets/renderer-0a1b2c3d4e5f.js": 90_000,
    },
    { "index.html": PAGE, "plans/4/items/1-1-1.html": PAGE },
  );
  const failing = (hasReferenceData: boolean) =>
    measure({ ...built, hasReferenceData }).flatMap((one) =>
      one.onExcess === "fail" && totalBytes(one) > one.limit ? [one.what] : [],
    );
  const ofCode = ["ページを組み立てる部品", "島"];
  expect(failing(false)).toEqual(ofCode);
  expect(failing(true)).toEqual(
    expect.arrayContaining(["ホーム（読めるまで）", "項目のページ（中央値）", "オフラインで使うすべて", ...ofCode]),
  );
});

it("knows the data that the limits were set by, published and whole", () => {
  const snapshot = { ...aSnapshot(), plan: { ...aSnapshot().plan, id: "4" }, version: 2 };
  expect(isReferenceData(snapshot)).toBe(true);
  expect(isReferenceData({ ...snapshot, unpublished: true })).toBe(false);
  expect(isReferenceData({ ...snapshot, version: 3 })).toBe(false);
  expect(isReferenceData({ ...snapshot, plan: { ...snapshot.plan, id: "9" } })).toBe(false);
});

it("leaves the staff's pages and the booklet without a limit", () => {
  const built = aBuild({}, { "plans/4/booklet.html": PAGE });
  expect(
    measure(built)
      .map(({ what }) => what)
      .join(),
  ).not.toMatch(/staff|冊子/);
});

it("takes the heaviest page of a kind, and tells items, list and long texts apart", () => {
  const pages = {
    "plans/4/items/1-1-1.html": "",
    "plans/4/items/2-1-5.html": "",
    "plans/4/items.html": "",
    "plans/4/text.html": "",
    "plans/4/items/2-1-5/sheet.html": "",
  };
  const built = aBuild(
    {
      "plans/4/items/1-1-1.html": 10,
      "plans/4/items/2-1-5.html": 30,
      "plans/4/items.html": 50,
      "plans/4/text.html": 90,
    },
    pages,
  );
  expect(bytesOf(built, "項目のページ（読めるまで）")).toBe(30);
  expect(bytesOf(built, "項目の一覧（読めるまで）")).toBe(50);
  expect(bytesOf(built, "そのほかのページ（読めるまで）")).toBe(90);
});

it("leaves room for the whole addresses of a site that has no origin yet", () => {
  const bytesOf = (canonical: string) => {
    const html = `<link rel="canonical" href="${canonical}">${PAGE}`;
    const [first] = measure(aBuild({}, { "index.html": html }));
    return first ? totalBytes(first) : Number.NaN;
  };
  expect(bytesOf("/") - bytesOf("https://city.example/")).toBe(30);
});

it("refuses to pass a build whose island it cannot find", () => {
  expect(() => measure({ ...aBuild(), manifest: {} })).toThrow(/island\.ts/);
});

it("names the file that grew most, beside the size it had", () => {
  const excess: Measure = {
    what: "アプリの核",
    limit: 1000,
    onExcess: "fail",
    files: [
      { file: "assets/query-bbbbbbbb.js", bytes: 700 },
      { file: "assets/main-bbbbbbbb.js", bytes: 600 },
    ],
  };
  const previous = { "assets/query.js": 700, "assets/main.js": 200 };
  expect(describeExcess(excess, previous)).toBe(
    "アプリの核: 1300 B > 1000 B — assets/main-bbbbbbbb.js 600 B（前より +400 B）",
  );
  expect(describeExcess(excess, {})).toContain("assets/query-bbbbbbbb.js 700 B、assets/main-bbbbbbbb.js 600 B");
});

it("knows a file again under another hash", () => {
  expect(withoutHash("assets/main-Ab1_2-3d.js")).toBe(withoutHash("assets/main-Zz1_2-3d.js"));
  expect(withoutHash("data/plans/4.0a1b2c3d.json")).toBe("data/plans/4.json");
});

it("marks in the table what is too large", () => {
  const row = (bytes: number): Measure => ({
    what: "核",
    files: [{ file: "a", bytes }],
    limit: 1024,
    onExcess: "fail",
  });
  const [, within, over] = formatTable([row(1024), row(1025)]).split("\n");
  expect(within).toMatch(/^ {2}/);
  expect(over).toMatch(/^✗/);
});

it("measures a folder with brotli, and remembers the sizes of a good build", async () => {
  const folder = await mkdtemp(join(tmpdir(), "budgets-"));
  vi.spyOn(console, "log").mockImplementation(() => {});
  const manifest = { "src/island/island.ts": { file: "main-aaaaaaaa.js", isEntry: true } };
  const recordPath = join(folder, "cache", "sizes.json");
  await writeFile(join(folder, "main-aaaaaaaa.js"), "x".repeat(100_000));
  await writeFile(join(folder, "index.html"), "<p>ホーム</p>");
  const good = await checkBudgets(folder, {
    manifest,
    precache: ["main-aaaaaaaa.js"],
    hasReferenceData: true,
    recordPath,
  });
  expect(good).toEqual({ failures: [], warnings: [] });
  expect(JSON.parse(await readFile(recordPath, "utf8"))["main.js"]).toBeLessThan(100);

  const noise = Array.from({ length: 80_000 }, (_, i) => String.fromCharCode(33 + ((i * i * 7919) % 94))).join("");
  await writeFile(join(folder, "index.html"), Buffer.from(noise).toString("base64") + Math.PI);
  await writeFile(join(folder, "plan.html"), crypto.getRandomValues(new Uint8Array(40_000)));
  const bad = await checkBudgets(folder, { manifest, precache: [], hasReferenceData: true, recordPath });
  expect(bad.failures.join()).toContain("plan.html");
  await rm(folder, { recursive: true });
});
