import type { Page } from "@playwright/test";
import { expect, test } from "./support/app.ts";
import { openPage } from "./support/page.ts";
import { EVERY_KIND } from "./support/sites.ts";

const WIDTHS = [320, 360];
const PERCENTS = [130, 160, 200];

/** As the browsers' own text size does, all of the page grows with the root. */
async function enlarge(page: Page, width: number, percent: number): Promise<void> {
  await page.setViewportSize({ width, height: 640 });
  await page.evaluate((size) => {
    document.documentElement.style.fontSize = `${size}%`;
  }, percent);
}

/** What reaches beyond the screen, words that are cut, controls too small for a finger, and bars that cover too much. */
function listFaults(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const faults: string[] = [];
    const name = (element: Element) => `${element.localName} 「${element.textContent?.trim().slice(0, 20)}」`;
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth > width) faults.push(`${document.documentElement.scrollWidth} px wide`);
    const scrolls = (element: Element | null): boolean =>
      element !== null &&
      (/auto|scroll|hidden|clip/.test(getComputedStyle(element).overflowX) || scrolls(element.parentElement));
    for (const element of document.querySelectorAll("body *")) {
      const { right, width: own, height } = element.getBoundingClientRect();
      if (own > 0 && height > 0 && right > width + 0.5 && !scrolls(element.parentElement)) faults.push(name(element));
    }
    const bars = [...document.querySelectorAll("header, body > nav")];
    for (const bar of bars)
      if (bar.getBoundingClientRect().height > innerHeight / 4) faults.push(`${bar.localName} too high`);
    for (const control of bars.flatMap((bar) => [...bar.querySelectorAll("a, button")])) {
      const { width: own, height } = control.getBoundingClientRect();
      if (height === 0) continue;
      if (height < 43.9 || own < 43.9) faults.push(`${name(control)} ${own} × ${height}`);
      if (control.scrollWidth > Math.ceil(own)) faults.push(`${name(control)} cut`);
    }
    return faults;
  });
}

test.describe("type made large", () => {
  for (const address of EVERY_KIND) {
    test(`fits the screen on ${address}`, async ({ page }) => {
      await openPage(page, address);
      // What is folded has to fit as well: the list's filters, the years.
      await page.evaluate(() => {
        for (const one of document.querySelectorAll("details")) one.open = true;
      });
      for (const width of WIDTHS) {
        for (const percent of PERCENTS) {
          await enlarge(page, width, percent);
          expect(await listFaults(page), `${percent} % at ${width} px`).toEqual([]);
        }
      }
    });
  }

  test("fits the screen in the open menu", async ({ page }) => {
    await openPage(page, "/");
    await enlarge(page, 320, 200);
    await page.locator('nav[aria-label="よく使うページ"] button').click();
    const menu = page.locator("#menu");
    await expect(menu).toBeVisible();
    expect(await menu.evaluate((one) => one.scrollWidth - one.clientWidth)).toBe(0);
    await menu.getByRole("link", { name: "設定" }).click();
    await expect(page).toHaveURL(/settings/);
  });

  test("covers nothing that has the focus", async ({ page }) => {
    for (const address of ["/plans/4/items", "/plans/4/items/3-1-1", "/settings"]) {
      await openPage(page, address);
      await enlarge(page, 320, 200);
      const covered = await page.evaluate(() => {
        const bar = document.querySelector("body > nav")?.getBoundingClientRect().top ?? 0;
        const controls = [...document.querySelectorAll<HTMLElement>("main a, main button, main input, main summary")];
        return controls.filter((control) => {
          control.focus();
          // What is folded away takes no focus.
          if (document.activeElement !== control) return false;
          const { top, bottom, height } = control.getBoundingClientRect();
          return Math.min(bottom, bar) - Math.max(top, 0) < Math.min(height, 44) - 1;
        }).length;
      });
      expect(covered, address).toBe(0);
    }
  });
});
