import type { Page } from "@playwright/test";
import { expect, test } from "./support/app.ts";
import { listAxeViolations } from "./support/axe.ts";
import { holdScript, keepSite, openPage } from "./support/page.ts";

// One search over everything, in the reader's own device: as typed, by keyboard, offline, and leaving no trace.

const field = (page: Page) => page.getByRole("searchbox", { name: "さがすことば" });
const group = (page: Page, name: string) =>
  page.getByRole("region").filter({ has: page.getByRole("heading", { level: 2, name, exact: true }) });
const suggestions = (page: Page) => page.getByRole("list", { name: "ことばの候補" }).getByRole("button");
const recent = (page: Page) => page.getByRole("list", { name: "最近さがしたことば" }).getByRole("button");

const open = (page: Page, address = "/search") => openPage(page, address);

test("what is typed is found in every part of the plan, marked, with the reason @desktop", async ({ page }) => {
  await open(page);
  await field(page).pressSequentially("花泉");
  await expect(page).toHaveURL(/\/search\?q=%E8%8A%B1%E6%B3%89$/);
  await expect(group(page, "地域・担当").getByRole("link", { name: "花泉地域" })).toBeVisible();
  await expect(group(page, "地域・担当").locator("mark")).toHaveText(["花泉"]);
  const items = group(page, "改革実施項目");
  await expect(items.locator("[data-item='2-2-3']")).toContainText("地域に「花泉」があります");
  await expect(group(page, "公表された記録").locator("li mark").first()).toHaveText("花泉");
  await expect(field(page)).toBeFocused();
});

test("an everyday word finds what the plan says instead, and says so; the examples are the plan's @desktop", async ({
  page,
}) => {
  await open(page);
  await expect(field(page)).toHaveAttribute("placeholder", "バス、学校、水道 など");
  await field(page).pressSequentially("公民館");
  const found = group(page, "改革実施項目").locator("[data-item='2-2-7']");
  await expect(found.getByRole("heading").locator("mark")).toHaveText("市民センター");
  await expect(found).toContainText("言い換え「市民センター」で、題名に「市民センターの管理運営」があります");
});

test("a long group begins short; one press brings the others, and the keyboard goes on there", async ({ page }) => {
  await open(page, `/search?q=${encodeURIComponent("市")}`);
  for (const name of ["改革実施項目", "計画の本文", "公表された記録"]) {
    const links = group(page, name).locator("li a[href]");
    const first = await links.count();
    const more = group(page, name).getByRole("button", { name: "さらに表示" });
    const hidden = Number(/\d+/.exec((await more.textContent()) ?? "")?.[0]);
    await more.press("Enter");
    // Twenty at a time.
    await expect(links).toHaveCount(first + Math.min(hidden, 20));
    // The button goes with the last of them, and the keyboard goes on with what it brought.
    await expect(more).toHaveCount(hidden > 20 ? 1 : 0);
    await expect(hidden > 20 ? more : links.nth(first)).toBeFocused();
  }
  await field(page).fill("市民");
  await expect(group(page, "計画の本文").getByRole("button", { name: "さらに表示" })).toBeVisible();
});

for (const { query, name, link, href } of [
  { query: "ＳＤＧｓ", name: "ことばの説明", link: "SDGsの推進", href: "/plans/4/glossary#note-1" },
  { query: "ＳＤＧｓ", name: "計画の本文", link: "策定の目的", href: "/plans/4/text#chapter-purpose" },
  {
    query: "しんぎかい",
    name: "計画の本文",
    link: "一関市行財政改革推進審議会",
    href: "/plans/4/governance#council",
  },
  { query: "財政課", name: "地域・担当", link: "財政課", href: "/plans/4/departments/zaisei" },
  {
    query: "ベゴニア",
    name: "公表された記録",
    link: "第三セクターの見直し",
    href: "/plans/4/items/3-3-1#record-f076",
  },
]) {
  test(`「${query}」 leads to ${href}, and something stands there`, async ({ page }) => {
    await open(page, `/search?q=${encodeURIComponent(query)}`);
    const found = group(page, name).getByRole("link", { name: link });
    await expect(found).toHaveAttribute("href", href);
    await found.click();
    await expect(page).toHaveURL(new RegExp(`${href}$`));
    const anchor = href.split("#")[1];
    if (anchor) await expect(page.locator(`#${anchor}`)).toBeInViewport();
  });
}

