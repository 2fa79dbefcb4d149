import { expect, test } from "./support/app.ts";
import { openPage } from "./support/page.ts";

// Where a script does not come, the reader is told, and every other page still works.

test.describe("a script that does not come", () => {
  // As at the very first visit, when nothing is kept yet.
  test.use({ serviceWorkers: "block" });

  for (const name of ["following", "search", "settings", "drafts"] as const) {
    test(`leaves /${name} readable, with a word why, and the next page is shown as ever`, async ({ page }) => {
      await page.route(new RegExp(`/assets/${name}-[^/]+\\.js$`), (route) => route.abort());
      await page.goto(`/${name}`);
      await expect(page.getByRole("main")).toContainText("届きませんでした");
      await expect(page.getByRole("main")).not.toContainText("読み込んでいます");
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      await page.getByRole("button", { name: "メニュー" }).first().click();
      await page.getByRole("navigation", { name: "すべてのページ" }).getByRole("link", { name: "地域から" }).click();
      await expect(page.getByRole("main").getByRole("link", { name: "花泉" }).first()).toBeVisible();
    });
  }

  test("leaves the list whole, and says that it cannot be narrowed", async ({ page }) => {
    await page.route(/\/assets\/item-list-[^/]+\.js$/, (route) => route.abort());
    await page.goto("/plans/4/items?q=%E3%83%90%E3%82%B9");
    await expect(page.locator("[data-notice]")).toContainText("しぼりこむための部品が届きませんでした。");
    await expect(page.locator("[data-item]:visible")).toHaveCount(47);
  });

  test("leaves the plain bars of a chart, and its table", async ({ page }) => {
    const refused = page.waitForEvent("requestfailed", (request) => /draw-trend/.test(request.url()));
    await page.route(/\/assets\/draw-trend-[^/]+\.js$/, (route) => route.abort());
    await openPage(page, "/plans/4/items/3-1-1");
    const chart = page.locator("[data-drawing]").first();
    await chart.scrollIntoViewIfNeeded();
    await refused;
    await expect(chart.locator("canvas")).toHaveCount(0);
    await expect(chart.locator("svg")).toBeVisible();
    await expect(page.locator("figure table").first()).toContainText("令和");
  });

  test("does not take away the page that is there", async ({ page }) => {
    await page.route(/\/assets\/refresh-plan-[^/]+\.js$/, (route) => route.abort());
    await openPage(page, "/plans/4/items/2-1-5");
    const address = page.url();
    let loads = 0;
    page.on("framenavigated", () => {
      loads += 1;
    });
    await page.getByRole("button", { name: "更新を確認" }).click();
    await expect(page.locator("[data-notice]")).toContainText("サイトから正しい返事がありませんでした");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("市営バス路線の再編");
    expect([page.url(), loads]).toEqual([address, 0]);
  });
});

test("letters typed at an address with a fragment do not move the page", async ({ page }) => {
  await openPage(page, "/plans/4/items#menu");
  await page.evaluate(() => scrollTo({ top: 0, behavior: "instant" }));
  await page.getByRole("searchbox").pressSequentially("バス");
  await expect(page).toHaveURL(/\?q=[^#]+#menu$/);
  expect(await page.evaluate(() => scrollY)).toBeLessThan(200);
});
