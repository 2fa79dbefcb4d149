import type { Page } from "@playwright/test";
import { expect, test } from "./support/app.ts";
import { openPage } from "./support/page.ts";
import { BUILT, EVERY_KIND, readSnapshot } from "./support/sites.ts";

// What comes out of a printer: on A4, by the browser's own print.

for (const { address, sheets } of [
  { address: "/plans/4/items/2-1-5", sheets: 1 },
  { address: "/plans/4/items/3-1-1", sheets: 2 },
  { address: "/plans/4/status", sheets: 3 },
]) {
  test(`${address} fits ${sheets} sheet(s) of A4`, async ({ page }) => {
    await page.goto(address);
    const pdf = await page.pdf({ format: "A4" });
    expect(pdf.toString("latin1").match(/\/Type\s*\/Page\b/g)?.length).toBeLessThanOrEqual(sheets);
  });
}

for (const address of ["/", "/plans/4/items/2-2-3", "/plans/4/records", "/plans/4/changes", "/about"]) {
  test(`${address} tells on paper whose page it is, its address, its date and its sources`, async ({ page }) => {
    const { date } = await readSnapshot(BUILT);
    await page.goto(address);
    await page.emulateMedia({ media: "print" });
    const line = page.locator("main + p");
    await expect(line).toBeVisible();
    const [year, month, day] = date.split("-").map(Number);
    for (const part of ["みえる改革", address, `${year}年${month}月${day}日`]) await expect(line).toContainText(part);
    const sources = await page.locator("main a[rel=noreferrer]").evaluateAll((all) =>
      all.map((link) => ({
        href: link.getAttribute("href") ?? "",
        printed: getComputedStyle(link, "::after").content.replace(/\\/g, ""),
      })),
    );
    for (const { href, printed } of sources) expect(printed).toContain(href);
    if (address.startsWith("/plans/4/")) expect(sources.length).toBeGreaterThan(0);
  });
}

/** Kinds that take more than six sheets, and how many they may; the rest is six, which a reader prints without a thought. */
const MANY_SHEETS: Readonly<Record<string, number>> = {
  "/plans/4/booklet": 24,
  "/plans/4/records": 12,
  "/plans/4/text": 12,
  "/plans/4/areas": 8,
  "/plans/4/changes": 8,
  "/plans/4/governance": 8,
  "/plans/4/items": 8,
  "/staff": 12,
};
/** What the reader is to do there is done on a screen. */
const HAS_CONTROLS = ["/settings"];
/** Says next to nothing where nothing was written. */
const SHORT: Readonly<Record<string, number>> = { "/drafts": 10, "/no-such-page": 30 };

/** What goes wrong on paper: what is wider than the sheet, cut, fixed over the words, or asks to be pressed. */
function listPaperFaults(page: Page, hasControls: boolean): Promise<string[]> {
  return page.evaluate((mayHaveControls) => {
    const { clientWidth, scrollWidth } = document.documentElement;
    const faults = scrollWidth > clientWidth ? [`${scrollWidth} px wide`] : [];
    for (const element of document.querySelectorAll<HTMLElement>("body *:not(svg *)")) {
      const { width, height, right } = element.getBoundingClientRect();
      const { visibility, position, overflowX, overflowY } = getComputedStyle(element);
      if (width === 0 || height === 0 || visibility === "hidden" || element.closest(".visually-hidden")) continue;
      const tell = (what: string) =>
        faults.push(`${what}: ${element.localName} 「${element.textContent?.trim().slice(0, 20)}」`);
      if (right > clientWidth + 1) tell("beyond the sheet");
      if (/fixed|sticky/.test(position)) tell(position);
      if (overflowX !== "visible" && element.scrollWidth > element.clientWidth + 1) tell("cut");
      if (overflowY !== "visible" && element.scrollHeight > element.clientHeight + 1) tell("cut below");
      // The mark of a note is a word of the text.
      if (!mayHaveControls && element.matches("input, select, textarea, button:not([popovertarget])")) tell("control");
    }
    for (const link of document.querySelectorAll<HTMLElement>("main a[rel=noreferrer]")) {
      const isPrinted = getComputedStyle(link, "::after").content.includes(link.getAttribute("href") ?? "");
      if (link.getClientRects().length > 0 && !isPrinted) faults.push(`without its address: ${link.textContent}`);
    }
    return faults;
  }, hasControls);
}

test("every kind of page prints whole: nothing cut, fixed or to be pressed, sources with their addresses", async ({
  page,
}) => {
  test.slow();
  // As wide as A4 between the margins, so that what is measured is laid out as it is printed.
  await page.setViewportSize({ width: 703, height: 1000 });
  for (const address of EVERY_KIND) {
    await openPage(page, address);
    await page.emulateMedia({ media: "print" });
    expect(await listPaperFaults(page, HAS_CONTROLS.includes(address)), address).toEqual([]);
    // biome-ignore lint/performance/useDomNodeTextContent: what is hidden on paper is not read there.
    const words = await page.locator("main").innerText();
    expect(words.replace(/\s/g, "").length, address).toBeGreaterThanOrEqual(SHORT[address] ?? 100);
    await page.emulateMedia({ media: null });
    const pdf = (await page.pdf({ format: "A4", preferCSSPageSize: true })).toString("latin1");
    const sheets = pdf.match(/\/Type\s*\/Page\b/g)?.length ?? 0;
    expect(sheets, address).toBeGreaterThan(0);
    expect(sheets, address).toBeLessThanOrEqual(words.length < 500 ? 1 : (MANY_SHEETS[address] ?? 6));
  }
});
