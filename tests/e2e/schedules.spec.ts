import { readFileSync } from "node:fs";
import fc from "fast-check";
import { runSchedule, type Schedule, schedules } from "../faults/schedule.ts";
import { test } from "./support/many-sites.ts";

// Schedules of deployments, publications, faults, evictions and readers against the built app, from seeds, and those that
// once failed. `npm run soak` runs as many as there is time for.

const SEEDS = 40;

test.use({ trace: "off" });

const regressions: { name: string; schedule: Schedule }[] = JSON.parse(
  readFileSync(new URL("../faults/regressions.json", import.meta.url), "utf8"),
);

for (const { name, schedule } of regressions) {
  test(`schedule that once failed: ${name}`, async ({ browser, sites, contextOptions }) => {
    await runSchedule(schedule, { browser, sites, contextOptions });
  });
}

for (const [index, schedule] of fc.sample(schedules(6, 10), { seed: 4, numRuns: SEEDS }).entries()) {
  test(`schedule ${index + 1}`, async ({ browser, sites, contextOptions }, testInfo) => {
    // To be kept in tests/faults/regressions.json where it fails.
    await testInfo.attach("schedule", { body: JSON.stringify(schedule), contentType: "application/json" });
    await runSchedule(schedule, { browser, sites, contextOptions });
  });
}
