import type { Snapshot } from "#domain/snapshot.ts";
import { LIST } from "../faults/device.ts";
import { type FaultServer, startFaultServer } from "../faults/fault-server.ts";
import { prepareSites, type Sites } from "../faults/sites.ts";
import { expect, test } from "./support/app.ts";
import { keepSite, openPage } from "./support/page.ts";
import { BUILT } from "./support/sites.ts";

// A plan of more items than a screen draws at once: the same plan six times over, for this test alone.

const COPIES = 6;

function repeatItems(snapshot: Snapshot): Snapshot {
  const copyOf = (key: string, copy: number) => key.replace(/\d+$/, (number) => String(Number(number) + 50 * copy));
  const items = Array.from({ length: COPIES }, (_, copy) =>
    snapshot.plan.items.map((item) => ({ ...item, key: copyOf(item.key, copy) })),
  ).flat();
  return { ...snapshot, plan: { ...snapshot.plan, items } };
}

test.describe("the list of a plan too long to stand whole in its document", () => {
  let sites: Sites;
  let server: FaultServer;

  test.beforeAll(async () => {
    sites = await prepareSites(BUILT, ["/about", LIST, "/plans/4/years"], repeatItems);
  });
  test.afterAll(() => sites.close());
  test.beforeEach(async () => {
    server = await startFaultServer(await sites.folder(1, 1));
  });
  test.afterEach(() => server.close());

  for (const isFromDevice of [false, true]) {
    test(`shows its beginning, and more at each press, ${isFromDevice ? "rendered by the device" : "of the host"}`, async ({
      page,
    }) => {
      const total = sites.snapshot(1).plan.items.length;
      if (isFromDevice) await keepSite(page, server.url);
      await openPage(page, server.url + LIST);
      const cards = page.locator("[data-items] li");
      const more = page.getByRole("button", { name: "さらに表示" });
      await expect(page.locator("[data-count]")).toHaveText(`${total}件`);
      await expect(cards).toHaveCount(5);
      await expect(more).toHaveText(`さらに表示（残り${total - 5}件）`);
      await more.press("Enter");
      await expect(cards).toHaveCount(25);
      await expect(more).toHaveText(`さらに表示（残り${total - 25}件）`);
      await expect(more).toBeFocused();
      // What was asked for is not left behind: another search begins at the beginning.
      await page.getByRole("searchbox").fill("の");
      await expect(cards).toHaveCount(5);
      await page.getByRole("searchbox").fill("デマンド");
      await expect(cards).toHaveCount(2 * COPIES);
      await expect(more).toBeHidden();
      await expect(page.locator("[data-count]")).toHaveText(`「デマンド」を含む項目 ${2 * COPIES}件`);
      await expect(cards.locator("mark").first()).toHaveText("デマンド");
      // Drawn cards can be followed as those of the document.
      const button = cards.first().locator("[data-follow]");
      await button.click();
      await expect(button).toHaveAttribute("data-following", "true");
      await page.getByRole("searchbox").fill("");
      await expect(cards).toHaveCount(5);
      await expect(page.locator("[data-count]")).toHaveText(`${total}件`);
    });
  }

  test("is narrowed where its address says so, and comes back so", async ({ page }) => {
    await keepSite(page, server.url);
    await openPage(page, `${server.url}${LIST}?policy=2&sort=due`);
    const count = page.locator("[data-count]");
    await expect(page.locator("[data-condition-words]")).toContainText("しぼりこみ：");
    const [ofPolicy, all] = [
      sites.snapshot(1).plan.items.filter(({ policy }) => policy === "2").length,
      sites.snapshot(1).plan.items.length,
    ];
    expect(ofPolicy).toBeLessThan(all);
    await expect(count).toHaveText(`${ofPolicy}件`);
    const first = (await page.locator("[data-items] h3").first().textContent()) ?? "";
    await page.locator("[data-items] h3 a").first().click();
    await expect(page).toHaveURL(/\/items\/[\d-]+$/);
    await page.goBack();
    await expect(count).toHaveText(`${ofPolicy}件`);
    await expect(page.locator("[data-items] h3").first()).toHaveText(first);
  });

  test("other lists lie in the document in parts, which each press brings, the focus with the last", async ({
    page,
  }) => {
    await keepSite(page, server.url);
    await openPage(page, `${server.url}/plans/4/policies/2`);
    const list = page.locator("main").filter({ has: page.locator("[data-more]") });
    const more = list.locator("[data-more]").first();
    const cards = page.locator("main [data-item]");
    const first = await cards.count();
    const rest = Number(/\d+/.exec((await more.textContent()) ?? "")?.[0]);
    expect(rest).toBeGreaterThan(0);
    const part = Math.min(rest, 20);
    await more.press("Enter");
    await expect(cards).toHaveCount(first + part);
    if (rest > part) await expect(more).toHaveText(`さらに表示（残り${rest - part}件）`);
    else await expect(cards.nth(first).locator("a").first()).toBeFocused();
  });
});
