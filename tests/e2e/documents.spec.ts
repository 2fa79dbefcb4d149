import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { type FaultServer, inParts, startFaultServer } from "../faults/fault-server.ts";
import { translate as translateAll } from "../faults/translator.ts";
import { type App, test as base, expect, serve } from "./support/app.ts";
import { answers, holdScript, isKept, keepSite, listComplaints, openPage, storedVersion } from "./support/page.ts";
import { IN_MAIN, sumUp, takeShifts, watchShifts } from "./support/shifts.ts";
import { BUILT, EVERY_KIND, listAddresses, readSnapshot, SECOND_VERSION } from "./support/sites.ts";

// A page is a document: the device renders the bytes that the build rendered, and what the scripts add moves nothing.

const test = base.extend<{ server: FaultServer }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures it needs from this pattern
  server: async ({}, use) => {
    const server = await startFaultServer(BUILT);
    await use(server);
    await server.close();
  },
});

const fileOf = (address: string) => (address === "/" ? "index.html" : `${address.slice(1)}.html`);

/** What belongs to one transmission, not to the document. */
const OF_TRANSMISSION = /^(connection|content-encoding|content-length|date|etag|keep-alive|transfer-encoding|vary)$/;

const headersOf = (headers: Record<string, string>) =>
  Object.entries(headers)
    .filter(([name]) => !OF_TRANSMISSION.test(name))
    .map((header) => header.join(": "))
    .sort()
    .join("\n");

/** Of all addresses of a built site, those whose document from this device is not the build's, or has not its headers. */
async function listDifferences(page: Page, site: string, folder: string): Promise<string[]> {
  const differences: string[] = [];
  const addresses = await listAddresses(folder);
  expect(addresses.length).toBeGreaterThan(100);
  const hosts = headersOf((await page.request.get(`${site}/`)).headers());
  expect(hosts).toContain("content-security-policy: default-src 'none'");
  for (const address of addresses) {
    const response = await page.goto(site + address, { waitUntil: "commit" });
    const isSame = (await response?.text()) === (await readFile(join(folder, fileOf(address)), "utf8"));
    if (!response?.fromServiceWorker()) differences.push(`${address} comes from the host`);
    else if (!isSame) differences.push(`${address} is another document`);
    else if (headersOf(response.headers()) !== hosts) differences.push(`${address} has other headers`);
  }
  return differences;
}

test("the device's document of every address is the build's to the byte, with the same headers", async ({
  page,
  app,
}) => {
  test.slow();
  await keepSite(page);
  expect(await listDifferences(page, app.url, BUILT)).toEqual([]);
});

test("after newer data it is what the build makes of them, though the app is the same", async ({ page }) => {
  test.slow();
  const readWorker = (folder: string) => readFile(join(folder, "sw.js"), "utf8");
  expect(await readWorker(SECOND_VERSION)).toBe(await readWorker(BUILT));
  const first = await serve(BUILT);
  await keepSite(page, first.url);
  await first.close();
  const second = await serve(SECOND_VERSION, Number(new URL(first.url).port));
  await openPage(page, `${second.url}/about`);
  await page.getByRole("button", { name: "更新を確認" }).click();
  const { version } = await readSnapshot(SECOND_VERSION);
  await expect.poll(() => storedVersion(page)).toBe(version);
  expect(await listDifferences(page, second.url, SECOND_VERSION)).toEqual([]);
  await second.close();
});

for (const address of [
  "/no-such-page",
  "/plans/4/items/9-9-9",
  "/plans/3",
  "/plans//4",
  "//plans/4",
  "/plans/4/Items",
]) {
  test(`${address} is no page on the device either, with and without a connection`, async ({ page, context, app }) => {
    await keepSite(page);
    const expected = await readFile(join(BUILT, "404.html"), "utf8");
    for (const isOffline of [false, true]) {
      await context.setOffline(isOffline);
      const response = await page.goto(app.url + address);
      expect(response?.fromServiceWorker()).toBe(true);
      const isRefused = response?.status() === 400;
      if (isRefused && !isOffline) continue;
      expect(response?.status()).toBe(404);
      expect(await response?.text()).toBe(expected);
      await expect(page.getByRole("main").getByRole("link").first()).toBeVisible();
    }
  });
}

