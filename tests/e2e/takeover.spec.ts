import { writeFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { expect, serve, test } from "./support/app.ts";
import { hasTakenOver, holdApp, listComplaints, move, watchTakeOver } from "./support/page.ts";
import { BUILT, EVERY_KIND, SECOND_VERSION } from "./support/sites.ts";

// The app takes the place of the prerendered page (src/app/take-over.ts): the reader must not notice.

// What is the reader's own, or depends on an address's query, may look different once the app is there.
const PERSONAL = ["/following", "/search", "/settings"];

/** The pages whose layout differs most on a wide screen, where they are tested too. */
const whereWide = (address: string) =>
  ["/", "/plans/4/items", "/plans/4/items/2-1-5", "/plans/4/years", "/plans/4/governance"].includes(address)
    ? "@desktop"
    : "";

/** Sums up layout shifts from the first paint on, those right after a tap included. */
async function watchShifts(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const shifts: string[] = [];
    Object.assign(window, { shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        const { value, sources } = entry as PerformanceEntry & { value: number; sources: { node?: Node }[] };
        const names = sources.map(({ node }) =>
          node instanceof Element ? node.outerHTML.slice(0, 120) : node?.nodeName,
        );
        shifts.push(`${value} ${names.join(" | ")}`);
      }
    }).observe({ type: "layout-shift", buffered: true });
  });
}

/** The shifts since it was last asked. */
const takeShifts = (page: Page) =>
  page.evaluate(async () => {
    // Shifts are reported with the frame after.
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    return (window as unknown as { shifts: string[] }).shifts.splice(0);
  });

const sumUp = (shifts: readonly string[]) => shifts.reduce((sum, shift) => sum + Number.parseFloat(shift), 0);

/** Opens an address with the app held back. */
async function openHeld(page: Page, address: string): Promise<() => void> {
  const release = await holdApp(page);
  await watchTakeOver(page);
  await page.goto(address);
  return release;
}

for (const address of EVERY_KIND) {
  test(`${address}: nothing moves, nobody complains, focus and place stay when the app takes over ${whereWide(address)}`, async ({
    page,
  }) => {
    const complaints = listComplaints(page);
    await watchShifts(page);
    const release = await openHeld(page, address);
    // A busy browser may paint while it has read half of the page: one button that is wider a moment later.
    expect(sumUp(await takeShifts(page))).toBeLessThan(0.005);
    const links = page.locator("main a:visible, main button:visible, footer a:visible");
    await links.nth(Math.floor((await links.count()) / 2)).focus();
    await page.evaluate(() => scrollTo({ top: document.documentElement.scrollHeight / 2, behavior: "instant" }));
    const before = await describeReader(page);
    release();
    await hasTakenOver(page);
    expect(await describeReader(page)).toEqual(before);
    expect(await takeShifts(page)).toEqual([]);
    // A page that does not exist is answered with 404, which the console notes.
    expect(complaints.filter((text) => !text.includes("404 (Not Found)"))).toEqual([]);
  });
}

/** Where the reader is: what has the focus, and how far the page is scrolled. */
const describeReader = (page: Page) =>
  page.evaluate(() => {
    const focused = document.activeElement;
    return {
      focused: `${focused?.tagName} ${focused?.textContent} ${focused?.getAttribute("href")}`,
      top: scrollY,
    };
  });

for (const address of EVERY_KIND.filter((one) => !PERSONAL.includes(one))) {
  test(`${address}: looks the same before and after the take-over ${whereWide(address)}`, async ({ page }) => {
    await page.setViewportSize({ width: page.viewportSize()?.width ?? 360, height: 4_000 });
    const release = await openHeld(page, address);
    const look = () =>
      page.screenshot({
        scale: "css",
        // The line that tells more once the app is there, 「端末に保存済み」; charts and the calculator, drawn then.
        mask: [
          page.locator("[data-check]").locator(".."),
          page.locator("[data-chart]"),
          page.getByRole("region", { name: "数を入れて試す" }),
        ],
      });
    const before = await look();
    await move(page);
    release();
    await hasTakenOver(page);
    const after = await look();
    if (after.equals(before)) return;
    for (const [name, picture] of Object.entries({ before, after })) {
      await writeFile(test.info().outputPath(`${name}.png`), picture);
    }
    // Text in one piece and the same text in several are smoothed a little differently; nothing more may differ.
    const { largest, share } = await comparePictures(await page.context().newPage(), before, after);
    expect(largest, "largest difference of a pixel, of 255").toBeLessThan(96);
    expect(share, "share of pixels that differ").toBeLessThan(0.01);
  });
}

for (const address of ["/plans/4/items", "/search"]) {
  test(`${address}: words typed before the take-over are kept and answered`, async ({ page }) => {
    const release = await openHeld(page, address);
    const field = page.getByRole("searchbox");
    await field.pressSequentially("デマンド");
    await field.evaluate((input: HTMLInputElement) => input.setSelectionRange(1, 3));
    release();
    await hasTakenOver(page);
    await expect(field).toHaveValue("デマンド");
    await expect(field).toBeFocused();
    expect(await field.evaluate((input: HTMLInputElement) => [input.selectionStart, input.selectionEnd])).toEqual([
      1, 3,
    ]);
    await expect(page).toHaveURL(`${address}?q=${encodeURIComponent("デマンド")}`);
    await expect(page.getByRole("main").getByRole("link", { name: "市営バス路線の再編" }).first()).toBeVisible();
  });
}

