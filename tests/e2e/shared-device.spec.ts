import type { Page } from "@playwright/test";
import { expect, test } from "./support/app.ts";
import { listAxeViolations } from "./support/axe.ts";
import { answers, holdScript, isKept, listComplaints, openPage } from "./support/page.ts";
import { sumUp, takeShifts, watchShifts } from "./support/shifts.ts";

// A tablet in a community centre, which one visitor leaves to the next.

const BUS = "/plans/4/items/2-1-5";
const TABLET = { viewport: { width: 768, height: 1024 }, hasTouch: true };
const bar = (page: Page) => page.getByRole("navigation", { name: "この端末" });
const question = (page: Page) => page.getByRole("alertdialog", { name: "まだ見ていますか？" });

/** A person makes this a shared device, as the settings offer it. */
async function beginSharing(page: Page): Promise<void> {
  await openPage(page, "/settings");
  await page.getByRole("button", { name: "みんなで使う端末にする" }).click();
  await page.getByRole("button", { name: "はい、みんなで使います" }).click();
  await atStart(page);
}

/** The page that waits for the next visitor, with nothing left of one. */
async function atStart(page: Page): Promise<void> {
  await expect(page).toHaveURL("/start");
  await expect(bar(page)).toBeVisible();
}

/** Everything that this site keeps here: keys with their values, and how much lies in each store and cache. */
function listKept(page: Page) {
  return page.evaluate(async () => {
    const answerOf = <T>(request: IDBRequest<T>) =>
      new Promise<T>((answered, failed) => {
        request.onsuccess = () => answered(request.result);
        request.onerror = () => failed(request.error);
      });
    const database = await answerOf(indexedDB.open("reform-plan"));
    const stores: [string, string[]][] = [];
    for (const name of database.objectStoreNames) {
      const records = await answerOf(database.transaction(name).objectStore(name).getAll());
      stores.push([name, records.map((record) => JSON.stringify(record))]);
    }
    database.close();
    const caches = await Promise.all(
      (await globalThis.caches.keys()).map(async (name) => {
        const addresses = (await (await globalThis.caches.open(name)).keys()).map(({ url }) => url);
        return [name, addresses.toSorted()] as const;
      }),
    );
    const { visit, ...session } = { ...sessionStorage };
    return {
      local: { ...localStorage },
      session,
      hasVisit: visit !== undefined,
      stores,
      caches,
      cookies: document.cookie,
    };
  });
}

/** Lets the time go by in which nobody does anything. */
async function idle(page: Page, seconds: number): Promise<void> {
  await page.clock.runFor(seconds * 1000);
}

/** Writes a draft, which nothing but this page holds. */
async function writeDraft(page: Page): Promise<void> {
  await page.getByRole("button", { name: "意見・まちがいを書く" }).click();
  await page.getByRole("textbox", { name: "本文" }).fill("停留所が遠い");
  await expect(page.getByText("このページを離れると消えます。").first()).toBeVisible();
}