test("an address with a slash at its end leads to the one without, with and without a connection", async ({
  page,
  context,
}) => {
  await keepSite(page);
  for (const isOffline of [false, true]) {
    await context.setOffline(isOffline);
    await page.goto("/plans/4/items/?q=%E3%83%90%E3%82%B9");
    await expect(page).toHaveURL("/plans/4/items?q=%E3%83%90%E3%82%B9");
    await expect(page.locator("[data-count]")).toContainText("「バス」を含む項目");
  }
});

/** Classes that stand in a document without a rule in its styles; ours come from stylesheets alone. */
const listUnstyledClasses = (page: Page) =>
  page.evaluate(() => {
    const listSelectors = (rules: CSSRuleList): string[] =>
      [...rules].flatMap((rule) => [
        ...(rule instanceof CSSStyleRule ? [rule.selectorText] : []),
        ...("cssRules" in rule ? listSelectors(rule.cssRules as CSSRuleList) : []),
      ]);
    const selectors = [...document.styleSheets].flatMap((sheet) => listSelectors(sheet.cssRules)).join(" ");
    const styled = new Set([...selectors.matchAll(/\.([\w-]+)/g)].map(([, name]) => name));
    const classes = new Set([...document.querySelectorAll("[class]")].flatMap((element) => [...element.classList]));
    return [...classes].filter((name) => name !== "js" && !styled.has(name));
  });

for (const address of EVERY_KIND) {
  test(`${address} brings the styles of all that stands on it, from the host and from the device`, async ({ page }) => {
    await page.goto(address);
    expect(await listUnstyledClasses(page)).toEqual([]);
    await isKept(page);
    await openPage(page, address);
    expect(await listUnstyledClasses(page)).toEqual([]);
  });
}

/** Where the reader is: what has the focus, and where on the screen it is. */
const describeReader = (page: Page) =>
  page.evaluate(() => {
    const focused = document.activeElement;
    const name = `${focused?.tagName} ${focused?.textContent} ${focused?.getAttribute("href")}`;
    return { name, top: Math.round(focused?.getBoundingClientRect().top ?? 0) };
  });

/** The pages whose layout differs most on a wide screen, where they are tested too. */
const whereWide = (address: string) =>
  ["/", "/plans/4/items", "/plans/4/items/2-1-5", "/plans/4/years", "/plans/4/governance"].includes(address)
    ? "@desktop"
    : "";

/** Opens an address of a device that knows nothing yet, its scripts held back. */
async function openHeld(page: Page, address: string): Promise<() => void> {
  const release = await holdScript(page, "island");
  // Module scripts that do not come hold up `load`, and `DOMContentLoaded` before it.
  await page.goto(address, { waitUntil: "commit" });
  await page.waitForFunction(() => document.querySelector("body > nav:last-child") !== null);
  return release;
}

for (const address of EVERY_KIND) {
  test(`${address}: nothing moves, nobody complains, focus and place stay when the parts and the scripts come ${whereWide(address)}`, async ({
    page,
    server,
  }) => {
    const complaints = listComplaints(page);
    await watchShifts(page);
    server.inject(/./, inParts, 1);
    const release = await openHeld(page, server.url + address);
    const shifts = await takeShifts(page);
    const ofFrame = shifts.filter((shift) => !shift.includes(IN_MAIN));
    expect(sumUp(ofFrame), ofFrame.join("\n")).toBeLessThan(0.0005);
    // Columns find their width by the rows that have come; a link of which half has come may have to wrap with the rest.
    expect(sumUp(shifts), shifts.join("\n")).toBeLessThan(0.02);
    const links = page.locator("main a:visible, main button:visible, footer a:visible");
    const middle = links.nth(Math.floor((await links.count()) / 2));
    await middle.focus();
    await middle.evaluate((link) => link.scrollIntoView({ block: "center", behavior: "instant" }));
    const before = await describeReader(page);
    release();
    await answers(page);
    const after = await describeReader(page);
    expect(after.name).toBe(before.name);
    // Places between two pixels are rounded.
    expect(Math.abs(after.top - before.top)).toBeLessThanOrEqual(1);
    // What an app draws makes the page longer; the reader's place is kept by scrolling, which is told as a shift.
    const hasApp = (await page.locator("[data-app]").count()) > 0;
    if (!hasApp) expect(await takeShifts(page)).toEqual([]);

    // The same, as this device renders it, from the first paint to the answer of the worker.
    await isKept(page);
    await page.goto(server.url + address);
    await answers(page);
    await expect(page.locator("[data-stored]")).toHaveText("・端末に保存済み");
    expect(sumUp(await takeShifts(page))).toBeLessThan(0.005);
    // A page that does not exist is answered with 404, which the console notes.
    expect(complaints.filter((text) => !text.includes("404 (Not Found)"))).toEqual([]);
  });
}

