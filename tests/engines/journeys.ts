import { writeFile } from "node:fs/promises";
import { encodeFollowCode } from "#domain/follow-code.ts";
import { plainTitle } from "#domain/item.ts";
import { listFormRows } from "#domain/year-form.ts";
import { openForm } from "../support/form.ts";
import { type Browser, until } from "./browser.ts";
import type { Site } from "./site.ts";

/** One way of a reader through the app. Throws where the app does not do what the name says. */
export interface Journey {
  name: string;
  go: (browser: Browser, site: Site) => Promise<void>;
}

/** The core journeys, in this order, with one reader on one device: each begins where the one before ended. */
export const JOURNEYS: readonly Journey[] = [
  {
    name: "初めての訪問で読め、端末に保存される",
    async go(browser, site) {
      await browser.open(site.url);
      await showsHeading(browser, "項目はいまどこまで？");
      await until("端末への保存", () => browser.evaluate(holdsPlan));
      await until("ページを作る係の用意", () => browser.evaluate(hasActiveWorker));
    },
  },
  {
    name: "サーバーが止まっても、開いたことのないページまで読める",
    async go(browser, site) {
      const { plan } = site.snapshot;
      const item = plan.items[0];
      if (!item) throw new Error("the plan has no items");
      await site.stop();
      await browser.open(site.url);
      await showsHeading(browser, "項目はいまどこまで？");
      for (const path of ["/following", "/settings", "/drafts", `/plans/${plan.id}/text`, "/about/method"]) {
        await browser.open(site.url + path);
        await until(`${path} の見出し`, () => browser.evaluate(hasHeading));
        await until(`${path} の部品`, () => browser.evaluate(isReady));
      }
      await browser.open(`${site.url}/plans/${plan.id}/items/${item.key}`);
      await showsHeading(browser, plainTitle(item));
      await until("項目の文章", async () => (await mainText(browser)).includes(firstLine(item.goal)));
      await tap(browser, "[data-check]");
      await until("オフラインの知らせ", async () =>
        /オフラインです|つながっていません|正しい返事がありません/.test(await statusText(browser)),
      );
      await site.start();
    },
  },
  {
    name: "ことばでさがせる",
    async go(browser, site) {
      const { plan } = site.snapshot;
      await browser.open(`${site.url}/plans/${plan.id}/items`);
      await showsCards(browser, plan.items.length);
      await browser.type("#q", "バス");
      const shown = await until("しぼられた一覧", async () => {
        const count = await browser.evaluate(countCards);
        return count > 0 && count < plan.items.length && count;
      });
      await until("件数", async () => (await countText(browser)).includes(`${shown}件`));
    },
  },
  {
    name: "フォローでき、読み直しても残る",
    async go(browser, site) {
      const item = followed(site);
      await browser.open(`${site.url}/plans/${site.snapshot.plan.id}/items/${item.key}`);
      await tap(browser, `main [data-follow="item:${item.key}"]`);
      await until("フォロー中", () => browser.evaluate(isFollowing, item.key));
      await browser.open(`${site.url}/plans/${site.snapshot.plan.id}/items/${item.key}`);
      await until("読み直したあとのフォロー中", () => browser.evaluate(isFollowing, item.key));
      await browser.open(`${site.url}/following`);
      await until("フォローの一覧", async () => (await mainText(browser)).includes(plainTitle(item)));
    },
  },
  {
    name: "職員のページは記入されたファイルを確かめ、公開後のページを枠に示す",
    async go(browser, site) {
      const { plan } = site.snapshot;
      const rows = listFormRows(plan, plan.period.last);
      const row = rows.find(({ before }) => before?.type === "observation");
      if (row?.before?.type !== "observation") throw new Error("the plan asks for no figure that it knows of before");
      const form = await openForm(plan, plan.period.last);
      form.cell(row.key, "結果").value = row.before.value;
      await browser.open(`${site.url}/staff`);
      await until("職員のページの部品", () => browser.evaluate(isReady));
      await browser.evaluate(handIn, Buffer.from(await form.toBytes()).toString("base64"));
      await until("確かめた結果", async () => (await statusText(browser)).includes("取り込めます。"));
      await tap(browser, 'button[aria-label$="：公開後のページを見る"]');
      const shown = await until("枠の中のページ", () => browser.evaluate(readFrame));
      const text = shown.text.replaceAll(/\s/g, "");
      if (!text.includes(plainTitle(row.item).replaceAll(/\s/g, ""))) throw new Error("枠の中は別のページです");
      if (!shown.isUnpublished) throw new Error("公開前と示していません");
      if (shown.margin !== "0px" || shown.scripts > 0) throw new Error("枠の中の体裁かスクリプトが違います");
      const violations = await browser.evaluate(readViolations);
      if (violations.length > 0) throw new Error(violations.join());
      await tap(browser, 'button[aria-label$="：ページを閉じる"]');
      await until("閉じた枠", async () => (await browser.evaluate(countFrames)) === 0);
    },
  },
  {
    name: "新しいデータは知らせてから表示し、フォロー中の変更がわかる",
    async go(browser, site) {
      const { key } = followed(site);
      const plan = `${site.url}/plans/${site.snapshot.plan.id}`;
      // Not the item's own page: whoever has that before them has read its news.
      await browser.open(`${plan}/records`);
      await until("ページの用意", () => browser.evaluate(isReady));
      const version = await browser.evaluate(readVersion);
      const added = await site.publishData(key);
      await tap(browser, "[data-check]");
      await until("新しいデータの知らせ", () => browser.evaluate(offersNews));
      if ((await browser.evaluate(readVersion)) !== version) throw new Error("知らせる前に変わりました");
      await tap(browser, "[data-show]");
      await until("新しい記録", async () => (await mainText(browser)).includes(added));
      if ((await browser.evaluate(readVersion)) !== String(site.snapshot.version)) throw new Error("版が合いません");
      await until("未読のしるし", async () => (await unreadText(browser)).trim() !== "");
      await browser.open(`${site.url}/following`);
      await until("変更の文章", async () => (await mainText(browser)).includes(added));
      await until("フォローはそのまま", async () => (await mainText(browser)).includes(plainTitle(followed(site))));
      const item = `${plan}/items/${key}`;
      await browser.open(item);
      // A page whose database did not answer in time tells nothing and takes nothing as read: the next one tells it.
      const isTold = () => browser.evaluate(tellsWhatIsFresh);
      await until("前回からの変化", isTold).catch(async () => {
        await browser.open(item);
        await until("前回からの変化", isTold);
      });
      await until("読んだあとは、未読なし", async () => (await unreadText(browser)).trim() === "");
    },
  },
  {
    name: "アプリの新しい版は、たずねてから一度だけ入れ替わる",
    async go(browser, site) {
      const build = await site.publishApp();
      await browser.open(site.url);
      await until("新しい版の知らせ", () => browser.evaluate(asksForUpdate));
      const before = await browser.evaluate(readBuild);
      if (before === build) throw new Error("たずねる前に入れ替わりました");
      // What it needs is on the device by then.
      await site.stop();
      await tap(browser, "[data-update-accept]");
      await until("入れ替わった版", async () => (await browser.evaluate(readBuild)) === build);
      await until("フォローはそのまま", async () => (await browser.evaluate(countFollows)) === 1);
    },
  },
  {
    name: "エンジンに無い機能は、エラーでなく文で知らせる",
    async go(browser, site) {
      const { id } = site.snapshot.plan;
      for (const path of ["/settings", "/search?q=バス", "/following", `/plans/${id}/text`, `/plans/${id}/items`]) {
        await browser.open(site.url + path);
        await until(`${path} の見出し`, () => browser.evaluate(hasHeading));
        await until(`${path} の部品`, () => browser.evaluate(isReady));
        await until(`${path} は端末にある`, async () => (await ageText(browser)).includes("端末"));
        if (await browser.evaluate(hasTrouble)) throw new Error(`${path} を表示できませんでした`);
      }
      await browser.open(`${site.url}/plans/${id}/items/${followed(site).key}`);
      if (await browser.evaluate(() => "share" in navigator)) return;
      await tap(browser, "[data-share]");
      await until("アドレスをどうしたかの文", async () => (await browser.evaluate(shareAnswer)).includes("アドレス"));
    },
  },
  {
    name: "フォローコードのリンクは、いまのフォローに加わり、アドレスに残らない",
    async go(browser, site) {
      const { plan } = site.snapshot;
      const other = alsoFollowed(site);
      const code = encodeFollowCode(plan.id, [`item:${other.key}`], plan.followRegister);
      await browser.open(`${site.url}/settings#f=${code}`);
      await until("コードの欄", async () => (await browser.evaluate(readField, "#code")) === code);
      if ((await browser.evaluate(() => location.href)).includes("f=")) throw new Error("アドレスに残りました");
      await tap(browser, "main section:has(#follow-code) [type=submit]");
      await until("加えた知らせ", async () => (await statusText(browser)).includes("1件をフォローに加えました。"));
      await browser.open(`${site.url}/following`);
      for (const item of [followed(site), other]) {
        await until("フォローの一覧", async () => (await mainText(browser)).includes(plainTitle(item)));
      }
    },
  },
  {
    name: "下書きは、書きかけでタブを閉じても、オフラインでも残る",
    async go(browser, site) {
      await browser.open(`${site.url}/drafts?item=${followed(site).key}`);
      await tap(browser, "main section:has(#new) button");
      await until("書くところ", async () => (await browser.evaluate(readField, "main textarea")) === "");
      await browser.type("main textarea", DRAFT);
      await browser.changeTab();
      await site.stop();
      await browser.open(`${site.url}/drafts`);
      await tap(browser, "main [data-draft]");
      await until("下書きの文", async () => (await browser.evaluate(readField, "main textarea")) === DRAFT);
      await site.start();
    },
  },
  {
    name: "控えのファイルから、消したフォローと下書きが一度だけ戻る",
    async go(browser, site) {
      await browser.open(`${site.url}/settings`);
      await until("設定の部品", () => browser.evaluate(isReady));
      await browser.evaluate(keepsSavedFile);
      await tap(browser, "main section:has(#backup) button");
      await until("保存の知らせ", async () => (await statusText(browser)).includes("フォロー2件と下書き1件を"));
      const text = await until("ファイルの中身", () => browser.evaluate(readSavedFile));
      await writeFile(site.keptFile, text);
      await tap(browser, "main section:has(#erase) button");
      await until("たずねる文", async () => (await statusText(browser)).includes("フォローと下書きも消えます。"));
      await tap(browser, "main section:has(#erase) [role=status] button");
      await until("消した知らせ", async () => (await statusText(browser)).includes("この端末から消しました。"));
      await browser.open(`${site.url}/settings`);
      await until("設定の部品", () => browser.evaluate(isReady));
      if ((await browser.evaluate(countFollows)) !== 0) throw new Error("消えていません");
      for (const [follows, drafts] of [
        [2, 1],
        [0, 0],
      ]) {
        await browser.choose("#backup-file", site.keptFile);
        const told = `フォロー2件（新しく加えたもの${follows}件）と、下書き1件（新しく加えたもの${drafts}件）を戻しました。`;
        await until(told, async () => (await statusText(browser)).includes(told));
      }
      await browser.open(`${site.url}/drafts`);
      await until("戻った下書き", async () => (await mainText(browser)).includes(DRAFT));
      if ((await browser.evaluate(countFollows)) !== 2) throw new Error("フォローが戻っていません");
    },
  },
  {
    name: "みんなで使う端末では持ち主のものは見えず、やめると戻る",
    async go(browser, site) {
      const { key } = followed(site);
      const item = `${site.url}/plans/${site.snapshot.plan.id}/items/${key}`;
      await browser.open(`${site.url}/settings#shared`);
      await tap(browser, "main section:has(#shared) [role=status] button");
      await until("はじめのページ", async () => (await browser.evaluate(() => location.pathname)) === "/start");
      for (const path of ["/following", "/drafts"]) {
        await browser.open(site.url + path);
        await until(`${path} の部品`, () => browser.evaluate(isReady));
        const text = await mainText(browser);
        if (text.includes(DRAFT) || text.includes(plainTitle(followed(site)))) throw new Error(`${path} に見えます`);
      }
      await browser.open(item);
      await until("項目の部品", () => browser.evaluate(isReady));
      if (await browser.evaluate(isFollowing, key)) throw new Error("フォロー中に見えます");
      await browser.open(`${site.url}/settings`);
      await until("やめるところ", async () => (await browser.evaluate(readField, "#end-sharing")) === "");
      await browser.type("#end-sharing", "やめる");
      await tap(browser, "main section:has(#shared) [type=submit]");
      await until("いつもの設定", async () => (await browser.evaluate(readField, "#code")) === "");
      await browser.open(item);
      await until("フォロー中", () => browser.evaluate(isFollowing, key));
      await browser.open(`${site.url}/drafts`);
      await until("下書き", async () => (await mainText(browser)).includes(DRAFT));
    },
  },
];

