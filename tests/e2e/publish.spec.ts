import { rm } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { type App, expect, serve, test } from "./support/app.ts";
import { isKept, keepSite, openPage, storedVersion, wakeWorker } from "./support/page.ts";
import { BUILT, copyAsNewApp, readSnapshot, SECOND_VERSION } from "./support/sites.ts";

// A second version of the data is really published (support/build-site.ts) and served from the same address.

const BUS = "/plans/4/items/2-1-5";
/** On it the second version changes nothing. */
const UNTOUCHED = "/plans/4/items/3-1-1";

let app: App;

/** Serves another site in the place of the one before. */
async function serveInstead(folder: string): Promise<void> {
  const { port } = new URL(app.url);
  await app.close();
  app = await serve(folder, Number(port));
}

test.beforeEach(async () => {
  app = await serve(BUILT);
});

test.afterEach(async () => {
  await app.close();
});

/** A reader who has followed the bus item and left. */
async function followBus(page: Page): Promise<void> {
  await keepSite(page, app.url);
  await openPage(page, app.url + BUS);
  await page.locator('[data-follow="item:2-1-5"]').click();
  await expect(page.locator('[data-follow="item:2-1-5"]')).toHaveAttribute("data-following", "true");
}

/** The worker is woken in the background until it has fetched what is newer. */
async function fetchBehind(page: Page): Promise<void> {
  await wakeWorker(page, app.url);
  const { version } = await readSnapshot(SECOND_VERSION);
  await expect.poll(() => storedVersion(page)).toBe(version);
}

const unread = (page: Page) => page.locator("[data-unread]:visible");
const news = (page: Page) => page.getByText("新しいデータがあります。");
const record = (page: Page) => page.getByRole("main").getByText("これは試験用の架空の記録です。");
const time = (page: Page) => page.locator("[data-date]").first();
const check = (page: Page) => page.getByRole("button", { name: "更新を確認" }).click();

/** The reader asks for newer data, and again where the first press still shared the look with which the page began. */
const findNews = (page: Page) =>
  expect(async () => {
    await check(page);
    await expect(news(page)).toBeVisible({ timeout: 2_000 });
  }).toPass({ timeout: 20_000 });

/** How often documents come on a page from now on. */
function countLoads(page: Page): { loads: number } {
  const count = { loads: 0 };
  page.on("load", () => {
    count.loads += 1;
  });
  return count;
}

test("a follower sees what changed, old and new, until it is marked as read @desktop", async ({ page }) => {
  await followBus(page);
  await expect(unread(page)).toHaveCount(0);
  await serveInstead(SECOND_VERSION);

  await openPage(page, `${app.url}/`);
  // By itself a page looks again a minute after the look before.
  await findNews(page);
  await page.getByRole("button", { name: "表示する" }).click();
  await expect(unread(page).first()).toHaveText(/^[1-9]/);
  const count = await unread(page).first().textContent();
  await expect(page.getByRole("link", { name: `フォロー（未読${count}件）` }).first()).toBeVisible();

  await page.goto(`${app.url}/following`);
  const changes = page.getByRole("region", { name: "前回からの更新" });
  await expect(changes).toContainText("登録なし → ");
  await expect(changes).toContainText("これは試験用の架空の記録です。");
  await page.reload();
  await expect(unread(page).first()).toHaveText(count ?? "");
  await page.getByRole("button", { name: "すべて読んだことにする" }).click();
  await expect(changes).toContainText("前回から変わったことはありません");
  await expect(unread(page)).toHaveCount(0);
  await page.reload();
  await expect(changes).toContainText("前回から変わったことはありません");
  await expect(unread(page)).toHaveCount(0);
});

/** Layout shifts of the document that is open. */
const sumShifts = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const observer = new PerformanceObserver((list) => {
          resolve(
            list.getEntries().reduce((sum, entry) => sum + (entry as PerformanceEntry & { value: number }).value, 0),
          );
        });
        observer.observe({ type: "layout-shift", buffered: true });
        // Without any there is no report.
        requestAnimationFrame(() => requestAnimationFrame(() => resolve(0)));
      }),
  );

for (const { what, follow, from } of [
  { what: "it is followed", follow: "item:2-1-5", from: BUS },
  { what: "its policy is followed", follow: "policy:2", from: "/plans/4/policies/2" },
]) {
  test(`where ${what}, an item that is opened says over the page what is new since last time, once`, async ({
    page,
  }) => {
    await keepSite(page, app.url);
    await openPage(page, app.url + from);
    await page.locator(`[data-follow="${follow}"]`).first().click();
    await serveInstead(SECOND_VERSION);
    await openPage(page, `${app.url}/`);
    await findNews(page);
    await page.getByRole("button", { name: "表示する" }).click();
    await expect(unread(page).first()).toHaveText(/^[1-9]/);

    await page.goto(app.url + BUS);
    const line = page.locator("[data-fresh]");
    await expect(line).toContainText("前回から新しいこと：登録なし → ");
    await expect(line).toContainText("これは試験用の架空の記録です。");
    await expect(page.locator("#record-e2e-test").getByText("新しい", { exact: true })).toHaveCount(1);
    expect(await sumShifts(page)).toBeLessThan(0.005);
    await expect(unread(page)).toHaveCount(0);
    await line.getByRole("button", { name: "閉じる" }).click();
    await expect(line).toBeHidden();

    await openPage(page, app.url + BUS);
    await expect(record(page)).toBeVisible();
    await expect(line).toBeHidden();
    await page.goto(`${app.url}/following`);
    await expect(page.getByRole("region", { name: "前回からの更新" })).toContainText(
      "前回から変わったことはありません",
    );
  });
}