test.describe("before any script of ours has come", () => {
  test("what was opened stays open, and what was closed stays closed", async ({ page }) => {
    const release = await openHeld(page, "/plans/4/items/2-1-5");
    const isOpen = () =>
      page.locator("main details").evaluateAll((all) => all.map((one) => (one as HTMLDetailsElement).open));
    expect(new Set(await isOpen())).toEqual(new Set([false]));
    for (const summary of await page.locator("main details > summary").all()) await summary.click();
    await page.locator("main details > summary").first().click();
    const turned = await isOpen();
    expect(new Set(turned)).toEqual(new Set([false, true]));
    release();
    await answers(page);
    expect(await isOpen()).toEqual(turned);
  });

  test("a note that was opened stays open", async ({ page }) => {
    const release = await openHeld(page, "/plans/4/text");
    await page.locator("main [popovertarget]:visible").first().click();
    await expect(page.locator("[popover]:popover-open")).toBeVisible();
    const words = await page.locator("[popover]:popover-open").textContent();
    release();
    await answers(page);
    await expect(page.locator("[popover]:popover-open")).toHaveText(words ?? "");
  });

  for (const address of ["/plans/4/items", "/plans/4/items/2-1-5", "/plans/4/areas/hanaizumi"]) {
    test(`${address}: a tap on follow is kept, and answered when they are there`, async ({ page }) => {
      const release = await openHeld(page, address);
      const button = page.locator("[data-follow]").first();
      await button.click();
      release();
      await expect(button).toHaveAttribute("data-following", "true");
      await button.click();
      await expect(button).toHaveAttribute("data-following", "false");
      await button.click();
      await page.reload();
      await expect(button).toHaveAttribute("data-following", "true");
    });
  }

  test("a press on 更新を確認 is answered when they are there", async ({ page }) => {
    const release = await openHeld(page, "/");
    await page.getByRole("button", { name: "更新を確認" }).click();
    release();
    await expect(page.getByText("いちばん新しいデータです。")).toBeVisible();
  });

  test("words typed in the list are kept with focus and selection, and answered", async ({ page }) => {
    const release = await openHeld(page, "/plans/4/items");
    const field = page.getByRole("searchbox");
    await field.pressSequentially("デマンド");
    await field.evaluate((input: HTMLInputElement) => input.setSelectionRange(1, 3));
    release();
    await expect(page.locator("[data-count]")).toHaveText(/^「デマンド」を含む項目 \d+件$/);
    await expect(field).toHaveValue("デマンド");
    await expect(field).toBeFocused();
    expect(await field.evaluate((input: HTMLInputElement) => [input.selectionStart, input.selectionEnd])).toEqual([
      1, 3,
    ]);
    await expect(page.getByRole("main").getByRole("link", { name: "市営バス路線の再編" }).first()).toBeVisible();
  });
});

test("words chosen on a page stay chosen while it looks for newer data", async ({ page }) => {
  await keepSite(page);
  await openPage(page, "/plans/4/items/2-1-5");
  const chosen = await page
    .locator("blockquote")
    .first()
    .evaluate((quote) => {
      getSelection()?.selectAllChildren(quote);
      return String(getSelection());
    });
  expect(chosen).not.toBe("");
  await page.getByRole("button", { name: "更新を確認" }).press("Enter");
  await expect(page.getByText("いちばん新しいデータです。")).toBeVisible();
  expect(await page.evaluate(() => String(getSelection()))).toBe(chosen);
});

test("the calculator of the method comes without a move of the reader", async ({ page }) => {
  await page.goto("/about/method#try");
  await expect(page.getByLabel("実績の年度")).toBeVisible();
});

