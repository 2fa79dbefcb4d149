import { existsSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { dirname } from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { chromium } from "@playwright/test";
import { createServer } from "#serve/serve.ts";
import { findBrowser } from "./setup-browser.ts";

// `npm run print -- /plans/4/report/2024` makes a finished PDF (A4) of a page of the built site, tagged and with an outline.

const USAGE = "ページのアドレスを指定してください（例：npm run print -- /plans/4/report/2024）。";

/** Prints a page of a built site; the name of the file that was written. Throws in plain Japanese where it cannot. */
export async function printPage(address: string, { dist = "dist", out = nameOf(address) } = {}): Promise<string> {
  if (!existsSync(`${dist}/index.html`)) throw new Error(`${dist} がありません。先に npm run build を。`);
  const executablePath = findBrowser();
  if (!executablePath) throw new Error("ブラウザー（Chromium か Chrome）がないため、PDF を作れません。");
  const server = createServer(dist).listen(0, "127.0.0.1");
  await new Promise((listening) => server.once("listening", listening));
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
  try {
    const page = await browser.newPage({ locale: "ja-JP", timezoneId: "Asia/Tokyo" });
    const answer = await page.goto(`http://localhost:${(server.address() as AddressInfo).port}${address}`);
    if (!answer?.ok()) throw new Error(`${address} というページはありません。`);
    // A code is drawn by a script of its own.
    await page.locator("[data-qr]:not(:has(svg))").waitFor({ state: "detached" });
    const pdf = await page.pdf({ format: "A4", preferCSSPageSize: true, tagged: true, outline: true });
    await mkdir(dirname(out), { recursive: true });
    await writeFile(out, pdf);
    return out;
  } finally {
    await browser.close();
    server.closeAllConnections();
    server.close();
  }
}

/** `/plans/4/report/2024` is printed into `print/plans-4-report-2024.pdf`. */
function nameOf(address: string): string {
  return `print/${address.split("/").filter(Boolean).join("-") || "home"}.pdf`;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { dist: { type: "string" }, out: { type: "string" } },
  });
  try {
    const [address] = positionals;
    if (!address?.startsWith("/") || positionals.length > 1) throw new Error(USAGE);
    console.log(`${await printPage(address, values)} を書きました。`);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
