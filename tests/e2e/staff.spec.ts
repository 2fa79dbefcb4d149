import { readdir, readFile } from "node:fs/promises";
import { join, relative } from "node:path";
import type { Download, Page } from "@playwright/test";
import { fillSource, openWorkbook } from "../support/form.ts";
import { expect, test } from "./support/app.ts";
import { listAxeViolations } from "./support/axe.ts";
import { tabTo } from "./support/page.ts";

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

async function openTemplate(page: Page, department?: string) {
  await page.getByLabel("年度", { exact: true }).selectOption("2025");
  if (department !== undefined) await page.getByLabel("課", { exact: true }).selectOption(department);
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
  for (const colorScheme of ["dark", "light"] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await listAxeViolations(page)).toEqual([]);
  }
  await page.getByLabel("理由（記録に残ります）").fill("目標の年度に届かなかったため（見本）。");
  await page.getByRole("button", { name: "理由を入れて確かめ直す" }).press("Enter");
  await expect(page.getByText("取り込めます。")).toBeVisible();

  await expect(page.getByRole("region", { name: /^お知らせ/ })).toContainText("「１０」を 10 と読みました");
  const preview = page.getByRole("region", { name: /^変わる項目/ });
  await expect(preview).toContainText("登録なし → 完了");
  await expect(preview).toContainText("令和7年度の1便あたり平均乗車人数2.0人未満の路線は10路線だった。");
  await expect(page.getByRole("region", { name: "審議会への報告の数" })).toContainText(/完了 \d+ → \d+/);
  await expect(page.getByRole("region", { name: "決裁の資料" })).toBeVisible();
  for (const colorScheme of ["dark", "light"] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await listAxeViolations(page)).toEqual([]);
  }
  // The page as readers will have it, in its own styles; it runs nothing.
  await page.getByRole("button", { name: /^2-1-5 .*：公開後のページを見る$/ }).press("Enter");
  const frame = page.frameLocator('iframe[title^="2-1-5 "]');
  await expect(frame.getByRole("main")).toContainText("10路線");
  await expect(frame.getByText("公開前のデータ").first()).toBeVisible();
  await expect(frame.locator("body")).toHaveCSS("margin", "0px");
  await expect(frame.locator("script")).toHaveCount(0);
  await page.getByRole("button", { name: /^2-1-5 .*：ページを閉じる$/ }).press("Enter");
  await expect(page.locator("iframe")).toHaveCount(0);

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

test("answers of a usual department go round for approval on one sheet of A4", async ({ page }) => {
  await page.goto("/staff");
  const form = await openTemplate(page, "machizukuri");
  // Five answers: half of the departments are asked so much at most (docs/publishing.md).
  form.cell(ROUTES, "結果").value = 10;
  form.cell(RATING, "結果").value = "遅延";
  const others = ["rating:1-1-1", "rating:2-1-6", "rating:2-2-2"];
  for (const key of others) form.cell(key, "結果").value = "順調";
  await handIn(page, "machi.xlsx", await form.toBytes());
  await page.getByLabel("理由（記録に残ります）").fill("目標の年度に届かなかったため（見本）。");
  await page.getByRole("button", { name: "理由を入れて確かめ直す" }).press("Enter");
  await expect(page.getByRole("region", { name: "決裁の資料" })).toBeVisible();
  const pdf = (await page.pdf({ format: "A4" })).toString("latin1");
  expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
});

test("a slip in every row is told three times, and the rest unfolds", async ({ page }) => {
  await page.goto("/staff");
  const form = await openTemplate(page);
  const ratings: string[] = [];
  form.results.eachRow((row, number) => {
    const [key] = [row.getCell(form.letterOf("行の符号")).value].map(String);
    if (number > 1 && key?.startsWith("rating:")) ratings.push(key);
  });
  for (const key of ratings) {
    form.cell(key, "結果").value = "順調";
    form.cell(key, "出典の番号").value = "kekka";
  }
  await handIn(page, "machi.xlsx", await form.toBytes());
  const errors = page.getByRole("region", { name: `直すところ（${ratings.length}件）` });
  await expect(errors.getByText(/^machi.xlsx.*「kekka」$/).filter({ visible: true })).toHaveCount(3);
  await page.emulateMedia({ colorScheme: "dark" });
  expect(await listAxeViolations(page)).toEqual([]);
  await errors.getByText(`ほか${ratings.length - 3}件`).click();
  await expect(errors.getByText(/^machi.xlsx.*「kekka」$/).filter({ visible: true })).toHaveCount(ratings.length);
  expect(await listAxeViolations(page)).toEqual([]);
  await page.emulateMedia({ colorScheme: "light" });
  expect(await listAxeViolations(page)).toEqual([]);
});

