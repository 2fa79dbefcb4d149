import type { Page } from "@playwright/test";
import { expect, serve, test } from "./support/app.ts";
import { listAxeViolations } from "./support/axe.ts";
import { openPage } from "./support/page.ts";
import { BUILT, DEMO, readSnapshot } from "./support/sites.ts";

// What is known as a whole: all findings, the log, what nobody has read yet, and the council's counts.

const entries = (page: Page) => page.locator("[data-of]:visible");

test("all findings stand on one page, newest year first, and can be narrowed by address and by hand", async ({
  page,
}) => {
  await openPage(page, "/plans/4/records?area=hanaizumi");
  const { plan } = await readSnapshot(BUILT);
  const all = await page.locator("[data-of]").count();
  const ofArea = await page.locator('[data-of~="area:hanaizumi"]').count();
  expect(ofArea).toBeGreaterThan(0);
  expect(ofArea).toBeLessThan(all);
  await expect(entries(page)).toHaveCount(ofArea);
  await expect(page.locator("[data-count]")).toHaveText(`${ofArea}件`);
  await expect(page.getByRole("combobox", { name: "地域" })).toHaveValue("hanaizumi");
  await expect(page.locator("html[data-asked]")).toHaveCount(0);
  expect(await listAxeViolations(page)).toEqual([]);

  await page.getByRole("combobox", { name: "地域" }).selectOption("");
  await page.getByRole("combobox", { name: "基本方針" }).selectOption("3");
  await expect(page).toHaveURL("/plans/4/records?policy=3");
  const keys = plan.items.filter(({ policy }) => policy === "3").map(({ key }) => key);
  const shown = await entries(page).evaluateAll((all) =>
    all.map((one) => /items\/([^#]+)/.exec(one.querySelector("a")?.getAttribute("href") ?? "")?.[1] ?? ""),
  );
  expect(shown.length).toBeGreaterThan(0);
  expect(shown.filter((key) => !keys.includes(key))).toEqual([]);

  const others = await page
    .locator("select[name=department] option")
    .evaluateAll((all) =>
      all
        .map((one) => (one as HTMLOptionElement).value)
        .filter((slug) => slug && !document.querySelector(`[data-of~="policy:3"][data-of~="department:${slug}"]`)),
    );
  await page.getByRole("combobox", { name: "担当" }).selectOption(others[0] ?? "");
  await expect(page.locator("[data-count]")).toHaveText("あてはまるものはありません。");
  await expect(entries(page)).toHaveCount(0);
});

test("what no plan has narrows nothing", async ({ page }) => {
  await openPage(page, "/plans/4/records?area=atlantis");
  await expect(page.locator("[data-of]:not([hidden])")).toHaveCount(await page.locator("[data-of]").count());
});

test("home, area and department lead to what was learnt, with the number that stands there", async ({ page }) => {
  for (const [from, name] of [
    ["/", /わかったことを新しい順に（(\d+)件）/],
    ["/plans/4/departments/zaisei", /^わかったこと\s*(\d+)件$/],
  ] as const) {
    await openPage(page, from);
    const link = page.getByRole("main").getByRole("link", { name });
    const count = name.exec((await link.textContent()) ?? "")?.[1];
    await link.click();
    await expect(page.locator("[data-count]")).toHaveText(`${count}件`);
    await expect(page.locator("[data-of]:not([hidden])")).toHaveCount(Number(count));
  }
});

test("the log of an invented city is short until it is unfolded, and can be narrowed", async ({ page }) => {
  const demo = await serve(DEMO);
  await openPage(page, `${demo.url}/plans/1/changes`);
  expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBeLessThan(8000);
  const all = await page.locator("[data-of]").count();
  await page.getByText("しぼりこむ").click();
  await page.getByRole("combobox", { name: "担当" }).selectOption("mihon-gakko");
  const found = await page.locator('[data-of~="department:mihon-gakko"]').count();
  expect(found).toBeGreaterThan(0);
  expect(found).toBeLessThan(all);
  await expect(entries(page)).toHaveCount(found);
  await demo.close();
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  for (const address of ["/plans/4/records", "/plans/4/changes"]) {
    test(`${address} holds everything, folded by the browser alone, and offers no choices`, async ({ page }) => {
      await page.goto(address);
      await expect(page.getByRole("combobox")).toHaveCount(0);
      await expect(page.locator("[data-part]")).toHaveCount(0);
      const folded = page.locator("main [data-group] details:not([open]) > summary");
      while ((await folded.count()) > 0) await folded.first().click();
      await expect(entries(page)).toHaveCount(await page.locator("[data-of]").count());
    });
  }
});

for (const [name, folder, plan] of [
  ["the city's", BUILT, "4"],
  ["an invented city's", DEMO, "1"],
] as const) {
  test(`${name} council page counts as home and the list do`, async ({ page }) => {
    test.slow();
    const site = await serve(folder);
    await page.goto(`${site.url}/`);
    const ofHome = await page
      .locator("[data-standings] li > a")
      .evaluateAll((all) =>
        all.map((link) => [link.getAttribute("href"), link.querySelector("b")?.textContent?.replace(/\D/g, "")]),
      );
    await page.goto(`${site.url}/plans/${plan}/status`);
    const links = await page
      .locator(`main a[href*="/items"]`)
      .evaluateAll((all) =>
        all
          .filter((link) => /^\d+$/.test(link.textContent ?? ""))
          .map((link) => [link.getAttribute("href") ?? "", link.textContent ?? ""]),
      );
    expect(ofHome.length).toBeGreaterThan(2);
    expect(links).toEqual(expect.arrayContaining(ofHome));
    // A few rows of each table, as the list has them.
    for (const [href = "", count = ""] of links.filter((_, index) => index % 5 === 0)) {
      await openPage(page, site.url + href);
      await expect(page.locator("[data-count]"), href).toHaveText(`${count}件`);
    }
    await page.goto(`${site.url}/plans/${plan}/status`);
    for (const section of ["undone", "no-record", "at-odds"]) {
      const region = page.getByRole("region").filter({ has: page.locator(`h2#${section}`) });
      const told = /\d+/.exec((await region.locator("h2 + span").textContent()) ?? "")?.[0];
      await expect(region.locator("li")).toHaveCount(Number(told));
    }
    await site.close();
  });
}

test("what nobody has read yet stands in the order of what it would fill, and the items lead there", async ({
  page,
}) => {
  await page.goto("/plans/4/items/2-1-5");
  await page.getByRole("link", { name: "まだ読めていない" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "まだ読めていない資料" })).toBeVisible();
  const fills = await page
    .getByRole("main")
    .getByRole("region")
    .evaluateAll((all) =>
      all.map(({ textContent }) => Number(/いま登録なし[^0-9]*(\d+)項目/.exec(textContent ?? "")?.[1] ?? 0)),
    );
  expect(fills.length).toBe(13);
  expect(fills).toEqual(fills.toSorted((a, b) => b - a));
  expect(fills[0]).toBeGreaterThan(30);
});

test.describe("of an invented city", () => {
  test("the whole that a figure is a part of stands beside it, with its source", async ({ page }) => {
    const demo = await serve(DEMO);
    await page.goto(`${demo.url}/plans/1/items/1-1-1`);
    const answer = page.getByRole("region", { name: "目標と状況" });
    await expect(answer).toContainText("みほんバスの全路線 48路線（令和元年度）のうち");
    await expect(answer.getByRole("link", { name: "出典" })).toHaveAttribute("href", /example\.jp\/reform\/plan-0$/);
    await demo.close();
  });

  test("years stand in their order where few of them are known, and nothing is drawn from a baseline that is not", async ({
    page,
  }) => {
    const demo = await serve(DEMO);
    await page.goto(`${demo.url}/plans/1/items/3-1-4`);
    const years = page.getByRole("region", { name: "年度ごと" }).locator("[data-columns] b");
    await expect(years).toHaveText(["令和3", "4", "5", "6", "7"]);
    const tracks = () => page.getByRole("region", { name: "目標と状況" }).locator("svg[viewBox]");
    await page.goto(`${demo.url}/plans/1/items/1-1-2`);
    await expect(page.getByRole("region", { name: "目標と状況" })).toContainText("いま 81");
    await expect(tracks()).toHaveCount(0);
    await page.goto(`${demo.url}/plans/1/items/1-1-1`);
    await expect(tracks()).toHaveCount(1);
    await demo.close();
  });
});
