import { writeFileSync } from "node:fs";
import { withTimeout } from "../support/with-timeout.ts";
import type { Browser, Engine } from "./browser.ts";
import { CHROMIUM } from "./chromium.ts";
import { FIREFOX } from "./firefox.ts";
import { JOURNEYS } from "./journeys.ts";
import { copySite, type Site } from "./site.ts";
import { WEBKIT } from "./webkit.ts";

// `npm run engines` runs the core journeys in Chromium, WebKit and Firefox, on `dist/` or another built folder;
// `npm run engines -- dist webkit` in one of them.
// REQUIRE_ENGINES=1 fails where one of them is missing. Where ENGINES_REPORT names a file, the counts are written to it.

const ENGINES: readonly Engine[] = [CHROMIUM, WEBKIT, FIREFOX];

/** What came of an engine's journeys, in their order: `null` for passed, else the reason. */
interface Outcome {
  engine: Engine;
  /** `null` where this machine does not have the engine. */
  name: string | null;
  failures: (string | null)[];
}

/**
 * Runs the core journeys in every engine that this machine has and prints a table.
 * Returns how many passed and failed. An absent engine fails only where `isEveryEngineNeeded`;
 * `only` names the one engine to run.
 */
async function runEngines(
  distDir: string,
  { isEveryEngineNeeded, only }: { isEveryEngineNeeded: boolean; only?: string | undefined },
): Promise<{ passed: number; failed: number }> {
  const outcomes: Outcome[] = [];
  const engines = ENGINES.filter(({ name }) => only === undefined || name.toLowerCase() === only.toLowerCase());
  for (const engine of engines) outcomes.push(await runIn(engine, distDir));
  console.log(toTable(outcomes));
  for (const { engine, name, failures } of outcomes) {
    if (name === null) console.log(`${engine.name}: なし（${engine.install}）`);
    failures.forEach((failure, index) => {
      if (failure !== null) console.error(`✗ ${engine.name}: ${JOURNEYS[index]?.name}\n  ${failure}`);
    });
  }
  const results = outcomes.flatMap(({ failures }) => failures);
  const absent = outcomes.filter(({ name }) => name === null).length;
  const failed = results.filter((failure) => failure !== null).length + (isEveryEngineNeeded ? absent : 0);
  return { passed: results.filter((failure) => failure === null).length, failed };
}

async function runIn(engine: Engine, distDir: string): Promise<Outcome> {
  const browser = await engine.launch();
  if (!browser) return { engine, name: null, failures: [] };
  let site: Site | undefined;
  try {
    site = await copySite(distDir, `.cache/engines/${engine.name.toLowerCase()}`);
    const failures: (string | null)[] = [];
    for (const journey of JOURNEYS) failures.push(await attempt(journey, browser, site));
    return { engine, name: browser.name, failures };
  } finally {
    await browser.close();
    await site?.stop();
  }
}

async function attempt({ name, go }: (typeof JOURNEYS)[number], browser: Browser, site: Site): Promise<string | null> {
  try {
    // A journey that failed may have left it stopped.
    await site.stop();
    await site.start();
    await withTimeout(name, go(browser, site));
    return null;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const page = await withTimeout("the page's own account", browser.evaluate(describePage)).catch(String);
    return `${reason}\n  ${page}`;
  }
}

/** Runs in the page that a journey ended on: what tells a fault of the app from one of the machine. */
function describePage(): string {
  const meta = (name: string) => document.querySelector<HTMLMetaElement>(`meta[name="${name}"]`)?.content;
  const words = (selector: string) => document.querySelector(selector)?.textContent?.trim();
  return JSON.stringify({
    address: location.href,
    version: meta("data-version"),
    build: meta("app-build"),
    visibility: document.visibilityState,
    hasWorker: Boolean(navigator.serviceWorker?.controller),
    age: words("[data-date]"),
    notice: words("[data-notice]"),
    told: words("[data-told]"),
    unread: words("[data-unread]"),
    follows: localStorage.getItem("follows"),
  });
}

function toTable(outcomes: readonly Outcome[]): string {
  const columns = outcomes.map(({ engine, name }) => name ?? `${engine.name} なし`);
  const rows = JOURNEYS.map(({ name }, index) => {
    const cells = outcomes.map(({ failures }) => {
      const failure = failures[index];
      return failure === undefined ? "なし" : failure === null ? "○" : "✗";
    });
    return [name, ...cells];
  });
  return [["道すじ", ...columns], columns.map(() => "---").toSpliced(0, 0, "---"), ...rows]
    .map((cells) => `| ${cells.join(" | ")} |`)
    .join("\n");
}

const counts = await runEngines(process.argv[2] ?? "dist", {
  isEveryEngineNeeded: process.env.REQUIRE_ENGINES === "1",
  only: process.argv[3],
});
if (process.env.ENGINES_REPORT) writeFileSync(process.env.ENGINES_REPORT, JSON.stringify(counts));
console.log(`${counts.passed} passed, ${counts.failed} failed`);
process.exitCode = counts.failed > 0 ? 1 : 0;
