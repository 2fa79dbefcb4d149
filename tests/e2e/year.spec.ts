import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Page } from "@playwright/test";
import { type LoadedData, loadSnapshot } from "#build/load-snapshot.ts";
import { foldChanges } from "#domain/changes.ts";
import type { Plan } from "#domain/plan.ts";
import { countStatuses, judgePlan } from "#domain/status.ts";
import type { FormRow } from "#domain/year-form.ts";
import { describeEntry } from "#words/ja/change.ts";
import { describeStatus } from "#words/ja/status.ts";
import { publishVersion } from "../../src/commands/publish-version.ts";
import { makeLargeData } from "../bench/large-plan.ts";
import { fillAnswers, fillSource, openWorkbook } from "../support/form.ts";
import { type App, expect, serve, test } from "./support/app.ts";
import { keepSite, openPage } from "./support/page.ts";
import { BUILT, copyWithData } from "./support/sites.ts";

// A year in the life of the data in browsers, from the form of an invented city's 47 items to the reader who follows one.

const YEAR = 2024;
const NEXT_DAY = "2026-11-30";
const REASON = "各課の見通しによる（見本）。";
const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

let data: string;
let app: App | undefined;
const sites: string[] = [];

/** Serves the site of the data as they are, in the place of what was served before. */
async function serveData(): Promise<LoadedData & { url: string }> {
  const loaded = await loadSnapshot(data);
  const site = await copyWithData(BUILT, loaded);
  sites.push(site);
  const port = app ? Number(new URL(app.url).port) : 0;
  await app?.close();
  app = await serve(site, port);
  return { ...loaded, url: app.url };
}

test.beforeEach(async () => {
  data = await mkdtemp(join(tmpdir(), "year-"));
  for (const [path, text] of Object.entries(makeLargeData(47, { plan: "4" }))) {
    await mkdir(dirname(join(data, path)), { recursive: true });
    await writeFile(join(data, path), text);
  }
  await publishVersion({ note: undefined, date: "2026-11-29", folder: data });
});

test.afterEach(async () => {
  await app?.close();
  for (const folder of [data, ...sites]) await rm(folder, { recursive: true });
});

/** What a press of a button saves. */
async function saveBy(page: Page, name: string): Promise<Uint8Array> {
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name }).click()]);
  return new Uint8Array(await readFile(await download.path()));
}

/** Answers everything that a form asks, with a reason wherever one could be asked for but in the rating of one item. */
async function fillForm(bytes: Uint8Array, plan: Plan, unexplained: string) {
  const form = await openWorkbook(bytes);
  fillSource(form, YEAR);
  const hasReason = ({ question, item }: FormRow) => question.kind === "rating" && item.key !== unexplained;
  fillAnswers(form, plan, YEAR, { rating: "検討終了", reason: REASON, hasReason });
  return { bytes: await form.toBytes(), asked: form.rowOf(`rating:${unexplained}`) };
}