test("words are suggested while typing, and taken by the keyboard @desktop", async ({ page }) => {
  await open(page);
  await field(page).pressSequentially("まいな");
  await expect(suggestions(page).first()).toHaveText("マイナポータル");
  // Over the button 「さがす」 to the first suggestion; the browser's own clearing button is no stop.
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await expect(suggestions(page).first()).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(field(page)).toHaveValue("マイナポータル");
  await expect(page.getByRole("status").filter({ hasText: "「マイナポータル」を含むもの" })).toBeFocused();
  await expect(group(page, "ことばの説明").getByRole("link", { name: "マイナポータル" })).toBeVisible();
});

test("what finds nothing, as waste does in this plan, says so and shows ways out", async ({ page }) => {
  await open(page, "/search?q=ゴミ");
  await expect(page.getByText("「ゴミ」は見つかりませんでした。")).toBeVisible();
  await expect(
    page.getByText("計画にも、公表された記録にもありません（言い換えた言葉でもさがしました）。"),
  ).toBeVisible();
  await page.goto("/search?q=ない言葉です");
  await expect(page.getByText("「ない言葉です」は見つかりませんでした。")).toBeVisible();
  await expect(group(page, "ほかのさがし方").getByRole("link", { name: "項目の一覧" })).toBeVisible();
  await expect(page.locator("[data-item]")).toHaveCount(0);
});

test("searches that were finished are kept on the device, and can be cleared", async ({ page }) => {
  await open(page);
  await field(page).pressSequentially("水道");
  await page.keyboard.press("Enter");
  await field(page).fill("バス");
  await page.locator("[data-item] h3 a").first().click();
  await page.goto("/search");
  await expect(recent(page)).toHaveText(["バス", "水道"]);
  await recent(page).last().click();
  await expect(field(page)).toHaveValue("水道");
  await field(page).fill("");
  await page.getByRole("button", { name: "最近さがしたことばを消す" }).click();
  await expect(page.getByText("最近さがしたことばを消しました。")).toBeVisible();
  await expect(recent(page)).toHaveCount(0);
  expect(await page.evaluate(() => localStorage.getItem("recentSearches"))).toBeNull();
});

test("a search that is sent right after its last letter is the one that was typed", async ({ page }) => {
  await open(page, "/search?q=バ");
  await field(page).evaluate((input: HTMLInputElement) => {
    input.value = "バス";
    input.dispatchEvent(new InputEvent("input", { bubbles: true }));
    input.form?.requestSubmit();
  });
  await expect(page).toHaveURL(/q=%E3%83%90%E3%82%B9$/);
  await expect(field(page)).toHaveValue("バス");
  expect(await page.evaluate(() => localStorage.getItem("recentSearches"))).toBe('["バス"]');
});

test("a shared device keeps no search", async ({ page }) => {
  await page.addInitScript(() => localStorage.setItem("shared", "1"));
  await open(page);
  await field(page).pressSequentially("水道");
  await page.keyboard.press("Enter");
  await field(page).fill("");
  await expect(page.getByRole("heading", { name: "最近さがしたことば" })).toHaveCount(0);
  expect(await page.evaluate(() => localStorage.getItem("recentSearches"))).toBeNull();
});

test("everything is found without a connection", async ({ page, context }) => {
  await keepSite(page);
  await context.setOffline(true);
  await page.goto("/search");
  await field(page).fill("審議会");
  await expect(group(page, "計画の本文").getByRole("link", { name: "一関市行財政改革推進審議会" })).toBeVisible();
});

