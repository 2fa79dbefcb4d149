import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { expect, test } from "./support/app.ts";
import { listAxeViolations } from "./support/axe.ts";
import { openPage, tabTo } from "./support/page.ts";

// The plan to read: outline, notes, glossary and 推進体制, checked against the city's own text.

const DRAFT = new URL("../../data/plans/4/source/draft.txt", import.meta.url);
const PAGES = ["/plans/4/text", "/plans/4/glossary", "/plans/4/governance"];

const squeeze = (text: string) => text.replace(/\s/g, "");

/** The sentences of the city's text between two lines, at their last occurrence, without white space and list marks. */
async function listSentences(first: string, last: string): Promise<string[]> {
  const draft = await readFile(DRAFT, "utf8");
  const lines = draft.slice(draft.lastIndexOf(`\n${first}\n`) + 1, draft.lastIndexOf(`\n${last}\n`)).split("\n");
  return lines
    .map((line) => squeeze(line).replace(/^(-・?|※\d)/, ""))
    .flatMap((line) => line.split(/(?<=。)/))
    .filter((sentence) => sentence !== "");
}

const textOf = async (page: Page) => squeeze((await page.locator("main").textContent()) ?? "");

test("every sentence of the outline stands on its page", async ({ page }) => {
  const sentences = await listSentences("1 行政改革大綱", "2 集中改革プラン");
  expect(sentences.length).toBeGreaterThan(45);
  await page.goto("/plans/4/text");
  const text = await textOf(page);
  expect(sentences.filter((sentence) => !text.includes(sentence))).toEqual([]);
});

test("the sentences of 集中改革プラン before its tables stand there once more, with every item", async ({ page }) => {
  await page.goto("/plans/4/text");
  const text = await textOf(page);
  const leads = (await listSentences("2 集中改革プラン", "3 行政改革の推進体制")).filter((line) =>
    /^[①②③]?(?!<).*ます。$/.test(line),
  );
  expect(leads.length).toBe(11);
  expect(leads.filter((lead) => !text.includes(lead))).toEqual([]);
  await expect(page.locator("main details a[href*='/items/']")).toHaveCount(47);
});

test("every sentence of 推進体制 stands on its page", async ({ page }) => {
  const [, , ...sentences] = await listSentences("3 行政改革の推進体制", "(2) 推進体制図");
  expect(sentences.length).toBe(15);
  await page.goto("/plans/4/governance");
  const text = await textOf(page);
  expect(sentences.filter((sentence) => !text.includes(sentence))).toEqual([]);
});

test("every heading of the outline has an address of its own", async ({ page }) => {
  await page.goto("/plans/4/text");
  const headings = page.locator("main article :is(h2, h3, h4)[id]:not(#contents, #notes)");
  expect(await headings.count()).toBeGreaterThan(15);
  for (const heading of await headings.all()) {
    await expect(heading.locator("a")).toHaveAttribute("href", `#${await heading.getAttribute("id")}`);
  }
  for (const link of await page.locator("nav[aria-labelledby=contents] a[href^='#']").all()) {
    await expect(page.locator((await link.getAttribute("href")) ?? "")).toHaveCount(1);
  }
});

/** Where each note is read: at its mark or its term, in the outline, an item's title, 内容 or 目標. */
const NOTED = [
  { path: "/plans/4/text", marks: ["※1", "※2", "※3", "※4"] },
  { path: "/plans/4/policies/2", marks: ["※4"] },
  { path: "/plans/4/policies/4", marks: ["※3"] },
  { path: "/plans/4/items/1-2-6", marks: ["※3"] },
  { path: "/plans/4/items/3-1-1", marks: ["※1", "※5"] },
  { path: "/plans/4/items/3-2-3", marks: ["※6"] },
  { path: "/plans/4/items/3-2-4", marks: ["※7"] },
  { path: "/plans/4/items/4-1-1", marks: ["※3", "※8"] },
  { path: "/plans/4/items/4-1-2", marks: ["※3", "※9"] },
];

/** What opens a note first on a page: a text leads to it once, several texts may. */
const opener = (page: Page, mark: string) => page.getByRole("button", { name: new RegExp(`^${mark} .*の注$`) }).first();
const note = (page: Page, mark: string) => page.getByRole("dialog", { name: new RegExp(`^${mark} `) });

async function unfold(page: Page): Promise<void> {
  await page.locator("main details").evaluateAll((all) => {
    for (const details of all) (details as HTMLDetailsElement).open = true;
  });
}

for (const { path, marks } of NOTED) {
  test(`the notes of ${path} open in place from the keyboard, and Escape gives the focus back`, async ({ page }) => {
    await openPage(page, path);
    await unfold(page);
    for (const mark of marks) {
      const button = opener(page, mark);
      await tabTo(page, button);
      await page.keyboard.press("Enter");
      await expect(note(page, mark)).toBeVisible();
      await expect(note(page, mark)).toBeFocused();
      await expect(note(page, mark)).toBeInViewport();
      await page.keyboard.press("Escape");
      await expect(note(page, mark)).toBeHidden();
      await expect(button).toBeFocused();

      await button.click();
      await expect(note(page, mark)).toBeVisible();
      await button.click();
      await expect(note(page, mark)).toBeHidden();

      await button.click();
      await note(page, mark).getByRole("button", { name: "閉じる" }).click();
      await expect(note(page, mark)).toBeHidden();
      await expect(button).toBeFocused();
    }
  });
}

