import { appendFile, cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { devices } from "@playwright/test";
import ICAL from "ical.js";
import { loadSnapshot } from "#build/load-snapshot.ts";
import { readDataAndVersions } from "#build/versions.ts";
import { publishVersion } from "../../src/commands/publish-version.ts";
import { nextDay } from "../support/next-day.ts";
import { type App, expect, serve, test } from "./support/app.ts";
import { openPage } from "./support/page.ts";
import { BUILT, copyWithData } from "./support/sites.ts";

// One change, three people: who has a phone that does nothing in the background, who has nothing but a calendar, and who
// reads paper alone. Each learns of it in the same words.

const AREA = "/plans/4/areas/daito";
const NEWS = "大東地域についての、試験用の架空の記録です。";

let root: string;
/** On which the version with the news is out: whatever has been published by now, the day after. */
let day: string;
let newer: string;
let app: App;

test.beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "readers-"));
  const data = join(root, "data");
  await cp("data", data, { recursive: true });
  await appendFile(
    join(data, "plans/4/sources.csv"),
    "e2e-test,試験用の資料（架空）,試験,https://example.com/e2e-test,2026-11-22,2026-11-22,official\n",
  );
  await appendFile(
    join(data, "plans/4/records.csv"),
    `e2e-test,2-1-7,,,2023,2024-03-01,event,,,,,${NEWS},e2e-test,,,,\n`,
  );
  const { versions } = await readDataAndVersions(data);
  day = nextDay(versions.at(-1)?.date ?? "2026-11-22");
  await publishVersion({ note: "試験用の版です。", date: day, folder: data });
  newer = await copyWithData(BUILT, await loadSnapshot(data));
});
test.afterAll(async () => {
  for (const folder of [root, newer]) await rm(folder, { recursive: true });
});
test.beforeEach(async () => {
  app = await serve(BUILT);
});
test.afterEach(() => app.close());

async function publish(): Promise<void> {
  const { port } = new URL(app.url);
  await app.close();
  app = await serve(newer, Number(port));
}

test.describe("on a phone that does nothing in the background", () => {
  const { userAgent } = devices["iPhone 13"];
  test.use({ userAgent, serviceWorkers: "block" });

  test("whoever follows the area is told at the next visit", async ({ page }) => {
    await openPage(page, app.url + AREA);
    await page.locator('[data-follow="area:daito"]').click();
    await expect(page.locator('[data-follow="area:daito"]')).toHaveAttribute("data-following", "true");
    await page.goto(`${app.url}/following`);
    const changes = page.getByRole("region", { name: "前回からの更新" });
    await expect(changes).toContainText("前回から変わったことはありません");
    expect(await page.evaluate(() => navigator.serviceWorker?.controller ?? null)).toBeNull();

    await publish();
    await page.goto(`${app.url}/following`);
    await expect(changes).toContainText(NEWS);
    await expect(changes).toContainText("大東地域をフォロー中");
  });
});

test("whoever has nothing but a calendar finds it on the day of its publication", async ({ request }) => {
  const address = "/calendar/areas/daito.ics";
  const eventsOf = async () => {
    const calendar = new ICAL.Component(ICAL.parse(await (await request.get(app.url + address)).text()));
    return calendar.getAllSubcomponents("vevent").map((event) => new ICAL.Event(event));
  };
  const before = await eventsOf();
  expect(before.filter(({ description }) => description?.includes(NEWS))).toEqual([]);

  await publish();
  const after = await eventsOf();
  const told = after.filter(({ description }) => description?.includes(NEWS));
  expect(told).toHaveLength(1);
  expect(told[0]?.startDate.toString()).toBe(day);
  // What stood there before stands there still, under the same names.
  const names = new Set(after.map(({ uid }) => uid));
  expect(before.every(({ uid }) => names.has(uid))).toBe(true);
});

test("whoever reads paper alone finds it on the area's sheet", async ({ page }) => {
  await page.emulateMedia({ media: "print" });
  await page.goto(`${app.url}${AREA}/sheet`);
  await expect(page.getByRole("main")).not.toContainText(NEWS);

  await publish();
  await page.goto(`${app.url}${AREA}/sheet`);
  await expect(page.getByRole("main")).toContainText(NEWS);
});
