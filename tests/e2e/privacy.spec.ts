import type { Page } from "@playwright/test";
import { expect, test } from "./support/app.ts";
import { holdScript, isKept, openPage } from "./support/page.ts";

// What /about/privacy says is stored on the device, and all that really is.

/** The names of the places that the page lists, as they are written: a name, or what names begin with. */
async function listNamed(page: Page): Promise<string[]> {
  await page.goto("/about/privacy");
  await expect(page.locator("main dl")).toBeVisible();
  const cells = await page.locator("main dl [data-where]").allTextContents();
  return cells.flatMap((cell) => [...cell.matchAll(/「([^」]+)」/g)].map(([, name = ""]) => name));
}

/** The names of everywhere that the site keeps something on this device: keys, databases and their stores, caches. */
function listStored(page: Page) {
  return page.evaluate(async () => {
    const answerOf = <T>(request: IDBRequest<T>) =>
      new Promise<T>((answered, failed) => {
        request.onsuccess = () => answered(request.result);
        request.onerror = () => failed(request.error);
      });
    const databases = (await indexedDB.databases()).map(({ name = "" }) => name);
    const stores: { name: string; records: number }[] = [];
    for (const database of databases) {
      const db = await answerOf(indexedDB.open(database));
      const names = [...db.objectStoreNames];
      const transaction = db.transaction(names);
      for (const name of names) {
        stores.push({ name, records: await answerOf(transaction.objectStore(name).count()) });
      }
      db.close();
    }
    const keys = [...Object.keys(localStorage), ...Object.keys(sessionStorage), ...(await caches.keys())];
    return { cookies: document.cookie, databases, stores, keys };
  });
}

/** The list is of older data than the device holds, as another tab leaves it: asked to narrow, it loads itself anew, once. */
async function narrowOldList(page: Page): Promise<void> {
  await openPage(page, "/plans/4/items");
  await page.locator('meta[name="data-version"]').evaluate((meta: HTMLMetaElement) => {
    // Whatever a look for news that is under way writes there.
    Object.defineProperty(meta, "content", { get: () => "0" });
  });
  const reloaded = page.waitForEvent("load");
  await page.getByRole("searchbox").fill("水道");
  await reloaded;
  await expect(page.locator("[data-count]")).toContainText("「水道」を含む項目");
}

/** The browser has had enough changes of the address, as Safari after a hundred, while the list is narrowed. */
async function refuseAddress(page: Page): Promise<void> {
  await openPage(page, "/plans/4/items");
  await page.evaluate(() => {
    history.replaceState = () => {
      throw new DOMException("too many", "SecurityError");
    };
  });
  await page.getByRole("searchbox").fill("水道");
  await expect.poll(() => page.evaluate(() => sessionStorage.getItem("refusedQuery"))).not.toBeNull();
}

/** Whoever follows something and goes on before any script has come. */
async function leaveEarly(page: Page): Promise<void> {
  const release = await holdScript(page, "island");
  await page.goto("/plans/4/items/1-1-1", { waitUntil: "commit" });
  await page.locator('[data-follow="item:1-1-1"]').click();
  await page.goto("/robots.txt");
  release();
}

/** A draft, until it is said to be kept. */
async function writeDraft(page: Page): Promise<void> {
  await openPage(page, "/drafts?item=2-1-5");
  await page.getByRole("button", { name: "意見・まちがいを書く" }).click();
  await page.getByRole("textbox", { name: "本文" }).fill("停留所が遠い");
  await expect(page.getByText("この端末に保存しました。")).toBeVisible();
}

/** What is not kept from the beginning is kept at its first use. */
async function useRareFile(page: Page): Promise<void> {
  const [renderer = ""] = (await (await page.request.get("/sw.js")).text()).match(/\/assets\/renderer-\w+\.js/) ?? [];
  expect(await page.evaluate(async (address) => (await fetch(address)).ok, renderer)).toBe(true);
}

test("all that a reader can have stored is named on the page about it, and nothing else is stored", async ({
  page,
}) => {
  await leaveEarly(page);
  const early = await listStored(page);
  await openPage(page, "/plans/4/items/2-1-5");
  await isKept(page);
  await page.locator('[data-follow="item:2-1-5"]').click();
  await page.goto("/plans/4/items?q=%E3%83%90%E3%82%B9&status=no-record&sort=due");
  await expect(page.locator("[data-count]")).toBeVisible();
  await page.goto("/search");
  await page.getByRole("searchbox", { name: "さがすことば" }).fill("バス");
  await page.getByRole("link", { name: "市営バス路線の再編" }).first().click();
  await page.goto("/about/method");
  await page.goto("/following");
  await narrowOldList(page);
  await useRareFile(page);
  await refuseAddress(page);
  await writeDraft(page);
  await page.goto("/settings");
  await page.getByLabel("暗い").check();
  const before = await listStored(page);
  // On a shared device anybody may choose the size of letters and the colours.
  await page.getByRole("button", { name: "みんなで使う端末にする" }).click();
  await page.getByRole("button", { name: "はい、みんなで使います" }).click();
  await page.getByRole("button", { name: "文字と色" }).click();
  await page.getByLabel("もっと大きい").check();
  await page.getByLabel("明るい").check();
  const after = await listStored(page);

  const named = await listNamed(page);
  const stores = after.stores.map(({ name }) => name);
  const stored = [...new Set([...early.keys, ...before.keys, ...after.keys, ...stores])];
  const isNamedBy = (name: string) => (other: string) =>
    other === name || (other.endsWith("-") && name.startsWith(other));
  expect(stored.filter((name) => !named.some(isNamedBy(name)))).toEqual([]);
  expect(named.filter((other) => !stored.some((name) => isNamedBy(name)(other)))).toEqual([]);
  expect(after).toMatchObject({ cookies: "", databases: ["reform-plan"] });
  await expect(page.locator("main")).toContainText("「reform-plan」");
});

test("「すべて消す」 brings nothing back where another tab is open", async ({ page, context }) => {
  await openPage(page, "/plans/4/items/2-1-5");
  await isKept(page);
  await page.locator('[data-follow="item:2-1-5"]').click();
  const other = await context.newPage();
  await openPage(other, "/following");
  const row = other.locator('[data-follow="item:2-1-5"]');
  await expect(row).toHaveAttribute("data-following", "true");
  await openPage(page, "/settings");
  await page.getByRole("button", { name: "すべて消す" }).click();
  await page.getByRole("button", { name: "本当に消す" }).click();
  await expect(page.getByText("この端末から消しました。")).toBeVisible();
  await expect(row).toHaveAttribute("data-following", "false");
  await other.reload();
  await expect(other.getByText("まだ項目をフォローしていません。")).toBeVisible();
  expect(await page.evaluate(() => localStorage.getItem("follows"))).toBeNull();
});

test("「すべて消す」 leaves nothing of all that, until a page is opened again", async ({ page }) => {
  await openPage(page, "/plans/4/items/2-1-5");
  await isKept(page);
  await page.locator('[data-follow="item:2-1-5"]').click();
  await writeDraft(page);
  await openPage(page, "/settings");
  await page.getByLabel("暗い").check();
  await page.getByRole("button", { name: "すべて消す" }).click();
  await page.getByRole("button", { name: "本当に消す" }).click();
  await expect(page.getByText("この端末から消しました。")).toBeVisible();
  const { cookies, keys, stores } = await listStored(page);
  expect({ cookies, keys, records: stores.filter(({ records }) => records > 0) }).toEqual({
    cookies: "",
    keys: [],
    records: [],
  });
});
