import { plainTitle } from "../../src/domain/item.ts";
import { expect, test } from "./support/app.ts";
import { keepSite, openPage } from "./support/page.ts";
import { BUILT, EVERY_KIND, readSnapshot } from "./support/sites.ts";

// After one visit to one page everything is on the device.

test.beforeEach(async ({ page }) => {
  await keepSite(page);
});

test("an item that was followed is still there without a connection, and so is the age of the data", async ({
  page,
  context,
}) => {
  await page.goto("/plans/4/items/2-1-5");
  await page.locator("[data-follow]").first().click();
  await context.setOffline(true);
  await page.reload();
  await expect(page.getByRole("heading", { level: 1, name: "市営バス路線の再編" })).toBeVisible();
  await expect(page.locator("[data-follow]").first()).toHaveAttribute("data-following", "true");
  await expect(page.getByText(/年\d+月\d+日時点・端末のデータ/)).toBeVisible();
  await expect(page.getByText("オフラインです。")).toBeVisible();
});

test("every screen says offline that the data are the device's", async ({ page, context }) => {
  await context.setOffline(true);
  for (const address of ["/", "/about", "/plans/4/text"]) {
    await page.goto(address);
    await expect(page.getByText(/時点・端末のデータ/)).toBeVisible();
  }
});

test("a look for newer data says that there is no connection", async ({ page, context }) => {
  await openPage(page, "/");
  await context.setOffline(true);
  await page.getByRole("button", { name: "更新を確認" }).click();
  await expect(page.getByText("いまはインターネットにつながっていません。")).toBeVisible();
  // Said once.
  await expect(page.getByText("オフラインです。")).toHaveCount(0);
});

test("all 47 items open one after the other without a connection", async ({ page, context }) => {
  test.slow();
  const { plan } = await readSnapshot(BUILT);
  expect(plan.items).toHaveLength(47);
  await context.setOffline(true);
  await page.goto(`/plans/4/items/${plan.items[0]?.key}`);
  for (const [index, item] of plan.items.entries()) {
    await expect(page).toHaveURL(new RegExp(`/items/${item.key}$`));
    await expect(page.locator("h1")).toHaveText(plainTitle(item));
    const next = plan.items[index + 1];
    if (next) await page.locator(`nav a[href$="/items/${next.key}"]`).click();
  }
});

for (const policy of ["1", "2", "3", "4"]) {
  test(`every item of policy ${policy} opens by its address without a connection`, async ({ page, context }) => {
    test.slow();
    const { plan } = await readSnapshot(BUILT);
    await context.setOffline(true);
    for (const item of plan.items.filter((one) => one.policy === policy)) {
      await page.goto(`/plans/4/items/${item.key}`);
      await expect(page.locator("h1")).toHaveText(plainTitle(item));
    }
  });
}

test("every kind of page opens by its address without a connection", async ({ page, context }) => {
  test.slow();
  await context.setOffline(true);
  for (const address of EVERY_KIND) {
    await page.goto(address);
    await expect(page.locator("main h1"), address).toBeVisible();
    await expect(page.locator("main"), address).not.toContainText("まだデータがありません");
  }
});

test("search and list work without a connection", async ({ page, context }) => {
  await context.setOffline(true);
  await page.goto("/plans/4/items");
  await page.getByRole("searchbox").pressSequentially("バス");
  await expect(page.locator("[data-item]").filter({ hasText: "市営バス路線の再編" })).toBeVisible();
  await page.goto(`/search?q=${encodeURIComponent("審議会")}`);
  await expect(page.getByText(/「審議会」を含むもの \d+件/)).toBeVisible();
});

test("without a connection a chart is plain bars, and Chart.js's where one was seen before", async ({
  page,
  context,
}) => {
  const chart = page.locator("[data-drawing]").first();
  const open = async () => {
    await openPage(page, "/plans/4/items/3-1-1");
    await chart.scrollIntoViewIfNeeded();
  };
  await context.setOffline(true);
  await open();
  await expect(chart.locator("rect").first()).toBeVisible();
  await expect(chart.locator("canvas")).toHaveCount(0);

  await context.setOffline(false);
  await open();
  await expect(chart.locator("canvas")).toBeVisible();
  await context.setOffline(true);
  await open();
  await expect(chart.locator("canvas")).toBeVisible();
  await expect(chart.locator("svg")).toHaveCount(0);
});

test("with the server gone for good, a page never opened before still comes from the device", async ({
  page,
  context,
}) => {
  await context.route("**/*", (route) => route.abort());
  await openPage(page, "/plans/4/items/3-2-2");
  await expect(page.locator("h1")).toBeVisible();
  await expect(page.getByText(/時点・端末に保存済み/)).toBeVisible();
  // The browser has a connection: that the site is gone shows with the next look.
  await page.getByRole("button", { name: "更新を確認" }).click();
  await expect(page.getByText(/時点・端末のデータ/)).toBeVisible();
});