for (const device of [{ name: "a phone" }, { name: "a tablet", ...TABLET }]) {
  test.describe(`on ${device.name}`, () => {
    const { name: _, ...use } = device;
    test.use(use);

    test("a visitor leaves nothing to the next one, and the data stay", async ({ page }) => {
      await openPage(page, "/");
      await isKept(page);
      await beginSharing(page);
      const before = await listKept(page);
      await bar(page).getByRole("button", { name: "文字と色" }).click();
      await page.getByRole("radio", { name: "もっと大きい" }).check();
      await page.getByRole("radio", { name: "暗い" }).check();
      await page.getByRole("button", { name: "閉じる" }).click();
      await page.getByRole("link", { name: "花泉" }).click();
      await answers(page);
      await expect(page.locator("html")).toHaveAttribute("data-text", "largest");
      await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
      await openPage(page, `/search?q=${encodeURIComponent("温泉")}`);
      await page.getByRole("searchbox", { name: "さがすことば" }).press("Enter");
      await openPage(page, "/plans/4/items");
      await page.getByRole("searchbox").fill("水道");
      await expect(page).toHaveURL(/q=/);
      await openPage(page, BUS);
      await page.locator('[data-follow="item:2-1-5"]').first().click();
      await expect(page.getByRole("dialog", { name: "スマホでフォローする" })).toBeVisible();
      await page.getByRole("button", { name: "閉じる" }).click();
      await bar(page).getByRole("button", { name: "使い終わる" }).click();

      await atStart(page);
      await expect(page.locator("html")).not.toHaveAttribute("data-theme");
      await expect(page.locator("html")).toHaveAttribute("data-text", "normal");
      expect(await listKept(page)).toEqual(before);
      expect(await page.evaluate(() => scrollY)).toBe(0);

      // Neither do the buttons of the browser lead to what the first visitor saw.
      expect(await page.evaluate(() => [navigation.entries().length, navigation.currentEntry?.index])).toEqual([4, 3]);
      await page.goBack();
      await atStart(page);
      await openPage(page, BUS);
      await expect(page.locator('[data-follow="item:2-1-5"]').first()).toHaveAttribute("data-following", "false");
      await openPage(page, "/search");
      await expect(page.getByRole("searchbox", { name: "さがすことば" })).toHaveValue("");
      await expect(page.getByRole("heading", { name: "最近さがしたことば" })).toHaveCount(0);
      await openPage(page, "/following");
      await expect(page.getByText("まだ項目をフォローしていません。")).toBeVisible();
    });

    test("axe finds nothing in what the bar opens, fingers have room, and nothing sticks out", async ({ page }) => {
      await beginSharing(page);
      const look = async () => {
        expect(await listAxeViolations(page)).toEqual([]);
        await page.emulateMedia({ colorScheme: "dark" });
        expect(await listAxeViolations(page, { runOnly: ["color-contrast"] })).toEqual([]);
        await page.emulateMedia({ colorScheme: "light" });
        for (const target of await page.locator(".shared-bar :is(a, button), dialog button").all()) {
          const box = await target.boundingBox();
          expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(44);
        }
        const { width = 0, height = 0 } = page.viewportSize() ?? {};
        await page.setViewportSize({ width: 320, height: 480 });
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
        await page.setViewportSize({ width, height });
      };
      await look();
      for (const name of ["文字と色", "スマホで続きを見る"]) {
        await bar(page).getByRole("button", { name }).click();
        await expect(page.getByRole("dialog", { name })).toBeVisible();
        await look();
        await page.getByRole("button", { name: "閉じる" }).click();
      }
      await openPage(page, BUS);
      await look();
      await openPage(page, "/settings");
      await look();
    });
  });
}

test.describe("somebody who does nothing", () => {
  test.use(TABLET);
  test.beforeEach(async ({ page }) => {
    await openPage(page, "/");
    await isKept(page);
    await beginSharing(page);
    await page.clock.install();
  });

  test("is asked, can stay by a tap, by Escape and by the keyboard, as often as they like", async ({ page }) => {
    await openPage(page, BUS);
    await expect(bar(page)).toBeVisible();
    await page.getByRole("heading", { level: 1 }).click();
    const answersToIt = [
      () => page.getByRole("button", { name: "続けて見る" }).click(),
      () => page.keyboard.press("Escape"),
      () => page.keyboard.press("Enter"),
      () => page.touchscreen.tap(5, 5),
    ];
    for (const answer of answersToIt) {
      await page.getByRole("link", { name: "本文へ進む" }).focus();
      await idle(page, 170);
      await expect(question(page)).toHaveCount(0);
      await idle(page, 15);
      await expect(question(page)).toBeVisible();
      await expect(question(page)).toContainText("60秒たつと");
      await expect(page.getByRole("button", { name: "続けて見る" })).toBeFocused();
      await answer();
      await expect(question(page)).toHaveCount(0);
      await expect(page.getByRole("link", { name: "本文へ進む" })).toBeFocused();
      await expect(page).toHaveURL(BUS);
    }
  });

  test("is told how long they have, and has gone after that: the start page stands there as at first", async ({
    page,
  }) => {
    const before = await listKept(page);
    await bar(page).getByRole("button", { name: "文字と色" }).click();
    await page.getByRole("radio", { name: "もっと大きい" }).check();
    await page.getByRole("button", { name: "閉じる" }).click();
    await openPage(page, "/plans/4/items?q=%E6%B0%B4%E9%81%93");
    await expect(bar(page)).toBeVisible();
    await idle(page, 185);
    expect(await listAxeViolations(page)).toEqual([]);
    await idle(page, 40);
    await expect(question(page).getByRole("status")).toHaveText("あと20秒です。");
    await idle(page, 25);
    await atStart(page);
    await expect(page.locator("html")).toHaveAttribute("data-text", "normal");
    expect(await listKept(page)).toEqual(before);
    // Nobody is asked where nobody has come.
    await idle(page, 600);
    await expect(question(page)).toHaveCount(0);
  });

  test("ends the visit in every tab, while one that is used keeps the others", async ({ page, context }) => {
    await openPage(page, BUS);
    const other = await context.newPage();
    await other.clock.install();
    await openPage(other, "/plans/4/text");
    await expect(bar(other)).toBeVisible();
    await idle(page, 170);
    await other.getByRole("heading", { level: 1 }).click();
    await idle(page, 100);
    await expect(question(page)).toHaveCount(0);
    await bar(other).getByRole("button", { name: "使い終わる" }).click();
    await atStart(other);
    await atStart(page);
  });
});