/** What the reader writes about an item. */
const DRAFT = "停留所が遠い";

/** The item whose changes are followed: one in the middle of the plan. */
function followed({ snapshot }: Site) {
  const { items } = snapshot.plan;
  const item = items[items.length >> 1];
  if (!item) throw new Error("the plan has no items");
  return item;
}

/** The item that a link adds. */
function alsoFollowed({ snapshot }: Site) {
  const [item] = snapshot.plan.items;
  if (!item) throw new Error("the plan has no items");
  return item;
}

const firstLine = (text: string) => text.split("\n")[0]?.trim() ?? "";

/** Clicks as soon as there is something to click. */
async function tap(browser: Browser, selector: string): Promise<void> {
  await until(`押す: ${selector}`, async () => {
    // To the middle, where no bar lies over it.
    await browser.evaluate(
      (one) => document.querySelector(one)?.scrollIntoView({ block: "center", behavior: "instant" }),
      selector,
    );
    await browser.click(selector);
    return true;
  });
}

async function showsHeading(browser: Browser, words: string): Promise<void> {
  const read = () => browser.evaluate(() => document.querySelector("main h1")?.textContent ?? "");
  await until(`見出し「${words}」`, async () =>
    (await read()).replaceAll(/\s/g, "").includes(words.replaceAll(/\s/g, "")),
  );
}

