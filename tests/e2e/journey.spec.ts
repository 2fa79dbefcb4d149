import { expect, test } from "./support/app.ts";
import { holdScript, openPage } from "./support/page.ts";
import { BUILT, readSnapshot } from "./support/sites.ts";

// A citizen looks for what touches their life. What they keep is in follow.spec.ts and offline.spec.ts.

const BUS = "市営バス路線の再編";

test("from the front page to the bus item by typing バス, and following it @desktop", async ({ page }) => {
  await page.goto("/");
  await page.locator('nav a[href="/plans/4/items"]:visible').first().click();
  await page.getByRole("searchbox").pressSequentially("バス");
  await expect(page.getByText("「バス」を含む項目")).toBeVisible();
  await page.getByRole("main").getByRole("link", { name: BUS }).click();

  await expect(page.getByRole("heading", { level: 1, name: BUS })).toBeVisible();
  await expect(page).toHaveURL(/\/plans\/4\/items\/2-1-5$/);
  const follow = page.getByRole("button", { name: new RegExp(`^${BUS}を\\s*フォロー`) });
  await follow.click();
  await expect(follow).toHaveAttribute("data-following", "true");

  await page.reload();
  await expect(follow).toHaveAttribute("data-following", "true");
  await page.goto("/following");
  await expect(page.getByRole("main").getByRole("link", { name: BUS })).toBeVisible();
  await expect(page.getByRole("main")).toContainText("前回から変わったことはありません");
  await page.goto("/");
  await expect(page.getByRole("main")).toContainText("この端末でフォロー中：1件");
});

test("an address that narrows shows no card before it is narrowed, and all where the scripts do not come", async ({
  page,
}) => {
  const release = await holdScript(page, "island");
  await page.goto("/plans/4/items?status=done", { waitUntil: "commit" });
  const cards = page.locator("[data-item]:visible");
  const count = page.locator("[data-count]");
  const remark = () => count.evaluate((node) => getComputedStyle(node, "::after").content);
  await expect(count).toBeVisible();
  await expect(cards).toHaveCount(0);
  expect(await remark()).toContain("しぼりこむ前");
  // As after the seconds that a reader is asked to wait.
  await page.evaluate(() => document.getAnimations().forEach((animation) => void animation.finish()));
  await expect(cards).toHaveCount(47);

  release();
  await expect(cards).toHaveCount(3);
  expect(await remark()).toBe("none");
});

for (const [name, claim] of [
  ["following", "まだ項目をフォローしていません"],
  ["settings", "まだ何もフォローしていません"],
] as const) {
  test(`/${name}: what is followed is not said to be nothing before the device has answered`, async ({ page }) => {
    const release = await holdScript(page, name);
    await page.addInitScript(() => {
      localStorage.setItem(
        "follows",
        JSON.stringify({ revision: 1, follows: [{ id: "item:2-1-5", since: 1, read: 1 }] }),
      );
    });
    await page.goto(`/${name}`, { waitUntil: "commit" });
    const main = page.getByRole("main");
    await expect(main).toContainText("読み込んでいます");
    await expect(main).not.toContainText(claim);
    release();
    await expect(
      name === "following" ? main.getByRole("link", { name: BUS }).first() : page.locator("[data-follow-code]"),
    ).toBeVisible();
    await expect(main).not.toContainText("読み込んでいます");
    await expect(main).not.toContainText(claim);
  });
}

for (const [words, key] of [
  ["でんし申請", "4-1-1"],
  ["ﾃﾞﾏﾝﾄﾞ", "2-1-5"],
  ["給食 委託", "2-1-8"],
] as const) {
  test(`an address with the words 「${words}」 shows what they find`, async ({ page }) => {
    await page.goto(`/plans/4/items?q=${encodeURIComponent(words)}`);
    await expect(page.locator("[data-count]")).toContainText(`「${words}」を含む項目`);
    await expect(page.locator(`[data-item] a[href$="/items/${key}"]`)).toBeVisible();
  });
}

