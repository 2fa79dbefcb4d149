import type { Page } from "@playwright/test";
import type { Snapshot } from "#domain/snapshot.ts";
import { loadSnapshot } from "../../src/build/load-snapshot.ts";
import { expect, test } from "./support/app.ts";
import { BUILT, listAddresses, loadRenderer } from "./support/sites.ts";

// Sheets of A4 for notice boards and the booklet, as they come out of a printer.

const SHEET = "/plans/4/items/2-1-5/sheet";
const { snapshot } = await loadSnapshot("data");

async function countSheets(page: Page): Promise<number> {
  const pdf = (await page.pdf({ format: "A4" })).toString("latin1");
  return pdf.match(/\/Type\s*\/Page\b/g)?.length ?? 0;
}

/** It stands on paper alone, so that nothing moves on a screen. */
const waitForCode = (page: Page) => expect(page.locator("[data-qr] svg")).toBeAttached();

test("every item and every area has one sheet of A4", async ({ page }) => {
  test.slow();
  const sheets = (await listAddresses(BUILT)).filter((address) => address.endsWith("/sheet"));
  expect(sheets.length).toBe(snapshot.plan.items.length + snapshot.plan.areas.length);
  const counts: [string, number][] = [];
  for (const address of sheets) {
    await page.goto(address);
    await waitForCode(page);
    counts.push([address, await countSheets(page)]);
  }
  expect(counts.filter(([, count]) => count !== 1)).toEqual([]);
});

/** A page of other data than the site's, rendered by the site's own renderer. */
async function openAs(page: Page, other: Snapshot, address: string): Promise<void> {
  const { renderer, frame } = await loadRenderer(BUILT);
  const { html } = renderer.renderPage(frame, other, address);
  await page.route(`**${address}`, (route) => route.fulfill({ body: html, contentType: "text/html; charset=utf-8" }));
  await page.goto(address);
  await waitForCode(page);
}

for (const [what, repeat] of [
  ["many findings", { records: 40, words: 1 }],
  ["long findings and a long goal", { records: 3, words: 30 }],
  ["both", { records: 40, words: 30 }],
] as const) {
  test(`an item with ${what} still has one sheet, which says that there is more`, async ({ page }) => {
    const plan = structuredClone(snapshot.plan);
    const [event] = plan.records.filter(({ item, type }) => item === "2-1-5" && type === "event");
    if (!event) throw new Error("2-1-5 has no event");
    for (const item of plan.items) if (repeat.words > 1) item.goal = item.goal.repeat(repeat.words);
    for (let month = 0; month < repeat.records; month += 1) {
      const date = `${2021 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}`;
      plan.records.push({ ...event, id: `x${month}`, date, text: event.text.repeat(repeat.words) });
    }
    await openAs(page, { ...snapshot, plan }, SHEET);
    expect(await countSheets(page)).toBe(1);
    await expect(page.getByText("つづきはみえる改革のページにあります。")).toBeVisible();
  });
}

test("a sheet tells promise, status, what is known with its source, the date, and where the item stands", async ({
  page,
}) => {
  await page.goto(SHEET);
  await waitForCode(page);
  await page.emulateMedia({ media: "print" });
  const sheet = page.locator("article");
  for (const text of [
    "市営バス路線の再編",
    "2-1-5",
    "22路線 → 11路線（令和5年度）",
    "登録なし",
    "公表資料でまだ確かめられていません",
    "市が公表していないという意味ではありません",
    "出典：",
    "時点",
    new URL("/plans/4/items/2-1-5", page.url()).href,
  ]) {
    await expect(sheet.getByText(text).first()).toBeVisible();
  }
  // The frame of the site stays on the screen.
  for (const part of ["header", "nav", "body > aside"]) {
    for (const one of await page.locator(part).all()) await expect(one).toBeHidden();
  }
  await expect(page.locator('meta[name="robots"]')).toHaveAttribute("content", "noindex");
  await expect(page.locator('link[rel="canonical"]')).toHaveAttribute("href", "/plans/4/items/2-1-5");
});

