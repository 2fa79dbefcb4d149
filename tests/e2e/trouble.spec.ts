import { expect, test } from "./support/app.ts";
import { openApp } from "./support/page.ts";

// Where a part of the app does not come, the reader is told, and every other page still works.

test.describe("a page's part that does not come", () => {
  // As at the very first visit, when nothing is kept yet.
  test.use({ serviceWorkers: "block" });

  test("says so in its place, and the next page is shown as ever", async ({ page }) => {
    await page.route(/\/assets\/YearsPage-[^/]+\.js$/, (route) => route.abort());
    await openApp(page, "/plans/4/items");
    const menu = page.getByRole("navigation", { name: "すべてのページ" });
    await menu.getByRole("link", { name: "年度から" }).click();
    await expect(page.getByRole("alert")).toContainText("このページを表示できませんでした");
    await menu.getByRole("link", { name: "地域から" }).click();
    await expect(page.getByRole("heading", { level: 1 })).not.toContainText("表示できませんでした");
    await expect(page.getByRole("main").getByRole("link", { name: "花泉" }).first()).toBeVisible();
    await expect(page.getByRole("alert")).toHaveCount(0);
  });

  test("does not take away the page that is there", async ({ page }) => {
    await page.route(/\/assets\/main-[^/]+\.js$/, (route) => route.abort());
    await page.goto("/plans/4/items/2-1-5");
    const address = page.url();
    let loads = 0;
    page.on("framenavigated", () => {
      loads += 1;
    });
    await page.getByRole("button", { name: "更新を確認" }).click();
    await expect(page.getByRole("complementary").getByRole("status")).toContainText("アプリの部品が届きませんでした");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("市営バス路線の再編");
    expect([page.url(), loads]).toEqual([address, 0]);
  });
});

test("letters typed at an address with a fragment do not move the page", async ({ page }) => {
  await openApp(page, "/plans/4/items#menu");
  await page.evaluate(() => scrollTo({ top: 0, behavior: "instant" }));
  await page.getByRole("searchbox").pressSequentially("バス");
  await expect(page).toHaveURL(/\?q=[^#]+$/);
  expect(await page.evaluate(() => scrollY)).toBeLessThan(200);
});
