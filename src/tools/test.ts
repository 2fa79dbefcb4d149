import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { setUpBrowser, setUpEngines } from "./setup-browser.ts";
import { setUpHosts } from "./setup-hosts.ts";

const UNIT_REPORT = ".cache/unit-tests.json";
const BROWSER_REPORT = ".cache/browser-tests.json";
const ENGINES_REPORT = ".cache/engine-tests.json";

interface Counts {
  passed: number;
  failed: number;
}

interface Step {
  name: string;
  command: string[];
  env?: Record<string, string>;
  /** Whether the next step runs though this one failed: a run is long, and should tell all that it can. */
  goesOn?: boolean;
  /** Reads how many tests passed and failed; a step without tests counts only when it fails. */
  count?: () => Counts;
}

const STEPS: readonly Step[] = [
  { name: "型・書き方・使われないコード", command: ["npm", "run", "check"] },
  {
    name: "単体・データ・部品のテスト",
    command: [
      ...["npx", "vitest", "run", "--config", "tests/vitest.config.ts"],
      ...["--reporter=default", "--reporter=json", `--outputFile.json=${UNIT_REPORT}`],
    ],
    count: () => countVitest(readReport(UNIT_REPORT)),
  },
  { name: "ビルド", command: ["npm", "run", "build"] },
  {
    name: "ブラウザーのテスト",
    command: [
      "npx",
      "playwright",
      "test",
      "--config",
      "tests/e2e/playwright.config.ts",
      // The list comes last, so that failures are at the end of the output.
      "--reporter=json,tests/e2e/support/fault-table.ts,list",
    ],
    // Not ..._OUTPUT_NAME, which would lie beside the configuration.
    env: { PLAYWRIGHT_JSON_OUTPUT_FILE: BROWSER_REPORT },
    goesOn: true,
    count: () => countPlaywright(readReport(BROWSER_REPORT)),
  },
  {
    name: "3つのエンジンでの道すじ",
    command: ["npm", "run", "engines"],
    env: { ENGINES_REPORT },
    count: () => ({ passed: 0, failed: 1, ...readReport(ENGINES_REPORT) }),
  },
];

function readReport(path: string): Record<string, unknown> {
  return existsSync(path) ? JSON.parse(readFileSync(path, "utf8")) : {};
}

/** A test file that does not even load has no tests that could fail: it counts as one failure. */
export function countVitest(report: Record<string, unknown>): Counts {
  const failed = Number(report.numFailedTests ?? 0);
  return { passed: Number(report.numPassedTests ?? 0), failed: report.success === true ? failed : Math.max(1, failed) };
}

export function countPlaywright(report: Record<string, unknown>): Counts {
  const { expected = 0, unexpected = 0, flaky = 0 } = (report.stats ?? { unexpected: 1 }) as Record<string, number>;
  // A test that passes only sometimes is broken.
  return { passed: expected, failed: unexpected + flaky };
}

/** Runs the steps up to the first that fails and does not go on; returns how many tests passed and failed. */
export function runSteps(steps: readonly Step[]): Counts {
  const total: Counts = { passed: 0, failed: 0 };
  for (const { name, command, env, count, goesOn } of steps) {
    console.log(`\n━━ ${name} ━━`);
    const [program = "", ...args] = command;
    const { status } = spawnSync(program, args, {
      stdio: "inherit",
      env: { ...process.env, ...env },
      shell: process.platform === "win32",
    });
    const counts = count?.() ?? { passed: 0, failed: 0 };
    const failed = status === 0 ? counts.failed : Math.max(1, counts.failed);
    total.passed += counts.passed;
    total.failed += failed;
    if (failed === 0) continue;
    console.log(`\n━━ 失敗: ${name} ━━`);
    if (!goesOn) break;
  }
  return total;
}

function main(): void {
  let total: Counts;
  try {
    process.env.CHROMIUM_PATH = setUpBrowser();
    // Outside Debian, only the engines and servers that are installed are tested.
    if (setUpEngines()) process.env.REQUIRE_ENGINES = "1";
    if (setUpHosts()) process.env.REQUIRE_HOSTS = "1";
    mkdirSync(".cache", { recursive: true });
    for (const report of [UNIT_REPORT, BROWSER_REPORT, ENGINES_REPORT]) rmSync(report, { force: true });
    total = runSteps(STEPS);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    total = { passed: 0, failed: 1 };
  }
  console.log(`${total.passed} passed, ${total.failed} failed`);
  process.exitCode = total.failed > 0 ? 1 : 0;
}

if (process.argv[1]?.endsWith("test.ts")) main();
