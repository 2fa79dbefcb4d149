import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { WORKED_CASES } from "../../src/domain/worked-cases.ts";
import { type App, expect, serve, test } from "./support/app.ts";
import { listAxeViolations } from "./support/axe.ts";
import { openPage } from "./support/page.ts";
import { DEMO } from "./support/sites.ts";

// What people ask of the plan besides its list: by which year, by whom, for which area, and how a status is found.

const WORDS = {
  "on-track": "順調",
  "slightly-behind": "やや遅れ",
  behind: "遅れ",
  overdue: "期限超過",
  done: "完了",
  "no-record": "登録なし",
} as const;

/** A text without white space and without the marks of Markdown. */
const plain = (text: string) => text.replace(/[*_`]|\s/g, "");

/** The cells of a table row by row; without its head. */
async function readRows(page: Page, name: string): Promise<string[][]> {
  return page
    .locator(`[data-examples="${name}"] tbody tr`)
    .evaluateAll((rows) => rows.map((row) => [...row.children].map((cell) => cell.textContent ?? "")));
}

async function readMethod(): Promise<{ text: string; rows: string[][] }> {
  const text = await readFile(new URL("../../docs/method.md", import.meta.url), "utf8");
  const rows = text.split("\n").filter((line) => line.startsWith("|"));
  return { text, rows: rows.map((line) => line.split("|").slice(1, -1).map(plain)) };
}

test.describe("the board of years", () => {
  test("needs no scrolling sideways @desktop", async ({ page }) => {
    await page.goto("/plans/4/years");
    const [content, window] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
    expect(content).toBeLessThanOrEqual(window ?? 0);
  });

  test("puts each item under the year in which it is due, with what is known", async ({ page }) => {
    await page.goto("/plans/4/years");
    const year = page.getByRole("region", { name: "令和6(2024)年度が期限" });
    const schools = year.getByRole("listitem").filter({ hasText: "2-2-3" });
    await expect(schools.getByText("完了")).toHaveCount(3);
    const last = page.getByRole("region", { name: "令和8(2026)年度が期限" });
    await expect(last.getByRole("listitem").filter({ hasText: "2-2-1" })).toContainText("期限はまだ先");
  });

  test("never shows what is unknown as a failure", async ({ page }) => {
    await page.goto("/plans/4/years");
    const bus = page.getByRole("listitem").filter({ hasText: "市営バス路線の再編" });
    await expect(bus).toContainText("登録なし");
    await expect(page.locator("main :is(td, b):is([data-status=overdue], [data-status=behind])")).toHaveCount(0);
  });

  test("has a row of years for a duty where there is room, and its years in words on a phone @desktop", async ({
    page,
  }) => {
    await page.goto("/plans/4/years");
    const board = page.getByRole("region", { name: "毎年度の項目" });
    const items = board.getByRole("link", { name: /^\d-\d-\d+ / });
    // One form alone is read out.
    await expect(items).toHaveCount(18);
    if ((page.viewportSize()?.width ?? 0) >= 768) {
      const row = board.getByRole("row", { name: /1-1-4/ });
      const known = "登録なし（5件中1件）";
      await expect(row.getByRole("cell")).toHaveText(["登録なし", "登録なし", "登録なし", known, "登録なし"]);
      await expect(board.getByRole("listitem")).toHaveCount(0);
      return;
    }
    await expect(board.getByRole("table")).toHaveCount(0);
    const lines = (key: string) => board.getByRole("listitem").filter({ hasText: key }).locator("p");
    await expect(lines("1-1-4")).toHaveText(["令和6年度登録なし（5件中1件）", "ほかの年度登録なし"]);
    await expect(lines("4-1-2")).toHaveText(["どの年度も登録なし"]);
    for (const state of await board.locator("b[data-status]:not([data-status=''])").all())
      await expect(state.locator("svg")).toBeVisible();
  });
});

test.describe("the method", () => {
  test("shows the worked cases with the numbers of docs/method.md and of the rules' tests", async ({ page }) => {
    await page.goto("/about/method");
    const shown = await readRows(page, "line");
    const lines = WORKED_CASES.filter(({ asOf }) => asOf === "2022-04-01");
    expect(shown.map(([actual, , , , status]) => [actual, status?.split("（")[0]])).toEqual(
      lines.map(({ actuals, status }) => [`${actuals[0]?.value}路線`, WORDS[status as keyof typeof WORDS]]),
    );
    const printed = (await readMethod()).rows.filter(([actual]) => /^[\d.]+路線$/.test(actual ?? ""));
    expect(printed.length).toBeGreaterThan(3);
    for (const row of printed) expect(shown).toContainEqual(row);

    const others = WORKED_CASES.filter(({ asOf }) => asOf !== "2022-04-01");
    const told = page.locator('[data-examples="other"] > li');
    await expect(told).toHaveCount(others.length);
    for (const [index, { actuals, status }] of others.entries()) {
      await expect(told.nth(index)).toContainText(WORDS[status as keyof typeof WORDS]);
      for (const { value } of actuals) await expect(told.nth(index)).toContainText(`${value}路線`);
    }
  });

  test("has the formulas, thresholds, words and version of docs/method.md", async ({ page }) => {
    await page.goto("/about/method");
    const { text, rows } = await readMethod();
    const shown = plain((await page.getByRole("main").textContent()) ?? "");
    const formulas = text.split("\n").filter((line) => /^\s+- .*=/.test(line));
    expect(formulas).toHaveLength(5);
    const thresholds = text.split("\n").filter((line) => /0\.95以上/.test(line));
    const order = text.split("\n").filter((line) => /^期限超過 →/.test(line));
    for (const line of [...formulas, ...thresholds, ...order])
      expect(shown).toContain(plain(line.replace(/^\s+- /, "")));
    const meanings = rows.filter(([word]) => Object.values<string>(WORDS).includes(word ?? ""));
    expect(meanings).toHaveLength(6);
    for (const [word, meaning] of meanings) expect(shown).toContain(`${word}${meaning}`);
    expect(shown).toContain(/（(第\d+版)）/.exec(text)?.[1]);
  });

  test("says what other methods make of the same numbers", async ({ page }) => {
    await page.goto("/about/method");
    const rows = await readRows(page, "methods");
    expect(rows[0]).toEqual(["15.4路線", "順調", "やや遅れ（0.87）", "60%"]);
    expect(rows.map(([, , , elapsed]) => elapsed)).toEqual(rows.map(() => "60%"));
    await expect(page.getByRole("region", { name: "全体の達成率を出さない理由" })).toContainText("平均は27%です");
  });

  test("answers a reader's own numbers", async ({ page }) => {
    await openPage(page, "/about/method");
    const answer = page.locator("[data-answer]");
    await expect(answer).toContainText("直線で結んだ目安15.4路線（アプリの計算）より2.6路線遅れ");
    await page.getByLabel("実績（路線）").fill("１６");
    await expect(answer).toContainText("順調");
    await page.getByLabel("実績（路線）").fill("23");
    await expect(answer).toContainText("基準の22路線より1路線後退");
    await page.getByLabel("実績の年度").selectOption("2023");
    await expect(answer).toContainText("途中の数値");
    await page.getByLabel("データの日付").fill("2026-11-22");
    await expect(answer).toContainText("期限超過");
    await page.getByLabel("実績（路線）").fill("");
    await expect(answer).toContainText("登録なし");
    await page.getByLabel("実績（路線）").fill("たくさん");
    await expect(answer).toContainText("0以上の数");
    expect(await listAxeViolations(page, { runOnly: ["wcag2a", "wcag2aa", "wcag22aa"] })).toEqual([]);
  });
});

test.describe("departments and areas", () => {
  test("tell whose part an item is, and what is not yet known", async ({ page }) => {
    await page.goto("/plans/4/departments/zaisei");
    const item = page.locator('[data-item="1-1-4"]');
    await expect(item).toContainText("財政課（②③④⑤）");
    await expect(item).toContainText("ともに担当 職員課（①）");
    await expect(page.getByRole("link", { name: /結果の資料が未登録/ })).toHaveAttribute("href", /status=no-record/);

    await page.goto("/plans/4/departments/shisho-chiiki-shinko");
    await expect(page.locator('[data-item="2-1-5"]')).toContainText("各支所地域振興課");
    await expect(page.locator('[data-item="2-2-2"]')).toContainText("支所地域振興課（千厩・東山・室根・藤沢）");
  });

  test("tell why an item belongs to an area", async ({ page }) => {
    await page.goto("/plans/4/areas/hanaizumi");
    await expect(page.locator('[data-item="2-2-3"]')).toContainText("目標に「花泉」");
    await expect(page.locator('[data-item="2-2-3"]')).toContainText("担当 支所地域振興課（花泉・大東・室根）");
    await expect(page.getByRole("region", { name: "各支所が担当する項目" })).toContainText("2-1-5");
  });
});

test.describe("the invented city, whose plan was adopted and whose results are known", () => {
  let demo: App;
  test.beforeAll(async () => {
    demo = await serve(DEMO);
  });
  test.afterAll(() => demo.close());

  test("is not called a draft on any page", async ({ page }) => {
    for (const address of [
      "/",
      "/about",
      "/about/method",
      "/plans/1",
      "/plans/1/policies/3",
      "/plans/1/areas/mihon",
      "/plans/1/years",
    ]) {
      await page.goto(demo.url + address);
      await expect(page.getByRole("main")).not.toContainText(
        /まだこのアプリにありません|計画の案です|計画（案）|（案）に|案では/,
      );
    }
    await page.goto(`${demo.url}/about`);
    await expect(page.getByRole("main")).toContainText("載せている計画の文章は「策定」です");
  });

  test("shows on its front page the promise and the latest result of each quantity", async ({ page }) => {
    await page.goto(demo.url);
    const bus = page.locator("main li").filter({ has: page.locator("a[href$='/items/1-1-1']") });
    await expect(bus).toContainText(/実績 [\d.,]+路線（令和\d+年度）/);
  });

  test("marks what a reader reads of records as the app's words", async ({ page }) => {
    await page.goto(`${demo.url}/plans/1/items/1-1-1`);
    await expect(page.getByRole("main")).toContainText(/これまでにわかったこと\d+件（要約）/);
    await expect(page.getByRole("link", { name: "メールで知らせる" })).toBeVisible();
  });
});

test("where nobody takes mails, an item leads to a draft and says what to ask the city for", async ({ page }) => {
  await page.goto("/plans/4/items/2-1-5");
  const ask = page.getByRole("region", { name: "結果が載っていそうな資料" });
  await expect(ask).toContainText("「市営バス路線の再編の令和5年度の結果がわかる資料」");
  const draft = page.getByRole("region", { name: "担当" }).getByRole("link", { name: "意見・まちがい" });
  await expect(draft).toHaveAttribute("href", "/drafts?item=2-1-5");
  const contact = ask.getByRole("link", { name: "担当" });
  const { pathname, hash } = new URL((await contact.getAttribute("href")) ?? "", page.url());
  await page.goto(pathname + hash);
  await expect(page.getByRole("region", { name: "たずねるには" })).toContainText(
    "項目の名前と、結果を知りたい年度を伝えてください",
  );
});

test("pages that list what the plan says tell that it is the draft", async ({ page }) => {
  for (const path of ["years", "areas", "areas/ichinoseki", "departments", "departments/zaisei"]) {
    await page.goto(`/plans/4/${path}`);
    await expect(page.getByRole("main")).toContainText("計画（案）によります");
    await expect(page.getByRole("link", { name: "案との違い" })).toHaveAttribute("href", "/about#edition");
  }
});

test("an item's cycle names the part, the unknown time and the printed period", async ({ page }) => {
  const cycle = page.getByRole("region", { name: "年度ごと" });
  await page.goto("/plans/4/items/1-1-4");
  await expect(cycle).toContainText("②財政状況 実施");
  await page.goto("/plans/4/items/4-1-3");
  await expect(cycle).toContainText("完了を確認（時期不明）");
  await page.goto("/plans/4/items/1-1-1");
  for (const year of await cycle.locator("details > summary, div > div:has(> b)").all())
    await expect(year).toContainText("計画");
});

test("the home page says what came of every item, in counts that sum", async ({ page }) => {
  await page.goto("/");
  const main = page.getByRole("main");
  await expect(main).toContainText(/登録なし（うち\d+項目は関係する動きがわかる）\s*34/);
  const counts = await main
    .locator('a[href*="/items?status="]')
    .evaluateAll((links) => links.map((link) => Number(/(\d+)(?:項目)?\s*$/.exec(link.textContent ?? "")?.[1])));
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(47);
  await page.getByRole("link", { name: "年度ごとに見る" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("年度ごとの期限");
});
