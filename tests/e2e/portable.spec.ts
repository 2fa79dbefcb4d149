import { createHash } from "node:crypto";
import { readFile, stat } from "node:fs/promises";
import { pathToFileURL } from "node:url";
import { expect, type Page, test } from "@playwright/test";
import { listAxeViolations } from "./support/axe.ts";
import { BUILT, exampleOf, PATHS, PORTABLE, readSnapshot } from "./support/sites.ts";

// One file on a memory stick: opened by a double click, without a net.

const FILE = pathToFileURL(PORTABLE).href;
/** What only the site can do. */
const ONLY_ON_SITE = ["drafts", "following", "settings", "staff", "data", "notify", "privacy"];

test.use({ offline: true });

let troubles: string[];

test.beforeEach(({ page }) => {
  troubles = [];
  page.on("pageerror", (error) => troubles.push(error.message));
  page.on("console", (message) => message.type() === "error" && troubles.push(message.text()));
  page.on("request", (request) => request.url().startsWith(FILE) || troubles.push(request.url()));
});

test.afterEach(() => expect(troubles).toEqual([]));

const heading = (page: Page) => page.locator("main h1");

async function open(page: Page, path = "/"): Promise<void> {
  await page.goto(path === "/" ? FILE : `${FILE}#${path}`);
  await expect(page.locator("[data-date]").first()).not.toBeEmpty();
}

test("weighs at most 400 KB", async () => {
  expect((await stat(PORTABLE)).size).toBeLessThanOrEqual(400_000);
});

