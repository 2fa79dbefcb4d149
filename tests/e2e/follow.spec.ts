import { readFile } from "node:fs/promises";
import { expect, test } from "./support/app.ts";
import { listAxeViolations } from "./support/axe.ts";
import { holdScript, openPage } from "./support/page.ts";

// Follows belong to the reader: they stay on the device, in every tab, and go when the reader says so.

const BUS = "/plans/4/items/2-1-5";

test("what is followed in the list is followed on the item, and can be given up there", async ({ page }) => {
  await openPage(page, "/plans/4/items");
  const inList = page.locator('[data-follow="item:2-1-5"]');
  await inList.click();
  await expect(inList).toHaveAttribute("data-following", "true");
  await page.goto(BUS);
  const onItem = page.locator('[data-follow="item:2-1-5"]');
  await expect(onItem).toHaveAttribute("data-following", "true");
  await onItem.click();
  await expect(onItem).toHaveAttribute("data-following", "false");
  await page.reload();
  await expect(onItem).toHaveAttribute("data-following", "false");
});

test("following in one tab shows in another", async ({ page, context }) => {
  const other = await context.newPage();
  await openPage(other, BUS);
  await openPage(page, BUS);
  await page.locator('[data-follow="item:2-1-5"]').click();
  await expect(other.locator('[data-follow="item:2-1-5"]')).toHaveAttribute("data-following", "true");
});

test("a whole area can be followed", async ({ page }) => {
  await openPage(page, "/plans/4/areas/hanaizumi");
  await page.locator('[data-follow="area:hanaizumi"]').first().click();
  await page.goto("/following");
  await expect(page.getByRole("main").getByRole("link", { name: "花泉" }).first()).toBeVisible();
  // With its items, each told by what of it is the area's.
  const cards = page.locator("[data-item]");
  await expect(cards).toHaveCount(3);
  await expect(page.locator('[data-item="2-2-3"]')).toContainText("花泉地域小学校の統合整備の推進 完了");
  await expect(page.locator('[data-item="2-2-3"]')).not.toContainText("室根");
  await expect(cards.locator("[data-reason]")).toHaveText(Array(3).fill("花泉地域をフォロー中"));
  await expect(page.getByText("まだ項目をフォローしていません")).toHaveCount(0);
});

test("among what is followed, a slip can be taken back where it was made", async ({ page }) => {
  await openPage(page, BUS);
  await page.locator('[data-follow="item:2-1-5"]').click();
  await page.goto("/following");
  const button = page.locator('main [data-follow="item:2-1-5"]');
  await button.press("Enter");
  await expect(button).toHaveAttribute("data-following", "false");
  await expect(button).toBeFocused();
  await button.press("Enter");
  await expect(button).toHaveAttribute("data-following", "true");
  await button.press("Enter");
  await page.reload();
  await expect(page.getByText("まだ項目をフォローしていません。")).toBeVisible();
});

test("follows stay without a service worker and without the database", async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, "indexedDB", { get: () => undefined });
  });
  await page.goto(BUS);
  await page.locator('[data-follow="item:2-1-5"]').click();
  await page.reload();
  await expect(page.locator('[data-follow="item:2-1-5"]')).toHaveAttribute("data-following", "true");
});

test("whoever follows what cannot be kept is told so", async ({ page }) => {
  await page.addInitScript(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException("full", "QuotaExceededError");
    };
    IDBFactory.prototype.open = () => {
      throw new DOMException("refused", "SecurityError");
    };
  });
  await page.goto(BUS);
  const told = page.getByText("フォローはこの端末に保存されず、画面を閉じると消えます。");
  await expect(told).toBeHidden();
  await page.locator('[data-follow="item:2-1-5"]').click();
  await expect(told).toBeVisible();
  await expect(page.locator('[data-follow="item:2-1-5"]')).toHaveAttribute("data-following", "true");
});

test("nothing can be chosen before the app is there to keep it", async ({ page }) => {
  const release = await holdScript(page, "settings");
  await page.goto("/settings", { waitUntil: "commit" });
  const main = page.getByRole("main");
  await expect(main).toContainText("読み込んでいます…");
  await expect(main.locator("input, button, select").filter({ visible: true })).toHaveCount(0);
  release();
  await expect(page.getByRole("button", { name: "みんなで使う端末にする" })).toBeEnabled();
  await expect(page.getByRole("button", { name: "フォローに加える" })).toBeEnabled();
  await expect(page.getByRole("button", { name: "すべて消す" })).toBeEnabled();
});

