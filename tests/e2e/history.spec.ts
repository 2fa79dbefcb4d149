import type { Page } from "@playwright/test";
import { findBrowser } from "../../src/tools/setup-browser.ts";
import { expect, test } from "./support/app.ts";
import { answers, keepSite, openPage } from "./support/page.ts";

// Back, forward and reload are the browser's own: the place is kept, and so is what was typed, opened and found.

const LIST = "/plans/4/items";

test.use({
  launchOptions: [
    // Playwright switches the back-forward cache off by itself, and the headless shell has none.
    async ({ launchOptions }, use) => {
      const executablePath = findBrowser();
      await use({
        ...launchOptions,
        ...(executablePath && { executablePath }),
        ignoreDefaultArgs: ["--disable-back-forward-cache"],
      });
    },
    { scope: "worker" },
  ],
});

/** `page.goBack()` waits for a load, which a page out of the cache has none of. In a task of its own, as it may end this page before its answer is out. */
const goBack = (page: Page) => page.evaluate(() => void setTimeout(() => history.back()));

/** How often this page was brought back out of the back-forward cache. */
const countRestores = (page: Page) => page.evaluate(() => (window as unknown as { restores?: number }).restores ?? 0);

for (const hasCache of [true, false]) {
  test.describe(hasCache ? "with the back-forward cache" : "where the browser has no back-forward cache", () => {
    test.beforeEach(async ({ page }) => {
      // A page that wants to know of its end is not kept.
      if (!hasCache) await page.addInitScript(() => addEventListener("unload", () => {}));
      await page.addInitScript(() => {
        addEventListener("pageshow", ({ persisted }) => {
          const { restores = 0 } = window as unknown as { restores?: number };
          Object.assign(window, { restores: restores + Number(persisted) });
        });
      });
    });

    for (const isFromDevice of [true, false]) {
      test(`Back leads to the same place of the list, ${isFromDevice ? "rendered here" : "of the host"}`, async ({
        page,
      }) => {
        if (isFromDevice) await keepSite(page);
        await openPage(page, LIST);
        const card = page.locator('[data-item="3-2-2"] a').first();
        await card.scrollIntoViewIfNeeded();
        const top = await page.evaluate(() => scrollY);
        expect(top).toBeGreaterThan(2_000);
        await card.click();
        await expect(page).toHaveURL(`${LIST}/3-2-2`);
        await answers(page);
        await goBack(page);
        await expect(page).toHaveURL(LIST);
        await expect(card).toBeInViewport();
        await expect.poll(() => page.evaluate(() => scrollY)).toBe(top);
        expect(await countRestores(page)).toBe(hasCache ? 1 : 0);
      });
    }

    test("Back leads to the list as it was narrowed, and to the card that was chosen there", async ({ page }) => {
      await keepSite(page);
      await openPage(page, LIST);
      await page.getByRole("searchbox").pressSequentially("市民");
      await expect(page.locator("[data-count]")).toContainText("「市民」を含む項目");
      const card = page.locator("[data-item] h3 a").last();
      const [name, count] = [await card.textContent(), await page.locator("[data-count]").textContent()];
      await card.scrollIntoViewIfNeeded();
      // At once, before typing has rested.
      await card.click();
      await expect(page).toHaveURL(/\/items\/[\d-]+$/);
      await answers(page);
      await goBack(page);
      await expect(page).toHaveURL(`${LIST}?q=${encodeURIComponent("市民")}`);
      await expect(page.getByRole("searchbox")).toHaveValue("市民");
      await expect(page.locator("[data-count]")).toHaveText(count ?? "");
      await expect(page.getByRole("link", { name: name ?? "" })).toBeInViewport();
    });

    test("what was followed on the page in between shows after Back", async ({ page }) => {
      await keepSite(page);
      await openPage(page, LIST);
      await page.locator('[data-item="2-1-5"] a').first().click();
      await page.locator('[data-follow="item:2-1-5"]').click();
      await expect(page.locator('[data-follow="item:2-1-5"]')).toHaveAttribute("data-following", "true");
      await goBack(page);
      await expect(page).toHaveURL(LIST);
      await expect(page.locator('[data-follow="item:2-1-5"]')).toHaveAttribute("data-following", "true");
    });

    test("a page that Back leads to has the colours that were chosen since", async ({ page }) => {
      await openPage(page, LIST);
      await openPage(page, "/settings");
      await page.getByRole("radio", { name: "暗い" }).check();
      await goBack(page);
      await expect(page).toHaveURL(LIST);
      await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
    });

    test("a reload keeps the place and what was typed", async ({ page }) => {
      await keepSite(page);
      await openPage(page, LIST);
      await expect(page.locator("[data-stored]")).toHaveText("・端末に保存済み");
      await page.locator('[data-item="3-2-2"]').scrollIntoViewIfNeeded();
      const top = await page.evaluate(() => scrollY);
      await page.reload();
      await answers(page);
      await expect.poll(() => page.evaluate(() => scrollY)).toBe(top);
      await page.getByRole("searchbox").pressSequentially("市民");
      await expect(page.locator("[data-count]")).toContainText("「市民」を含む項目");
      // Once typing has rested.
      await expect(page).toHaveURL(`${LIST}?q=${encodeURIComponent("市民")}`);
      const count = await page.locator("[data-count]").textContent();
      await page.reload();
      await expect(page.getByRole("searchbox")).toHaveValue("市民");
      await expect(page.locator("[data-count]")).toHaveText(count ?? "");
    });
  });
}
