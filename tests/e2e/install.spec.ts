import { expect, test } from "./support/app.ts";
import { openPage } from "./support/page.ts";
import { openProfile } from "./support/profile.ts";

// The site can be put on the home screen.

interface Manifest {
  id: string;
  scope: string;
  start_url: string;
  lang: string;
  name: string;
  short_name: string;
  icons: { src: string; sizes: string; purpose: string }[];
  screenshots: { src: string; sizes: string }[];
  shortcuts: { name: string; url: string }[];
}

test("the manifest names the app, its icons, screenshots and shortcuts, and all of them exist", async ({ page }) => {
  await page.goto("/");
  const href = await page.locator('link[rel="manifest"]').getAttribute("href");
  const response = await page.request.get(href ?? "");
  expect(response.headers()["content-type"]).toContain("application/manifest+json");
  const manifest: Manifest = await response.json();
  expect(manifest).toMatchObject({ id: "/", scope: "/", start_url: "/", lang: "ja" });
  expect(manifest.name).not.toBe("");
  expect(manifest.short_name.length).toBeLessThanOrEqual(12);
  expect(manifest.icons.map(({ purpose }) => purpose)).toEqual(
    expect.arrayContaining(["any", "maskable", "monochrome"]),
  );
  expect(manifest.icons.map(({ sizes }) => sizes)).toEqual(expect.arrayContaining(["192x192", "512x512"]));

  for (const { src, sizes } of [...manifest.icons, ...manifest.screenshots]) {
    expect(await measure(src), src).toBe(sizes);
  }
  for (const { url } of manifest.shortcuts) expect((await page.request.get(url)).status(), url).toBe(200);
  const touch = await page.locator('link[rel="apple-touch-icon"]').getAttribute("href");
  expect(await measure(touch ?? "")).toBe("180x180");

  /** The size of an image as the browser sees it; 0x0 where there is none. */
  function measure(src: string): Promise<string> {
    return page.evaluate(async (address) => {
      const image = new Image();
      image.src = address;
      await image.decode().catch(() => undefined);
      return `${image.naturalWidth}x${image.naturalHeight}`;
    }, src);
  }
});

test("the browser finds nothing against installing it, and may wake it once a day", async ({
  app,
  launchOptions,
}, info) => {
  // A private window, as tests use, can install nothing.
  const context = await openProfile(info.outputPath("profile"), launchOptions);
  const [page = await context.newPage()] = context.pages();
  await page.goto(app.url);
  await page.evaluate(() => navigator.serviceWorker.ready);
  const session = await context.newCDPSession(page);
  const { errors } = await session.send("Page.getAppManifest");
  expect(errors).toEqual([]);
  await expect.poll(async () => (await session.send("Page.getInstallabilityErrors")).installabilityErrors).toEqual([]);

  // As Chromium grants it to an app that is installed and used.
  const permission = { name: "periodic-background-sync" };
  await session.send("Browser.setPermission", { origin: app.url, permission, setting: "granted" });
  await openPage(page, app.url);
  const listTags = () =>
    page.evaluate(async () => {
      const registration = await navigator.serviceWorker.ready;
      return (registration as unknown as { periodicSync: { getTags(): Promise<string[]> } }).periodicSync.getTags();
    });
  await expect.poll(listTags).toEqual(["refresh"]);
  await context.close();
});

test("the settings say how to install on iPhone and Android, and no page nags", async ({ page }) => {
  await page.goto("/settings");
  await expect(page.getByRole("heading", { name: "ホーム画面に追加" })).toBeVisible();
  await expect(page.getByText("「ホーム画面に追加」を選ぶ").first()).toBeVisible();
  await page.goto("/");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(page.getByText("ホーム画面に追加")).toHaveCount(0);
});

test("the guide for an iPhone leads to the follow code, which is copied as code or link", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await openPage(page, "/plans/4/items/2-1-5");
  await page.locator('[data-follow="item:2-1-5"]').click();
  await openPage(page, "/settings");
  await page.getByRole("link", { name: "フォローコードをコピー" }).click();
  await expect(page.getByRole("heading", { name: "フォローコード" })).toBeInViewport();
  const code = (await page.locator("[data-follow-code]").textContent()) ?? "";
  await page.getByRole("button", { name: "コードをコピー" }).click();
  await expect(page.getByText("コードをコピーしました。")).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(code);
  await page.getByRole("button", { name: "リンクをコピー" }).click();
  await expect(page.getByText("リンクをコピーしました。")).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
    new URL(`/settings#f=${code}`, page.url()).href,
  );
});

test("how to be told of news is drawn for iPhone, Android and PC, for a narrow screen too", async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto("/about/notify");
  for (const name of ["照会カレンダーを追加", "URLで追加", "Webから購読"]) {
    await expect(page.getByRole("img", { name: new RegExp(name) })).toBeVisible();
  }
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
});
