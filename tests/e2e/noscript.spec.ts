import { readableAddress } from "../../src/domain/source.ts";
import { expect, test } from "./support/app.ts";
import { BUILT, EVERY_KIND, readSnapshot } from "./support/sites.ts";

// Everything can be read without JavaScript.

test.use({ javaScriptEnabled: false });

for (const address of EVERY_KIND) {
  test(`${address} reads without JavaScript, and offers nothing that would need it`, async ({ page }) => {
    await page.goto(address);
    await expect(page.locator("main h1")).toBeVisible();
    await expect(page.locator("main h1")).toHaveCount(1);
    await expect(page.getByText(/年\d+月\d+日時点/).first()).toBeVisible();
    await expect(page.locator("[data-needs-js]:visible")).toHaveCount(0);
    const words = ((await page.locator("main").textContent()) ?? "").trim();
    expect(words.length).toBeGreaterThan(40);

    // The way to the page that search engines are told stands on it too.
    const [data] = await page.locator('script[type="application/ld+json"]').allTextContents();
    const trail: { name: string }[] = data ? JSON.parse(data)["@graph"][0].itemListElement.slice(0, -1) : [];
    const shown = page.getByRole("navigation", { name: "現在の位置" }).getByRole("link");
    await expect(shown).toHaveText(trail.map(({ name }) => name));
  });
}

test("every item shows its goal to the letter, its status, its plan's words and its sources", async ({ page }) => {
  test.slow();
  const { plan } = await readSnapshot(BUILT);
  const squeeze = (text: string) => text.replace(/\s+/g, "");
  for (const item of plan.items) {
    await page.goto(`/plans/4/items/${item.key}`);
    const quotes = (await page.locator("blockquote").allTextContents()).map(squeeze);
    expect(quotes, item.key).toContain(squeeze(item.goal));
    await expect(page.getByRole("region", { name: "目標と状況" }), item.key).toContainText(/\S{2,}/);
    const links = await page.locator("main a").evaluateAll((all) => all.map((link) => link.getAttribute("href")));
    const used = plan.records.filter((record) => record.item === item.key).map(({ source }) => source);
    for (const source of plan.sources.filter(({ id }) => used.includes(id))) {
      expect(links, `${item.key} ${source.id}`).toContain(readableAddress(source.url));
    }
  }
});

test("the plan can be walked by links alone: home, list, policy, area, department, item, next item", async ({
  page,
}) => {
  await page.goto("/");
  await page.locator('nav a[href="/plans/4/items"]:visible').first().click();
  await expect(page.locator("[data-item]")).toHaveCount(47);
  await page.locator('main a[href="/plans/4/policies/2"]').first().click();
  await expect(page.locator("h1")).toBeVisible();
  await page.goto("/plans/4/areas");
  await page.locator('main a[href="/plans/4/areas/hanaizumi"]').first().click();
  await expect(page.locator("h1")).toContainText("花泉");
  await page.locator('main a[href*="/items/"]').first().click();
  const first = await page.locator("h1").textContent();
  await page.getByRole("link", { name: /次の項目/ }).click();
  await expect(page.locator("h1")).not.toHaveText(first ?? "");
  await page.locator('main a[href*="/departments/"]').first().click();
  await expect(page).toHaveURL(/\/departments\/[a-z-]+(#contact)?$/);
});

test("the list offers no search that nothing would answer, and an address that narrows shows all of it", async ({
  page,
}) => {
  await page.goto("/plans/4/items?q=%E3%83%90%E3%82%B9");
  await expect(page.getByRole("searchbox")).toHaveCount(0);
  await expect(page.getByRole("main").getByRole("button")).toHaveCount(0);
  await expect(page.locator("[data-item]")).toHaveCount(47);
});

for (const [address, sentence] of [
  ["/plans/4/items?status=done", "しぼりこまずにすべての項目を並べています"],
  ["/following", "フォローにはJavaScriptが必要です"],
  ["/settings", "設定とフォローコードにはJavaScriptが必要です"],
  ["/drafts", "下書きにはJavaScriptが必要です"],
  ["/search", "検索にはJavaScriptが必要です"],
] as const) {
  test(`${address} says what it cannot do without JavaScript`, async ({ page }) => {
    await page.goto(address);
    await expect(page.locator("main noscript p").filter({ hasText: sentence })).toBeVisible();
    // What only a script could answer is not claimed.
    await expect(page.getByText(/^(まだ|前回から|読み込んで)/).filter({ visible: true })).toHaveCount(0);
  });
}

test("settings keep no empty place for what does not come: what needs no script follows at once", async ({ page }) => {
  await page.goto("/settings");
  for (const name of ["通知", "下書き"]) await expect(page.getByRole("heading", { name })).toBeInViewport();
});

test("notes open by the browser alone", async ({ page }) => {
  await page.goto("/plans/4/text");
  await page.locator("main [popovertarget]:visible").first().click();
  await expect(page.locator("[popover]:popover-open")).toBeVisible();
});

test("a note opens at its mark", async ({ page }) => {
  await page.goto("/plans/4/text");
  await page
    .getByRole("button", { name: /^※1 .*の注$/ })
    .first()
    .click();
  await expect(page.getByRole("dialog", { name: /^※1 / })).toContainText("持続可能な開発目標");
  // For browsers that know no popover, each mark is a link to the note at the foot.
  const links = await page.locator("a[data-mark]").all();
  expect(links.length).toBe(await page.locator("main button[popovertarget]:not([popovertargetaction])").count());
  expect(links.length).toBeGreaterThan(4);
  for (const link of links) await expect(page.locator((await link.getAttribute("href")) ?? "")).toHaveCount(1);
});

for (const [address, texts] of [
  ["/plans/4/items/3-1-1", ["11,200", "令和3", "10,500", "令和4", "11,530", "令和5", "10,840", "令和6", "途中"]],
] as const) {
  test(`the chart of ${address} names its years, values and unit, large enough to read`, async ({ page }) => {
    await page.goto(address);
    const figure = page.locator("figure").first();
    const drawn = figure.locator("[data-drawing] text");
    await expect(drawn).toHaveText([...texts]);
    const places = await drawn.evaluateAll((all) =>
      all.map((text) => {
        const { left, right, top, bottom } = text.getBoundingClientRect();
        // A line box is higher than what stands in it.
        return {
          left,
          right,
          top: top + 3,
          bottom: bottom - 3,
          size: Number.parseFloat(getComputedStyle(text).fontSize),
        };
      }),
    );
    for (const [index, one] of places.entries()) {
      expect(one.size, texts[index]).toBeGreaterThanOrEqual(14);
      const covered = places.filter(
        (other) =>
          other !== one &&
          one.left < other.right &&
          other.left < one.right &&
          one.top < other.bottom &&
          other.top < one.bottom,
      );
      expect(covered, `${texts[index]} lies on another text`).toEqual([]);
    }
    await expect(figure.locator("caption")).toContainText(/単位：.*円/);
  });
}
