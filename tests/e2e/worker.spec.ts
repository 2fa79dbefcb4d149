import { copyFile, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Page } from "@playwright/test";
import { headerRules } from "../../src/build/headers.ts";
import { buildWorker } from "../../src/build/precache.ts";
import { type App, expect, serve, test } from "./support/app.ts";

// The built worker in a real browser, over a site of four pages: nothing of the app can help it.

const SCRIPT = `
  navigator.serviceWorker.register("/sw.js", { updateViaCache: "none" });
  navigator.serviceWorker.addEventListener("message", (event) => { document.title = JSON.stringify(event.data); });
`;

const aPage = (name: string, build: string, version: number) => `<!doctype html><html lang="ja"><head>
<meta name="app-build" content="${build}"><meta name="plan" content="4"><meta name="data-version" content="${version}">
<link rel="icon" href="data:,"><title>${name}</title><script type="module" src="/assets/main-${build}Ab12cd.js"></script></head><body><h1>${name} v${version} ${build}</h1></body></html>`;

/** Writes a site of one build of the app and one version of the data over what is there. */
async function publish(dist: string, build: string, version: number): Promise<void> {
  const script = `assets/main-${build}Ab12cd.js`;
  const manifest = { "src/app/main.tsx": { file: script, isEntry: true, src: "src/app/main.tsx" } };
  const files: Record<string, string> = {
    "index.html": aPage("home", build, version),
    "plans/4.html": aPage("plan", build, version),
    "plans/4/items/2-1-5.html": aPage("bus", build, version),
    "404.html": aPage("missing", build, version),
    "shell.html": aPage("shell", build, 0).replace('<meta name="data-version" content="0">', ""),
    "data/index.json": JSON.stringify({ plans: [] }),
    "data/plans/4/items.csv": "key\r\n2-1-5\r\n",
    "manifest.webmanifest": "{}",
    "headers.json": JSON.stringify(headerRules({ scriptHashes: [], styleHashes: [] })),
    [script]: SCRIPT,
    ".vite/manifest.json": JSON.stringify(manifest),
  };
  for (const [file, content] of Object.entries(files)) {
    await mkdir(dirname(join(dist, file)), { recursive: true });
    await writeFile(join(dist, file), content);
  }
  await buildWorker({ distDir: dist, manifestPath: join(dist, ".vite/manifest.json"), appBuild: build });
}

let dist: string;
let app: App;

test.beforeEach(async () => {
  dist = await mkdtemp(join(tmpdir(), "worker-site-"));
  await publish(dist, "b1", 1);
  app = await serve(dist);
});

test.afterEach(async () => {
  await app.close();
  await rm(dist, { recursive: true });
});

async function visit(page: Page, path: string): Promise<void> {
  await page.goto(app.url + path);
  await page.evaluate(() => navigator.serviceWorker.ready);
}

const send = (page: Page, message: object) =>
  page.evaluate(async (data) => (await navigator.serviceWorker.ready).active?.postMessage(data), message);

/** Waits until the worker holds the page of an address. */
const isKept = (page: Page, path: string) =>
  expect.poll(() => page.evaluate(async (key) => (await caches.match(key)) !== undefined, app.url + path)).toBe(true);

test("offline, a visited address opens its own page and any other the empty shell", async ({ page, context }) => {
  await visit(page, "/plans/4/items/2-1-5");
  await send(page, { type: "cache-page", url: page.url() });
  await isKept(page, "/plans/4/items/2-1-5");
  await context.setOffline(true);

  await page.goto(`${app.url}/plans/4/items/2-1-5?from=qr`);
  await expect(page.locator("h1")).toHaveText("bus v1 b1");
  await page.goto(`${app.url}/plans/4`);
  await expect(page.locator("h1")).toHaveText("shell v0 b1");
  await page.goto(`${app.url}/`);
  await expect(page.locator("h1")).toHaveText("shell v0 b1");
});

test("with the server gone, what was opened once under the worker is still there", async ({ page }) => {
  await visit(page, "/");
  await page.goto(`${app.url}/plans/4`);
  await isKept(page, "/plans/4");
  await app.close();
  await page.goto(`${app.url}/plans/4`);
  await expect(page.locator("h1")).toHaveText("plan v1 b1");
  app = await serve(dist);
});

