import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { expect, serve, test } from "./support/app.ts";
import { listAxeViolations } from "./support/axe.ts";
import { answers, keepSite, openPage } from "./support/page.ts";
import { DEMO } from "./support/sites.ts";

// What a reader writes about an item: kept on the device at each letter, and handed over by a tap alone.

const text = (page: Page) => page.getByRole("textbox", { name: "本文" });
const isSaved = (page: Page) => expect(page.getByText("この端末に保存しました。")).toBeVisible();

async function begin(page: Page, item: string, kind: "意見・まちがい" | "結果が載っている資料"): Promise<void> {
  await openPage(page, `/drafts?item=${item}`);
  await page.getByRole("button", { name: `${kind}を書く` }).click();
}

/** The drafts of the list, as they are told there. */
const listed = (page: Page) => page.getByRole("region", { name: "下書き" }).getByRole("listitem");

test("a draft is written without a connection, and is there when the page is loaded anew amid a word", async ({
  page,
  context,
}) => {
  await keepSite(page);
  await context.setOffline(true);
  await page.goto("/plans/4/items/2-1-5");
  await page.getByRole("link", { name: "意見・まちがい", exact: true }).click();
  await answers(page);
  await page.getByRole("button", { name: "意見・まちがいを書く" }).click();
  await expect(text(page)).toBeFocused();
  await page.keyboard.type("バスを増や");
  await page.reload();
  await answers(page);
  await listed(page).getByRole("button").click();
  await expect(text(page)).toHaveValue("バスを増や");
  await page.keyboard.type("してほしい");
  await isSaved(page);
  await page.goto("/drafts");
  await expect(listed(page)).toContainText("バスを増やしてほしい");
});

test("a draft outlives a page that crashes", async ({ page, context }) => {
  await begin(page, "2-1-5", "意見・まちがい");
  await text(page).fill("停留所が遠い");
  await isSaved(page);
  const protocol = await context.newCDPSession(page);
  const crashed = page.waitForEvent("crash");
  protocol.send("Page.crash").catch(() => undefined);
  await crashed;
  const next = await context.newPage();
  await openPage(next, "/drafts");
  await listed(next).getByRole("button").click();
  await expect(text(next)).toHaveValue("停留所が遠い");
});

test("several drafts stand side by side, and one that is thrown away stays away", async ({ page, context }) => {
  await begin(page, "2-1-5", "意見・まちがい");
  await text(page).fill("停留所が遠い");
  await isSaved(page);
  await begin(page, "1-1-1", "結果が載っている資料");
  await page.getByLabel("年度").selectOption("2023");
  await page.getByLabel("結果（数と単位").fill("12人");
  await page.getByLabel("資料のアドレス").fill("https://www.city.ichinoseki.iwate.jp/a.pdf");
  await isSaved(page);
  await page.getByRole("button", { name: "下書きの一覧" }).click();
  await expect(listed(page)).toHaveCount(2);
  const other = await context.newPage();
  await openPage(other, "/drafts");
  await expect(listed(other)).toHaveCount(2);

  await listed(page).filter({ hasText: "停留所が遠い" }).getByRole("button").click();
  await page.getByRole("button", { name: "この下書きを消す" }).click();
  await expect(page.getByText("下書きを消しました。")).toBeVisible();
  await expect(listed(page)).toHaveCount(1);
  await expect(listed(other)).toHaveCount(1);
  await page.reload();
  await expect(listed(page)).toHaveText(/結果が載っている資料：12人/);
});

test("without a channel of the site it is copied, saved or printed, with what it is about", async ({ page }) => {
  await page.addInitScript(() => {
    const keep = async (words: string) => Object.assign(window, { copied: words });
    Object.defineProperty(navigator, "clipboard", { value: { writeText: keep } });
  });
  await begin(page, "2-1-5", "結果が載っている資料");
  await expect(page.getByRole("heading", { name: "渡す" })).toHaveCount(0);
  await page.getByLabel("年度").selectOption("2023");
  await page.getByLabel("結果（数と単位").fill("3路線");
  await page.getByLabel("資料のアドレス").fill("https://example.jp/bus.pdf");
  await expect(page.getByText("このアプリに送り先はありません。")).toBeVisible();
  await expect(page.getByRole("link", { name: /メール|受付/ })).toHaveCount(0);
  await page.getByRole("button", { name: "コピー", exact: true }).click();
  await expect(page.getByText("コピーしました。")).toBeVisible();
  const copied = await page.evaluate(() => (window as unknown as { copied: string }).copied);
  expect(copied).toContain("市営バス路線の再編：結果が載っている資料");
  expect(copied).toMatch(/見ていたデータ：みえる改革 第\d+版/);
  expect(copied).toContain(
    [
      "---結果の資料---",
      "計画：4",
      "項目：2-1-5",
      "年度：2023",
      "結果：3路線",
      "資料：https://example.jp/bus.pdf",
    ].join("\n"),
  );

  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "ファイルに保存" }).click();
  expect(await readFile(await (await download).path(), "utf8")).toBe(copied);

  await page.emulateMedia({ media: "print" });
  await expect(page.getByText("結果：3路線")).toBeVisible();
  await expect(page.getByRole("button", { name: "コピー", exact: true })).toBeHidden();
  await expect(page.getByLabel("資料のアドレス")).toBeHidden();
});

