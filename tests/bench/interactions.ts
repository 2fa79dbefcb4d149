import type { Page } from "@playwright/test";
import type { Bench } from "./bench.ts";
import { blockingTime, freshPage, launch, type Notes, serveSite, settle, throttle } from "./browser.ts";
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

/** Taps a link of the app and waits for another heading; milliseconds from the tap to its paint. */
export async function timeNavigation(page: Page, selector: string): Promise<number> {
  await page.evaluate(() => {
    const before = document.querySelector("main h1")?.textContent;
    const from = { at: Number.NaN };
    addEventListener("click", ({ timeStamp }) => Object.assign(from, { at: timeStamp }), { capture: true, once: true });
    document.documentElement.removeAttribute("data-arrived");
    const observer = new MutationObserver(() => {
      const heading = document.querySelector("main h1")?.textContent;
      if (!heading || heading === before) return;
      observer.disconnect();
      requestAnimationFrame(() =>
        setTimeout(() => document.documentElement.setAttribute("data-arrived", String(performance.now() - from.at))),
      );
    });
    observer.observe(document.body, { childList: true, subtree: true, characterData: true });
  });
  await page.locator(selector).first().click();
  await page.waitForFunction(() => document.documentElement.hasAttribute("data-arrived"));
  return Number(await page.locator("html").getAttribute("data-arrived"));
}

/** Waits until the app has taken over from the prerendered page: only its age line says that the plan is kept. */
export async function untilTakenOver(page: Page): Promise<void> {
  await page.waitForFunction(() =>
    /端末/.test(document.querySelector("[data-check]")?.parentElement?.textContent ?? ""),
  );
  await settle(page);
}

/** How long the page takes to answer, on a phone-like processor, before and after the app has taken over. */
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
      const before = await page.evaluate(() => ({ at: performance.now(), shift: window.notes.layoutShift }));
      note(
        "フォロー（最初のタップ、アプリの前）",
        await timeStep(page, () => page.locator("main [data-follow]").first().tap()),
      );
      await untilTakenOver(page);
      const notes = (await page.evaluate(() => window.notes)) as Notes;
      const late = notes.longTasks.filter(({ start }) => start > before.at);
      note("引き継ぎ: いちばん長い仕事", Math.max(0, ...late.map(({ duration }) => duration)));
      note("引き継ぎ: TBT", blockingTime(notes, before.at));
      note("引き継ぎ: CLS ×1000", (notes.layoutShift - before.shift) * 1000);

      await page.locator("#q").focus();
      for (const letter of "バス路線の") note("文字を打つ", await timeStep(page, () => pressLetter(page, letter)));
      for (let index = 0; index < 5; index += 1)
        note("文字を消す", await timeStep(page, () => page.keyboard.press("Backspace")));
      await page.locator("main details summary").first().click();
      for (const name of ["status", "area", "sort"]) {
        await page.locator(`#filter-${name}`).focus();
        note("しぼりこむ・並べかえる", await timeStep(page, () => page.keyboard.press("ArrowDown")));
      }
      await page.goto(`${site.url}/plans/${plan}/items?sort=`);
      await untilTakenOver(page);
      const follows = page.locator("main [data-follow]");
      for (const index of [0, 2, 4]) {
        await follows.nth(index).scrollIntoViewIfNeeded();
        note("フォロー（アプリ）", await timeStep(page, () => follows.nth(index).tap()));
      }
      for (const path of [`/plans/${plan}/items/3-1-1`, "/", "/following", `/plans/${plan}/items`]) {
        const selector = `#root a[href="${path}"]:visible`;
        await page.locator(selector).first().scrollIntoViewIfNeeded();
        note(`移動 ${path}（見出しが描かれるまで）`, await timeNavigation(page, selector));
        await painted(page);
      }
      await close();
    }
  } finally {
    await Promise.all([browser.close(), site.close()]);
  }
  // Not what the take-over takes, and not when the next page stands: only what answers a tap or a letter.
  const judged = [...results]
    .filter(([what]) => !/^(引き継ぎ|移動)/.test(what))
    .map(([what, values]) => ({ what: `${what}、最大 ms`, value: Math.max(...values), atMost: 150, format: ms }));
  const rows = [...results].map(([what, values]) => [
    what,
    ms(median(values)),
    ms(Math.max(...values)),
    String(values.length),
  ]);
  return `## 操作への応答（CPU ÷${CPU}、${runs}回）\n\n${table(["操作", "中央値 ms", "最大 ms", "回数"], rows)}\n\n操作から次の描画まで（Event Timing、8 ms きざみ、16 は「16 ms 未満」を含む）。\n\n${listMissed(judged)}`;
}