/** As translators of browsers do: each text is put into elements of theirs, and other words into those. */
async function translate(page: Page): Promise<void> {
  await page.evaluate(() => {
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const texts: Text[] = [];
    for (let node = walk.nextNode(); node; node = walk.nextNode()) if (node.nodeValue?.trim()) texts.push(node as Text);
    for (const text of texts) {
      const [outer, inner] = [document.createElement("font"), document.createElement("font")];
      inner.textContent = `[${text.nodeValue}]`;
      outer.append(inner);
      text.replaceWith(outer);
    }
  });
}

test("a page whose texts a translator has replaced answers as before, without an error", async ({ page }) => {
  const complaints = listComplaints(page);
  await keepSite(page);
  await openPage(page, "/plans/4/items/2-1-5");
  await translate(page);
  const button = page.locator("[data-follow]").first();
  await button.click();
  await expect(button).toHaveAttribute("data-following", "true");
  await page.locator("[data-check]").click();
  await expect(page.locator("[data-notice]")).toHaveText("いちばん新しいデータです。");

  await openPage(page, "/plans/4/items");
  await translate(page);
  await page.getByRole("searchbox").pressSequentially("デマンド");
  await expect(page.locator("[data-item]")).toHaveCount(2);
  await expect(page.locator("[data-count]")).toHaveText("「デマンド」を含む項目 2件");
  await page.getByRole("searchbox").fill("");
  await expect(page.locator("[data-item]")).toHaveCount(47);
  expect(complaints).toEqual([]);
});

test.describe("where there is no service worker", () => {
  // As within other apps' browsers on iOS: documents come from the network, data from the device.
  test.use({ serviceWorkers: "block" });

  let app: App;
  test.beforeEach(async () => {
    app = await serve(BUILT);
  });
  test.afterEach(() => app.close());

  test("a newer page is never overwritten by the older data on the device", async ({ page, context }) => {
    await openPage(page, `${app.url}/following`);
    await expect.poll(() => storedVersion(page)).toBe((await readSnapshot(BUILT)).version);
    await app.close();
    app = await serve(SECOND_VERSION, Number(new URL(app.url).port));
    await context.route("**/data/**", (route) => route.abort());
    await openPage(page, `${app.url}/plans/4/items/2-1-5`);
    const record = page.getByText("これは試験用の架空の記録です。");
    await expect(record).toBeVisible();
    await page.locator("[data-follow]").first().click();
    await page.getByRole("button", { name: "更新を確認" }).click();
    await expect(page.locator("[data-notice]")).toContainText("正しい返事がありませんでした");
    await expect(page.locator("[data-follow]").first()).toHaveAttribute("data-following", "true");
    await expect(record).toBeVisible();
    // A personal page shows nothing older than its document says.
    await page.goto(`${app.url}/following`);
    await expect(page.getByRole("main")).toContainText("まだデータがありません");

    // With the data there again, it goes on from the newer version.
    await context.unroute("**/data/**");
    await page.getByRole("button", { name: "もう一度試す" }).click();
    const { version } = await readSnapshot(SECOND_VERSION);
    await expect(page.getByRole("region", { name: "前回からの更新" })).toBeVisible();
    expect(await storedVersion(page)).toBe(version);
  });
});

test("no translator touches item numbers, figures with their units and codes", async ({ page }) => {
  const numbers = [
    "/",
    "/plans/4/items",
    "/plans/4/items/2-1-5",
    "/plans/4/years",
    "/plans/4/records",
    "/plans/4/status",
  ];
  for (const address of numbers) {
    await openPage(page, address);
    await page.evaluate(translateAll, false);
    const touched = await page
      .locator("main font font")
      .evaluateAll((texts) => texts.flatMap(({ textContent }) => textContent?.match(/^\d-\d-\d(?![\d-])/) ?? []));
    expect(touched, address).toEqual([]);
  }
  await openPage(page, "/plans/4/items/2-1-5");
  await page.evaluate(translateAll, false);
  const kept = page.locator('main [translate="no"]');
  expect(await kept.allTextContents()).toEqual(expect.arrayContaining(["2-1-5", "22", "11"]));
  await expect(kept.locator("font")).toHaveCount(0);
  await page.goto("/");
  await expect(
    page
      .locator('main b[translate="no"]')
      .filter({ hasText: /^[\d,.]+\D+$/ })
      .first(),
  ).toBeVisible();
});