async function showsCards(browser: Browser, count: number): Promise<void> {
  await until(`${count}件の一覧`, async () => (await browser.evaluate(countCards)) === count);
}

const mainText = (browser: Browser) =>
  browser.evaluate(() => document.querySelector("main")?.textContent?.replaceAll(/\s*\n\s*/g, "") ?? "");
const statusText = (browser: Browser) =>
  browser.evaluate(() =>
    [...document.querySelectorAll("[role=status]")].map((element) => element.textContent).join(" "),
  );
/** What the page says about the age of its data. */
const ageText = (browser: Browser) =>
  browser.evaluate(() => document.querySelector("[data-check]")?.parentElement?.textContent ?? "");
const countText = (browser: Browser) =>
  browser.evaluate(() => document.querySelector("[data-count]")?.textContent ?? "");
const unreadText = (browser: Browser) =>
  browser.evaluate(() => document.querySelector("[data-unread]")?.textContent ?? "");

// Everything below runs in the page.

function holdsPlan(): Promise<boolean> {
  return new Promise((resolve) => {
    const opening = indexedDB.open("reform-plan");
    opening.onerror = () => resolve(false);
    opening.onsuccess = () => {
      const db = opening.result;
      const isMade = db.objectStoreNames.contains("snapshots");
      const counting = isMade ? db.transaction("snapshots").objectStore("snapshots").count() : null;
      if (!counting) {
        db.close();
        return resolve(false);
      }
      counting.onsuccess = () => {
        db.close();
        resolve(counting.result > 0);
      };
      counting.onerror = () => resolve(false);
    };
    // The app makes the database; a look must not.
    opening.onupgradeneeded = () => opening.transaction?.abort();
  });
}

