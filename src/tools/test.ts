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

/** Runs all steps up to the first that fails; returns how many tests passed and failed. */
function runSteps(): Counts {
  const total: Counts = { passed: 0, failed: 0 };
  mkdirSync(".cache", { recursive: true });
  for (const report of [UNIT_REPORT, BROWSER_REPORT, ENGINES_REPORT]) rmSync(report, { force: true });
  for (const { name, command, env, count } of STEPS) {
    console.log(`\n━━ ${name} ━━`);
    const [program = "", ...args] = command;
    const { status } = spawnSync(program, args, {
      stdio: "inherit",
      env: { ...process.env, ...env },
      shell: process.platform === "win32",
    });
    const counts = count?.() ?? { passed: 0, failed: 0 };
    total.passed += counts.passed;
    total.failed += status === 0 ? counts.failed : Math.max(1, counts.failed);
    if (total.failed > 0) {
      console.log(`\n━━ 失敗: ${name} ━━`);
      break;
    }
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
    total = runSteps();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    total = { passed: 0, failed: 1 };
  }
  console.log(`${total.passed} passed, ${total.failed} failed`);
  process.exitCode = total.failed > 0 ? 1 : 0;
}

if (process.argv[1]?.endsWith("test.ts")) main();