test("everything can be erased", async ({ page }) => {
  await openPage(page, BUS);
  await page.locator('[data-follow="item:2-1-5"]').click();
  await page.goto("/settings");
  await page.getByRole("button", { name: "すべて消す" }).click();
  await expect(page.getByText("先に上の「ファイルに保存」を押してください")).toBeVisible();
  await page.getByRole("button", { name: "本当に消す" }).click();
  await expect(page.getByText("この端末から消しました。")).toBeVisible();
  await page.goto("/following");
  await expect(page.getByText("まだ項目をフォローしていません。")).toBeVisible();
  expect(await page.evaluate(() => localStorage.length)).toBe(0);
});

test("what is saved as a file comes back after everything was erased, and adds to what is followed since", async ({
  page,
  context,
}) => {
  await openPage(page, BUS);
  await page.locator('[data-follow="item:2-1-5"]').click();
  await openPage(page, "/drafts?item=2-1-5");
  await page.getByRole("button", { name: "意見・まちがいを書く" }).click();
  await page.getByRole("textbox", { name: "本文" }).fill("停留所が遠い");
  await expect(page.getByText("この端末に保存しました。")).toBeVisible();
  await openPage(page, "/settings");
  await page.getByRole("radio", { name: "暗い" }).check();
  const downloading = page.waitForEvent("download");
  await page.getByRole("button", { name: "ファイルに保存" }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toMatch(/^フォローと下書きの控え-\d{4}-\d{2}-\d{2}\.json$/);
  const buffer = await readFile(await download.path());
  await page.getByRole("button", { name: "すべて消す" }).click();
  await page.getByRole("button", { name: "本当に消す" }).click();
  await expect(page.getByText("この端末から消しました。")).toBeVisible();

  await openPage(page, "/plans/4/areas/hanaizumi");
  await page.locator('[data-follow="area:hanaizumi"]').first().click();
  await openPage(page, "/settings");
  const file = { name: "控え.json", mimeType: "application/json" };
  const field = page.getByLabel("ファイルから戻す");
  await field.setInputFiles({ ...file, buffer: buffer.subarray(0, -9) });
  await expect(
    page.getByText(/ファイルがこわれていて、読めません。.*いまのフォローと下書きは、そのままです。/),
  ).toBeVisible();
  // Also where there is no line.
  await context.setOffline(true);
  for (const added of [1, 0]) {
    await field.setInputFiles({ ...file, buffer });
    const told = `フォロー1件（新しく加えたもの${added}件）と、下書き1件（新しく加えたもの${added}件）を戻しました。`;
    await expect(page.getByText(told)).toBeVisible();
  }
  await context.setOffline(false);
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await page.goto("/following");
  await expect(page.locator('main [data-follow="item:2-1-5"]')).toHaveAttribute("data-following", "true");
  await expect(page.locator('main [data-follow="area:hanaizumi"]')).toHaveAttribute("data-following", "true");
  await openPage(page, "/drafts");
  await expect(page.getByRole("region", { name: "下書き" }).getByRole("listitem")).toContainText("停留所が遠い");
});

test("an app's part that never comes leaves the follow buttons answering", async ({ page }) => {
  await page.route(/\/assets\/(items|rules|parts)-/, (route) => route.abort());
  await page.goto("/plans/4/items");
  await page.locator('[data-follow="item:2-1-5"]').click();
  await expect(page.locator('[data-follow="item:2-1-5"]')).toHaveAttribute("data-following", "true");
});

for (const hasSheet of [true, false]) {
  test(`sharing hands over title, status and address ${hasSheet ? "by the device's sheet" : "as a copy"}`, async ({
    page,
  }) => {
    await page.addInitScript((isOffered) => {
      const keep = (shared: unknown) => {
        Object.assign(window, { shared });
        return Promise.resolve();
      };
      Object.defineProperty(navigator, "share", { value: isOffered ? keep : undefined });
      Object.defineProperty(navigator, "clipboard", { value: { writeText: keep } });
    }, hasSheet);
    await openPage(page, `${BUS}?from=elsewhere`);
    await page.getByRole("button", { name: "この項目を共有する" }).click();
    await expect(page.getByRole("dialog")).toBeVisible();
    await expect(page.getByRole("button", { name: "ほかのアプリに渡す" })).toHaveCount(hasSheet ? 1 : 0);
    await page.getByRole("button", { name: hasSheet ? "ほかのアプリに渡す" : "コピーする" }).click();
    const parts = {
      title: "市営バス路線の再編",
      text: "登録なし。令和5年度の結果は、公表資料でまだ確かめられていません。",
      url: new URL(BUS, page.url()).href,
    };
    const shared = () => page.evaluate(() => (window as unknown as { shared: unknown }).shared);
    await expect.poll(shared).toEqual(hasSheet ? parts : Object.values(parts).join("\n"));
    if (!hasSheet) await expect(page.getByText("上の文とアドレスをコピーしました。")).toBeVisible();
  });
}

test("what is shared stands there as text and as a code, and goes with its close", async ({ page }) => {
  await openPage(page, BUS);
  await page.getByRole("button", { name: "この項目を共有する" }).click();
  const dialog = page.getByRole("dialog", { name: "この項目を共有する" });
  await expect(dialog.getByRole("img", { name: "このページのQRコード" })).toBeVisible();
  await expect(dialog.getByText("市営バス路線の再編")).toBeVisible();
  await expect(dialog.getByText(`アドレス：${new URL(BUS, page.url()).href}`)).toBeVisible();
  for (const tapped of await dialog.getByRole("button").all()) {
    expect((await tapped.boundingBox())?.height).toBeGreaterThanOrEqual(44);
  }
  expect(await listAxeViolations(page)).toEqual([]);
  // Of computers there is no LINE that the address opens.
  await expect(dialog.getByRole("link")).toHaveCount(0);
  await page.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);
  await page.getByRole("button", { name: "この項目を共有する" }).click();
  await dialog.getByRole("button", { name: "閉じる" }).click();
  await expect(dialog).toHaveCount(0);
});

