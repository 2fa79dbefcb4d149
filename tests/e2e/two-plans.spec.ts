import { appendFile, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Page } from "@playwright/test";
import { loadSite } from "#build/load-site.ts";
import { publishVersion } from "../../src/commands/publish-version.ts";
import { SMALL_FILES } from "../support/small-plan.ts";
import { writeFiles } from "../support/temporary.ts";
import { handOver, writeTwoPlans } from "../support/two-plans.ts";
import { type App, test as base, expect, serve } from "./support/app.ts";
import { listAxeViolations } from "./support/axe.ts";
import { keepSite, openPage } from "./support/page.ts";
import { copyWithData, DEMO, listAddresses, TWO_PLANS, TWO_PLANS_PORTABLE } from "./support/sites.ts";

// An invented town whose plan 2 is the current one, beside plan 1, which was published before (tests/support/two-plans.ts).

const test = base.extend<object, { app: App }>({
  app: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures it needs from this pattern
    async ({}, use) => {
      const app = await serve(TWO_PLANS);
      await use(app);
      await app.close();
    },
    { scope: "worker" },
  ],
});

const OLD_ITEM = "/plans/1/items/shisaku-9";
const NEW_ITEM = "/plans/2/items/1-1-1";
const note = (page: Page) => page.getByRole("note");