test("the sheet of an area explains where each item stands, and once what 登録なし means", async ({ page }) => {
  await page.goto("/plans/4/areas/daito/sheet");
  await waitForCode(page);
  await page.emulateMedia({ media: "print" });
  const sheet = page.locator("article");
  await expect(sheet.locator("[data-status]")).not.toHaveCount(0);
  // Each with its sentence behind the badge.
  for (const badge of await sheet.locator("li:has([data-status])").all()) await expect(badge).toHaveText(/。$/);
  await expect(sheet.getByText("市が公表していないという意味ではありません")).toHaveCount(1);
});

test("without scripts a sheet speaks of no code", async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(SHEET);
  await page.emulateMedia({ media: "print" });
  await expect(page.getByText("時点でわかっていることです")).toBeVisible();
  await expect(page.getByText("このコードから")).toBeHidden();
  await context.close();
});

const BOOKLET = "/plans/4/booklet";

test("the booklet tells every item in the order of the plan, and prints as sheets with a number", async ({ page }) => {
  await page.goto(BOOKLET);
  const keys = snapshot.plan.items.map(({ key }) => `item-${key}`);
  const idsOf = (selector: string) => page.locator(selector).evaluateAll((all) => all.map(({ id }) => id));
  expect(await idsOf("article h3")).toEqual(keys);
  const contents = page.getByRole("navigation", { name: "もくじ" }).getByRole("link");
  expect(await contents.evaluateAll((all) => all.map((link) => link.getAttribute("href")))).toEqual(
    keys.map((key) => `#${key}`),
  );
  await waitForCode(page);
  await page.emulateMedia({ media: "print" });
  await expect(page.getByRole("checkbox")).toBeHidden();
  for (const item of await page.locator("article").all()) await expect(item).toHaveCSS("break-inside", "avoid");
  const sheets = await countSheets(page);
  expect(sheets).toBeGreaterThan(3);
  expect(sheets).toBeLessThanOrEqual(24);
});

test("the booklet is narrowed to what is followed, alone or of one area, and to all again", async ({ page }) => {
  await page.goto("/plans/4/policies/2");
  const follow = page.locator('[data-follow="policy:2"]');
  await follow.click();
  await expect(follow).toHaveAttribute("data-following", "true");
  const { items } = snapshot.plan;
  const mine = items.filter(({ policy }) => policy === "2");
  const ofArea = mine.filter(({ areas }) => areas.includes("daito"));
  expect(new Set([items.length, mine.length, ofArea.length, 0]).size).toBe(4);

  await page.goto("/following");
  await page.getByRole("link", { name: "印刷して冊子にする" }).click();
  const contents = page.getByRole("navigation", { name: "もくじ" }).getByRole("link");
  const showsOnly = async (count: number) => {
    await expect(page.locator("article:visible")).toHaveCount(count);
    await expect(contents).toHaveCount(count);
    await expect(page.locator("[data-count]")).toHaveText([`${count}件`]);
  };
  await showsOnly(mine.length);
  await expect(page.locator("[data-condition-words]")).toHaveText("フォローしているもの");
  await page.getByRole("combobox", { name: "地域" }).selectOption("daito");
  await showsOnly(ofArea.length);
  await expect(page.locator("[data-condition-words]")).toHaveText("大東・フォローしているもの");
  await page.reload();
  await showsOnly(ofArea.length);
  await page.getByLabel("フォローしているもの").uncheck();
  await page.getByRole("combobox", { name: "地域" }).selectOption("");
  await showsOnly(items.length);
  await expect.poll(() => new URL(page.url()).search).toBe("");
});

test("who follows nothing is told so by the booklet", async ({ page }) => {
  await page.goto(`${BOOKLET}?mine=1`);
  await expect(page.locator("[data-count]")).toHaveText(["あてはまるものはありません。"]);
  await expect(page.locator("article:visible")).toHaveCount(0);
});
