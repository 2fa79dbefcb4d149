import { mkdir } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { chromium } from "@playwright/test";
import { createServer } from "#serve/serve.ts";
import { findBrowser } from "./setup-browser.ts";

interface Picture {
  folder: string;
  name: string;
  address: string;
  width: number;
  height: number;
}

const PHONE = { width: 360, height: 780 };
const DESKTOP = { width: 1280, height: 800 };

/** For the install sheets of phones (manifest.ts) and for the README. */
const PICTURES: readonly Picture[] = [
  { folder: "public/screenshots", name: "phone-home", address: "/", ...PHONE },
  { folder: "public/screenshots", name: "phone-item", address: "/plans/4/items/2-2-3", ...PHONE },
  { folder: "public/screenshots", name: "desktop-home", address: "/", ...DESKTOP },
  { folder: "docs/images", name: "phone-home", address: "/", ...PHONE },
  { folder: "docs/images", name: "desktop-item", address: "/plans/4/items/2-2-3", ...DESKTOP },
];

const server = createServer("dist").listen(0, "127.0.0.1");
await new Promise((listening) => server.once("listening", listening));
const origin = `http://localhost:${(server.address() as AddressInfo).port}`;
const executablePath = findBrowser();
const browser = await chromium.launch({ ...(executablePath ? { executablePath } : {}), args: ["--no-sandbox"] });
for (const { folder, name, address, width, height } of PICTURES) {
  const page = await browser.newPage({ viewport: { width, height }, locale: "ja-JP", timezoneId: "Asia/Tokyo" });
  await page.goto(origin + address);
  await mkdir(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`) });
  await page.close();
}
await browser.close();
server.close();