function countCards(): number {
  return [...document.querySelectorAll<HTMLElement>("main [data-item]")].filter((card) => !card.hidden).length;
}

function isFollowing(key: string): boolean {
  const button = document.querySelector<HTMLElement>(`main [data-follow="item:${key}"]`);
  return button?.dataset.following === "true";
}

function countFollows(): number {
  return JSON.parse(localStorage.getItem("follows") ?? "{}").follows?.length ?? 0;
}

/** What stands in a field; `null` where the page has none. */
function readField(selector: string): string | null {
  return document.querySelector<HTMLInputElement | HTMLTextAreaElement>(selector)?.value ?? null;
}

/** In the place of a download, which goes to another folder in each engine: its bytes stay in the page. */
function keepsSavedFile(): void {
  const { createObjectURL } = URL;
  URL.createObjectURL = (blob: Blob) => {
    void blob.text().then((text) => Object.assign(window, { savedFile: text }));
    return createObjectURL.call(URL, blob);
  };
  HTMLAnchorElement.prototype.click = () => undefined;
}

function readSavedFile(): string | null {
  return (window as unknown as { savedFile?: string }).savedFile ?? null;
}

function asksForUpdate(): boolean {
  return document.querySelector("[data-update]") !== null;
}

function offersNews(): boolean {
  return document.querySelector<HTMLElement>("[data-news]")?.hidden === false;
}

