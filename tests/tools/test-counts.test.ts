import { expect, it, vi } from "vitest";
import { countPlaywright, countVitest, runSteps } from "../../src/tools/test.ts";

it.each([
  {
    what: "all pass",
    report: { success: true, numPassedTests: 5, numFailedTests: 0 },
    counts: { passed: 5, failed: 0 },
  },
  {
    what: "one fails",
    report: { success: false, numPassedTests: 4, numFailedTests: 1 },
    counts: { passed: 4, failed: 1 },
  },
  {
    what: "a file does not load",
    report: { success: false, numPassedTests: 4, numFailedTests: 0 },
    counts: { passed: 4, failed: 1 },
  },
  { what: "there is no report", report: {}, counts: { passed: 0, failed: 1 } },
])("counts unit tests where $what", ({ report, counts }) => {
  expect(countVitest(report)).toEqual(counts);
});

it.each([
  { what: "all pass", report: { stats: { expected: 7, unexpected: 0, flaky: 0 } }, counts: { passed: 7, failed: 0 } },
  {
    what: "one is flaky",
    report: { stats: { expected: 6, unexpected: 0, flaky: 1 } },
    counts: { passed: 6, failed: 1 },
  },
  { what: "there is no report", report: {}, counts: { passed: 0, failed: 1 } },
])("counts browser tests where $what", ({ report, counts }) => {
  expect(countPlaywright(report)).toEqual(counts);
});

it.each([
  { what: "stops at a failure", goesOn: false, counts: { passed: 2, failed: 1 } },
  { what: "goes on after one where the next can still tell something", goesOn: true, counts: { passed: 5, failed: 1 } },
])("$what", ({ goesOn, counts }) => {
  vi.spyOn(console, "log").mockImplementation(() => {});
  const exit = (code: number) => [process.execPath, "-e", `process.exitCode = ${code}`];
  const steps = [
    { name: "fails", command: exit(1), count: () => ({ passed: 2, failed: 0 }), goesOn },
    { name: "passes", command: exit(0), count: () => ({ passed: 3, failed: 0 }) },
  ];
  expect(runSteps(steps)).toEqual(counts);
});
