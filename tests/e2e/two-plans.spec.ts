import { pathToFileURL } from "node:url";
import type { Page } from "@playwright/test";
import { type App, test as base, expect, serve } from "./support/app.ts";
import { listAxeViolations } from "./support/axe.ts";
import { keepSite, openPage } from "./support/page.ts";
import { listAddresses, TWO_PLANS, TWO_PLANS_PORTABLE } from "./support/sites.ts";

// An invented town whose plan 2 is the current one, beside plan 1, which was published before (tests/support/two-plans.ts).

const test = base.extend<object, { app: App }>({
  app: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures it needs from this pattern
    async ({}, use) => {
      const app = await serve(TWO_PLANS);
      await use(app);
      await app.close();
    },
    { scope: "worker" },
  ],
});

const OLD_ITEM = "/plans/1/items/shisaku-9";
const NEW_ITEM = "/plans/2/items/1-1-1";
const note = (page: Page) => page.getByRole("note");

test("home is of the current plan; every address of the one before stays and says which plan it is of", async ({
  page,
}) => {
  const addresses = await listAddresses(TWO_PLANS);
  const older = addresses.filter((address) => /^\/plans\/1(\/|$)/.test(address));
  expect(older.length).toBeGreaterThan(10);
  for (const address of older) {
    await page.goto(address);
    await expect(note(page), address).toContainText("これまでの計画「架空町改革の方針」のページです。");
    await expect(page.locator("[data-follow]"), address).toHaveCount(0);
    const links = await page.locator("a[href^='/plans/']").evaluateAll((all) => all.map((a) => a.getAttribute("href")));
    const paths = links.map((href) => (href ?? "").replace(/[?#].*/, ""));
    expect(
      paths.filter((path) => !addresses.includes(path)),
      address,
    ).toEqual([]);
  }
  await page.goto(OLD_ITEM);
  expect(await listAxeViolations(page)).toEqual([]);
  await note(page).getByRole("link", { name: "第2次架空町改革の方針" }).click();
  await expect(page).toHaveURL("/");
  await expect(note(page)).toHaveCount(0);
  await expect(page.locator('meta[name="plan"]')).toHaveAttribute("content", "2");
});

test("the list of plans leads from each to the other", async ({ page }) => {
  await page.goto("/plans/2");
  const plans = page.locator('section[aria-labelledby="plans"]');
  await expect(plans.locator("li")).toHaveText([
    "架空町改革の方針（令和6年度から令和8年度まで）",
    "第2次架空町改革の方針（令和9年度から令和11年度まで。いまの計画）",
  ]);
  await plans.getByRole("link", { name: "架空町改革の方針", exact: true }).click();
  await expect(page).toHaveURL("/plans/1");
  await note(page).getByRole("link", { name: "計画の一覧" }).click();
  await expect(page).toHaveURL("/plans/2#plans");
});

test("feeds, calendars, pictures and tables are those of the page's own plan", async ({ page, request }) => {
  for (const { address, feed, image } of [
    { address: "/plans/1/policies/1", feed: "/feeds/policies/1.atom", image: "/og/1.2.png" },
    { address: "/plans/2/policies/1", feed: "/feeds/plans/2/policies/1.atom", image: "/og/2/2.2.png" },
    { address: OLD_ITEM, feed: "/feeds/items/shisaku-9.atom", image: "/og/shisaku-9.2.png" },
    { address: NEW_ITEM, feed: "/feeds/plans/2/items/1-1-1.atom", image: "/og/2/1-1-1.2.png" },
  ]) {
    await page.goto(address);
    const link = page.locator('head link[type="application/atom+xml"]');
    await expect(link).toHaveAttribute("href", feed);
    await expect(page.getByRole("link", { name: "フィード", exact: true })).toHaveAttribute("href", feed);
    for (const file of [feed, feed.replace("feeds", "calendar").replace("atom", "ics"), image]) {
      expect((await request.get(file)).status(), file).toBe(200);
    }
  }
  await page.goto("/data");
  const files = await page
    .locator("a[href$='/records.csv']")
    .evaluateAll((all) => all.map((a) => a.getAttribute("href")));
  expect(files).toEqual(["/data/plans/2/records.csv", "/data/plans/1/records.csv"]);
  for (const file of files) expect((await request.get(file ?? "")).status()).toBe(200);
});

test("without a connection the current plan stands whole, and the older one once a page of it was opened", async ({
  page,
  context,
}) => {
  await keepSite(page);
  await context.setOffline(true);
  await page.goto(NEW_ITEM);
  await expect(page.getByRole("heading", { level: 1, name: "窓口の一本化" })).toBeVisible();
  await page.goto(OLD_ITEM);
  await expect(page.getByRole("heading", { level: 1, name: "つながりません" })).toBeVisible();

  await context.setOffline(false);
  await openPage(page, OLD_ITEM);
  await expect(page.locator("[data-stored]")).toHaveText("・端末に保存済み");
  await context.setOffline(true);
  await page.goto("/plans/1/items/shisaku-12");
  await expect(note(page)).toContainText("これまでの計画");
  await expect(page.getByText("時点・端末のデータ")).toBeVisible();
  await page.goto("/");
  await expect(note(page)).toHaveCount(0);
});

test("a page of the older plan neither reads nor counts what is followed as its own", async ({ page }) => {
  await keepSite(page);
  await openPage(page, NEW_ITEM);
  await page.locator("[data-follow]").first().click();
  await expect(page.locator("[data-follow]").first()).toHaveAttribute("data-following", "true");
  const stored = () =>
    page.evaluate(() => JSON.stringify(Object.entries(localStorage).find(([key]) => /follow/.test(key))));
  const before = await stored();
  expect(before).toContain("item:1-1-1");
  await openPage(page, OLD_ITEM);
  await expect(page.locator("[data-stored]")).toHaveText("・端末に保存済み");
  expect(await stored()).toBe(before);
  await page.goto("/following");
  await expect(page.locator('[data-item="1-1-1"]')).toBeVisible();
});

test("each plan says what of the one went on in the other", async ({ page }) => {
  await page.goto("/plans/1/items/shisaku-12");
  const words = page.locator('section[aria-labelledby="words"]');
  await expect(words).toContainText(
    "次の計画「第2次架空町改革の方針」へ：引き継がれた（1 窓口の一本化、3 待ち時間の短縮）。二つに分けた（架空）出典：取組の結果（架空）",
  );
  expect(await listAxeViolations(page)).toEqual([]);
  await words.getByRole("link", { name: "3 待ち時間の短縮" }).click();
  await expect(page).toHaveURL("/plans/2/items/1-1-3");
  await expect(words).toContainText("前の計画「架空町改革の方針」の施策12 窓口の一本化を引き継いでいます。");
  await words.getByRole("link", { name: "施策12 窓口の一本化" }).click();
  await expect(page).toHaveURL("/plans/1/items/shisaku-12");

  await page.goto("/plans/1");
  const handed = page.locator('section[aria-labelledby="handover"]');
  await expect(handed.locator("summary")).toHaveText(["引き継がれた 2項目", "終わった 1項目"]);
  await handed.getByText("引き継がれた 2項目").click();
  await expect(handed.locator("li").first()).toHaveText("施策9 書類の電子化 → 2 書類の電子化");
  await page.goto("/plans/2");
  const taken = page.locator('section[aria-labelledby="from-1"]');
  await taken.getByText("終わった 1項目").click();
  await taken.getByRole("link", { name: "待ち時間の短縮" }).click();
  await expect(page).toHaveURL("/plans/1/items/i-2-3");
  await expect(words).toContainText("次の計画「第2次架空町改革の方針」へ：終わった");
});

test("searching says that it is within the current plan, and leads to the others", async ({ page }) => {
  await openPage(page, "/search");
  await page.getByRole("link", { name: "ほかの計画", exact: true }).click();
  await expect(page).toHaveURL("/plans/2#plans");
});

test("the portable edition names the plans that the site has besides the one in the file", async ({ page }) => {
  const file = pathToFileURL(TWO_PLANS_PORTABLE).href;
  await page.goto(`${file}#/search`);
  await page.getByRole("link", { name: "ほかの計画", exact: true }).click();
  await expect(page).toHaveURL(`${file}#/plans/2#plans`);
  const plans = page.locator('section[aria-labelledby="plans"]');
  await expect(plans.locator("li")).toHaveText([
    "架空町改革の方針（令和6年度から令和8年度まで）",
    "第2次架空町改革の方針（令和9年度から令和11年度まで。いまの計画）",
  ]);
  // Without an address of the site there is no way to it.
  await expect(plans.getByRole("link", { name: "架空町改革の方針", exact: true })).toHaveCount(0);
  await expect(page.getByRole("note")).toHaveCount(0);
});