function tellsWhatIsFresh(): boolean {
  return document.querySelector("[data-fresh]")?.textContent?.startsWith("前回から新しいこと：") === true;
}

async function hasActiveWorker(): Promise<boolean> {
  return (await navigator.serviceWorker.getRegistration())?.active?.state === "activated";
}

/** The island answers in the place of the list of early taps, and an app has taken the place of its waiting line. */
function isReady(): boolean {
  const { taps } = window as unknown as { taps: object };
  return Object.hasOwn(taps, "push") && document.querySelector("[data-waiting]") === null;
}

function readVersion(): string {
  return document.querySelector<HTMLMetaElement>('meta[name="data-version"]')?.content ?? "";
}

function readBuild(): string {
  return document.querySelector<HTMLMetaElement>('meta[name="app-build"]')?.content ?? "";
}

function hasHeading(): boolean {
  return (document.querySelector("main h1")?.textContent ?? "") !== "";
}

function hasTrouble(): boolean {
  return document.querySelector("[role=alert]") !== null;
}

/** Puts a file into the page's field as a choice of a reader's would, and notes what the policy refuses from then on. */
function handIn(base64: string): void {
  const violations: string[] = [];
  Object.assign(window, { violations });
  document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) => {
    violations.push(`${violatedDirective} ${blockedURI}`);
  });
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  const chosen = new DataTransfer();
  chosen.items.add(new File([bytes], "kekka.xlsx"));
  const input = document.querySelector<HTMLInputElement>("input[type=file]");
  if (!input) throw new Error("no field for files");
  input.files = chosen.files;
  input.dispatchEvent(new Event("change", { bubbles: true }));
}

function readViolations(): string[] {
  return (window as unknown as { violations: string[] }).violations;
}

function countFrames(): number {
  return document.querySelectorAll("iframe").length;
}

/** The page in the frame; `null` until it is there with its styles. */
function readFrame(): { text: string; margin: string; scripts: number; isUnpublished: boolean } | null {
  const page = document.querySelector("iframe")?.contentDocument;
  const main = page?.querySelector("main");
  if (!page || !main || page.readyState !== "complete") return null;
  return {
    text: main.textContent ?? "",
    margin: getComputedStyle(page.body).margin,
    scripts: page.scripts.length,
    isUnpublished: (page.body.textContent ?? "").includes("公開前のデータ"),
  };
}

function shareAnswer(): string {
  return document.querySelector("dialog [role=status]")?.textContent ?? "";
}
