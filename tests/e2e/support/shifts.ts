import type { Page } from "@playwright/test";

/** Marks a shift of the page's own contents alone, by which the frame around them did not move. */
export const IN_MAIN = "within main";

/** Sums up layout shifts from the first paint on, those right after a tap included. */
export async function watchShifts(page: Page): Promise<void> {
  await page.addInitScript((inMain) => {
    const shifts: string[] = [];
    Object.assign(window, { shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        const { value, sources } = entry as PerformanceEntry & { value: number; sources: { node?: Node }[] };
        const names = sources.map(({ node }) =>
          node instanceof Element ? node.outerHTML.slice(0, 120) : node?.nodeName,
        );
        const isInMain = sources.every(({ node }) =>
          (node instanceof Element ? node : node?.parentElement)?.closest("main"),
        );
        shifts.push(`${value} ${isInMain ? inMain : ""} ${names.join(" | ")}`);
      }
    }).observe({ type: "layout-shift", buffered: true });
  }, IN_MAIN);
}

/** The shifts since it was last asked. */
export const takeShifts = (page: Page) =>
  page.evaluate(async () => {
    // Shifts are reported with the frame after.
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    return (window as unknown as { shifts: string[] }).shifts.splice(0);
  });

/** Their sum, as CLS counts where all of them are one burst. */
export const sumUp = (shifts: readonly string[]) => shifts.reduce((sum, shift) => sum + Number.parseFloat(shift), 0);
