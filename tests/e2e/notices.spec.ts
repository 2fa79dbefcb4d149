import type { BrowserContext, LaunchOptions, Page, TestInfo } from "@playwright/test";
import { type App, expect, serve, test } from "./support/app.ts";
import { keepSite, openPage, wakeWorker } from "./support/page.ts";
import { openProfile } from "./support/profile.ts";
import { BUILT, SECOND_VERSION } from "./support/sites.ts";

// A reader who does not look is told of news: by a notification, and by a number on the app's icon.

const BUS = "/plans/4/items/2-1-5";
const SETTINGS = "/settings#notices";

let app: App;

test.beforeEach(async () => {
  app = await serve(BUILT);
});

test.afterEach(async () => {
  await app.close();
});

async function publishSecond(): Promise<void> {
  const { port } = new URL(app.url);
  await app.close();
  app = await serve(SECOND_VERSION, Number(port));
}

async function followBus(page: Page): Promise<void> {
  await keepSite(page, app.url);
  await openPage(page, app.url + BUS);
  const button = page.locator('[data-follow="item:2-1-5"]');
  await button.click();
  await expect(button).toHaveAttribute("data-following", "true");
}

/** A profile in which the app counts as installed: what the browser then allows, and what the reader has answered it. */
async function openInstalled(
  options: LaunchOptions,
  info: TestInfo,
  notifications: "granted" | "denied" | "prompt" = "granted",
): Promise<{ context: BrowserContext; page: Page }> {
  const context = await openProfile(info.outputPath("profile"), options);
  const [page = await context.newPage()] = context.pages();
  const session = await context.newCDPSession(page);
  for (const [name, setting] of [
    ["periodic-background-sync", "granted"],
    ["notifications", notifications],
  ] as const) {
    await session.send("Browser.setPermission", { origin: app.url, permission: { name }, setting });
  }
  return { context, page };
}

const begin = (page: Page) => page.getByRole("button", { name: "通知を受け取る" });

async function askForNotices(page: Page): Promise<void> {
  await openPage(page, app.url + SETTINGS);
  await begin(page).click();
  await expect(page.getByText("通知します。")).toBeVisible();
}

const listNotices = (page: Page) =>
  page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    return (await registration.getNotifications()).map(({ title, body, data }) => ({ title, body, data }));
  });

/** As a browser does, the worker is woken again where its look did not reach the host, which has just been started anew. */
const isTold = (page: Page) =>
  expect(async () => {
    await wakeWorker(page, app.url);
    await expect.poll(() => listNotices(page), { timeout: 5_000 }).toHaveLength(1);
  }).toPass({ timeout: 60_000 });

test("a reader who wants it is told of a new version by one notification, which leads to the item", async ({
  launchOptions,
}, info) => {
  const { context, page } = await openInstalled(launchOptions, info);
  await followBus(page);
  await askForNotices(page);
  await publishSecond();
  await isTold(page);
  const [notice] = await listNotices(page);
  expect(notice).toMatchObject({ title: "2-1-5 市営バス路線の再編", data: BUS });
  expect(notice?.body).toContain("登録なし → ");
  expect(notice?.body).toContain("これは試験用の架空の記録です。");

  // Only a real tap may open a window: what the worker asks for is noted in its place.
  const [worker] = context.serviceWorkers();
  const opened = await worker?.evaluate(async () => {
    const scope = globalThis as unknown as {
      registration: ServiceWorkerRegistration;
      clients: { openWindow: (address: string) => Promise<null> };
      NotificationEvent: new (type: string, init: { notification: Notification }) => Event;
      dispatchEvent: (event: Event) => void;
    };
    const [notification] = await scope.registration.getNotifications();
    const opening = new Promise<string>((resolve) => {
      scope.clients.openWindow = async (address) => {
        resolve(address);
        return null;
      };
    });
    if (notification) scope.dispatchEvent(new scope.NotificationEvent("notificationclick", { notification }));
    return opening;
  });
  expect(opened).toBe(BUS);
  await expect.poll(() => listNotices(page)).toEqual([]);
  await context.close();
});

test("who declares the device shared is told no more, and what was told is taken away", async ({
  launchOptions,
}, info) => {
  const { context, page } = await openInstalled(launchOptions, info);
  await followBus(page);
  await askForNotices(page);
  await publishSecond();
  await isTold(page);
  await page.getByRole("button", { name: "みんなで使う端末にする" }).click();
  await page.getByRole("button", { name: "はい、みんなで使います" }).click();
  await expect(page).toHaveURL(`${app.url}/start`);
  await expect.poll(() => page.evaluate(async () => (await caches.match("/notices")) === undefined)).toBe(true);
  await expect.poll(() => listNotices(page)).toEqual([]);
  await context.close();
});

test("permission is asked for by a tap, and only of who follows something; the reader can end it", async ({
  launchOptions,
}, info) => {
  const { context, page } = await openInstalled(launchOptions, info);
  await openPage(page, app.url + SETTINGS);
  await expect(page.getByText("先に、気になる項目や地域をフォローしてください。")).toBeVisible();
  await expect(begin(page)).toBeHidden();
  await followBus(page);
  await askForNotices(page);
  await page.getByRole("button", { name: "通知をやめる" }).click();
  await expect(begin(page)).toBeVisible();
  expect(await page.evaluate(async () => (await caches.match("/notices")) === undefined)).toBe(true);
  await context.close();
});

test("where the reader has refused notifications, the settings say so and offer none", async ({
  launchOptions,
}, info) => {
  const { context, page } = await openInstalled(launchOptions, info, "denied");
  await followBus(page);
  await openPage(page, app.url + SETTINGS);
  await expect(page.getByText("通知は、止められています。")).toBeVisible();
  await expect(begin(page)).toBeHidden();
  await context.close();
});

test("where the app is not installed the settings say what it takes and what works without", async ({ page }) => {
  await openPage(page, app.url + SETTINGS);
  const place = page.getByRole("region", { name: "通知" });
  await expect(place.getByText("いまは使えません。")).toBeVisible();
  await expect(begin(page)).toBeHidden();
  await expect(place.getByRole("link", { name: "カレンダーとフィード" })).toHaveAttribute("href", "/about/notify");
});

test("where the browser wakes no closed app the settings do not pretend", async ({ page }) => {
  await page.addInitScript(() => {
    Reflect.deleteProperty(ServiceWorkerRegistration.prototype, "periodicSync");
  });
  await openPage(page, app.url + SETTINGS);
  await expect(page.getByText("しくみがないため、通知できません。")).toBeVisible();
});

test("the icon of the app counts what is unread until it is read", async ({ page }) => {
  await page.addInitScript(() => {
    navigator.setAppBadge = async (count) => {
      document.documentElement.dataset.badge = String(count);
    };
  });
  const badge = page.locator("html");
  await followBus(page);
  await expect(badge).toHaveAttribute("data-badge", "0");
  await publishSecond();
  await wakeWorker(page, app.url);
  await expect(page.getByText("新しいデータがあります。")).toBeVisible();
  await openPage(page, `${app.url}/`);
  await expect(badge).toHaveAttribute("data-badge", /^[1-9]/);
  await openPage(page, `${app.url}/following`);
  await page.getByRole("button", { name: "すべて読んだことにする" }).click();
  await expect(badge).toHaveAttribute("data-badge", "0");
});