for (const address of ["/plans/4/areas/hanaizumi", "/plans/4/changes"]) {
  test(`${address} is handed on with its own title and description`, async ({ page }) => {
    await openPage(page, address);
    await page.getByRole("button", { name: "このページを共有する" }).click();
    const dialog = page.getByRole("dialog", { name: "このページを共有する" });
    await expect(dialog).toContainText(await page.title());
    await expect(dialog).toContainText((await page.locator("meta[name=description]").getAttribute("content")) ?? "-");
    await expect(dialog).toContainText(`アドレス：${new URL(address, page.url()).href}`);
  });
}

test.describe("on a phone", () => {
  test.use({
    userAgent: "Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 Chrome/131.0 Mobile Safari/537.36",
  });

  test("LINE is one tap away, with title, status and address", async ({ page }) => {
    await openPage(page, BUS);
    await page.getByRole("button", { name: "この項目を共有する" }).click();
    const href = (await page.getByRole("link", { name: "LINEで送る" }).getAttribute("href")) ?? "";
    const { origin, pathname, searchParams } = new URL(href);
    expect(origin + pathname).toBe("https://line.me/R/share");
    expect(searchParams.get("text")).toBe(
      `市営バス路線の再編\n登録なし。令和5年度の結果は、公表資料でまだ確かめられていません。\n${new URL(BUS, page.url()).href}`,
    );
  });

  test("another browser than LINE's says nothing of LINE", async ({ page }) => {
    await openPage(page, BUS);
    await page.getByRole("button", { name: "この項目を共有する" }).click();
    await expect(page.getByRole("dialog")).toBeVisible();
    await expect(page.getByText("LINEの画面で見ています")).toHaveCount(0);
  });
});

test.describe("in LINE's own browser", () => {
  test.use({
    userAgent:
      "Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 Chrome/131.0 Mobile Safari/537.36 Line/15.1.0/IAB",
  });

  test("a line tells what it cannot do, and opens the page in the reader's own", async ({ page }) => {
    await openPage(page, `${BUS}?from=elsewhere`);
    await expect(page.getByText("LINEの画面で見ています")).toBeVisible();
    const link = page.getByRole("link", { name: "いつものブラウザーで開く" });
    expect(await link.getAttribute("href")).toBe(
      `${new URL(BUS, page.url()).href}?from=elsewhere&openExternalBrowser=1`,
    );
    expect(await listAxeViolations(page)).toEqual([]);
    await page.setViewportSize({ width: 320, height: 640 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  });
});