test("a note longer than the screen keeps its way out in sight, and no text shines through it", async ({ page }) => {
  await openPage(page, "/plans/4/items/4-1-2");
  await unfold(page);
  await opener(page, "※9").click();
  const long = note(page, "※9");
  const close = long.getByRole("button", { name: "閉じる" });
  await expect(close).toBeInViewport({ ratio: 1 });
  const [ground, card] = await close.evaluate((button) =>
    [button, button.parentElement as Element].map((one) => getComputedStyle(one).backgroundColor),
  );
  expect(ground).toBe(card);
  // Nothing passes below it either: its shadow is as wide as what is left there.
  const gap = await close.evaluate(
    (button) => (button.parentElement?.getBoundingClientRect().bottom ?? 0) - button.getBoundingClientRect().bottom,
  );
  expect(gap).toBeLessThanOrEqual(16 + 2);
  // At the end of the note the button stands below the last words.
  await long.evaluate((popover) => popover.scrollTo(0, popover.scrollHeight));
  await expect(close).toBeInViewport({ ratio: 1 });
  const [words, button] = await Promise.all([long.locator("p").last().boundingBox(), close.boundingBox()]);
  expect((words?.y ?? 0) + (words?.height ?? 0)).toBeLessThanOrEqual(button?.y ?? 0);
  await close.click();
  await expect(long).toBeHidden();
});

test("marks and notes leave the quoted words as they are", async ({ page }) => {
  const index = await (await page.request.get("/data/index.json")).json();
  const { plan } = await (await page.request.get(index.plans[0].url)).json();
  for (const key of ["4-1-1", "4-1-2"]) {
    await page.goto(`/plans/4/items/${key}`);
    const quotes = await page.locator("main blockquote").allTextContents();
    const item = plan.items.find((one: { key: string }) => one.key === key);
    expect(quotes).toContain(item.goal);
    expect(quotes).toContain(item.content);
  }
});

test("the glossary tells every note and leads to where it is used", async ({ page }) => {
  await page.goto("/plans/4/glossary");
  await expect(page.locator("main section")).toHaveCount(9);
  const section = page.locator("section[aria-labelledby=note-9]");
  await expect(section.getByRole("link", { name: /内部事務の合理化/ })).toHaveAttribute("href", "/plans/4/items/4-1-2");
  await expect(section).toContainText("原文ママ：アールピーイー");
  const uses: { id: number; address: string }[] = [];
  for (const id of [1, 2, 3, 4, 5, 6, 7, 8, 9]) {
    const links = page.locator(`section[aria-labelledby=note-${id}] a`);
    await expect(links).not.toHaveCount(0);
    for (const link of await links.all()) uses.push({ id, address: (await link.getAttribute("href")) ?? "" });
  }
  for (const item of ["1-2-6", "4-1-1", "4-1-2"])
    expect(uses).toContainEqual({ id: 3, address: `/plans/4/items/${item}` });
  for (const { id, address } of uses) {
    const html = await (await page.request.get(address)).text();
    expect(html, `${address} leads to note ${id}`).toContain(`popovertarget="note-${id}-open" aria-label`);
  }
});

test("the words beside the diagram name every arrow of it @desktop", async ({ page }) => {
  await page.goto("/plans/4/governance");
  const diagram = page.getByRole("img", { name: "推進体制の図" });
  const arrows = diagram.locator("path[marker-end]");
  const words = page.locator(`#${await diagram.getAttribute("aria-describedby")}`);
  const rows = words.locator("li");
  await expect(rows).toHaveCount(await arrows.count());
  expect((await rows.locator("b").allTextContents()).map(squeeze)).toEqual([
    "市長から行財政改革推進審議会へ：諮問",
    "行財政改革推進審議会から市長へ：答申",
    "市から行財政改革推進審議会へ：実施状況の報告",
    "行財政改革推進審議会から市へ：意見",
    "行財政改革推進本部から各課へ：全庁体制で推進",
    "市から市民へ：パブリックコメント",
    "市民から市へ：意見",
    "市から市民へ：公表",
  ]);
  const drawn = squeeze((await diagram.textContent()) ?? "");
  for (const name of [
    "諮問",
    "答申",
    "実施状況の報告",
    "全庁体制で推進",
    "パブリックコメント",
    "公表",
    "本部長：副市長",
  ]) {
    expect(drawn).toContain(name);
  }
  // Its letters are no smaller than the rest of the app's small print.
  const sizes = await diagram.locator("text").evaluateAll((texts) =>
    texts.map((text) => {
      const drawing = (text as SVGTextElement).getScreenCTM();
      return Number.parseFloat(getComputedStyle(text).fontSize) * (drawing?.a ?? 0);
    }),
  );
  expect(Math.min(...sizes)).toBeGreaterThanOrEqual(14);
});

test("the steps of the cycle sum to all items", async ({ page }) => {
  await page.goto("/plans/4/governance");
  const counts = await page.locator("section[aria-labelledby=pdca] summary").allTextContents();
  expect(counts.map((text) => Number(text.match(/(\d+)項目$/)?.[1])).reduce((sum, count) => sum + count, 0)).toBe(47);
});

for (const path of PAGES) {
  test(`${path} fits a screen of 320 px`, async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 640 });
    await page.goto(path);
    await unfold(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
  });
}

test("an open note has no accessibility violations", async ({ page }) => {
  await page.goto("/plans/4/text");
  await opener(page, "※1").click();
  expect(await listAxeViolations(page)).toEqual([]);
});
