import { writeFileSync } from "node:fs";

// `npx tsx src/build/engines.ts` runs the core journeys in Chromium, WebKit and Firefox, on `dist/` or another built folder;
// `npx tsx src/build/engines.ts dist webkit` in one of them.
// REQUIRE_ENGINES=1 fails where one of them is missing. Where ENGINES_REPORT names a file, the counts are written to it.

interface Journeys {
  runEngines: (
    distDir: string,
    options: { isEveryEngineNeeded: boolean; only?: string | undefined },
  ) => Promise<{ passed: number; failed: number }>;
}

// Loaded at run time, because nothing in src/ is built together with tests/.
const { runEngines }: Journeys = await import(new URL("../../tests/engines/run.ts", import.meta.url).href);
const counts = await runEngines(process.argv[2] ?? "dist", {
  isEveryEngineNeeded: process.env.REQUIRE_ENGINES === "1",
  only: process.argv[3],
});
if (process.env.ENGINES_REPORT) writeFileSync(process.env.ENGINES_REPORT, JSON.stringify(counts));
console.log(`${counts.passed} passed, ${counts.failed} failed`);
process.exitCode = counts.failed > 0 ? 1 : 0;
