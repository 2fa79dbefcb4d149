import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, vi } from "vitest";
import {
  type Built,
  checkBudgets,
  describeExcess,
  formatTable,
  type Measure,
  measure,
  totalBytes,
  withoutHash,
} from "../../src/build/budgets.ts";

const MANIFEST: Built["manifest"] = {
  "src/app/island.ts": {
    file: "assets/island-aaaaaaaa.js",
    isEntry: true,
    imports: ["_solid.js"],
    dynamicImports: ["src/app/main.tsx"],
  },
  "src/app/main.tsx": {
    file: "assets/main-aaaaaaaa.js",
    isDynamicEntry: true,
    imports: ["_solid.js", "_query.js"],
    dynamicImports: ["src/pages/item/ItemPage.tsx", "src/pages/staff/StaffPage.tsx"],
  },
  "src/pages/item/ItemPage.tsx": {
    file: "assets/ItemPage-aaaaaaaa.js",
    css: ["assets/ItemPage-aaaaaaaa.css"],
    isDynamicEntry: true,
    imports: ["_solid.js", "_card.js"],
    dynamicImports: ["src/ui/TrendChart.tsx"],
  },
  "src/pages/staff/StaffPage.tsx": { file: "assets/StaffPage-aaaaaaaa.js", isDynamicEntry: true },
  "src/ui/TrendChart.tsx": { file: "assets/TrendChart-aaaaaaaa.js", isDynamicEntry: true },
  "_solid.js": { file: "assets/solid-aaaaaaaa.js" },
  "_query.js": { file: "assets/query-aaaaaaaa.js" },
  "_card.js": { file: "assets/card-aaaaaaaa.js" },
};
const PAGE = `<link rel="stylesheet" href="/assets/page-aaaaaaaa.css"><script type="module" src="/assets/island-aaaaaaaa.js"></script>`;

function aBuild(sizes: Record<string, number> = {}, pages: Record<string, string> = { "index.html": PAGE }): Built {
  const bytes = {
    "index.html": 4000,
    "assets/page-aaaaaaaa.css": 1000,
    "assets/island-aaaaaaaa.js": 2000,
    "assets/solid-aaaaaaaa.js": 5000,
    "assets/main-aaaaaaaa.js": 6000,
    "assets/query-aaaaaaaa.js": 7000,
    "assets/ItemPage-aaaaaaaa.js": 1500,
    "assets/ItemPage-aaaaaaaa.css": 500,
    "assets/card-aaaaaaaa.js": 800,
    "assets/TrendChart-aaaaaaaa.js": 45000,
    "data/plans/4.0a1b2c3d.json": 20000,
    "shell.html": 700,
    ...sizes,
  };
  return {
    manifest: MANIFEST,
    sizes: new Map(Object.entries(bytes)),
    pages: new Map(Object.entries(pages)),
    precache: ["shell.html", "assets/main-aaaaaaaa.js"],
  };
}

const bytesOf = (built: Built, what: string) => {
  const found = measure(built).find((one) => one.what.startsWith(what));
  return found && totalBytes(found);
};

it.each([
  { what: "ホーム（読めるまで）", bytes: 5000, why: "HTML and its stylesheet" },
  { what: "ホーム（使えるまで）", bytes: 12000, why: "with the script and what it imports at once" },
  { what: "アプリの核", bytes: 13000, why: "main and its static imports, without what the island brought" },
  { what: "ページ src/pages/item/ItemPage.tsx", bytes: 2800, why: "what the core does not hold yet, styles too" },
  { what: "グラフ src/ui/TrendChart.tsx", bytes: 45000, why: "the chart's own chunk" },
  { what: "計画のデータ", bytes: 20000, why: "the snapshot" },
  { what: "オフラインで使うすべて", bytes: 26700, why: "the precache and the snapshot" },
])("counts for $what: $why", ({ what, bytes }) => {
  expect(bytesOf(aBuild(), what)).toBe(bytes);
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

it("refuses to pass a build whose core it cannot find", () => {
  expect(() => measure({ ...aBuild(), manifest: {} })).toThrow(/main\.tsx/);
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
  const manifestPath = join(folder, "manifest.json");
  const recordPath = join(folder, "cache", "sizes.json");
  await writeFile(manifestPath, JSON.stringify({ "src/app/main.tsx": { file: "main-aaaaaaaa.js", isEntry: true } }));
  await writeFile(join(folder, "main-aaaaaaaa.js"), "x".repeat(100_000));
  await writeFile(join(folder, "index.html"), "<p>ホーム</p>");
  const good = await checkBudgets(folder, { manifestPath, precache: ["main-aaaaaaaa.js"], recordPath });
  expect(good).toEqual({ failures: [], warnings: [] });
  expect(JSON.parse(await readFile(recordPath, "utf8"))["main.js"]).toBeLessThan(100);

  const noise = Array.from({ length: 80_000 }, (_, i) => String.fromCharCode(33 + ((i * i * 7919) % 94))).join("");
  await writeFile(join(folder, "index.html"), Buffer.from(noise).toString("base64") + Math.PI);
  await writeFile(join(folder, "plan.html"), crypto.getRandomValues(new Uint8Array(40_000)));
  const bad = await checkBudgets(folder, { manifestPath, precache: [], recordPath });
  expect(bad.failures.join()).toContain("plan.html");
  await rm(folder, { recursive: true });
});
