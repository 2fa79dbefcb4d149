import type { Page } from "@playwright/test";
import { expect, serve, test } from "./support/app.ts";
import { listAxeViolations } from "./support/axe.ts";
import { answers, holdScript, openPage } from "./support/page.ts";
import { DEMO, EVERY_KIND } from "./support/sites.ts";

// JIS X 8341-3 / WCAG 2.2 AA on every kind of page, before and after its scripts are there.

for (const address of EVERY_KIND) {
  test(`${address}: axe finds nothing, fingers have room, and 320 pixels or 400 % are enough`, async ({ page }) => {
    test.slow();
    const release = await holdScript(page, "island");
    await page.goto(address, { waitUntil: "commit" });
    await page.waitForFunction(() => document.querySelector("body > nav:last-child") !== null);
    expect(await listAxeViolations(page)).toEqual([]);
    release();
    await answers(page);
    expect(await listSmallTargets(page)).toEqual([]);
    // What is folded away is looked at as well.
    await page.locator("main details:not([open]) > summary").evaluateAll((all) => {
      for (const summary of all) (summary as HTMLElement).click();
    });
    expect(await listAxeViolations(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: "dark" });
    expect(await listAxeViolations(page, { runOnly: ["color-contrast"] })).toEqual([]);
    for (const height of [640, 200]) {
      await page.setViewportSize({ width: 320, height });
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
      expect(await listWideElements(page)).toEqual([]);
      // What stays in place while scrolling leaves room to read.
      expect(await sumFixedHeights(page)).toBeLessThanOrEqual(height / 2);
    }
  });
}

for (const address of ["/", "/plans/4/items/2-1-5", "/plans/4/items", "/settings"]) {
  test(`${address}: the keyboard reaches everything, and shows where it is @desktop`, async ({ page }) => {
    test.slow();
    await openPage(page, address);
    await page.evaluate(() => {
      const reachable = [...document.querySelectorAll<HTMLElement>("a[href], button, input, select, summary")].filter(
        (element) =>
          element.checkVisibility({ visibilityProperty: true }) &&
          !element.matches(":disabled") &&
          // Of radio buttons in a group, the keyboard visits the chosen one.
          !(element instanceof HTMLInputElement && element.type === "radio" && !element.checked),
      );
      Object.assign(window, { reachable, reached: new Set() });
      (document.activeElement as HTMLElement | null)?.blur();
    });
    const total = await page.evaluate(() => (window as unknown as { reachable: Element[] }).reachable.length);
    const troubles: string[] = [];
    for (let step = 0; step < total + 5; step += 1) {
      await page.keyboard.press("Tab");
      const trouble = await page.evaluate(() => {
        const element = document.activeElement;
        if (!element || element === document.body) return null;
        (window as unknown as { reached: Set<Element> }).reached.add(element);
        const name = `${element.tagName} ${element.textContent?.slice(0, 30)}`;
        const { outlineStyle, outlineWidth } = getComputedStyle(element);
        if (outlineStyle === "none" || Number.parseFloat(outlineWidth) < 2) return `${name}: no visible focus`;
        const { top, bottom, left, right } = element.getBoundingClientRect();
        // Whether anything of it can be seen: the bar at the foot must not cover it whole (WCAG 2.4.11).
        const isSeen = [top + 2, (top + bottom) / 2, bottom - 2].some((y) => {
          const on = document.elementFromPoint((left + right) / 2, y);
          return on !== null && (element.contains(on) || on.contains(element));
        });
        return isSeen ? null : `${name}: covered or outside`;
      });
      if (trouble) troubles.push(trouble);
    }
    expect(troubles).toEqual([]);
    const missed = await page.evaluate(() => {
      const { reachable, reached } = window as unknown as { reachable: Element[]; reached: Set<Element> };
      return reachable.filter((element) => !reached.has(element)).map((element) => element.outerHTML.slice(0, 120));
    });
    expect(missed).toEqual([]);
  });
}

test("the skip link leads past the header", async ({ page }) => {
  await openPage(page, "/");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "本文へ進む" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("main")).toBeFocused();
});

test("the menu opens from the keyboard, leads into itself, and gives the focus back", async ({ page }) => {
  await openPage(page, "/plans/4/items");
  const opener = page.getByRole("button", { name: "メニュー" }).first();
  const menu = page.getByRole("navigation", { name: "すべてのページ" });
  await expect(menu).toBeHidden();
  await opener.press("Enter");
  await expect(menu).toBeInViewport();
  await page.keyboard.press("Tab");
  await expect(page.locator("#menu a").first()).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(menu).toBeHidden();
  await expect(opener).toBeFocused();
});

test("a result of the search leads to its very record", async ({ page }) => {
  await openPage(page, `/search?q=${encodeURIComponent("デマンド")}`);
  await page.locator('main a[href$="/items/2-1-5#record-f021"]').click();
  // The browser's own jump: from there the next Tab goes on.
  await expect(page.locator("#record-f021:target")).toBeInViewport();
  await expect(page.locator("h1")).toHaveText("市営バス路線の再編");
});