test("home is of the current plan; every address of the one before stays and says which plan it is of", async ({
  page,
}) => {
  const addresses = await listAddresses(TWO_PLANS);
  const older = addresses.filter((address) => /^\/plans\/1(\/|$)/.test(address));
  expect(older.length).toBeGreaterThan(10);
  for (const address of older) {
    await page.goto(address);
    await expect(note(page), address).toContainText("これまでの計画「架空町改革の方針」のページです。");
    await expect(page.locator("[data-follow]"), address).toHaveCount(0);
    const links = await page.locator("a[href^='/plans/']").evaluateAll((all) => all.map((a) => a.getAttribute("href")));
    const paths = links.map((href) => (href ?? "").replace(/[?#].*/, ""));
    expect(
      paths.filter((path) => !addresses.includes(path)),
      address,
    ).toEqual([]);
  }
  await page.goto(OLD_ITEM);
  expect(await listAxeViolations(page)).toEqual([]);
  await note(page).getByRole("link", { name: "第2次架空町改革の方針" }).click();
  await expect(page).toHaveURL("/");
  await expect(note(page)).toHaveCount(0);
  await expect(page.locator('meta[name="plan"]')).toHaveAttribute("content", "2");
});

test("the list of plans leads from each to the other", async ({ page }) => {
  await page.goto("/plans/2");
  const plans = page.locator('section[aria-labelledby="plans"]');
  await expect(plans.locator("li")).toHaveText([
    "架空町改革の方針（令和6年度から令和8年度まで）",
    "第2次架空町改革の方針（令和9年度から令和11年度まで。いまの計画）",
  ]);
  await plans.getByRole("link", { name: "架空町改革の方針", exact: true }).click();
  await expect(page).toHaveURL("/plans/1");
  await note(page).getByRole("link", { name: "計画の一覧" }).click();
  await expect(page).toHaveURL("/plans/2#plans");
});

test("feeds, calendars, pictures and tables are those of the page's own plan", async ({ page, request }) => {
  for (const { address, feed, image } of [
    { address: "/plans/1/policies/1", feed: "/feeds/policies/1.atom", image: "/og/1.2.png" },
    { address: "/plans/2/policies/1", feed: "/feeds/plans/2/policies/1.atom", image: "/og/2/2.2.png" },
    { address: OLD_ITEM, feed: "/feeds/items/shisaku-9.atom", image: "/og/shisaku-9.2.png" },
    { address: NEW_ITEM, feed: "/feeds/plans/2/items/1-1-1.atom", image: "/og/2/1-1-1.2.png" },
  ]) {
    await page.goto(address);
    const link = page.locator('head link[type="application/atom+xml"]');
    await expect(link).toHaveAttribute("href", feed);
    await expect(page.getByRole("link", { name: "フィード", exact: true })).toHaveAttribute("href", feed);
    for (const file of [feed, feed.replace("feeds", "calendar").replace("atom", "ics"), image]) {
      expect((await request.get(file)).status(), file).toBe(200);
    }
  }
  await page.goto("/data");
  const files = await page
    .locator("a[href$='/records.csv']")
    .evaluateAll((all) => all.map((a) => a.getAttribute("href")));
  expect(files).toEqual(["/data/plans/2/records.csv", "/data/plans/1/records.csv"]);
  for (const file of files) expect((await request.get(file ?? "")).status()).toBe(200);
});

test("without a connection the current plan stands whole, and the older one once a page of it was opened", async ({
  page,
  context,
}) => {
  await keepSite(page);
  await context.setOffline(true);
  await page.goto(NEW_ITEM);
  await expect(page.getByRole("heading", { level: 1, name: "窓口の一本化" })).toBeVisible();
  await page.goto(OLD_ITEM);
  await expect(page.getByRole("heading", { level: 1, name: "つながりません" })).toBeVisible();

  await context.setOffline(false);
  await openPage(page, OLD_ITEM);
  await expect(page.locator("[data-stored]")).toHaveText("・端末に保存済み");
  await context.setOffline(true);
  await page.goto("/plans/1/items/shisaku-12");
  await expect(note(page)).toContainText("これまでの計画");
  await expect(page.getByText("時点・端末のデータ")).toBeVisible();
  await page.goto("/");
  await expect(note(page)).toHaveCount(0);
});

test("a page of the older plan neither reads nor counts what is followed as its own", async ({ page }) => {
  await keepSite(page);
  await openPage(page, NEW_ITEM);
  await page.locator("[data-follow]").first().click();
  await expect(page.locator("[data-follow]").first()).toHaveAttribute("data-following", "true");
  const stored = () =>
    page.evaluate(() => JSON.stringify(Object.entries(localStorage).find(([key]) => /follow/.test(key))));
  const before = await stored();
  expect(before).toContain("item:1-1-1");
  await openPage(page, OLD_ITEM);
  await expect(page.locator("[data-stored]")).toHaveText("・端末に保存済み");
  expect(await stored()).toBe(before);
  await page.goto("/following");
  await expect(page.locator('[data-item="1-1-1"]')).toBeVisible();
});

test("each plan says what of the one went on in the other", async ({ page }) => {
  await page.goto("/plans/1/items/shisaku-12");
  const words = page.locator('section[aria-labelledby="words"]');
  await expect(words).toContainText(
    "次の計画「第2次架空町改革の方針」へ：引き継がれた（1 窓口の一本化、3 待ち時間の短縮）。二つに分けた（架空）出典：取組の結果（架空）",
  );
  expect(await listAxeViolations(page)).toEqual([]);
  await words.getByRole("link", { name: "3 待ち時間の短縮" }).click();
  await expect(page).toHaveURL("/plans/2/items/1-1-3");
  await expect(words).toContainText("前の計画「架空町改革の方針」の施策12 窓口の一本化を引き継いでいます。");
  await words.getByRole("link", { name: "施策12 窓口の一本化" }).click();
  await expect(page).toHaveURL("/plans/1/items/shisaku-12");

  await page.goto("/plans/1");
  const handed = page.locator('section[aria-labelledby="handover"]');
  await expect(handed.locator("summary")).toHaveText(["引き継がれた 2項目", "終わった 1項目"]);
  await handed.getByText("引き継がれた 2項目").click();
  await expect(handed.locator("li").first()).toHaveText("施策9 書類の電子化 → 2 書類の電子化");
  await page.goto("/plans/2");
  const taken = page.locator('section[aria-labelledby="from-1"]');
  await taken.getByText("終わった 1項目").click();
  await taken.getByRole("link", { name: "待ち時間の短縮" }).click();
  await expect(page).toHaveURL("/plans/1/items/i-2-3");
  await expect(words).toContainText("次の計画「第2次架空町改革の方針」へ：終わった");
});

test("searching, which is within the current plan, leads to the others", async ({ page }) => {
  await openPage(page, "/search");
  await page.getByRole("link", { name: "ほかの計画", exact: true }).click();
  await expect(page).toHaveURL("/plans/2#plans");
});

test("the portable edition names the plans that the site has besides the one in the file", async ({ page }) => {
  const file = pathToFileURL(TWO_PLANS_PORTABLE).href;
  await page.goto(`${file}#/search`);
  await page.getByRole("link", { name: "ほかの計画", exact: true }).click();
  await expect(page).toHaveURL(`${file}#/plans/2#plans`);
  const plans = page.locator('section[aria-labelledby="plans"]');
  await expect(plans.locator("li")).toHaveText([
    "架空町改革の方針（令和6年度から令和8年度まで）",
    "第2次架空町改革の方針（令和9年度から令和11年度まで。いまの計画）",
  ]);
  // Without an address of the site there is no way to it.
  await expect(plans.getByRole("link", { name: "架空町改革の方針", exact: true })).toHaveCount(0);
  await expect(page.getByRole("note")).toHaveCount(0);
});

/** Publishes one more result of an item of plan 2. */
async function report(folder: string, id: string, item: string, date: string): Promise<void> {
  const add = async (file: string, row: Record<string, string>) => {
    const path = join(folder, "plans/2", file);
    const [header = ""] = (await readFile(path, "utf8")).replace(/^\uFEFF/, "").split(/\r?\n/);
    await appendFile(
      path,
      `${header
        .split(",")
        .map((column) => row[column] ?? "")
        .join(",")}\r\n`,
    );
  };
  const source = {
    title: "第2次の結果（架空）",
    publisher: "架空町",
    url: `https://example.com/${id}`,
    kind: "official",
  };
  await add("sources.csv", { id: `s-${id}`, ...source, published_on: date, read_on: date });
  await add("records.csv", { id, item, date, type: "event", text: `${id}のこと（架空）。`, source: `s-${id}` });
  await publishVersion({ folder, planId: "2", date, note: "結果を加えた（架空）。" });
}

test("what was followed of the plan before goes on in the next one: no news that are none, nothing lost, nothing twice", async ({
  page,
}) => {
  const [before, after] = [await mkdtemp(join(tmpdir(), "before-")), await mkdtemp(join(tmpdir(), "after-"))];
  const sites: string[] = [];
  let app: App | undefined;
  const put = async (built: string, data: string) => {
    const site = await copyWithData(built, await loadSite(data));
    sites.push(site);
    const port = app ? Number(new URL(app.url).port) : 0;
    await app?.close();
    app = await serve(site, port);
    return app.url;
  };
  const ofOldPlan = () =>
    page.evaluate(async () => {
      const opening = indexedDB.open("reform-plan");
      await new Promise((opened) => opening.addEventListener("success", opened));
      const reading = opening.result.transaction("follows").objectStore("follows").get("mine");
      await new Promise((read) => reading.addEventListener("success", read));
      opening.result.close();
      return JSON.stringify([localStorage.getItem("follows"), reading.result]);
    });
  try {
    await writeFiles(before, SMALL_FILES);
    await publishVersion({ folder: before, date: "2026-05-01", note: undefined });
    // The demo's plan has the same id, so that its worker is that of a site of plan 1 alone.
    const url = await put(DEMO, before);
    await keepSite(page, url);
    for (const address of ["items/shisaku-9", "items/shisaku-12", "items/i-2-3", "departments/soumu"]) {
      await openPage(page, `${url}/plans/1/${address}`);
      await page.locator("main [data-follow]").first().click();
      await expect(page.locator("main [data-follow]").first()).toHaveAttribute("data-following", "true");
    }
    const followed = await ofOldPlan();
    expect(followed).toContain("department:soumu");

    // The next plan has had a result of what the same department answers for before anybody of plan 1 came.
    await writeTwoPlans(after);
    await handOver(after);
    await report(after, "first", "1-1-1", "2027-07-01");
    await put(TWO_PLANS, after);
    await page.goto(url);
    await page.getByRole("button", { name: "更新する" }).click();
    await expect(page.locator('meta[name="plan"]')).toHaveAttribute("content", "2");
    await page.goto(`${url}/following`);
    const line = page.locator("[data-handed]");
    await expect(line).toHaveText(
      "前の計画「架空町改革の方針」でフォローしていたものから、3件を引き継ぎました。1件は終わりました（Ⅰ-2-(3) 待ち時間の短縮）。前のページは残っています：架空町改革の方針。閉じる",
    );
    expect(await listAxeViolations(page)).toEqual([]);
    const items = page.locator('section[aria-labelledby="items"] [data-item]');
    await expect(items).toHaveCount(3);
    await expect(page.locator('section[aria-labelledby="groups"]')).toContainText("架空課");
    await expect(page.getByText("前回から変わったことはありません。")).toBeVisible();
    await expect(page.locator("[data-unread]").first()).toHaveText("");
    expect(await ofOldPlan()).toBe(followed);

    await line.getByRole("button", { name: "閉じる" }).click();
    await expect(line).toBeHidden();
    const stopped = page.locator('section[aria-labelledby="items"] [data-follow="item:1-1-3"]');
    await stopped.click();
    await expect(stopped).toHaveAttribute("data-following", "false");
    await openPage(page, `${url}/following`);
    await expect(items).toHaveCount(2);
    await expect(line).toBeHidden();

    await report(after, "second", "1-1-2", "2027-08-01");
    await put(TWO_PLANS, after);
    await openPage(page, `${url}/following`);
    // The pages before have just looked by themselves.
    await page.getByRole("button", { name: "更新を確認" }).click();
    const unread = page.locator('section[aria-labelledby="unread"]');
    await expect(unread).toContainText("secondのこと（架空）。");
    await expect(unread).not.toContainText("firstのこと");
    await expect(items).toHaveCount(2);
    // What has ended stays where it was, and is no longer to be followed.
    await openPage(page, `${url}/plans/1/items/i-2-3`);
    await expect(page.locator("[data-follow]")).toHaveCount(0);
    expect(await ofOldPlan()).toBe(followed);
  } finally {
    await (app as App | undefined)?.close();
    for (const folder of [before, after, ...sites]) await rm(folder, { recursive: true });
  }
});