test("words in the address are searched by the time the app has come, and the ways around it stand before", async ({
  page,
}) => {
  const release = await holdScript(page, "search");
  await page.goto("/search?q=%E8%8A%B1%E6%B3%89", { waitUntil: "commit" });
  await expect(page.getByRole("main")).toContainText("一度にさがします。");
  await expect(group(page, "ほかのさがし方").getByRole("link", { name: "項目の一覧" })).toBeVisible();
  release();
  await expect(field(page)).toHaveValue("花泉");
  await expect(group(page, "改革実施項目").locator("[data-item='2-2-3']")).toBeVisible();
});

test("the list, too, shows what stands in a record alone, for words typed before its scripts came", async ({
  page,
}) => {
  const release = await holdScript(page, "island");
  await page.goto("/plans/4/items", { waitUntil: "commit" });
  await page.getByRole("searchbox").pressSequentially("ベゴニア");
  release();
  await expect(page.locator("[data-item]")).toHaveCount(1);
  await expect(page.locator("[data-item='3-3-1'] [data-reason]")).toContainText("ベゴニア");
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("the page says what it needs, and offers the plain ways", async ({ page }) => {
    await page.goto("/search");
    // Searched for by its tag: Playwright finds no text in a noscript.
    await expect(page.locator("noscript p")).toContainText("検索にはJavaScriptが必要です。");
    await expect(page.locator("noscript p")).toBeVisible();
    await expect(page.getByRole("searchbox")).toHaveCount(0);
    for (const name of ["花泉地域", "担当の一覧", "財政運営の健全化"]) {
      await expect(page.locator("main").getByRole("link", { name })).toBeVisible();
    }
  });
});

test("the header's drawing leads to the search", async ({ page }) => {
  await page.goto("/");
  await page.getByRole("link", { name: "まとめて検索" }).first().click();
  await expect(page.getByRole("heading", { level: 1, name: "まとめて検索" })).toBeVisible();
});

test("typing counts where URLSearchParams cannot tell its size (before Safari 17)", async ({ page }) => {
  await page.addInitScript(() => Reflect.deleteProperty(URLSearchParams.prototype, "size"));
  await open(page);
  await field(page).fill("バス");
  await expect(page).toHaveURL(`/search?q=${encodeURIComponent("バス")}`);
  await expect(page.getByRole("main").getByRole("link", { name: "市営バス路線の再編" }).first()).toBeVisible();
});

for (const address of ["/search?q=花泉", "/search?q=ない言葉です"]) {
  test(`axe objects to nothing on ${address} @desktop`, async ({ page }) => {
    await open(page, address);
    expect(await listAxeViolations(page)).toEqual([]);
  });
}

test("each year of an item of which something is known unfolds, and leads to its records", async ({ page }) => {
  await page.goto("/plans/4/items/2-2-3");
  const years = group(page, "年度ごと").locator("details");
  await expect(years).toHaveCount(3);
  await expect(years.nth(0).locator("summary")).toHaveText(/^4計画記録\d+$/);
  await years.nth(0).locator("summary").click();
  await expect(years.nth(0)).toContainText("計算による判定順調");
  await years.nth(0).getByRole("link", { name: "室根小の児童数" }).click();
  await expect(page.locator("#record-f031-pupils")).toBeInViewport();
});

test("open data: each file is there, as text that a spreadsheet reads", async ({ page, request, baseURL }) => {
  await page.goto("/data");
  const links = await page.locator("main a[download], main a[href^='/data/']").all();
  // The tables, the snapshot, and what describes both.
  expect(links.length).toBeGreaterThan(15);
  for (const link of links) {
    const response = await request.get(`${baseURL}${await link.getAttribute("href")}`);
    expect(response.status()).toBe(200);
  }
  const csv = await (await request.get(`${baseURL}/data/plans/4/items.csv`)).body();
  expect([...csv.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
});
