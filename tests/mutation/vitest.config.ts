import { readFileSync } from "node:fs";
import { relative } from "node:path";
import { mergeConfig } from "vitest/config";
import base from "../vitest.config.ts";

const { MUTATED_CODE = "", MUTATED_TESTS = "" } = process.env;
const code: Record<string, string> = JSON.parse(readFileSync(MUTATED_CODE, "utf8"));

/** The tests of one room against its code with mutants; tests/mutation/run.ts says which. */
const config = mergeConfig(base, {
  plugins: [
    {
      name: "mutants",
      enforce: "pre",
      transform: (_: string, id: string) => code[relative(process.cwd(), id.split("?")[0] ?? "")],
    },
  ],
  test: {
    runner: "./tests/mutation/runner.ts",
    setupFiles: ["./tests/mutation/setup.ts"],
    isolate: false,
    pool: "forks",
    maxWorkers: 1,
    bail: 0,
    testTimeout: 600_000,
  },
});
// One room is one project.
delete config.test.projects;
config.test.include = MUTATED_TESTS.split(",");
export default config;
