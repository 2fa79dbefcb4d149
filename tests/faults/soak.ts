import { spawnSync } from "node:child_process";
import { parseArgs } from "node:util";
import { type Browser, chromium } from "@playwright/test";
import fc from "fast-check";
import { findBrowser, findHeadlessShell, setUpBrowser } from "../../src/tools/setup-browser.ts";
import { withTimeout } from "../support/with-timeout.ts";
import { ADDRESSES } from "./device.ts";
import { runSchedule, schedules } from "./schedule.ts";
import { prepareSites } from "./sites.ts";

// `npm run soak -- --minutes 60 --seed 7 --dist dist`: schedules of faults against the built app, for as long as asked.
// A schedule that breaks a promise is printed, to be kept in tests/faults/regressions.json. Between schedules the unit
// tests that make up broken data try twenty times as much as in `npm test`.

const { values } = parseArgs({
  options: {
    minutes: { type: "string", default: "60" },
    seed: { type: "string", default: String(Date.now() % 1_000_000) },
    dist: { type: "string", default: "dist" },
  },
});
const end = Date.now() + Number(values.minutes) * 60_000;
const counts = { schedules: 0, steps: 0, faults: 0, violations: 0 };

setUpBrowser();
let browser = await launch();
const sites = await prepareSites(values.dist, ADDRESSES);
const contextOptions = {
  locale: "ja-JP",
  timezoneId: "Asia/Tokyo",
  viewport: { width: 360, height: 780 },
  reducedMotion: "reduce",
} as const;
try {
  for (let run = 0; Date.now() < end; run += 1) {
    const [schedule = []] = fc.sample(schedules(6, 24), { seed: Number(values.seed) + run, numRuns: 1 });
    counts.schedules += 1;
    counts.steps += schedule.length;
    try {
      counts.faults += await runSchedule(schedule, { browser, sites, contextOptions });
    } catch (error) {
      counts.violations += 1;
      console.error(`${JSON.stringify(schedule)}\n${error instanceof Error ? error.message : error}`);
      // It may have hung.
      await withTimeout("ending the browser", browser.close(), 10_000).catch(() => undefined);
      browser = await launch();
    }
    if (counts.schedules % 20 === 0) report();
    if (counts.schedules % 100 === 0 && !holdsForBrokenData()) counts.violations += 1;
  }
} finally {
  report();
  await browser.close();
  await sites.close();
}
process.exitCode = counts.violations > 0 ? 1 : 0;

async function launch(): Promise<Browser> {
  const executablePath = findHeadlessShell() ?? findBrowser();
  return chromium.launch({ ...(executablePath && { executablePath }), args: ["--no-sandbox", "--disable-gpu"] });
}

/** Each time with another seed; what fails is printed with the one that shows it. */
function holdsForBrokenData(): boolean {
  const tests = ["tests/sync", "tests/storage", "tests/compile/broken-files"];
  const args = ["vitest", "run", "--config", "tests/vitest.config.ts", "--reporter=dot", ...tests];
  const env = { ...process.env, PROPERTY_RUNS_FACTOR: "20" };
  return spawnSync("npx", args, { stdio: "inherit", env, shell: process.platform === "win32" }).status === 0;
}

function report(): void {
  const words = Object.entries(counts).map(([name, count]) => `${name} ${count}`);
  console.log(`seed ${values.seed}: ${words.join(", ")}`);
}
