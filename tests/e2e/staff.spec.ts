import { readFile } from "node:fs/promises";
import type { Download, Page } from "@playwright/test";
import { fillSource, openWorkbook } from "../support/form.ts";
import { expect, test } from "./support/app.ts";
import { listAxeViolations } from "./support/axe.ts";

// What a member of staff does on /staff, with a form that another program has filled in. Each test also fails if a request
// leaves the origin (support/app.ts).

const ROUTES = "observation:2-1-5:routes";
const RATING = "rating:2-1-5";
const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

async function bytesOf(download: Download): Promise<Uint8Array> {
  return new Uint8Array(await readFile(await download.path()));
}

async function saveBy(page: Page, name: string | RegExp): Promise<Download> {
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name }).press("Enter"),
  ]);
  return download;
}

async function handIn(page: Page, name: string, bytes: Uint8Array): Promise<void> {
  await page.getByLabel(/記入されたファイル/).setInputFiles({ name, mimeType: XLSX, buffer: Buffer.from(bytes) });
}

async function openTemplate(page: Page) {
  await page.getByLabel("年度", { exact: true }).selectOption("2025");
  const form = await openWorkbook(await bytesOf(await saveBy(page, "ひな形（Excel）を保存")));
  fillSource(form, 2025);
  return form;
}

test("a form is filled in, put right, given its reason, printed for approval and saved as data @desktop", async ({
  page,
}) => {
  const sent: string[] = [];
  const faults: string[] = [];
  page.on("request", (request) => {
    if (request.method() !== "GET") sent.push(`${request.method()} ${request.url()}`);
  });
  page.on("pageerror", ({ message }) => faults.push(message));
  page.on("console", (message) => {
    if (message.type() === "error") faults.push(message.text());
  });
  await page.goto("/staff");
  const form = await openTemplate(page);

  form.cell(ROUTES, "結果").value = "約10路線";
  await handIn(page, "machi.xlsx", await form.toBytes());
  await expect(page.getByText("直すところが1件あります。")).toBeVisible();
  const errors = page.getByRole("region", { name: "直すところ（1件）" });
  await expect(errors).toContainText(`machi.xlsx「結果」${form.rowOf(ROUTES)}行目 J列「結果」「約10路線」`);
  await expect(errors).toContainText("もしかして：10");
  await expect(page.getByRole("button", { name: /records\.csv/ })).toHaveCount(0);

  form.cell(ROUTES, "結果").value = "１０";
  form.cell(RATING, "結果").value = "遅延";
  await handIn(page, "machi.xlsx", await form.toBytes());
  await expect(page.getByText("理由の要るところが1件あります。")).toBeVisible();
  await page.getByLabel("理由（記録に残ります）").fill("目標の年度に届かなかったため（見本）。");
  await page.getByRole("button", { name: "理由を入れて確かめ直す" }).press("Enter");
  await expect(page.getByText("取り込めます。")).toBeVisible();

  await expect(page.getByRole("region", { name: /^お知らせ/ })).toContainText("「１０」を 10 と読みました");
  const preview = page.getByRole("region", { name: /^変わる項目/ });
  await expect(preview).toContainText("登録なし → 完了");
  await expect(preview).toContainText("令和7年度の1便あたり平均乗車人数2.0人未満の路線は10路線だった。");
  await expect(page.getByRole("region", { name: "審議会への報告の数" })).toContainText(/完了 \d+ → \d+/);
  expect(await listAxeViolations(page)).toEqual([]);

  const records = new TextDecoder().decode(await bytesOf(await saveBy(page, "records.csv を保存")));
  expect(records).toContain("\r\n2-1-5-routes-2025,2-1-5,,routes,2025,,observation,10,路線,");
  expect(records).toContain("目標の年度に届かなかったため（見本）。");
  expect(new TextDecoder().decode(await bytesOf(await saveBy(page, "sources.csv を保存")))).toContain(
    "\r\nresults-2025,",
  );

  await page.emulateMedia({ media: "print" });
  await expect(page.getByRole("region", { name: "決裁の資料" })).toContainText(
    "目標の年度に届かなかったため（見本）。",
  );
  await expect(page.getByRole("heading", { name: "職員のページ" })).toBeHidden();
  await expect(page.getByRole("region", { name: "データのファイル" })).toBeHidden();
  expect([sent, faults]).toEqual([[], []]);
});

test("files of two departments are read together, and what disagrees is shown in both", async ({ page }) => {
  await page.goto("/staff");
  const form = await openTemplate(page);
  form.cell(RATING, "結果").value = "順調";
  const other = await openWorkbook(await form.toBytes());
  other.cell(RATING, "結果").value = "遅延";
  await handIn(page, "one.xlsx", await form.toBytes());
  await handIn(page, "two.xlsx", await other.toBytes());
  const errors = page.getByRole("region", { name: "直すところ（2件）" });
  await expect(errors).toContainText("two.xlsx");
  await expect(errors).toContainText("食い違っています");
  await page.getByRole("button", { name: "two.xlsx を外す" }).press("Enter");
  await expect(errors).toHaveCount(0);
});

test("what each department owes is ready as the text of a mail", async ({ page, context }) => {
  await page.goto("/staff");
  const debts = page.getByRole("region", { name: "まだ報告のないもの" });
  const first = debts.locator("details").nth(1);
  await first.locator("summary").press("Enter");
  await expect(first.getByRole("textbox")).toHaveValue(/^件名：.+のお願い（.+）\n/);
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await first.getByRole("button", { name: "依頼の文を写す" }).press("Enter");
  await expect(first.getByText("写しました。")).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(await first.getByRole("textbox").inputValue());
});

test("what is reported, what comes next and what is owed is printed as a list", async ({ page }) => {
  await page.goto("/staff");
  const debts = page.getByRole("region", { name: "まだ報告のないもの" });
  await debts.getByText("項目と年度の一覧", { exact: true }).first().press("Enter");
  const line = debts.getByRole("row", { name: /^2-2-7 / });
  await expect(line).toContainText("令和10年度：摺沢と渋民の市民センターの指定管理の期間(5年間)が終わる。");
  await expect(line).toContainText(/\d{4}年\d+月\d+日$/);
  await page.emulateMedia({ media: "print" });
  await expect(debts.getByRole("listitem").first()).toContainText("・");
  await expect(debts.getByRole("listitem").first()).toBeVisible();
  await expect(debts.getByRole("textbox").first()).toBeHidden();
  await expect(page.getByRole("region", { name: "ひな形を作る" })).toBeHidden();
});

test("a workbook that would harm ends in a sentence", async ({ page }) => {
  await page.goto("/staff");
  const far = await readFile(new URL("../compile/workbook/openpyxl/far.xlsx", import.meta.url));
  await handIn(page, "far.xlsx", far);
  await expect(page.getByRole("region", { name: "直すところ（1件）" })).toContainText("セル XFD1048576 に値があります");
});

test("once used, it works without a connection", async ({ page, context }) => {
  await page.goto("/staff");
  await page.evaluate(() => navigator.serviceWorker.ready);
  // The worker answers from the next page on, and keeps what this one uses.
  await page.goto("/staff");
  await openTemplate(page);
  await context.setOffline(true);
  await page.reload();
  const form = await openTemplate(page);
  form.cell(ROUTES, "結果").value = 10;
  await handIn(page, "machi.xlsx", await form.toBytes());
  await expect(page.getByText("取り込めます。")).toBeVisible();
});