test("更新を確認 says that nothing is newer, and then offers what is, which comes without losing the place", async ({
  page,
}) => {
  await keepSite(page, app.url);
  await openPage(page, app.url + BUS);
  await check(page);
  await expect(page.locator("[data-notice]")).toHaveText("いちばん新しいデータです。");
  await expect(news(page)).toBeHidden();
  const { date } = await readSnapshot(BUILT);
  const shown = (await time(page).textContent()) ?? "";
  expect(shown).toContain(`月${Number(date.slice(8))}日`);

  await serveInstead(SECOND_VERSION);
  const count = countLoads(page);
  await findNews(page);
  // The page stays whole as it was.
  await expect(time(page)).toHaveText(shown);
  await expect(record(page)).toHaveCount(0);
  await page.locator("main details").first().scrollIntoViewIfNeeded();
  // Where the reader's words stand on the screen.
  const place = () =>
    page
      .locator("main details")
      .first()
      .evaluate((element) => Math.round(element.getBoundingClientRect().top));
  const top = await place();
  // Not by the mouse, which would scroll to it first.
  await page.getByRole("button", { name: "表示する" }).dispatchEvent("click");
  await expect(record(page)).toBeVisible();
  await expect(time(page)).not.toHaveText(shown);
  await expect(news(page)).toBeHidden();
  // The browser holds to what stood at the top of the screen, and the new record is among it: three lines of text.
  await expect.poll(async () => Math.abs((await place()) - top)).toBeLessThan(3 * 30);
  expect(count.loads).toBe(1);
});

test("where nothing on the page has changed, newer data come without a word, and only the date is another", async ({
  page,
}) => {
  await keepSite(page, app.url);
  await openPage(page, app.url + UNTOUCHED);
  const shown = (await time(page).textContent()) ?? "";
  const content = await page.locator("main").innerHTML();
  await serveInstead(SECOND_VERSION);
  const count = countLoads(page);
  await fetchBehind(page);
  await expect(time(page)).not.toHaveText(shown);
  await expect(page.locator("[data-notice]")).toHaveText("");
  await expect(news(page)).toBeHidden();
  expect(await page.locator("main").innerHTML()).toBe(content);
  expect(count.loads).toBe(0);
  // The page is now as if it had been opened anew.
  const dated = await time(page).textContent();
  await openPage(page, app.url + UNTOUCHED);
  await expect(time(page)).toHaveText(dated ?? "");
  await check(page);
  await expect(page.locator("[data-notice]")).toHaveText("いちばん新しいデータです。");
});

test("what the worker fetches while pages are open is offered on every one that it changes", async ({
  page,
  context,
}) => {
  await keepSite(page, app.url);
  await openPage(page, app.url + BUS);
  const other = await context.newPage();
  await openPage(other, `${app.url}/plans/4/changes`);
  await serveInstead(SECOND_VERSION);
  await fetchBehind(page);
  await expect(news(page)).toBeVisible();
  await expect(news(other)).toBeVisible();
  await expect(record(page)).toHaveCount(0);
  await page.getByRole("button", { name: "表示する" }).click();
  await expect(record(page)).toBeVisible();
  // What another tab shows is that reader's too, and stays.
  await expect(other.getByText("試験用の版です。")).toHaveCount(0);
  await other.getByRole("button", { name: "表示する" }).click();
  await expect(other.getByText("試験用の版です。")).toBeVisible();
});

test.describe("personal pages show newer data as soon as the device has them", () => {
  for (const [address, shown] of [
    ["/following", "これは試験用の架空の記録です。"],
    ["/search?q=%E6%9E%B6%E7%A9%BA", "これは試験用の"],
    ["/settings", "第{version}版"],
  ] as const) {
    test(address, async ({ page }) => {
      await followBus(page);
      await openPage(page, app.url + address);
      const { version } = await readSnapshot(SECOND_VERSION);
      const words = page.getByRole("main").getByText(shown.replace("{version}", String(version)));
      await expect(words).toHaveCount(0);
      const count = countLoads(page);
      await serveInstead(SECOND_VERSION);
      await fetchBehind(page);
      await expect(words.first()).toBeAttached();
      await expect(news(page)).toBeHidden();
      expect(count.loads).toBe(0);
      if (address.startsWith("/search")) await expect(page.getByRole("searchbox")).toHaveValue("架空");
    });
  }
});

