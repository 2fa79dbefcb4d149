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
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures it needs from this pattern
  test.beforeEach(({}, testInfo) => {
    testInfo.annotations.push({
      type: "fault",
      description: "browser｜type at 130–200 % and 320–360 px: nothing scrolls sideways, is cut or covered",
    });
  });

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

  test("breaks no number of the council's tables", async ({ page }) => {
    await openPage(page, "/plans/4/status");
    for (const width of WIDTHS) {
      for (const percent of PERCENTS) {
        await enlarge(page, width, percent);
        const broken = await page.evaluate(() =>
          [...document.querySelectorAll("main td > a")]
            .filter((link) => {
              const range = document.createRange();
              range.selectNodeContents(link);
              return new Set([...range.getClientRects()].map(({ top }) => top)).size > 1;
            })
            .map(({ textContent }) => textContent),
        );
        expect(broken, `${percent} % at ${width} px`).toEqual([]);
      }
    }
  });

  test("leaves what a year owes wide enough to be read beside its state", async ({ page }) => {
    await openPage(page, "/plans/4/years");
    for (const width of WIDTHS) {
      for (const percent of PERCENTS) {
        await enlarge(page, width, percent);
        const columns = await page.evaluate(() =>
          [...document.querySelectorAll<HTMLElement>("main li p > span")]
            .filter(({ offsetParent, textContent }) => offsetParent && textContent.length > 8)
            .filter((span) => span.offsetWidth < 4 * Number.parseFloat(getComputedStyle(span).fontSize))
            .map(({ textContent }) => textContent),
        );
        expect(columns, `${percent} % at ${width} px`).toEqual([]);
      }
    }
  });

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

  test("cuts no word of a chart, and lets none run into another", async ({ page }) => {
    await page.addInitScript(() => {
      const texts: { text: string; left: number; right: number; line: number; width: number }[] = [];
      Object.assign(window, { texts });
      const { fillText } = CanvasRenderingContext2D.prototype;
      CanvasRenderingContext2D.prototype.fillText = function (text, x, y, ...rest) {
        const { width } = this.measureText(text);
        const before = { center: 0.5, right: 1, end: 1, left: 0, start: 0 }[this.textAlign] * width;
        const { a, d, e, f } = this.getTransform();
        const [left, right] = [x - before, x - before + width].map((at) => at * a + e) as [number, number];
        texts.push({ text, left, right, line: Math.round(y * d + f), width: this.canvas.width });
        fillText.call(this, text, x, y, ...rest);
      };
    });
    await openPage(page, "/plans/4/items/3-1-1");
    for (const width of WIDTHS) {
      await enlarge(page, width, 200);
      const plot = page.locator("[data-drawing]").first();
      await plot.scrollIntoViewIfNeeded();
      await expect(plot.locator("canvas")).toBeVisible();
      const troubles = await page.evaluate(async () => {
        const { texts } = window as unknown as {
          texts: { text: string; left: number; right: number; line: number; width: number }[];
        };
        await new Promise(requestAnimationFrame);
        texts.length = 0;
        // Drawn anew, for the size of now.
        document.documentElement.dataset.theme = "dark";
        await new Promise((done) => setTimeout(done, 300));
        const drawn = [...new Map(texts.map((one) => [JSON.stringify(one), one])).values()];
        delete document.documentElement.dataset.theme;
        if (drawn.length < 4) return [`${drawn.length} texts`];
        const cut = drawn.filter(({ left, right, width: whole }) => left < -0.5 || right > whole + 0.5);
        const runsInto = (one: (typeof drawn)[number]) =>
          drawn.some((other) => other.line === one.line && other.left > one.left && other.left < one.right);
        return [...cut, ...drawn.filter(runsInto)].map(({ text }) => text);
      });
      expect(troubles, `at ${width} px`).toEqual([]);
    }
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
