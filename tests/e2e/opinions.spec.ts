import { expect, serve, test } from "./support/app.ts";
import { listAxeViolations } from "./support/axe.ts";
import { DEMO } from "./support/sites.ts";

// What became of opinions: the plan has none in its data and says so; the invented city has three.

test("where the data hold no opinions, the page says so and when people were asked, and items say nothing", async ({
  page,
}) => {
  await page.goto("/plans/4");
  await page.locator("main").getByRole("link", { name: "意見と市の考え方" }).click();
  await expect(page).toHaveURL("/plans/4/opinions");
  const main = page.locator("main");
  await expect(main).toContainText(
    "市の意見募集は、計画（案）について2020年12月21日から2021年1月15日まででした。いまは募集していません。",
  );
  await expect(main).toContainText("このアプリのデータにまだありません。市が公表していないという意味ではありません。");
  await expect(main.locator("table")).toHaveCount(0);
  await page.goto("/plans/4/items/2-1-5");
  await expect(page.locator("#opinions")).toHaveCount(0);
});

test.describe("in the invented city", () => {
  test("an item shows the opinions on it with the city's answer and the page of the source, and leads to all", async ({
    page,
  }) => {
    const demo = await serve(DEMO);
    try {
      await page.goto(`${demo.url}/plans/1/items/1-1-1`);
      const own = page.getByRole("region", { name: "意見と市の考え方" });
      await expect(own).toContainText("2件");
      await expect(own).toContainText("みほんバスの夕方の便を残してほしい（見本の意見）。");
      await expect(own).toContainText("市の考え方：一部反映");
      await expect(own).toContainText("意見の募集の結果（見本） 1ページ（架空のみほん市・2021年1月）");
      await own.getByRole("link", { name: "計画への意見のすべて" }).click();
      const table = page.getByRole("region", { name: "計画（案）への意見" });
      await expect(table).toContainText("反映区分：一部反映1件、参考1件、反映しない1件");
      const rows = table.locator("tbody tr");
      await expect(rows).toHaveCount(3);
      await expect(rows.nth(1)).toContainText("2-1-4");
      await expect(rows.nth(1)).toContainText("1-1-1");
      await expect(rows.nth(2)).toContainText("計画全体");
      await expect(rows.nth(2)).toContainText("ほかの計画と合わせ、5年のままとします（見本の回答）。");
      expect(await listAxeViolations(page)).toEqual([]);
      const width = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(width).toBeLessThanOrEqual(0);
    } finally {
      await demo.close();
    }
  });
});