test("a reader who does nothing is shown no half of a new version, and the log then tells of it", async ({ page }) => {
  await followBus(page);
  await serveInstead(SECOND_VERSION);
  await openPage(page, `${app.url}/plans/4/changes`);
  await findNews(page);
  await expect(page.getByText("試験用の版です。")).toHaveCount(0);
  const [before, after] = [await readSnapshot(BUILT), await readSnapshot(SECOND_VERSION)];
  const heading = page.getByRole("heading", { level: 2 }).first();
  await expect(heading).toContainText(`第${before.version}版`);
  await page.goto(`${app.url}/plans/4/changes`);
  await expect(page.getByText("試験用の版です。")).toBeVisible();
  await expect(heading).toContainText(`第${after.version}版`);
});

test("the version on the screen never goes back, whatever the server says", async ({ page, context }) => {
  await followBus(page);
  await serveInstead(SECOND_VERSION);
  await findNews(page);
  await page.getByRole("button", { name: "表示する" }).click();
  await expect(record(page)).toBeVisible();

  await serveInstead(BUILT);
  await check(page);
  await expect(page.getByText("この端末がすでに受け取ったものより古い")).toBeVisible();
  for (let visit = 0; visit < 3; visit += 1) {
    await expect(record(page)).toBeVisible();
    await page.reload();
  }
  // Nor where the database is lost: what the device has seen is noted beside it, and the host's older page is not shown.
  await page.evaluate(async () => {
    await new Promise((done) => {
      indexedDB.deleteDatabase("reform-plan").onsuccess = done;
    });
  });
  await context.newPage();
  await page.goto(app.url + BUS);
  await expect(page.locator("h1")).toHaveText("つながりません");
});

test.describe("where the browser has no worker", () => {
  test.use({ serviceWorkers: "block" });

  test("newer data are offered, and come with the host's page", async ({ page }) => {
    await openPage(page, app.url + BUS);
    await serveInstead(SECOND_VERSION);
    await findNews(page);
    await page.getByRole("button", { name: "表示する" }).click();
    await expect(record(page)).toBeVisible();
  });

  test("personal pages go on from the device where a host still sends something older, and 更新を確認 says so", async ({
    page,
  }) => {
    await serveInstead(SECOND_VERSION);
    await openPage(page, `${app.url}/settings`);
    const { version } = await readSnapshot(SECOND_VERSION);
    await expect.poll(() => storedVersion(page)).toBe(version);
    await serveInstead(BUILT);
    await openPage(page, `${app.url}/settings`);
    await expect(page.getByRole("main")).toContainText(`第${version}版`);
    await check(page);
    await expect(page.getByText("この端末がすでに受け取ったものより古い")).toBeVisible();
  });
});

test("a new version of the app waits, asks, and reloads every tab once", async ({ page, context }) => {
  const newApp = await copyAsNewApp(BUILT, "newapp000000");
  try {
    await keepSite(page, app.url);
    await serveInstead(newApp);
    const other = await context.newPage();
    const build = (tab: Page) => tab.locator('meta[name="app-build"]').getAttribute("content");
    await page.goto(`${app.url}/plans/4/items?q=1`);
    await other.goto(`${app.url}/plans/4/items?q=2`);
    await expect(page.getByText("アプリの新しい版があります。")).toBeVisible();
    expect(await build(page)).not.toBe("newapp000000");
    // One that the reader put off is asked again at the next page.
    await page.getByRole("button", { name: "あとで" }).click();
    await expect(page.getByText("アプリの新しい版があります。")).toBeHidden();
    await page.reload();
    await expect(page.getByText("アプリの新しい版があります。")).toBeVisible();

    const loads = { page: countLoads(page), other: countLoads(other) };
    // All of it is on the device by then.
    await context.setOffline(true);
    await page.getByRole("button", { name: "更新する" }).click();
    await expect.poll(() => loads).toEqual({ page: { loads: 1 }, other: { loads: 1 } });
    await expect.poll(() => build(page)).toBe("newapp000000");
    await expect.poll(() => build(other)).toBe("newapp000000");
    await expect(page.locator("[data-count]")).toContainText("「1」を含む項目");
    await expect(page.getByText("アプリの新しい版があります。")).toBeHidden();
    expect(loads).toEqual({ page: { loads: 1 }, other: { loads: 1 } });
  } finally {
    await rm(newApp, { recursive: true });
  }
});

test("an update that is accepted on the very first page comes there too", async ({ page }) => {
  const newApp = await copyAsNewApp(BUILT, "newapp000000");
  try {
    await page.goto(app.url + BUS);
    await isKept(page);
    await serveInstead(newApp);
    await page.evaluate(async () => void (await navigator.serviceWorker.ready).update());
    await page.getByRole("button", { name: "更新する" }).click();
    await expect(page.locator('meta[name="app-build"]')).toHaveAttribute("content", "newapp000000");
    await expect(page.locator("h1")).toHaveText("市営バス路線の再編");
  } finally {
    await rm(newApp, { recursive: true });
  }
});
