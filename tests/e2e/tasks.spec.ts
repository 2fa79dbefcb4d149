import type { Locator, Page } from "@playwright/test";
import { expect, serve, test } from "./support/app.ts";
import { openPage } from "./support/page.ts";
import { DEMO } from "./support/sites.ts";

// What people come for, each from the front page in at most three taps; the answer then stands on the screen as it opens.

const MOST_TAPS = 3;

test.use({ viewport: { width: 360, height: 780 } });

/** A reader on the front page who counts their taps. */
async function begin(page: Page, site = "") {
  await openPage(page, `${site}/`);
  let taps = 0;
  return {
    /** Follows a link or presses a button, scrolling to it first as a reader may. */
    async tap(target: Locator): Promise<void> {
      taps += 1;
      expect(taps).toBeLessThanOrEqual(MOST_TAPS);
      await target.click();
    },
    /** All words stand on the screen, above the bar at its bottom, without scrolling. */
    async sees(...answers: (string | RegExp)[]): Promise<void> {
      const scrolled = await page.evaluate(() => scrollY);
      for (const words of answers) {
        const places = page.getByRole("main").getByText(words);
        await expect.poll(() => countSeen(page, places), { message: String(words) }).toBeGreaterThan(0);
      }
      expect(await page.evaluate(() => scrollY)).toBe(scrolled);
    },
  };
}

/** How many of some places lie on the screen whole, and not under the bar at its bottom. */
async function countSeen(page: Page, places: Locator): Promise<number> {
  const bar = await page.getByRole("navigation", { name: "よく使うページ" }).boundingBox();
  const boxes = await Promise.all((await places.all()).map((place) => place.boundingBox()));
  return boxes.filter((box) => box && box.height > 0 && box.y >= 0 && box.y + box.height <= (bar?.y ?? 0)).length;
}

const main = (page: Page) => page.getByRole("main");
const find = (page: Page) =>
  page.getByRole("navigation", { name: "よく使うページ" }).getByRole("link", { name: "さがす" });

test("what came of the bus routes", async ({ page }) => {
  const reader = await begin(page);
  await reader.tap(main(page).getByRole("link", { name: /1便あたり平均乗車人数2\.0人未満の路線/ }));
  await expect(page.locator("h1")).toHaveText("市営バス路線の再編");
  await reader.sees("22", "11", "登録なし", /令和5年度の結果は、公表資料でまだ確かめられていません/, "2025年7月7日");
});

test("what happened in 花泉", async ({ page }) => {
  const reader = await begin(page);
  await reader.tap(main(page).getByRole("link", { name: /^花泉/ }));
  await reader.sees("完了", /2023年4月 .*花泉小が開校した/);
});

test("what is new since last week", async ({ page }) => {
  const reader = await begin(page);
  await reader.tap(page.getByRole("navigation", { name: "よく使うページ" }).getByRole("link", { name: "更新" }));
  await reader.sees(/2026年11月28日/, /公表資料からわかった16の事実を加えました/);
});

test("which promises have no result", async ({ page }) => {
  const reader = await begin(page);
  await reader.tap(
    main(page)
      .getByRole("link", { name: /登録なし/ })
      .first(),
  );
  await reader.sees(/34件/, "自主防災組織等の育成");
});

test("who answers for 2-2-9", async ({ page }) => {
  const reader = await begin(page);
  await reader.tap(find(page));
  await page.getByRole("searchbox").fill("2-2-9");
  await reader.tap(page.locator('[data-item="2-2-9"] h3 a'));
  await reader.sees("2-2-9", /^担当 財政課、各所管課/);
});

test("where a figure comes from, to cite it", async ({ page }) => {
  const reader = await begin(page);
  await reader.tap(main(page).getByRole("link", { name: "水道料金の改定" }).first());
  await reader.tap(page.getByRole("link", { name: "2024年5月" }));
  const entry = page.locator("li:target");
  await reader.tap(entry.locator("summary"));
  await reader.sees(/2回目の引き上げ\(5\.5%\)/, "2024年5月", /^出典：/);
  expect(await countSeen(page, entry.getByRole("link"))).toBe(1);
  await expect(entry.getByRole("link")).toHaveAttribute("href", /^https:/);
});

test("what was promised about e-applications, and where that stands", async ({ page }) => {
  const reader = await begin(page);
  await reader.tap(find(page));
  await page.getByRole("searchbox").fill("オンライン申請");
  await reader.tap(page.locator('[data-item="4-1-1"] h3 a'));
  await reader.sees("19", "30", "登録なし", /結果は、公表資料でまだ確かめられていません/);
});

const UNDONE = /^実現しなかった項目（\d+）$/;

test("what ended without being done: of this plan, nothing that anybody has published", async ({ page }) => {
  const reader = await begin(page);
  await reader.tap(main(page).getByRole("link", { name: UNDONE }));
  await expect(page.locator("h2:target")).toBeInViewport();
  await reader.sees(
    "実現しなかった項目",
    "0項目",
    /（期限超過）.*（検討終了）を示す公表資料は、まだこのアプリにありません/,
  );
});

test("what ended without being done: in a city where something did, what was missed and what was given up", async ({
  page,
}) => {
  const demo = await serve(DEMO);
  const reader = await begin(page, demo.url);
  await reader.tap(main(page).getByRole("link", { name: UNDONE }));
  await expect(page.locator("h2:target")).toBeInViewport();
  await reader.sees("2項目", /期限超過：期限の令和5年度までに未達/, /検討終了：2024年2月に、続けないという決定/);
  await reader.tap(main(page).getByRole("link", { name: "2-1-3 空中みほん通路の整備" }).first());
  await reader.sees("検討終了", /2024年2月に、続けないという決定が公表されています/);
  await demo.close();
});
