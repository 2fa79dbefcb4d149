import { copyFile, cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { type App, expect, serve, test } from "./support/app.ts";
import { isKept, keepSite, listComplaints, openPage } from "./support/page.ts";
import { BUILT, copyAsNewApp } from "./support/sites.ts";

// The built worker in a real browser: what it keeps, what it answers with, and what it leaves to the network.

const BUS = "/plans/4/items/2-1-5";

let dist: string;
let app: App;

test.beforeEach(async () => {
  dist = await mkdtemp(join(tmpdir(), "worker-site-"));
  await cp(BUILT, dist, { recursive: true });
  app = await serve(dist);
});

test.afterEach(async () => {
  await app.close();
  await rm(dist, { recursive: true });
});

/** Changes a text file of the site, whose compressed copies then go. */
async function rewrite(file: string, edit: (text: string) => string): Promise<void> {
  await writeFile(join(dist, file), edit(await readFile(join(dist, file), "utf8")));
  for (const kind of ["br", "gz"]) await rm(join(dist, `${file}.${kind}`), { force: true });
}

async function serveAgain(folder = dist): Promise<void> {
  const { port } = new URL(app.url);
  await app.close();
  app = await serve(folder, Number(port));
}

const listCaches = (page: Page) => page.evaluate(() => caches.keys());

test("a first visit is answered by the host, the second page by the device, without a request", async ({ page }) => {
  const first = await page.goto(`${app.url}/`);
  expect(first?.fromServiceWorker()).toBe(false);
  await isKept(page);
  // The page that was there before the worker goes on as it was.
  expect(await page.evaluate(() => navigator.serviceWorker.controller)).toBeNull();
  const asked: string[] = [];
  page.context().on("request", (request) => {
    if (request.serviceWorker() && request.isNavigationRequest()) asked.push(request.url());
  });
  const second = await page.goto(app.url + BUS);
  expect(second?.fromServiceWorker()).toBe(true);
  expect(asked).toEqual([]);
});

test("no document and no data are among the files of a build, and every script that a page needs is", async ({
  page,
}) => {
  await keepSite(page, app.url);
  const kept = await page.evaluate(async () => {
    const urls = await Promise.all((await caches.keys()).map(async (name) => (await caches.open(name)).keys()));
    return urls.flat().map(({ url }) => new URL(url).pathname);
  });
  expect(kept.filter((path) => !/^\/(assets\/.*\.(js|css)|manifest\.webmanifest|data-version\/4)$/.test(path))).toEqual(
    [],
  );
  for (const part of [
    "island",
    "items",
    "item-list",
    "search",
    "following",
    "settings",
    "drafts",
    "calculator",
    "narrow",
  ]) {
    expect(
      kept.filter((path) => path.startsWith(`/assets/${part}-`) && path.endsWith(".js")),
      part,
    ).not.toEqual([]);
  }
});

test("an address with a query is the same page", async ({ page, context }) => {
  await keepSite(page, app.url);
  await context.setOffline(true);
  await page.goto(`${app.url}${BUS}?from=qr`);
  await expect(page.locator("h1")).toHaveText("市営バス路線の再編");
});

test("published files are no pages: the worker leaves them to the network", async ({ page, context }) => {
  await keepSite(page, app.url);
  const response = await page.goto(`${app.url}/data/index.json`);
  expect(response?.headers()["content-type"]).toContain("application/json");
  await context.setOffline(true);
  await expect(page.goto(`${app.url}/data/index.json`)).rejects.toThrow(/ERR_INTERNET_DISCONNECTED/);
});

test("with all caches and the database taken away and no connection there is a page that says so", async ({ page }) => {
  await keepSite(page, app.url);
  await page.evaluate(async () => {
    await Promise.all((await caches.keys()).map((name) => caches.delete(name)));
    await new Promise((done) => {
      indexedDB.deleteDatabase("reform-plan").onsuccess = done;
    });
  });
  await app.close();
  await page.goto(`${app.url}/plans/4`);
  await expect(page.locator("h1")).toHaveText("つながりません");
  app = await serve(dist, Number(new URL(app.url).port));
  await page.getByRole("link", { name: "もう一度開く" }).click();
  await expect(page.locator("h1")).toContainText("行政改革");
});

test("scripts that the browser has taken away are fetched again with the next page", async ({ page, context }) => {
  await keepSite(page, app.url);
  const count = () =>
    page.evaluate(async () => {
      const name = (await caches.keys()).find((one) => one.startsWith("workbox-precache"));
      return name ? (await (await caches.open(name)).keys()).length : 0;
    });
  const whole = await count();
  expect(whole).toBeGreaterThan(15);
  await page.evaluate(async () => Promise.all((await caches.keys()).map((name) => caches.delete(name))));
  await openPage(page, app.url + BUS);
  await expect.poll(count).toBe(whole);
  await context.setOffline(true);
  await openPage(page, `${app.url}/search?q=%E3%83%90%E3%82%B9`);
  await expect(page.getByText(/「バス」を含むもの \d+件/)).toBeVisible();
});

for (const [what, spoil] of [
  ["cut off", (text: string) => text.slice(0, -20)],
  ["altered by who carries it", (text: string) => `${text}\n;window.isHacked = true;`],
  ["a login page", () => "<!doctype html><title>Login</title>"],
] as const) {
  test(`a file that is ${what} ends the installation; once it is right, the next visit brings it`, async ({ page }) => {
    const [file = ""] = (await readFile(join(dist, "sw.js"), "utf8")).match(/assets\/search-[\w-]+\.js/) ?? [];
    const whole = await readFile(join(dist, file), "utf8");
    await rewrite(file, spoil);
    const tried = page
      .context()
      .waitForEvent("requestfinished", (request) => request.serviceWorker() !== null && request.url().endsWith(file));
    await page.goto(app.url);
    await tried;
    // What could not be installed is not registered either.
    await expect
      .poll(() => page.evaluate(async () => (await navigator.serviceWorker.getRegistration()) === undefined))
      .toBe(true);
    await rewrite(file, () => whole);
    await page.reload();
    await isKept(page);
    await openPage(page, `${app.url}/search`);
    expect(await page.evaluate(() => "isHacked" in window)).toBe(false);
  });
}

test("a new build waits under the open page, and takes over when asked", async ({ page, context }) => {
  const build = page.locator('meta[name="app-build"]');
  const newApp = await copyAsNewApp(dist, "newapp000000");
  try {
    await keepSite(page, app.url);
    await openPage(page, app.url + BUS);
    const before = (await build.getAttribute("content")) ?? "";
    await serveAgain(newApp);
    await page.evaluate(async () => (await navigator.serviceWorker.ready).update());
    await expect
      .poll(() => page.evaluate(async () => (await navigator.serviceWorker.ready).waiting?.state))
      .toBe("installed");
    await page.goto(`${app.url}/plans/4`);
    await expect(build).toHaveAttribute("content", before);

    await page.evaluate(async () =>
      (await navigator.serviceWorker.ready).waiting?.postMessage({ type: "SKIP_WAITING" }),
    );
    await expect(build).toHaveAttribute("content", "newapp000000");
    // All of it is on the device by then.
    await context.setOffline(true);
    await page.goto(app.url + BUS);
    await expect(build).toHaveAttribute("content", "newapp000000");
    await expect(page.locator("h1")).toHaveText("市営バス路線の再編");
  } finally {
    await rm(newApp, { recursive: true });
  }
});

test("caches of the versions before documents were rendered here go with the first worker that does", async ({
  page,
}) => {
  await page.goto(`${app.url}/robots.txt`);
  await page.evaluate(async () => {
    for (const name of ["pages-0123456789ab", "assets-0123456789ab", "notes"]) await caches.open(name);
  });
  await keepSite(page, app.url);
  await expect.poll(() => listCaches(page)).not.toContain("pages-0123456789ab");
  expect(await listCaches(page)).not.toContain("assets-0123456789ab");
  expect(await listCaches(page)).toContain("notes");
});

test("the kill switch removes worker and caches, and keeps what belongs to the reader", async ({ page }) => {
  await keepSite(page, app.url);
  await openPage(page, app.url + BUS);
  await page.locator("[data-follow]").first().click();
  await copyFile(join(dist, "kill-switch.js"), join(dist, "sw.js"));
  for (const kind of ["br", "gz"]) await rm(join(dist, `sw.js.${kind}`), { force: true });
  const loaded = page.waitForEvent("load");
  await page.evaluate(async () => void (await navigator.serviceWorker.ready).update());
  await loaded;
  await expect(page.locator("h1")).toHaveText("市営バス路線の再編");
  await expect(page.locator("[data-follow]").first()).toHaveAttribute("data-following", "true");
});

test("no page complains, before and after the worker answers", async ({ page }) => {
  const complaints = listComplaints(page);
  await keepSite(page, app.url);
  await openPage(page, `${app.url}/`);
  expect(complaints).toEqual([]);
});

test("a page that stays open does not listen to its worker once more at each look", async ({ page }) => {
  await page.addInitScript(() => {
    let count = 0;
    const { addEventListener, removeEventListener } = EventTarget.prototype;
    Object.assign(ServiceWorker.prototype, {
      addEventListener(...args: Parameters<typeof addEventListener>) {
        count += 1;
        addEventListener.apply(this as unknown as ServiceWorker, args);
      },
      removeEventListener(...args: Parameters<typeof removeEventListener>) {
        count -= 1;
        removeEventListener.apply(this as unknown as ServiceWorker, args);
      },
    });
    Object.defineProperty(window, "listenersOfWorker", { get: () => count });
  });
  await keepSite(page, app.url);
  await page.goto(app.url + BUS);
  const notice = page.locator("[data-notice]");
  for (let look = 0; look < 5; look += 1) {
    await page.locator("[data-check]").click();
    await expect(notice).toHaveText("いちばん新しいデータです。");
    await notice.evaluate((element) => element.replaceChildren());
  }
  // One is Workbox's own.
  const count = () => page.evaluate(() => (window as unknown as { listenersOfWorker: number }).listenersOfWorker);
  await expect.poll(count).toBeLessThanOrEqual(1);
});
