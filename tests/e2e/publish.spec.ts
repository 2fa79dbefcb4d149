import { rm } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { type App, expect, serve, test } from "./support/app.ts";
import { isKept, openApp } from "./support/page.ts";
import { BUILT, copyAsNewApp, readSnapshot, SECOND_VERSION } from "./support/sites.ts";

// A second version of the data is really published (support/build-site.ts) and served from the same address.

const BUS = "/plans/4/items/2-1-5";

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
  await openApp(page, app.url + BUS);
  await page.locator('[data-follow="item:2-1-5"]').click();
  await expect(page.locator('[data-follow="item:2-1-5"]')).toHaveAttribute("data-following", "true");
  await isKept(page);
}

const unread = (page: Page) => page.locator("[data-unread]:visible");

test("a follower sees what changed, old and new, until it is marked as read @desktop", async ({ page }) => {
  await followBus(page);
  await expect(unread(page)).toHaveCount(0);
  await serveInstead(SECOND_VERSION);

  await page.goto(`${app.url}/`);
  const news = page.getByRole("region", { name: "フォロー中の更新" });
  await expect(news).toContainText("登録なし → ");
  await expect(news).toContainText("市営バス路線の再編");
  const count = await unread(page).first().textContent();
  expect(Number(count)).toBeGreaterThan(0);
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

test("更新を確認 says that nothing is newer, and then that something is", async ({ page }) => {
  await openApp(page, app.url + BUS);
  const check = page.getByRole("button", { name: "更新を確認" });
  await check.click();
  await expect(page.getByText("いちばん新しいデータです。")).toBeVisible();
  const { date } = await readSnapshot(BUILT);
  const time = page.getByText(/年\d+月\d+日時点/).first();
  const shown = await time.textContent();
  expect(shown).toContain(`${Number(date.slice(8))}日時点`);

  await serveInstead(SECOND_VERSION);
  await check.click();
  await expect(page.getByText("新しいデータになりました。")).toBeVisible();
  await expect(page.getByText("これは試験用の架空の記録です。")).toBeVisible();
  await expect(time).not.toHaveText(shown ?? "");
});

test("what the worker fetches while a page is open appears on it, and is told as news", async ({ page, context }) => {
  await openApp(page, app.url + BUS);
  await isKept(page);
  const protocol = await context.newCDPSession(page);
  const registrationId = new Promise<string>((resolve) => {
    protocol.on("ServiceWorker.workerRegistrationUpdated", ({ registrations: [registration] }) => {
      if (registration) resolve(registration.registrationId);
    });
  });
  await protocol.send("ServiceWorker.enable");
  await serveInstead(SECOND_VERSION);
  await protocol.send("ServiceWorker.dispatchPeriodicSyncEvent", {
    origin: app.url,
    registrationId: await registrationId,
    tag: "refresh",
  });
  await expect(page.getByText("これは試験用の架空の記録です。")).toBeVisible();
  await expect(page.getByText("新しいデータになりました。")).toBeVisible();
});

test("a reader who does nothing is shown no half of a new version, and the log tells of it", async ({ page }) => {
  await followBus(page);
  await serveInstead(SECOND_VERSION);
  await page.goto(`${app.url}/plans/4/changes`);
  await expect(page.getByText("試験用の版です。")).toBeVisible();
  const { version } = await readSnapshot(SECOND_VERSION);
  await expect(page.getByRole("heading", { level: 2 }).first()).toContainText(`第${version}版`);
});

test("the version on the screen never goes back, whatever the server says", async ({ page }) => {
  await followBus(page);
  await serveInstead(SECOND_VERSION);
  const record = page.getByText("これは試験用の架空の記録です。");
  await page.getByRole("button", { name: "更新を確認" }).click();
  await expect(record).toBeVisible();

  await serveInstead(BUILT);
  await page.getByRole("button", { name: "更新を確認" }).click();
  await expect(page.getByText("この端末がすでに受け取ったものより古い")).toBeVisible();
  await expect(record).toBeVisible();
  for (let visit = 0; visit < 3; visit += 1) {
    await page.reload();
    await expect(record).toBeVisible();
  }
});

test.describe("where the browser has no worker", () => {
  test.use({ serviceWorkers: "block" });

  test("an older page that a host still sends is drawn anew from the data on the device", async ({ page }) => {
    await serveInstead(SECOND_VERSION);
    await openApp(page, app.url + BUS);
    const record = page.getByText("これは試験用の架空の記録です。");
    await expect(record).toBeVisible();
    await serveInstead(BUILT);
    await page.goto(app.url + BUS);
    await expect(record).toBeVisible();
  });
});

test("a new version of the app waits, asks, and reloads every tab once", async ({ page, context }) => {
  const newApp = await copyAsNewApp(BUILT, "newapp000000");
  try {
    await openApp(page, `${app.url}/plans/4/items`);
    await isKept(page);
    await page.reload();
    await serveInstead(newApp);
    const other = await context.newPage();
    const loads = { page: 0, other: 0 };
    await page.goto(`${app.url}/plans/4/items?q=1`);
    await other.goto(`${app.url}/plans/4/items?q=2`);
    await expect(page.getByText("アプリの新しい版があります。")).toBeVisible();
    const build = (tab: Page) => tab.locator('meta[name="app-build"]').getAttribute("content");
    expect(await build(page)).not.toBe("newapp000000");

    page.on("load", () => {
      loads.page += 1;
    });
    other.on("load", () => {
      loads.other += 1;
    });
    await page.getByRole("button", { name: "更新する" }).click();
    await expect.poll(() => loads).toEqual({ page: 1, other: 1 });
    await expect.poll(() => build(page)).toBe("newapp000000");
    await expect.poll(() => build(other)).toBe("newapp000000");
    await expect(page.locator("[data-count]")).toBeVisible();
    await expect(page.getByText("アプリの新しい版があります。")).toBeHidden();
    expect(loads).toEqual({ page: 1, other: 1 });
  } finally {
    await rm(newApp, { recursive: true });
  }
});
