import { defineConfig } from "@playwright/test";
import { findBrowser, findHeadlessShell } from "../../src/tools/setup-browser.ts";

const executablePath = findBrowser();
if (!executablePath) throw new Error("ブラウザーがありません。npm test が用意します。");

const PHONE = { viewport: { width: 360, height: 780 }, hasTouch: true, isMobile: true, deviceScaleFactor: 1 };
const DESKTOP = { viewport: { width: 1280, height: 800 } };

/**
 * The browser's tests. Servers are started by the tests (support/app.ts), on `dist/` as the build left it.
 * Tests whose title holds `@desktop` run on a wide screen as well.
 */
export default defineConfig({
  testDir: ".",
  globalSetup: "./support/build-sites.ts",
  outputDir: "../../test-results",
  fullyParallel: true,
  // More than there are cores: most of the time a page waits.
  workers: 3,
  // A test that passes only sometimes is broken.
  retries: 0,
  forbidOnly: true,
  // Limits against hanging, not measures of speed: a busy machine may take its time.
  timeout: 90_000,
  expect: { timeout: 20_000 },
  use: {
    locale: "ja-JP",
    timezoneId: "Asia/Tokyo",
    // What scrolls smoothly is somewhere else by the time it is clicked.
    contextOptions: { reducedMotion: "reduce" },
    // Costs a quarter of the time; `npm run test:e2e -- --trace on` where one is wanted.
    trace: "off",
    launchOptions: {
      executablePath: findHeadlessShell() ?? executablePath,
      args: [
        "--no-sandbox",
        "--disable-gpu",
        // The tests watch that nothing leaves our origin.
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
  projects: [
    { name: "phone", use: PHONE },
    { name: "desktop", use: DESKTOP, grep: /@desktop/ },
  ],
});
