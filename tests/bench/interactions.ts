import type { Page } from "@playwright/test";
import type { Bench } from "./bench.ts";
import { freshPage, launch, serveSite, settle, throttle } from "./browser.ts";
import { listMissed, median, ms, table } from "./report.ts";

const CPU = 4;

/** The slowest of the interactions that a step consists of, in milliseconds; 16 stands for "less than 16". */
export async function timeStep(page: Page, step: () => Promise<unknown>): Promise<number> {
  const begin = await page.evaluate(() => performance.now());
  await step();
  await painted(page);
  const durations = await page.evaluate(
    (since) => window.notes.interactions.filter(({ start }) => start >= since).map(({ duration }) => duration),
    begin,
  );
  return Math.max(16, ...durations);
}

/** Waits until what was asked has been painted and event timing has told it. */
async function painted(page: Page): Promise<void> {
  await page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve, 100)));
      }),
  );
}

/** Presses and releases a key that gives this letter, as a keyboard or an input method would. */
export async function pressLetter(page: Page, letter: string): Promise<void> {
  const protocol = await page.context().newCDPSession(page);
  await protocol.send("Input.dispatchKeyEvent", { type: "keyDown", key: letter, text: letter, unmodifiedText: letter });
  await protocol.send("Input.dispatchKeyEvent", { type: "keyUp", key: letter });
  await protocol.detach();
}

/** Milliseconds from the tap on a link to the paint of the page behind it, whether a new document or not. */
export async function timeLink(page: Page, path: string): Promise<number> {
  const link = page.locator(`a[href="${path}"]:visible`).first();
  await link.scrollIntoViewIfNeeded();
  await page.evaluate(() => {
    const heading = document.querySelector("main h1")?.textContent;
    addEventListener(
      "click",
      ({ timeStamp }) => sessionStorage.setItem("clicked", String(performance.timeOrigin + timeStamp)),
      { capture: true, once: true },
    );
    const observer = new MutationObserver(() => {
      const next = document.querySelector("main h1")?.textContent;
      if (!next || next === heading) return;
      observer.disconnect();
      requestAnimationFrame(() =>
        setTimeout(() => Object.assign(window, { arrived: performance.timeOrigin + performance.now() })),
      );
    });
    observer.observe(document.body, { childList: true, subtree: true, characterData: true });
  });
  await link.click();
  await page.waitForURL((to) => to.pathname === path);
  await page.waitForFunction(() => "arrived" in window || Number.isFinite(window.notes?.firstPaint));
  return page.evaluate(() => {
    const { arrived } = window as unknown as { arrived?: number };
    const clicked = Number(sessionStorage.getItem("clicked"));
    return (arrived ?? performance.timeOrigin + window.notes.firstPaint) - clicked;
  });
}

/** How long the list takes to answer on a phone-like processor; going from page to page is compare.ts's. */
export async function benchInteractions({ distDir, plan, runs, log }: Bench): Promise<string> {
  const [site, browser] = await Promise.all([serveSite(distDir), launch()]);
  const results = new Map<string, number[]>();
  const note = (what: string, value: number) => results.set(what, [...(results.get(what) ?? []), value]);
  try {
    for (let run = 0; run < runs; run += 1) {
      log(`操作 ${run + 1}回目`);
      const { page, close } = await freshPage(browser);
      await throttle(page, { cpu: CPU });
      await page.goto(`${site.url}/plans/${plan}/items`);
      await settle(page);
      const follows = page.locator("main [data-follow]");
      note("フォロー（最初のタップ）", await timeStep(page, () => follows.first().tap()));
      for (const index of [2, 4]) {
        await follows.nth(index).scrollIntoViewIfNeeded();
        note("フォロー", await timeStep(page, () => follows.nth(index).tap()));
      }
      await page.locator("#q").focus();
      for (const letter of "バス路線の") note("文字を打つ", await timeStep(page, () => pressLetter(page, letter)));
      for (let index = 0; index < 5; index += 1)
        note("文字を消す", await timeStep(page, () => page.keyboard.press("Backspace")));
      await page.locator("main details summary").first().click();
      for (const name of ["status", "area", "sort"]) {
        await page.locator(`#filter-${name}`).focus();
        note("しぼりこむ・並べかえる", await timeStep(page, () => page.keyboard.press("ArrowDown")));
      }
      await close();
    }
  } finally {
    await Promise.all([browser.close(), site.close()]);
  }
  const judged = [...results].map(([what, values]) => ({
    what: `${what}、最大 ms`,
    value: Math.max(...values),
    atMost: 150,
    format: ms,
  }));
  const rows = [...results].map(([what, values]) => [
    what,
    ms(median(values)),
    ms(Math.max(...values)),
    String(values.length),
  ]);
  return `## 操作への応答（CPU ÷${CPU}、${runs}回）\n\n${table(["操作", "中央値 ms", "最大 ms", "回数"], rows)}\n\n操作から次の描画まで（Event Timing、8 ms きざみ、16 は「16 ms 未満」を含む）。\n\n${listMissed(judged)}`;
}