test("filters and order stand in the address, count, and come back with the back button", async ({ page }) => {
  await openPage(page, "/plans/4/items");
  const count = page.locator("[data-count]");
  await expect(count).toHaveText("47件");
  await page.getByText("しぼりこむ・並べかえる").click();
  await page.getByLabel("新規・継続").selectOption("new");
  await expect(count).toHaveText("9件");
  await page.getByLabel("基本方針").selectOption("2");
  await expect(page).toHaveURL(/origin=new/);
  await expect(page).toHaveURL(/policy=2/);
  await page.getByLabel("方針の中の区分").selectOption({ label: "事務事業" });
  await expect(page).toHaveURL(/section=1/);
  const found = await count.textContent();
  const conditions = page.getByText("しぼりこみ：");
  await expect(conditions).toContainText("事務事業、公共施設の見直し・事務事業・新規");

  await page.locator("[data-item] a").first().click();
  await expect(page).toHaveURL(/\/items\/\d-\d-\d+$/);
  await page.goBack();
  await expect(count).toHaveText(found ?? "");
  await page.reload();
  await expect(count).toHaveText(found ?? "");

  await page.getByRole("link", { name: "条件をすべてはずす" }).press("Enter");
  await expect(page).toHaveURL("/plans/4/items");
  await expect(count).toHaveText("47件");
  await expect(conditions).toBeHidden();
});

test("words that find nothing leave a way out", async ({ page }) => {
  await openPage(page, "/plans/4/items");
  await page.getByRole("searchbox").fill("ぬるぽわ");
  await expect(page.locator("[data-count]")).toContainText("0件");
  await page.getByRole("link", { name: "条件をすべてはずす" }).click();
  await expect(page.locator("[data-count]")).toHaveText("47件");
});

test("a page that a link opens has its title and starts at the top", async ({ page }) => {
  await openPage(page, "/plans/4/items");
  await page.locator("[data-item] a").last().scrollIntoViewIfNeeded();
  await page.locator("[data-item] a").last().click();
  await expect(page).toHaveURL(/\/items\/4-1-3$/);
  await expect(page).toHaveTitle(/4-1-3/);
  await expect.poll(() => page.evaluate(() => scrollY)).toBe(0);
});

test("what one sentence of one source says stands once among the records, and what no status rests on says so", async ({
  page,
}) => {
  const { plan } = await readSnapshot(BUILT);
  await page.goto("/plans/4/items/1-1-4");
  const records = page.getByRole("region", { name: "これまでにわかったこと" });
  const rates = records.locator("li").filter({ hasText: "収入率87.0%、執行率84.4%だった" });
  await expect(rates).toHaveCount(1);
  await expect(rates).toContainText("84.4%");
  for (const { id } of plan.records.filter(({ item }) => item === "1-1-4"))
    await expect(records.locator(`#record-${id}`), id).toHaveCount(1);

  await page.goto("/plans/4/items/3-1-1");
  // Context says so once, by its heading; of the results, only those on which no year rests.
  const context = records.locator("h3", { hasText: "関係する動き（判定には使いません）" });
  await expect(context).toHaveCount(1);
  for (const entry of await records.locator("[data-result] > li").all()) {
    const text = (await entry.textContent()) ?? "";
    const ids = await entry.evaluate((li) => [li, ...li.querySelectorAll("[id]")].map(({ id }) => id.slice(7)));
    const isUsed = ids.some((id) => id.endsWith("-year") || ["f087", "f088", "f089"].includes(id));
    expect(text.includes("判定には使いません"), text).toBe(!isUsed);
  }
});

test("a series is drawn as a chart, and stands as a table @desktop", async ({ page }) => {
  await openPage(page, "/plans/4/items/3-1-1");
  const chart = page.locator("[data-drawing]").first();
  await chart.scrollIntoViewIfNeeded();
  await expect(chart.locator("canvas")).toBeVisible();
  await expect(chart.locator("svg")).toHaveCount(0);
  await expect(page.locator("figure table").first()).toContainText("令和");
});

test("an item says who promised what by when, what is known and where to look, even without a result", async ({
  page,
}) => {
  await page.goto("/plans/4/items/2-1-5");
  await expect(page.getByRole("region", { name: "目標と状況" })).toContainText("登録なし");
  await expect(page.locator("blockquote").first()).toContainText("1便あたり平均乗車人数2.0人未満の路線");
  await expect(page.getByRole("main")).toContainText("まちづくり推進課");
  await expect(page.getByRole("main")).toContainText("令和5年度");
  const documents = page.getByRole("region", { name: "結果が載っていそうな資料" });
  await expect(documents.getByRole("link").first()).toHaveAttribute("href", /^https:/);
  await expect(page.getByRole("main").getByRole("link", { name: /前の項目/ })).toHaveAttribute("href", /2-1-4$/);
  await expect(page.getByRole("main").getByRole("link", { name: /次の項目/ })).toHaveAttribute("href", /2-1-6$/);
});
