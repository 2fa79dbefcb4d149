import { expect, test } from "./support/app.ts";
import { BUILT, readSnapshot } from "./support/sites.ts";

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
