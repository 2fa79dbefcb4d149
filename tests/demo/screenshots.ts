import type { AddressInfo } from "node:net";
import { chromium } from "@playwright/test";
import { buildSite } from "#build/build.ts";
import { loadSnapshot } from "#build/load-snapshot.ts";
import { createServer } from "#serve/serve.ts";
import { findBrowser } from "../../src/tools/setup-browser.ts";
import { openForm } from "../support/form.ts";
import { DEMO_DATA } from "./publish.ts";

// Part of `npm run screenshots`: the page for staff at work, for docs/publishing.md. Of the invented city, so that no picture
// shows a result that nobody published.

const FOLDER = ".cache/demo";
const PICTURES = "docs/images";
const YEAR = 2024;
const ROUTES = "observation:1-1-1:routes";
const RATING = "rating:1-1-1";

await buildSite({ dataDir: DEMO_DATA, outDir: FOLDER, isCompressed: false });
const { plan } = (await loadSnapshot(DEMO_DATA)).snapshot;
const server = createServer(FOLDER).listen(0, "127.0.0.1");
await new Promise((listening) => server.once("listening", listening));
const executablePath = findBrowser();
const browser = await chromium.launch({ ...(executablePath ? { executablePath } : {}), args: ["--no-sandbox"] });
const page = await browser.newPage({
  viewport: { width: 640, height: 1700 },
  locale: "ja-JP",
  timezoneId: "Asia/Tokyo",
  colorScheme: "light",
});
await page.goto(`http://localhost:${(server.address() as AddressInfo).port}/staff`);
await page.getByLabel("年度", { exact: true }).selectOption(String(YEAR));
await page.getByLabel(/^公開する日/).fill("2025-06-30");
await take("template");

const form = await openForm(plan, YEAR);
form.cell(ROUTES, "結果").value = "約12路線";
form.cell(RATING, "結果").value = "遅延";
await handIn(await form.toBytes());
await page.locator(partOf("errors")).waitFor();
await take("errors");

form.cell(ROUTES, "結果").value = 12;
await handIn(await form.toBytes());
await page.getByLabel("理由（記録に残ります）").fill("利用者の数による（見本）。");
await take("warnings");
await page.getByRole("button", { name: "理由を入れて確かめ直す" }).click();
await page.locator(partOf("approval")).waitFor();
await page
  .locator(`${partOf("preview")} button`)
  .first()
  .click();
await page
  .frameLocator(`${partOf("preview")} iframe`)
  .getByRole("heading", { level: 1 })
  .waitFor();
await take("preview", "li");
await take("approval");
await browser.close();
server.close();

/** Hands in a form in the place of the one before. */
async function handIn(bytes: Uint8Array): Promise<void> {
  const mimeType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  await page
    .getByLabel(/記入されたファイル/)
    .setInputFiles({ name: "企画課.xlsx", mimeType, buffer: Buffer.from(bytes) });
}

/** A picture of one part of the page, or of the first of something in it. */
async function take(id: string, inside = ""): Promise<void> {
  const part = page.locator(`${partOf(id)} ${inside}`).first();
  await part.screenshot({ path: `${PICTURES}/staff-${id}.png` });
}

/** A part of the page by the id of its heading. */
function partOf(id: string): string {
  return `section[aria-labelledby="${id}"]`;
}