test("a file that the worker cannot finish is said to be unreadable", async ({ page }) => {
  await page.addInitScript(() => {
    window.Worker = class extends EventTarget {
      postMessage() {
        this.dispatchEvent(new MessageEvent("message", { data: { kind: "started" } }));
        this.dispatchEvent(new Event("error"));
      }
      terminate() {}
    } as unknown as typeof Worker;
  });
  await page.goto("/staff");
  await handIn(page, "machi.xlsx", new Uint8Array([1]));
  await expect(page.getByText("読めませんでした。ファイルを閉じてからもう一度選ぶか")).toBeVisible();
});

test("where no worker starts, the page says so, blames no file and tries again", async ({ page }) => {
  await page.addInitScript(() => {
    const { Worker: Real } = window;
    const ways: (() => Worker)[] = [
      () => {
        throw new DOMException("", "SecurityError");
      },
      () => {
        const worker = new Real("/nowhere.js", { type: "module" });
        worker.postMessage = () => {
          throw new DOMException("", "DataCloneError");
        };
        return worker;
      },
      () => new Real("/nowhere.js", { type: "module" }),
    ];
    window.Worker = class {
      constructor(url: string, options: WorkerOptions) {
        // biome-ignore lint/correctness/noConstructorReturn: stands in for the browser's own.
        return ways.shift()?.() ?? new Real(url, options);
      }
    } as unknown as typeof Worker;
  });
  await page.goto("/staff");
  await page.getByRole("button", { name: "ひな形（Excel）を保存" }).press("Enter");
  const failed = "確かめる部品が動きませんでした。ファイルのせいではありません。";
  await expect(page.getByRole("region", { name: "ひな形を作る" }).getByRole("status")).toContainText(failed);
  const handedIn = page.getByRole("region", { name: "ファイルを確かめる" });
  await handIn(page, "machi.xlsx", new Uint8Array([1]));
  await expect(handedIn.getByRole("status")).toContainText(failed);
  expect(await listAxeViolations(page)).toEqual([]);
  const again = page.getByRole("button", { name: "もう一度確かめる" });
  await again.press("Enter");
  await expect(handedIn.getByRole("status")).toContainText(failed);
  await again.press("Enter");
  await expect(handedIn.getByRole("status")).toHaveText("直すところが1件あります。");
  await expect(again).toHaveCount(0);
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

test("forms of two departments become one set of data, once a person has put right what disagrees", async ({
  page,
}) => {
  await page.goto("/staff");
  // Both own 2-1-5, so that both are asked for it; each has something of its own besides.
  const machi = await openTemplate(page, "machizukuri");
  const branch = await openTemplate(page, "shisho-chiiki-shinko");
  machi.cell(ROUTES, "結果").value = 10;
  machi.cell("rating:2-2-7", "結果").value = "順調";
  branch.cell(ROUTES, "結果").value = 12;
  branch.cell("rating:2-2-4", "結果").value = "順調";
  await page.getByLabel(/記入されたファイル/).setInputFiles(
    await Promise.all(
      Object.entries({ "machi.xlsx": machi, "branch.xlsx": branch }).map(async ([name, form]) => ({
        name,
        mimeType: XLSX,
        buffer: Buffer.from(await form.toBytes()),
      })),
    ),
  );

  // Either cell is shown with what the other says, and nothing is chosen.
  const errors = page.getByRole("region", { name: "直すところ（2件）" });
  await expect(errors).toContainText(`machi.xlsx「結果」${machi.rowOf(ROUTES)}行目 J列「結果」「10」`);
  await expect(errors).toContainText(`branch.xlsx「結果」${branch.rowOf(ROUTES)}行目 J列「結果」「12」`);
  await expect(errors.getByText(/食い違っています/)).toHaveCount(2);
  await expect(page.getByRole("region", { name: "決裁の資料" })).toHaveCount(0);
  await expect(page.getByRole("button", { name: /\.csv を保存|data フォルダに/ })).toHaveCount(0);

  // The branch office has looked it up: its own file, under the same name, with the figure of the other.
  branch.cell(ROUTES, "結果").value = 10;
  await handIn(page, "branch.xlsx", await branch.toBytes());
  await expect(page.getByRole("region", { name: "ファイルを確かめる" }).getByRole("status")).toHaveText(
    "取り込めます。",
  );
  await expect(page.getByRole("list", { name: "選んだファイル" }).getByRole("listitem")).toHaveCount(2);
  const lines = new TextDecoder().decode(await bytesOf(await saveBy(page, "records.csv を保存"))).split("\r\n");
  const added = lines.filter((line) => /^[^,]+,[^,]+,[^,]*,[^,]*,2025,/.test(line));
  const told = (item: string, type: string) =>
    added.filter((line) => line.includes(`,${item},`) && line.includes(`,${type},`));
  expect(told("2-1-5", "observation")).toEqual([expect.stringContaining(",10,路線,")]);
  expect(told("2-2-7", "rating")).toHaveLength(1);
  expect(told("2-2-4", "rating")).toHaveLength(1);
});

test("the keyboard alone does it all, within the policy @desktop", async ({ page }) => {
  test.slow();
  await page.addInitScript(() => {
    const violations: string[] = [];
    Object.assign(window, { violations });
    document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) => {
      violations.push(`${violatedDirective} ${blockedURI}`);
    });
  });
  const faults: string[] = [];
  // A worker's and a frame's as well.
  page.on("console", (message) => {
    if (message.type() === "error") faults.push(message.text());
  });
  const response = await page.goto("/staff");
  expect(response?.headers()["content-security-policy"]).toMatch(/^default-src 'none'/);
  const year = page.getByLabel("年度", { exact: true });
  await tabTo(page, year);
  await page.keyboard.press("Home");
  await expect(year).toHaveValue("2025");
  await tabTo(page, page.getByRole("button", { name: "ひな形（Excel）を保存" }));
  const [template] = await Promise.all([page.waitForEvent("download"), page.keyboard.press("Enter")]);
  const form = await openWorkbook(await bytesOf(template));
  fillSource(form, 2025);
  form.cell(ROUTES, "結果").value = 10;
  form.cell(RATING, "結果").value = "遅延";

  await tabTo(page, page.getByLabel(/記入されたファイル/));
  const choosing = page.waitForEvent("filechooser");
  // A press may come while the chooser cannot open yet.
  await expect(async () => {
    await page.keyboard.press("Enter");
    await Promise.race([choosing, page.waitForEvent("filechooser", { timeout: 2_000 })]);
  }).toPass();
  const chooser = await choosing;
  await chooser.setFiles({ name: "machi.xlsx", mimeType: XLSX, buffer: Buffer.from(await form.toBytes()) });
  await expect(page.getByText("理由の要るところが1件あります。")).toBeVisible();
  await tabTo(page, page.getByLabel("理由（記録に残ります）"));
  await page.keyboard.insertText("目標の年度に届かなかったため（見本）。");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("button", { name: "理由を入れて確かめ直す" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByText("取り込めます。")).toBeVisible();
  await tabTo(page, page.getByRole("button", { name: /^2-1-5 .*：公開後のページを見る$/ }));
  await page.keyboard.press("Enter");
  await expect(page.frameLocator('iframe[title^="2-1-5 "]').getByRole("main")).toContainText("10路線");
  await page.keyboard.press("Enter");
  await expect(page.locator("iframe")).toHaveCount(0);
  await tabTo(page, page.getByRole("button", { name: "records.csv を保存" }));
  const [records] = await Promise.all([page.waitForEvent("download"), page.keyboard.press("Enter")]);
  expect(new TextDecoder().decode(await bytesOf(records))).toContain("目標の年度に届かなかったため（見本）。");
  expect(await page.evaluate(() => (window as unknown as { violations: string[] }).violations)).toEqual([]);
  expect(faults).toEqual([]);
});

test("axe finds nothing in any state of the page", async ({ page }) => {
  test.slow();
  const found: string[] = [];
  const look = async (state: string) => {
    for (const colorScheme of ["dark", "light"] as const) {
      await page.emulateMedia({ colorScheme });
      found.push(...(await listAxeViolations(page)).map((violation) => `${state}, ${colorScheme}: ${violation}`));
    }
  };
  await page.goto("/staff");
  const form = await openTemplate(page);
  await look("empty");
  const debts = page.getByRole("region", { name: "まだ報告のないもの" });
  await debts.getByText("項目と年度の一覧", { exact: true }).first().press("Enter");
  await look("board");
  await debts.locator("details").nth(1).locator("summary").press("Enter");
  await expect(debts.getByRole("textbox").first()).toBeVisible();
  await look("mail of request");
  form.cell(ROUTES, "結果").value = "約10路線";
  await handIn(page, "machi.xlsx", await form.toBytes());
  await expect(page.getByRole("region", { name: "直すところ（1件）" })).toBeVisible();
  await look("errors");
  form.cell(ROUTES, "結果").value = 10;
  form.cell(RATING, "結果").value = "遅延";
  await handIn(page, "machi.xlsx", await form.toBytes());
  await page.getByLabel("理由（記録に残ります）").fill("目標の年度に届かなかったため（見本）。");
  await look("a typed reason");
  await page.getByRole("button", { name: "理由を入れて確かめ直す" }).press("Enter");
  await expect(page.getByRole("region", { name: "決裁の資料" })).toBeVisible();
  await page.getByRole("button", { name: /^2-1-5 .*：公開後のページを見る$/ }).press("Enter");
  await expect(page.frameLocator('iframe[title^="2-1-5 "]').getByRole("main")).toContainText("10路線");
  await look("preview, page and sheet for approval");
  expect(found).toEqual([]);
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

/** The browser's own folder of the origin stands in for the one that a user picks; the data folder is put into it. */
async function openWithFolder(page: Page, change: (files: Map<string, string>) => void = () => {}): Promise<void> {
  await page.addInitScript(() => {
    Object.assign(window, { showDirectoryPicker: () => navigator.storage.getDirectory() });
  });
  await page.goto("/staff");
  const root = new URL("../../data/", import.meta.url).pathname;
  const paths = (await readdir(root, { recursive: true, withFileTypes: true })).flatMap((entry) =>
    entry.isFile() ? relative(root, join(entry.parentPath, entry.name)) : [],
  );
  const files = new Map(
    await Promise.all(paths.map(async (path) => [path, await readFile(join(root, path), "utf8")] as const)),
  );
  change(files);
  await page.evaluate(
    async (entries) => {
      for (const [path, text] of entries) {
        const names = path.split("/");
        let folder = await navigator.storage.getDirectory();
        for (const name of names.slice(0, -1)) folder = await folder.getDirectoryHandle(name, { create: true });
        const stream = await (await folder.getFileHandle(names.at(-1) ?? "", { create: true })).createWritable();
        await stream.write(text);
        await stream.close();
      }
    },
    [...files],
  );
}

/** The picked folder as text, by path. */
async function readFolder(page: Page): Promise<Record<string, string>> {
  return page.evaluate(async () => {
    const files: Record<string, string> = {};
    const read = async (folder: FileSystemDirectoryHandle, prefix: string) => {
      for await (const entry of folder.values()) {
        if (entry.kind === "directory") await read(entry as FileSystemDirectoryHandle, `${prefix}${entry.name}/`);
        else {
          const file = await (entry as FileSystemFileHandle).getFile();
          files[prefix + entry.name] = new TextDecoder("utf-8", { ignoreBOM: true }).decode(await file.arrayBuffer());
        }
      }
    };
    await read(await navigator.storage.getDirectory(), "");
    return files;
  });
}

async function handInResult(page: Page): Promise<void> {
  const form = await openTemplate(page);
  form.cell(ROUTES, "結果").value = 10;
  await handIn(page, "machi.xlsx", await form.toBytes());
  await expect(page.getByText("取り込めます。")).toBeVisible();
}

const RECORDS = "plans/4/records.csv";
const SOURCES = "plans/4/sources.csv";

test("only what changes is written into the data folder, each file whole", async ({ page }) => {
  await openWithFolder(page);
  const before = await readFolder(page);
  await handInResult(page);
  const state = page.getByRole("region", { name: "データのファイル" }).getByRole("status");
  await page.getByRole("button", { name: "data フォルダに書き込む" }).press("Enter");
  await expect(state).toContainText(`${SOURCES} と ${RECORDS} を書き換えました。`);
  const after = await readFolder(page);
  const changed = Object.keys(after).filter((path) => after[path] !== before[path]);
  expect(changed.sort()).toEqual([RECORDS, SOURCES]);
  const lines = (text = "") => text.split("\r\n");
  const added = lines(after[RECORDS]).filter((line) => !lines(before[RECORDS]).includes(line));
  expect(added).toEqual([expect.stringMatching(/^2-1-5-routes-2025,2-1-5,.*,10,路線,/)]);
  expect(lines(after[RECORDS]).filter((line) => line !== added[0])).toEqual(lines(before[RECORDS]));

  // The folder holds it now: what is shown is told anew, and nothing is written twice.
  await page.getByRole("button", { name: "data フォルダに書き込む" }).press("Enter");
  await expect(state).toContainText("もう一度押すと書き込みます");
  expect(await readFolder(page)).toEqual(after);
});

test("a folder that is not this plan's data is refused", async ({ page }) => {
  await openWithFolder(page, (files) => {
    for (const path of files.keys()) if (path.includes("/versions/")) files.set(path, "{}");
  });
  const before = await readFolder(page);
  await handInResult(page);
  await page.getByRole("button", { name: "data フォルダに書き込む" }).press("Enter");
  await expect(page.getByText("このページの計画の data フォルダではありません。")).toBeVisible();
  expect(await readFolder(page)).toEqual(before);
});

test("where the second file cannot be written, the first is as it was", async ({ page }) => {
  await openWithFolder(page);
  await page.evaluate(() => {
    const { createWritable } = FileSystemFileHandle.prototype;
    FileSystemFileHandle.prototype.createWritable = async function (...given) {
      const stream = await createWritable.apply(this, given);
      // As where another program holds the file.
      if (this.name === "records.csv")
        stream.close = () => Promise.reject(new DOMException("", "NoModificationAllowedError"));
      return stream;
    };
  });
  const before = await readFolder(page);
  await handInResult(page);
  await page.getByRole("button", { name: "data フォルダに書き込む" }).press("Enter");
  await expect(page.getByText("書き込めませんでした。何も書き換わっていません。")).toBeVisible();
  expect(await readFolder(page)).toEqual(before);
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
  form.cell(RATING, "結果").value = "遅延";
  await handIn(page, "machi.xlsx", await form.toBytes());
  await page.getByLabel("理由（記録に残ります）").fill("目標の年度に届かなかったため（見本）。");
  await page.getByRole("button", { name: "理由を入れて確かめ直す" }).press("Enter");
  await expect(page.getByText("取り込めます。")).toBeVisible();
  await page.getByRole("button", { name: /^2-1-5 .*：公開後のページを見る$/ }).press("Enter");
  await expect(page.frameLocator('iframe[title^="2-1-5 "]').getByRole("main")).toContainText("10路線");
  await expect(page.getByRole("region", { name: "決裁の資料" })).toContainText("見本）。");
  expect((await bytesOf(await saveBy(page, "records.csv を保存"))).length).toBeGreaterThan(0);
});

test("a letter that a reader handed over is read as rows for a person, pasted or as a file, and changes nothing", async ({
  page,
}) => {
  const hint = (item: string) =>
    `---結果の資料---\n計画：4\n項目：${item}\n年度：R6\n結果：9路線\n資料：https://city.example.jp/a\n---ここまで---`;
  await page.goto("/staff");
  const hints = page.getByRole("region", { name: "「結果が載っている資料」の知らせを読む" });
  await hints.getByLabel(/届いた文/).fill(`見つけました。\n${hint("2-1-5").replaceAll("\n", "\n> ")}`);
  await hints.getByRole("button", { name: "知らせを読む" }).press("Enter");
  await expect(hints.getByRole("status")).toHaveText("人が確かめる知らせ：1件");
  await expect(hints.locator("tbody tr")).toHaveText([/2-1-5 .*令和6年度 9路線https:\/\/city\.example\.jp\/a/]);
  expect(await listAxeViolations(page)).toEqual([]);
  const name = "letter.txt";
  const file = (text: string) => ({ name, mimeType: "text/plain", buffer: Buffer.from(text) });
  await page.getByLabel(/記入されたファイル/).setInputFiles(file(`${hint("2-1-5")}\n${hint("9-9-9")}`));
  await expect(hints.getByRole("status")).toHaveText("人が確かめる知らせ：2件");
  await expect(hints.locator("tbody tr").nth(1)).toContainText("番号「9-9-9」の項目はありません");
  await expect(page.getByText("letter.txt は、読者の知らせとして上に並べました。")).toBeVisible();
  await expect(page.getByRole("list", { name: "選んだファイル" })).toHaveCount(0);
  await expect(page.getByRole("button", { name: /records\.csv/ })).toHaveCount(0);
  await hints.getByLabel(/届いた文/).fill("こんにちは");
  await hints.getByRole("button", { name: "知らせを読む" }).press("Enter");
  await expect(hints.getByRole("status")).toContainText("結果の資料の知らせが、この文にありません");
  await expect(hints.locator("tbody tr")).toHaveCount(0);

  // A text without hints is no letter: Excel saves tables under the same ending.
  const table = Buffer.from("\ufeff番号\t結果\n", "utf16le");
  await page
    .getByLabel(/記入されたファイル/)
    .setInputFiles({ name: "kekka.txt", mimeType: "text/plain", buffer: table });
  await expect(page.getByRole("list", { name: "選んだファイル" })).toContainText("kekka.txt");
  await expect(page.getByText("直すところが1件あります。")).toBeVisible();
});
