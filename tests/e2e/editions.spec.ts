import type { Page } from "@playwright/test";
import { compilePlan } from "../../src/compile/compile-plan.ts";
import { ADOPTED_FILES } from "../support/adopted-plan.ts";
import { aSnapshot } from "../support/fixtures.ts";
import { expect, test } from "./support/app.ts";
import { listAxeViolations } from "./support/axe.ts";
import { BUILT, loadRenderer } from "./support/sites.ts";

// An invented plan that was adopted with changes, rendered by the very file that renders the city's.

test.use({ serviceWorkers: "block" });

/** Answers each address of the invented plan with what the built renderer makes of it. */
async function serveAdoptedPlan(page: Page): Promise<void> {
  const compiled = compilePlan(ADOPTED_FILES);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
  const { site, plan } = compiled;
  const log = [{ version: 1, date: "2026-04-01", note: "はじめの版。", changes: [] }];
  const snapshot = aSnapshot({ site, plan, log, date: "2026-04-01" });
  const { renderer, frame } = await loadRenderer(BUILT);
  await page.route(/\/plans\/1(\/|$)/, (route) => {
    const { html, status } = renderer.renderPage(frame, snapshot, new URL(route.request().url()).pathname);
    return route.fulfill({ status, contentType: "text/html; charset=utf-8", body: html });
  });
}

test.beforeEach(({ page }) => serveAdoptedPlan(page));

for (const { key, says, link } of [
  { key: "1-1-1", says: "案から策定へ：文は変わっていません。" },
  { key: "1-1-2", says: "案から策定へ：文が変わりました。" },
  { key: "1-1-3", says: "案から策定へ：4 図書室の見直しが分かれました。", link: "adopted-1-1-4" },
  { key: "adopted-1-1-4", says: "案から策定へ：3 集会所の見直しから分かれました。", link: "1-1-3" },
  { key: "1-1-4", says: "案から策定へ：5 料金の納め方を合わせました。", link: "1-1-5" },
  { key: "1-1-5", says: "案から策定へ：5 税の納め方にまとめられました。", link: "1-1-4" },
  { key: "1-1-6", says: "案から策定へ：策定にはありません。" },
  { key: "adopted-1-1-6", says: "案から策定へ：策定で加わりました。" },
]) {
  test(`the page of ${key} says what became of it`, async ({ page }) => {
    await page.goto(`/plans/1/items/${key}`);
    const line = page.locator('section[aria-labelledby="words"] p', { hasText: "案から策定へ" });
    await expect(line).toHaveText(says);
    if (link) await expect(line.getByRole("link")).toHaveAttribute("href", `/plans/1/items/${link}`);
    else await expect(line.getByRole("link")).toHaveCount(0);
    await expect(page.getByText("変わった文を見る")).toHaveCount(key === "1-1-2" ? 1 : 0);
  });
}

test("what was reworded is folded, and marked for eyes and ears", async ({ page }) => {
  await page.goto("/plans/1/items/1-1-2");
  const words = page.locator('section[aria-labelledby="words"]');
  await expect(words.locator("del").first()).toBeHidden();
  await page.getByText("変わった文を見る").click();
  await expect(words.locator("del")).toHaveText(["（削除 7）", "（削除 20）"]);
  await expect(words.locator("ins")).toHaveText(["（追加 8）", "（追加 30）"]);
  await expect(words.locator("del").first()).toBeVisible();
  expect(await listAxeViolations(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
});

test("the plan's page lists what became of the items", async ({ page }) => {
  await page.goto("/plans/1");
  const editions = page.locator('section[aria-labelledby="editions"]');
  await expect(editions.locator("summary")).toHaveText([
    "変わらない 1項目",
    "文が変わった 1項目",
    "分かれた 2項目",
    "1つになった 2項目",
    "加わった 1項目",
    "なくなった 1項目",
  ]);
  await editions.getByText("なくなった 1項目").click();
  await editions.getByRole("link", { name: "広報紙の廃止" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "広報紙の廃止" })).toBeVisible();
  await page.goBack();
  expect(await listAxeViolations(page)).toEqual([]);
});