test("the device's own sheet for sharing is given what it is about, and the whole text", async ({ page }) => {
  await page.addInitScript(() => {
    const keep = async (given: ShareData) => void Object.assign(window, { shared: given });
    Object.defineProperty(navigator, "share", { value: keep });
  });
  await begin(page, "2-1-5", "意見・まちがい");
  await text(page).fill("停留所が遠い。\nバスを増やしてほしい");
  await isSaved(page);
  await page.getByRole("button", { name: "共有", exact: true }).click();
  await expect
    .poll(() => page.evaluate(() => Object.keys(Reflect.get(window, "shared") ?? {})))
    .toEqual(["title", "text"]);
  const shared = await page.evaluate((): ShareData => Reflect.get(window, "shared"));
  expect(shared.title).toMatch(/^\S+ 市営バス路線の再編：意見・まちがい$/);
  expect(shared.text).toMatch(/見ていたデータ：みえる改革 第\d+版\n\n停留所が遠い。\nバスを増やしてほしい\n$/);
  expect(shared.text?.split("\n")[0]).toBe(shared.title);
});

test("where the site has a channel, a mail is written in the reader's own program", async ({ page }) => {
  const demo = await serve(DEMO);
  try {
    await openPage(page, `${demo.url}/plans/1/items`);
    await page.locator("[data-item] a").first().click();
    await page.getByRole("link", { name: "意見・まちがい", exact: true }).click();
    await answers(page);
    await expect(page.getByText("市は計画への意見を募集しています")).toBeVisible();
    await page.getByRole("button", { name: "意見・まちがいを書く" }).click();
    await text(page).fill("時間を\n延ばしてほしい");
    const mail = page.getByRole("link", { name: "メールを書く" });
    const address = new URL((await mail.getAttribute("href")) ?? "");
    expect(address.pathname).toBe("mihon@example.jp");
    expect(address.searchParams.get("body")).toContain("時間を\r\n延ばしてほしい");
    await expect(page.getByRole("link", { name: "受付のページを開く" })).toHaveAttribute(
      "href",
      "https://example.jp/contact",
    );
    await expect(page.getByText("このアプリに送り先はありません。")).toHaveCount(0);
  } finally {
    await demo.close();
  }
});

test("says by the data whether the city takes comments", async ({ page }) => {
  await page.goto("/drafts");
  await expect(page.getByRole("main")).toContainText(
    "2020年12月21日から2021年1月15日まででした。いまは募集していません。",
  );
});

test("the keyboard is enough to write, and to come back to the list", async ({ page }) => {
  await openPage(page, "/drafts?item=2-1-5");
  await page.getByRole("button", { name: "意見・まちがいを書く" }).focus();
  await page.keyboard.press("Enter");
  await expect(text(page)).toBeFocused();
  await page.keyboard.type("停留所");
  await expect(text(page)).toBeFocused();
  await isSaved(page);
  await page.getByRole("button", { name: "下書きの一覧" }).focus();
  await page.keyboard.press("Enter");
  await expect(listed(page).getByRole("button")).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(text(page)).toBeFocused();
});

for (const kind of ["意見・まちがい", "結果が載っている資料"] as const) {
  test(`${kind}: axe finds nothing where one writes, and 320 pixels are enough`, async ({ page }) => {
    await begin(page, "2-1-5", kind);
    await page.getByRole("textbox").last().fill("https://example.jp/a-long-word-without-an-end/".repeat(4));
    await isSaved(page);
    expect(await listAxeViolations(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: "dark" });
    expect(await listAxeViolations(page, { runOnly: ["color-contrast"] })).toEqual([]);
    await page.setViewportSize({ width: 320, height: 640 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    for (const target of await page.locator("main :is(button, input, select, textarea)").all()) {
      const box = await target.boundingBox();
      expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(44);
    }
  });
}