test("whoever wants less motion gets none", async ({ page }) => {
  for (const address of ["/", "/plans/4/items/3-1-1"]) {
    await openPage(page, address);
    const moving = await page.evaluate(() => {
      const seconds = (list: string) => Math.max(...list.split(",").map((part) => Number.parseFloat(part)));
      return [...document.querySelectorAll("*")]
        .filter((element) => {
          const { transitionDuration, animationDuration, scrollBehavior } = getComputedStyle(element);
          return seconds(transitionDuration) > 0 || seconds(animationDuration) > 0 || scrollBehavior === "smooth";
        })
        .map((element) => element.outerHTML.slice(0, 120));
    });
    expect(moving).toEqual([]);
  }
});

test("with the system's own colours every status still has its word and its mark", async ({ page }) => {
  await page.emulateMedia({ forcedColors: "active" });
  await openPage(page, "/plans/4/items");
  const badges = page.locator("main [data-status]");
  expect(await badges.count()).toBeGreaterThanOrEqual(47);
  for (const badge of (await badges.all()).slice(0, 10)) {
    await expect(badge).toBeVisible();
    expect(((await badge.textContent()) ?? "").trim()).not.toBe("");
    await expect(badge.locator("svg")).toBeVisible();
  }
  expect(await listAxeViolations(page)).toEqual([]);
});

test.describe("on paper", () => {
  test("a page leaves out what only a screen needs, and opens what is folded", async ({ page }) => {
    await openPage(page, "/plans/4/items/2-1-5");
    await page.emulateMedia({ media: "print" });
    await expect(page.getByRole("banner")).toBeHidden();
    await expect(page.getByRole("contentinfo")).toBeHidden();
    for (const nav of await page.getByRole("navigation").all()) {
      if ((await nav.getAttribute("aria-label")) !== "現在の位置") await expect(nav).toBeHidden();
    }
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expect(page.getByText(/時点/).first()).toBeVisible();
    // The wording of the item, folded on the screen.
    await expect(page.getByText("運行内容の見直しなどで利用促進を図る")).toBeVisible();
  });

  test("the invented city is marked as invented on every screen and sheet", async ({ page }) => {
    const demo = await serve(DEMO);
    for (const address of ["/", "/plans/1/items", "/plans/1/items/1-1-1", "/about", "/no-such-page"]) {
      await page.goto(demo.url + address);
      for (const media of ["screen", "print"] as const) {
        await page.emulateMedia({ media });
        await expect(page.getByText("見本・架空のデータ").first()).toBeVisible();
      }
      await page.emulateMedia({ media: "screen" });
      expect(await listAxeViolations(page), address).toEqual([]);
    }
    await demo.close();
  });
});

/** Elements that stick out of the page at the side, except where they can be scrolled in a box of their own. */
function listWideElements(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll("body *")]
      .filter((element) => {
        const { right, width } = element.getBoundingClientRect();
        if (width === 0 || right <= innerWidth + 1 || !element.checkVisibility()) return false;
        for (let box = element.parentElement; box; box = box.parentElement) {
          if (["auto", "scroll", "hidden", "clip"].includes(getComputedStyle(box).overflowX)) return false;
        }
        return true;
      })
      .map((element) => element.outerHTML.slice(0, 120)),
  );
}

function sumFixedHeights(page: Page): Promise<number> {
  return page.evaluate(() =>
    [...document.querySelectorAll("body *")]
      .filter(
        (element) => ["fixed", "sticky"].includes(getComputedStyle(element).position) && element.checkVisibility(),
      )
      .reduce((sum, element) => sum + element.getBoundingClientRect().height, 0),
  );
}

/** Buttons and fields below 44 pixels, other targets below 24; words inside a sentence are excepted (WCAG 2.5.8). */
function listSmallTargets(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const isInText = (element: Element) =>
      getComputedStyle(element).display.startsWith("inline") &&
      [...(element.parentElement?.childNodes ?? [])].some(
        (node) => node.nodeType === Node.TEXT_NODE && node.nodeValue?.trim(),
      );
    return [...document.querySelectorAll("a[href], button, input, select, summary")]
      .filter((element) => element.checkVisibility({ visibilityProperty: true }) && !isInText(element))
      .flatMap((element) => {
        // A label is part of its field.
        const target = element.closest("label") ?? element;
        const { width, height } = target.getBoundingClientRect();
        const least = element.matches("a") ? 24 : 44;
        const isSkipLink = element.getAttribute("href") === "#main";
        if (isSkipLink || (width >= least - 0.5 && height >= least - 0.5)) return [];
        return [`${Math.round(width)}×${Math.round(height)} ${element.outerHTML.slice(0, 160)}`];
      });
  });
}