test("a visitor's draft is printed at most, and gone with the visit, also where it began on that very page", async ({
  page,
  context,
}) => {
  await openPage(page, "/");
  await isKept(page);
  await beginSharing(page);
  const before = await listKept(page);
  await openPage(page, "/drafts?item=2-1-5");
  await writeDraft(page);
  await expect(page.getByRole("button", { name: /コピー|ファイルに保存|共有/ })).toHaveCount(0);
  await expect(page.getByRole("button", { name: "印刷（意見箱へ）" })).toBeVisible();
  await bar(page).getByRole("button", { name: "使い終わる" }).click();
  await atStart(page);
  expect(await listKept(page)).toEqual(before);
  await page.goBack();
  await atStart(page);
  await openPage(page, "/drafts?item=2-1-5");
  await expect(page.getByText("下書きはありません。")).toBeVisible();

  const other = await context.newPage();
  await openPage(other, "/drafts?item=2-1-5");
  await expect(bar(other)).toBeVisible();
  await writeDraft(other);
  await other.getByRole("link", { name: "本文へ進む" }).focus();
  await other.keyboard.press("Enter");
  await expect(other).toHaveURL(/#main$/);
  await bar(other).getByRole("button", { name: "使い終わる" }).click();
  await atStart(other);
  await openPage(other, "/drafts?item=2-1-5");
  await expect(other.getByText("下書きはありません。")).toBeVisible();
});

test("a tab that stood open when the device became a shared one shows nothing of its owner's", async ({
  page,
  context,
}) => {
  await openPage(page, "/drafts?item=2-1-5");
  await page.getByRole("button", { name: "意見・まちがいを書く" }).click();
  await page.getByRole("textbox", { name: "本文" }).fill("停留所が遠い");
  await expect(page.getByText("この端末に保存しました。")).toBeVisible();
  const other = await context.newPage();
  await openPage(other, "/settings#shared");
  await other.getByRole("button", { name: "はい、みんなで使います" }).click();
  await expect(bar(page)).toBeVisible();
  await expect(page.getByText("みんなで使う端末では、このページを離れると下書きは消えます。")).toBeVisible();
  await expect(page.getByRole("textbox", { name: "本文" })).toHaveCount(0);
});

test("an address only proposes it, a person says yes, and the owner's follows are there again afterwards", async ({
  page,
}) => {
  const complaints = listComplaints(page);
  await openPage(page, BUS);
  await isKept(page);
  await page.locator('[data-follow="item:2-1-5"]').first().click();
  await expect(page.locator('[data-follow="item:2-1-5"]').first()).toHaveAttribute("data-following", "true");
  const mine = async () => {
    const { local, stores } = await listKept(page);
    return { mirror: local.follows, stored: stores.find(([name]) => name === "follows") };
  };
  await expect.poll(async () => (await mine()).stored?.[1][0]).toContain("item:2-1-5");
  const before = await mine();

  await openPage(page, "/settings#shared");
  await expect(page.getByText("この端末を、みんなで使う端末にしますか。")).toBeVisible();
  expect(await page.evaluate(() => localStorage.getItem("shared"))).toBeNull();
  await expect(bar(page)).toHaveCount(0);
  await page.getByRole("button", { name: "いいえ" }).click();
  expect(await page.evaluate(() => localStorage.getItem("shared"))).toBeNull();
  await page.getByRole("radio", { name: "大きい", exact: true }).check();
  await page.getByRole("button", { name: "みんなで使う端末にする" }).click();
  await page.getByRole("button", { name: "はい、みんなで使います" }).click();
  await atStart(page);
  await expect(page.locator("html")).toHaveAttribute("data-text", "large");

  await openPage(page, BUS);
  await expect(page.locator('[data-follow="item:2-1-5"]').first()).toHaveAttribute("data-following", "false");
  await openPage(page, "/following");
  await expect(page.getByText("まだ項目をフォローしていません。")).toBeVisible();
  await openPage(page, "/settings");
  for (const name of ["すべて消す", "フォローに加える"])
    await expect(page.getByRole("button", { name })).toHaveCount(0);
  expect(await mine()).toEqual(before);

  // A tap does not end it.
  await page.getByRole("button", { name: "みんなで使うのをやめる" }).click();
  await expect(page.getByText("「やめる」と入力してから押してください。")).toBeVisible();
  await page.getByRole("textbox", { name: "みんなで使うのをやめるときは" }).fill("やめる");
  await page.keyboard.press("Enter");
  await expect(page.locator("[data-follow-code]")).toBeVisible();
  await expect(bar(page)).toHaveCount(0);
  expect(await mine()).toEqual(before);
  expect(await page.evaluate(() => Object.keys(sessionStorage))).toEqual([]);
  await expect(page.locator("html")).not.toHaveAttribute("data-text");
  await openPage(page, BUS);
  await expect(page.locator('[data-follow="item:2-1-5"]').first()).toHaveAttribute("data-following", "true");
  expect(complaints).toEqual([]);
});

test.describe("without a connection", () => {
  test.use(TABLET);

  test("a visitor has everything: the bar, codes, the size of text, the end of the visit", async ({
    page,
    context,
  }) => {
    await openPage(page, "/");
    await isKept(page);
    await beginSharing(page);
    await context.setOffline(true);
    await openPage(page, `${BUS}?fbclid=1`);
    await bar(page).getByRole("button", { name: "スマホで続きを見る" }).click();
    const dialog = page.getByRole("dialog", { name: "スマホで続きを見る" });
    await expect(dialog.getByRole("img", { name: "QRコード" })).toBeVisible();
    await expect(dialog).toContainText(`${new URL(page.url()).origin}${BUS}`);
    await expect(dialog).not.toContainText("fbclid");
    await page.keyboard.press("Escape");
    await expect(dialog).toHaveCount(0);
    await expect(bar(page).getByRole("button", { name: "スマホで続きを見る" })).toBeFocused();
    await bar(page).getByRole("button", { name: "使い終わる" }).click();
    await atStart(page);
    await expect(page.getByRole("link", { name: "花泉" })).toBeVisible();
  });

  test("the age of the data stands large on every page, with how to renew them", async ({ page }) => {
    await beginSharing(page);
    for (const address of ["/start", "/", BUS, "/plans/4/items", "/search", "/settings", "/no-such-page"]) {
      await openPage(page, address === "/" ? "/about" : address);
      await expect(bar(page)).toBeVisible();
      const age = page.getByRole("complementary", { name: "データの時点" });
      await expect(age).toContainText("週に1回、インターネットにつないで「更新を確認」を押すと");
      await expect(age.getByRole("button", { name: "更新を確認" })).toBeVisible();
      const size = await age
        .locator("[data-date]")
        .evaluate((date) => Number.parseFloat(getComputedStyle(date).fontSize));
      expect(size).toBeGreaterThanOrEqual(24);
    }
  });
});

for (const size of ["normal", "large", "largest"]) {
  test(`nothing moves when bar and age line come, with ${size} type, from the host and from the device`, async ({
    page,
  }) => {
    await page.addInitScript((textSize) => Object.assign(localStorage, { shared: "1", textSize }), size);
    await watchShifts(page);
    const release = await holdScript(page, "island");
    await page.goto(BUS, { waitUntil: "commit" });
    await page.waitForFunction(() => document.querySelector("body > nav:last-child") !== null);
    expect(sumUp(await takeShifts(page))).toBeLessThan(0.005);
    const age = page.getByRole("complementary", { name: "データの時点" });
    const before = await age.boundingBox();
    release();
    await expect(bar(page)).toBeVisible();
    await expect(age).toContainText("週に1回");
    expect(sumUp(await takeShifts(page))).toBe(0);
    expect(await age.boundingBox()).toEqual(before);

    await isKept(page);
    for (const address of [BUS, "/start", "/plans/4/items", "/plans/4/areas/hanaizumi", "/search", "/settings"]) {
      await page.goto(address);
      await answers(page);
      await expect(bar(page)).toBeVisible();
      await expect(page.locator("[data-stored]")).toHaveText("・端末に保存済み");
      expect(sumUp(await takeShifts(page)), address).toBeLessThan(0.005);
    }
  });
}

test("nothing leads away from the site, by whatever press: its address is offered as a code", async ({ page }) => {
  await beginSharing(page);
  await openPage(page, BUS);
  const source = page.locator('main a[rel="noreferrer"]:visible').first();
  const address = await source.getAttribute("href");
  const dialog = page.getByRole("dialog");
  for (const press of [
    () => source.click(),
    () => source.press("Enter"),
    () => source.click({ modifiers: ["Control"] }),
  ]) {
    await press();
    await expect(dialog).toContainText("この端末では開きません。");
    await expect(dialog).toContainText(decodeURI(new URL(address ?? "").href));
    await expect(dialog.getByRole("img", { name: "QRコード" })).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(dialog).toHaveCount(0);
    await expect(source).toBeFocused();
  }
  await source.click({ button: "middle" });
  for (const type of ["contextmenu", "dragstart"]) {
    const isStopped = await source.evaluate(
      (link, name) => !link.dispatchEvent(new MouseEvent(name, { bubbles: true, cancelable: true })),
      type,
    );
    expect(isStopped).toBe(true);
  }
  expect(page.context().pages()).toHaveLength(1);
  await expect(page).toHaveURL(BUS);
  // A file would stay on the device; a sheet for handing on would lead into other apps.
  await openPage(page, "/data");
  await page.locator('main a[href$="items.csv"]').first().click();
  await expect(dialog).toContainText("/data/plans/4/items.csv");
  await page.keyboard.press("Escape");
  await openPage(page, BUS);
  await page.locator("[data-share]").click();
  await expect(page.getByRole("dialog", { name: "スマホで続きを見る" })).toBeVisible();
});

test("the code of a page carries what its own form was asked, and follows carry the address of the thing", async ({
  page,
}) => {
  await beginSharing(page);
  await openPage(page, "/plans/4/items?area=hanaizumi&q=&utm_source=x");
  await expect(bar(page)).toBeVisible();
  await bar(page).getByRole("button", { name: "スマホで続きを見る" }).click();
  const { origin } = new URL(page.url());
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByText(`${origin}/plans/4/items?area=hanaizumi`, { exact: true })).toBeVisible();
  await page.keyboard.press("Escape");
  await openPage(page, "/plans/4/areas/hanaizumi");
  await page.locator('[data-follow="area:hanaizumi"]').first().click();
  await expect(dialog.getByText(`${origin}/plans/4/areas/hanaizumi`, { exact: true })).toBeVisible();
});