test("is whole in itself: nothing to fetch, no module, no worker, and a policy that names its very script and styles", async () => {
  const html = await readFile(PORTABLE, "utf8");
  // What stands in the script and the packed plan is no markup.
  const markup = html.replace(/(<(script|style)\b[^>]*>).*?(<\/\2>)/gs, "$1$3");
  expect(markup).not.toMatch(/<(link|iframe|object|embed|base)\b|\s(src|srcset)=|type="?module/i);
  const contentsOf = (pattern: RegExp) => [...html.matchAll(pattern)].map(([, content = ""]) => content);
  const scripts = contentsOf(/<script>(.*?)<\/script>/gs);
  const styles = contentsOf(/<style>(.*?)<\/style>/gs);
  expect([scripts.length, styles.length]).toEqual([1, 1]);
  expect(scripts.join()).not.toMatch(/\bimport\s*\(|\bimport\.meta\b|\bimportScripts\b|new Worker\b|serviceWorker/);
  expect(styles.join()).not.toMatch(/@import|url\(["']?(?!data:|#|["'])/);

  const policy = /<meta http-equiv="Content-Security-Policy" content="([^"]+)">/.exec(html)?.[1] ?? "";
  const allowed = new Map(policy.split("; ").map((rule) => [rule.split(" ")[0], rule.split(" ").slice(1)]));
  const hashOf = (content: string) => `'sha256-${createHash("sha256").update(content).digest("base64")}'`;
  expect(allowed.get("default-src")).toEqual(["'none'"]);
  expect(allowed.get("script-src")).toEqual(scripts.map(hashOf));
  expect(allowed.get("style-src")).toEqual(styles.map(hashOf));
  expect(allowed.get("img-src")).toEqual(["data:"]);
  // It counts for what comes after it alone.
  expect(html.indexOf(policy)).toBeLessThan(html.search(/<(style|script)\b/));
});

test("opens an item by its address at once, with its status and sources", async ({ page }) => {
  await open(page, "/plans/4/items/2-1-5");
  await expect(heading(page)).toHaveText("市営バス路線の再編");
  await expect(page.locator("main")).toContainText("登録なし");
  await expect(page.locator('main a[rel="noreferrer"]').first()).toHaveAttribute("href", /^https?:/);
  await expect(page).toHaveTitle(/市営バス路線の再編/);
});

test("prints an item: the plan's words and where each source is found, without what is for a screen", async ({
  page,
}) => {
  const { plan } = await readSnapshot(BUILT);
  const item = plan.items.find(({ key }) => key === "2-1-5");
  const sources = plan.records.filter((record) => record.item === "2-1-5").map(({ source }) => source);
  const addresses = plan.sources.filter(({ id }) => sources.includes(id)).map(({ url }) => url);
  expect(addresses.length).toBeGreaterThan(0);
  await open(page, "/plans/4/items/2-1-5");
  // The policy and section above the title say on paper, too, where it stands, and the mark of a note is a word of the text.
  const place = '[aria-label="現在の位置"]';
  const forScreens = page.locator(
    `header, footer, nav:not(${place}), input, select, textarea, button:not([popovertarget])`,
  );
  await expect(forScreens.filter({ visible: true }).first()).toBeVisible();
  await page.emulateMedia({ media: "print" });
  await expect(forScreens.filter({ visible: true })).toHaveCount(0);
  // biome-ignore lint/performance/useDomNodeTextContent: what is hidden on paper is not read there.
  const words = (await page.locator("main").innerText()).replace(/\s/g, "");
  expect(words).toContain(item?.title);
  expect(words).toContain(item?.goal.replace(/\s/g, ""));
  const printed = await page
    .locator("main a[rel=noreferrer]:visible")
    .evaluateAll((links) =>
      links.map((link) => getComputedStyle(link, "::after").content.replace(/\\/g, "")).join("\n"),
    );
  // In letters that a reader can type, as links have them.
  for (const address of addresses) expect(printed).toContain(decodeURI(address));
  await page.emulateMedia({ media: null });
  const pdf = (await page.pdf({ format: "A4", preferCSSPageSize: true })).toString("latin1");
  const sheets = pdf.match(/\/Type\s*\/Page\b/g)?.length ?? 0;
  expect(sheets).toBeGreaterThan(0);
  expect(sheets).toBeLessThanOrEqual(3);
});

test("tells its date, its version and where a newer one is found @desktop", async ({ page }) => {
  const { version } = await readSnapshot(BUILT);
  await open(page);
  const line = page.getByRole("complementary", { name: "データの時点" });
  await expect(line).toContainText(/\d{4}年\d+月\d+日時点の持ち運び版/);
  await expect(line).toContainText(`データ第${version}版`);
  await expect(line).toContainText("新しい");
});

test("goes from page to page, back to the same place, and on after a reload", async ({ page }) => {
  await open(page, "/plans/4/items");
  const card = page.locator('[data-item="3-2-2"] a').first();
  await card.scrollIntoViewIfNeeded();
  const top = await page.evaluate(() => scrollY);
  const title = (await card.textContent()) ?? "";
  await card.click();
  await expect(heading(page)).toHaveText(title);
  await expect(page.locator("main")).toBeFocused();
  expect(await page.evaluate(() => scrollY)).toBe(0);
  await page.reload();
  await expect(heading(page)).toHaveText(title);
  await page.goBack();
  await expect(heading(page)).toHaveText("改革実施項目をさがす");
  await expect.poll(() => page.evaluate(() => scrollY)).toBe(top);
});

test("opens the place of a page that a link names", async ({ page }) => {
  await open(page, "/plans/4/glossary#note-2");
  await expect(page.locator("#note-2")).toBeInViewport();
});

test("leads past the header, and to a place on the same page, without leaving it", async ({ page }) => {
  await open(page, "/plans/4/text");
  const title = (await heading(page).textContent()) ?? "";
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(page.locator("main")).toBeFocused();
  const link = page.locator('main a[href^="#"]:not([href^="#/"])').last();
  const place = (await link.getAttribute("href")) ?? "";
  await link.click();
  await expect(page).toHaveURL(`${FILE}#/plans/4/text${place}`);
  await expect(page.locator(place)).toBeInViewport();
  await page.reload();
  await expect(page.locator(place)).toBeInViewport();
  await expect(heading(page)).toHaveText(title);
});

test("searches while one types, and keeps the words in the address", async ({ page }) => {
  await open(page, "/search");
  await page.getByRole("searchbox").pressSequentially("バス");
  await expect(page.getByRole("status").filter({ hasText: "「バス」を含むもの" })).toBeVisible();
  await expect(page).toHaveURL(`${FILE}#/search?q=${encodeURIComponent("バス")}`);
  const card = page.locator('[data-item="2-1-5"] h3 a');
  await card.click();
  await expect(heading(page)).toHaveText("市営バス路線の再編");
  await page.goBack();
  await expect(page.getByRole("searchbox")).toHaveValue("バス");
  await expect(card).toBeVisible();
  await page.getByRole("searchbox").fill("存在しないことば");
  await expect(page.getByRole("status").filter({ hasText: "見つかりませんでした" })).toBeVisible();
});

test("draws the charts of an item", async ({ page }) => {
  await open(page, "/plans/4/items/3-1-1");
  await expect(page.locator("[data-drawing] svg rect").first()).toBeVisible();
});

test("has every page of the plan, without a way to nowhere, whole for axe @desktop", async ({ page }) => {
  test.slow();
  const paths = [...PATHS].filter(([name]) => !ONLY_ON_SITE.includes(name)).map(([, path]) => path);
  expect(paths.length).toBeGreaterThan(15);
  for (const path of paths.map(exampleOf)) {
    await open(page, path);
    await expect(heading(page), path).not.toHaveText("ページが見つかりません");
    const ways = await page
      .locator("a[href]")
      .evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""));
    expect(
      ways.filter((href) => !/^(#|https?:)/.test(href)),
      path,
    ).toEqual([]);
    expect(await listAxeViolations(page), path).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), path).toBeLessThanOrEqual(0);
  }
});

test("says what is not in it, and leads home", async ({ page }) => {
  await open(page, "/settings");
  await expect(heading(page)).toHaveText("ページが見つかりません");
  await page.getByRole("link", { name: "ホーム" }).first().click();
  await expect(heading(page)).toContainText("いまどこまで");
});

test("says so where a browser is too old to unpack it", async ({ page }) => {
  await page.addInitScript(() => Reflect.deleteProperty(window, "DecompressionStream"));
  await page.goto(FILE);
  await expect(page.locator("main")).toContainText("このブラウザーでは開けませんでした");
  // Told to whoever looks for the cause as well.
  expect(troubles.splice(0).join()).toContain("DecompressionStream");
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });
  test("says what it needs", async ({ page }) => {
    await page.goto(FILE);
    await expect(page.locator("main noscript p").filter({ hasText: "JavaScriptを使えるように" })).toBeVisible();
  });
});
