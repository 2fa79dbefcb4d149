import type { Snapshot } from "#domain/snapshot.ts";
import { startFaultServer } from "../faults/fault-server.ts";
import { prepareSites } from "../faults/sites.ts";
import { expect, test } from "./support/app.ts";
import { openApp } from "./support/page.ts";
import { BUILT } from "./support/sites.ts";

// A plan of more items than a screen draws at once: the same plan three times over, for this test alone.

const COPIES = 3;

function repeatItems(snapshot: Snapshot): Snapshot {
  const copyOf = (key: string, copy: number) => key.replace(/\d+$/, (number) => String(Number(number) + 50 * copy));
  const items = Array.from({ length: COPIES }, (_, copy) =>
    snapshot.plan.items.map((item) => ({ ...item, key: copyOf(item.key, copy) })),
  ).flat();
  return { ...snapshot, plan: { ...snapshot.plan, items } };
}

test("a long list shows its beginning, and more at each press", async ({ page }) => {
  const sites = await prepareSites(BUILT, ["/plans/4/items"], repeatItems);
  const server = await startFaultServer(await sites.folder(1, 1));
  const total = sites.snapshot(1).plan.items.length;
  try {
    await openApp(page, `${server.url}/plans/4/items`);
    const cards = page.locator("[data-items] > li");
    const more = page.getByRole("button", { name: "さらに表示" });
    await expect(page.locator("[data-count]")).toHaveText(`${total}件`);
    await expect(cards).toHaveCount(5);
    await more.click();
    await expect(cards).toHaveCount(25);
    await expect(more).toHaveText(`さらに表示（残り${total - 25}件）`);
    // What was asked for is not left behind: another search begins at the beginning.
    await page.getByRole("searchbox").fill("の");
    await expect(cards).toHaveCount(5);
    await page.getByRole("searchbox").fill("デマンド");
    await expect(cards).toHaveCount(2 * COPIES);
    await expect(more).toBeHidden();
  } finally {
    await server.close();
    await sites.close();
  }
});