test("the keyboard reaches the bar on every page, and the app opens with the start page", async ({ page, context }) => {
  await beginSharing(page);
  const next = await context.newPage();
  await next.goto("/", { waitUntil: "commit" });
  await atStart(next);
  await openPage(next, "/about");
  await expect(bar(next)).toBeVisible();
  await next.getByRole("contentinfo").getByRole("link").last().focus();
  const names: string[] = [];
  while (names.length < 4) {
    await next.keyboard.press("Tab");
    const name = await next.evaluate(
      () => document.activeElement?.closest(".shared-bar") && document.activeElement.textContent,
    );
    if (name) names.push(name);
  }
  expect(names).toEqual(["はじめの画面", "文字と色", "スマホで続きを見る", "使い終わる"]);
  await next.keyboard.press("Enter");
  await atStart(next);
});

test("the start page serves everybody: large targets, and its ways lead somewhere", async ({ page }) => {
  await openPage(page, "/start");
  await expect(bar(page)).toHaveCount(0);
  const ways = page.getByRole("main").getByRole("link");
  expect(await ways.count()).toBeGreaterThanOrEqual(12);
  for (const way of await ways.all()) {
    const box = await way.boundingBox();
    expect(box?.height).toBeGreaterThanOrEqual(80);
    expect(box?.width).toBeGreaterThanOrEqual(130);
    const response = await page.request.get((await way.getAttribute("href")) ?? "");
    expect(response.status()).toBe(200);
  }
  await page.getByRole("link", { name: "花泉" }).click();
  await expect(page.locator("h1")).toContainText("花泉");
});