test("a stored page is shown at once, and its newer version at the next visit", async ({ page }) => {
  await visit(page, "/");
  await page.goto(`${app.url}/plans/4`);
  await isKept(page, "/plans/4");
  await writeFile(join(dist, "plans/4.html"), aPage("plan", "b1", 2));
  await page.goto(`${app.url}/plans/4`);
  await expect(page.locator("h1")).toHaveText("plan v1 b1");
  await expect
    .poll(async () => {
      await page.goto(`${app.url}/plans/4`);
      return page.locator("h1").textContent();
    })
    .toBe("plan v2 b1");
});

test("a page older than the data on this device is not shown", async ({ page, context }) => {
  await visit(page, "/plans/4");
  await send(page, { type: "cache-page", url: "/plans/4" });
  await isKept(page, "/plans/4");
  // As sync does after it has stored newer data.
  await page.evaluate(async () => (await caches.open("notes")).put("/data-version/4", new Response("2")));
  await context.setOffline(true);
  await page.goto(`${app.url}/plans/4`);
  await expect(page.locator("h1")).toHaveText("shell v0 b1");
});

test("with all caches taken away and no connection there is a page that says so", async ({ page }) => {
  await visit(page, "/plans/4");
  await page.goto(`${app.url}/`);
  await page.evaluate(async () => Promise.all((await caches.keys()).map((name) => caches.delete(name))));
  await app.close();
  await page.goto(`${app.url}/plans/4`);
  await expect(page.locator("h1")).toHaveText("つながりません");
  app = await serve(dist, Number(new URL(app.url).port));
  await page.getByRole("link", { name: "もう一度開く" }).click();
  await expect(page.locator("h1")).toHaveText("plan v1 b1");
});

test("published files are no pages: the worker leaves them to the network", async ({ page, context }) => {
  await visit(page, "/");
  const response = await page.goto(`${app.url}/data/index.json`);
  expect(response?.headers()["content-type"]).toContain("application/json");
  await context.setOffline(true);
  await expect(page.goto(`${app.url}/data/index.json`)).rejects.toThrow(/ERR_INTERNET_DISCONNECTED/);
});

test("a new build waits under the open page, and takes over when asked", async ({ page, context }) => {
  await visit(page, "/");
  await page.goto(`${app.url}/plans/4`);
  await isKept(page, "/plans/4");
  await publish(dist, "b2", 1);
  await page.evaluate(async () => (await navigator.serviceWorker.ready).update());
  await expect
    .poll(() => page.evaluate(async () => (await navigator.serviceWorker.ready).waiting?.state))
    .toBe("installed");
  await page.goto(`${app.url}/plans/4`);
  await expect(page.locator("h1")).toHaveText("plan v1 b1");

  await page.evaluate(async () => (await navigator.serviceWorker.ready).waiting?.postMessage({ type: "SKIP_WAITING" }));
  await expect.poll(() => page.evaluate(() => caches.keys())).not.toContain("pages-b1");
  await context.setOffline(true);
  await page.goto(`${app.url}/plans/4`);
  await expect(page.locator("h1")).toHaveText("shell v0 b2");
});

test("the kill switch removes worker and caches, and keeps what belongs to the reader", async ({ page }) => {
  await visit(page, "/");
  await page.reload();
  await page.evaluate(() => localStorage.setItem("follows", "2-1-5"));
  await copyFile(join(dist, "kill-switch.js"), join(dist, "sw.js"));
  await page.evaluate(async () => (await navigator.serviceWorker.ready).update());
  await expect.poll(() => page.evaluate(() => caches.keys()).catch(() => null)).toEqual([]);
  await expect(page.locator("h1")).toHaveText("home v1 b1");
  expect(await page.evaluate(() => localStorage.getItem("follows"))).toBe("2-1-5");
});

test("no page violates the content security policy", async ({ page }) => {
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (message.type() !== "log") complaints.push(message.text());
  });
  await visit(page, "/");
  await page.reload();
  expect(complaints).toEqual([]);
});