for (const address of ["/plans/4/items", "/plans/4/items/2-1-5", "/plans/4/areas/hanaizumi"]) {
  test(`${address}: a tap on follow before the take-over is answered and kept`, async ({ page }) => {
    const release = await openHeld(page, address);
    const button = page.locator("[data-follow]").first();
    await button.click();
    await expect(button).toHaveAttribute("data-following", "true");
    release();
    await hasTakenOver(page);
    await expect(button).toHaveAttribute("data-following", "true");
    await button.click();
    await expect(button).toHaveAttribute("data-following", "false");
    await button.click();
    await page.reload();
    await expect(button).toHaveAttribute("data-following", "true");
  });
}

test.describe("before any script of ours has come", () => {
  test("a tap on follow is kept, and answered when the scripts are there", async ({ page }) => {
    await watchTakeOver(page);
    const release = await holdApp(page, "island");
    await page.goto("/plans/4/items/2-1-5", { waitUntil: "commit" });
    const button = page.locator("[data-follow]").first();
    await button.click();
    release();
    await expect(button).toHaveAttribute("data-following", "true");
    await hasTakenOver(page);
    await expect(button).toHaveAttribute("data-following", "true");
    await button.click();
    await expect(button).toHaveAttribute("data-following", "false");
  });

  test("words typed are kept, and answered when the scripts are there", async ({ page }) => {
    await watchTakeOver(page);
    const release = await holdApp(page, "island");
    await page.goto("/plans/4/items", { waitUntil: "commit" });
    await page.getByRole("searchbox").pressSequentially("デマンド");
    release();
    await hasTakenOver(page);
    await expect(page.getByRole("searchbox")).toHaveValue("デマンド");
    await expect(page).toHaveURL(`/plans/4/items?q=${encodeURIComponent("デマンド")}`);
    await expect(page.locator("[data-count]")).not.toHaveText("47件");
  });
});

test("the calculator of the method comes without a move of the reader", async ({ page }) => {
  await page.goto("/about/method#try");
  await expect(page.getByLabel("実績の年度")).toBeVisible();
});

test("a press on 更新を確認 before the take-over is answered", async ({ page }) => {
  const release = await openHeld(page, "/");
  await page.getByRole("button", { name: "更新を確認" }).click();
  release();
  await expect(page.getByText("いちばん新しいデータです。")).toBeVisible();
});

test("what was opened stays open, and what was closed stays closed", async ({ page }) => {
  const release = await openHeld(page, "/plans/4/items/2-1-5");
  const isOpen = () =>
    page.locator("main details").evaluateAll((all) => all.map((one) => (one as HTMLDetailsElement).open));
  const initially = await isOpen();
  expect(new Set(initially)).toEqual(new Set([true, false]));
  for (const summary of await page.locator("main details > summary").all()) await summary.click();
  const turned = await isOpen();
  expect(turned).toEqual(initially.map((open) => !open));
  release();
  await hasTakenOver(page);
  expect(await isOpen()).toEqual(turned);
});

test("a note that was opened stays open", async ({ page }) => {
  const release = await openHeld(page, "/plans/4/text");
  await page.locator("main [popovertarget]:visible").first().click();
  await expect(page.locator("[popover]:popover-open")).toBeVisible();
  const words = await page.locator("[popover]:popover-open").textContent();
  release();
  await hasTakenOver(page);
  await expect(page.locator("[popover]:popover-open")).toHaveText(words ?? "");
});

test.describe("where there is no service worker", () => {
  // As within other apps' browsers on iOS: pages come from the network, data from the device.
  test.use({ serviceWorkers: "block" });

  test("a newer page is never overwritten by the older data on the device", async ({ page, context }) => {
    const first = await serve(BUILT);
    await watchTakeOver(page);
    await page.goto(`${first.url}/plans/4/items/2-1-5`);
    await move(page);
    await hasTakenOver(page);
    // Sync notes the version once it has stored the data.
    await expect
      .poll(() => page.evaluate(async () => (await caches.match("/data-version/4")) !== undefined))
      .toBe(true);
    await first.close();

    const second = await serve(SECOND_VERSION, Number(new URL(first.url).port));
    await context.route("**/data/**", (route) => route.abort());
    await page.reload();
    const record = page.getByText("これは試験用の架空の記録です。");
    await expect(record).toBeVisible();
    await page.locator("[data-follow]").first().click();
    await page.getByRole("button", { name: "更新を確認" }).click();
    await expect(page.getByRole("complementary").getByRole("status")).toContainText("正しい返事がありませんでした");
    await expect(page.locator("[data-follow]").first()).toHaveAttribute("data-following", "true");
    await expect(record).toBeVisible();

    // With the data there again, the app goes on from the newer version.
    await context.unroute("**/data/**");
    await page.reload();
    await move(page);
    await hasTakenOver(page);
    await expect(record).toBeVisible();
    await second.close();
  });
});

/** Compares two pictures pixel by pixel, on an empty page. */
function comparePictures(page: Page, ...pictures: [Buffer, Buffer]): Promise<{ largest: number; share: number }> {
  return page.evaluate(
    async (sources) => {
      const read = async (source: string) => {
        const image = new Image();
        image.src = `data:image/png;base64,${source}`;
        await image.decode();
        const context = new OffscreenCanvas(image.width, image.height).getContext("2d");
        if (!context) throw new Error("no canvas");
        context.drawImage(image, 0, 0);
        return context.getImageData(0, 0, image.width, image.height);
      };
      const [before, after] = [await read(sources[0] ?? ""), await read(sources[1] ?? "")];
      if (before.width !== after.width || before.height !== after.height) return { largest: 255, share: 1 };
      const differences = before.data.map((value, index) => Math.abs(value - (after.data[index] ?? 0)));
      return {
        largest: differences.reduce((most, difference) => Math.max(most, difference), 0),
        share: differences.filter((difference) => difference > 0).length / differences.length,
      };
    },
    pictures.map((picture) => picture.toString("base64")),
  );
}