test("a year's results of 47 items go from the form to the reader who follows one", async ({ page, browser }) => {
  const { snapshot: old, url } = await serveData();
  const followed = old.plan.items.find(({ metrics }) => metrics.length > 0)?.key ?? "";
  const address = `${url}/plans/4/items/${followed}`;
  await keepSite(page, url);
  await openPage(page, address);
  await page.locator(`[data-follow="item:${followed}"]`).click();
  await expect(page.locator(`[data-follow="item:${followed}"]`)).toHaveAttribute("data-following", "true");

  const office = await browser.newContext();
  const staff = await office.newPage();
  await openPage(staff, `${url}/staff`);
  await staff.getByLabel("年度", { exact: true }).selectOption(String(YEAR));
  const form = await fillForm(await saveBy(staff, "ひな形（Excel）を保存"), old.plan, followed);
  await staff.getByLabel(/^公開する日/).fill(NEXT_DAY);
  await staff
    .getByLabel(/記入されたファイル/)
    .setInputFiles({ name: "year.xlsx", mimeType: XLSX, buffer: Buffer.from(form.bytes) });
  await expect(staff.getByText("理由の要るところが1件あります。")).toBeVisible();
  const asked = staff.getByRole("listitem").filter({ hasText: `「結果」${form.asked}行目` });
  await asked.getByLabel("理由（記録に残ります）").fill("見直しを終えたため（見本）。");
  await staff.getByRole("button", { name: "理由を入れて確かめ直す" }).click();
  await expect(staff.getByText("取り込めます。")).toBeVisible();

  const preview = staff.getByRole("region", { name: "変わる項目（47件）" });
  const promised = await preview.locator("ul ul > li").allInnerTexts();
  const statuses = await preview.locator("p > strong").allInnerTexts();
  const council = staff.getByRole("region", { name: "審議会への報告の数" }).getByRole("row", { name: /^全体/ });
  const figures = await council.getByRole("listitem").allInnerTexts();
  const approval = staff.getByRole("region", { name: "決裁の資料" });
  await expect(approval).toContainText("見直しを終えたため（見本）。");
  for (const line of promised) {
    await expect(approval).toContainText(line.slice(line.indexOf(" ") + 1));
  }
  await staff.emulateMedia({ media: "print" });
  await expect(approval).toBeVisible();
  await expect(preview).toBeHidden();
  await staff.emulateMedia({ media: "screen" });
  for (const table of ["records", "sources"]) {
    await writeFile(join(data, `plans/4/${table}.csv`), await saveBy(staff, `${table}.csv を保存`));
  }
  await office.close();

  await publishVersion({ note: "令和6年度の結果を加えました。", date: NEXT_DAY, folder: data });
  const { snapshot } = await serveData();
  expect(snapshot.unpublished).toBeUndefined();

  // What was promised is what is told.
  const told = foldChanges(snapshot.log, old.version).filter(({ item }) => item !== undefined);
  const words = told.flatMap((change) => describeEntry(change, snapshot.plan));
  expect(new Set(told.map(({ item }) => item)).size).toBe(47);
  expect(promised).toEqual(words.map(({ title, detail }) => `${title} ${detail}`));
  const [before, after] = [judgePlan(old.plan, old.date), judgePlan(snapshot.plan, snapshot.date)];
  expect(statuses).toEqual(
    snapshot.plan.items.map(({ key }) => {
      const [was, is] = [before, after].map((judged) => describeStatus(judged.get(key)?.name ?? "no-record"));
      return was === is ? is : `${was} → ${is}`;
    }),
  );
  const [countBefore, countAfter] = [countStatuses(before.values()), countStatuses(after.values())];
  for (const name of ["done", "no-record"] as const) {
    if (countBefore[name] === countAfter[name]) continue;
    expect(figures).toContain(`${describeStatus(name)} ${countBefore[name]} → ${countAfter[name]}`);
  }
  expect(figures).toContain("所管課の評価「検討終了」（令和6年度） 0 → 47");

  await openPage(page, `${url}/`);
  await expect(async () => {
    await page.getByRole("button", { name: "更新を確認" }).click();
    await expect(page.getByText("新しいデータがあります。")).toBeVisible({ timeout: 2_000 });
  }).toPass({ timeout: 20_000 });
  await page.getByRole("button", { name: "表示する" }).click();
  await expect(page.locator("[data-unread]:visible").first()).toHaveText(/^[1-9]/);
  await page.goto(`${url}/following`);
  const news = page.getByRole("region", { name: "前回からの更新" });
  for (const { title, detail } of told
    .filter(({ item }) => item === followed)
    .flatMap((change) => describeEntry(change, snapshot.plan))) {
    await expect(news).toContainText(title);
    await expect(news).toContainText(detail);
  }
  await openPage(page, address);
  await expect(page.locator("[data-fresh]")).toContainText("前回から新しいこと：");
  await expect(page.getByRole("main")).toContainText("見直しを終えたため（見本）。");
});
