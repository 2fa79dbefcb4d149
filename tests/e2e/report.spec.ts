import { expect, serve, test } from "./support/app.ts";
import { DEMO } from "./support/sites.ts";

// The council's report as readers and the council see it, of the real plan and of the invented city.

test("the report of the real plan says that no effect of the year is registered, and tells the plan's before", async ({
  page,
}) => {
  for (const year of [2021, 2024]) {
    await page.goto(`/plans/4/report/${year}`);
    const effects = page.getByRole("region", { name: "財政効果額" });
    await expect(effects.getByText("この年度の財政効果額は登録されていません。")).toBeVisible();
    await expect(effects).toContainText("第3次プランの財政効果額は41億1,600万円で、目標は41億3,300万円だった。");
    await expect(effects.getByRole("link", { name: "まだ読めていない資料" })).toHaveAttribute(
      "href",
      "/plans/4/documents",
    );
  }
});

test("an item's report tells what sources say will come after the year, but nothing that was said later", async ({
  page,
}) => {
  await page.goto("/plans/4/report/2024");
  const item = page.getByRole("article").filter({ has: page.getByRole("heading", { name: /^3-1-2 / }) });
  await expect(item.getByRole("listitem").filter({ hasText: "2028年3月31日：総合体育館の命名権" })).toHaveCount(1);
  await expect(item).toContainText("次の期限：令和7年度");
  // The broadcast is of May 2024: the report of FY2022 was due before it.
  await page.goto("/plans/4/report/2022");
  await expect(page.getByRole("main")).not.toContainText("2028年3月31日：");
});

test("each year of the invented city has its own effect, its own 今後, and the years before beside it", async ({
  page,
}) => {
  const site = await serve(DEMO);
  try {
    const report = (year: number) => page.goto(`${site.url}/plans/1/report/${year}`);
    const effects = page.getByRole("region", { name: "財政効果額" });
    const item = (number: string) =>
      page.getByRole("article").filter({ has: page.getByRole("heading", { name: new RegExp(`^${number} `) }) });
    const row = (number: string, name: string) =>
      item(number)
        .locator("dl > div")
        .filter({ has: page.getByRole("term").filter({ hasText: new RegExp(`^${name}$`) }) })
        .getByRole("definition");

    await report(2023);
    await expect(effects).toContainText("令和3年度から5年度までの財政効果額は3億4,500万円だった。");
    await expect(effects.getByText("この年度の財政効果額は登録されていません。")).toHaveCount(0);
    await expect(row("1-1-1", "今後").getByRole("listitem")).toHaveText([
      "2025年2月10日：みほんバス路線の見直しの案が示される（見本）。",
      "次の期限：令和7年度",
    ]);
    await expect(row("1-1-1", "これまで").getByRole("listitem")).toHaveCount(3);

    await report(2022);
    await expect(effects.getByText("この年度の財政効果額は登録されていません。")).toBeVisible();
    await expect(effects).not.toContainText("3億4,500万円");
    await expect(row("2-1-1", "今後").getByRole("listitem").first()).toHaveText("見本町の統合は1年先送りされた。");
    await expect(row("2-1-1", "実績").filter({ hasText: "先送り" })).toHaveCount(0);
  } finally {
    await site.close();
  }
});
