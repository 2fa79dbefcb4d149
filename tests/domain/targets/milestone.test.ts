import { describe, expect, it } from "vitest";
import type { StepReport } from "#domain/record.ts";
import { judgeTarget } from "#domain/status.ts";
import { listStepStates } from "#domain/targets/milestone.ts";
import { aContext, aMilestone, aStepReport } from "../../support/fixtures.ts";

const RUNNING = "2023-10-01";
const OVER = "2024-04-01";

function judge(records: readonly StepReport[], asOf: string) {
  const { name, reason } = judgeTarget(aMilestone(), records, aContext({ asOf }));
  return { name, timing: "timing" in reason ? reason.timing : null };
}

const east = (given: Partial<StepReport> = {}) => aStepReport({ subject: "east", ...given });
const west = (given: Partial<StepReport> = {}) => aStepReport({ subject: "west", ...given });

describe("two steps due in FY2023", () => {
  it.each<{ records: StepReport[]; asOf: string; name: string; timing?: string; why: string }>([
    { records: [east(), west()], asOf: RUNNING, name: "done", timing: "in-time", why: "both are reached" },
    {
      records: [east(), west({ fiscalYear: 2023 })],
      asOf: OVER,
      name: "done",
      timing: "in-time",
      why: "the last was in the due year",
    },
    { records: [east(), west({ fiscalYear: 2024 })], asOf: OVER, name: "done", timing: "late", why: "one was late" },
    {
      records: [east(), west({ fiscalYear: undefined })],
      asOf: OVER,
      name: "done",
      timing: "unknown",
      why: "one has no year",
    },
    {
      records: [east({ fiscalYear: undefined, date: "2024-05" }), west()],
      asOf: OVER,
      name: "done",
      timing: "unknown",
      why: "of one only the date of a report is known",
    },
    { records: [], asOf: RUNNING, name: "upcoming", why: "nothing is known yet" },
    { records: [], asOf: OVER, name: "no-record", why: "nothing is known after the due year" },
    { records: [east()], asOf: RUNNING, name: "on-track", why: "one is reached in time" },
    { records: [east()], asOf: OVER, name: "no-record", why: "one is reached, of the other nothing is known" },
    { records: [west({ state: "not-reached", fiscalYear: 2023 })], asOf: OVER, name: "overdue", why: "one was missed" },
    {
      records: [west({ state: "not-reached", fiscalYear: 2023 })],
      asOf: RUNNING,
      name: "behind",
      why: "one will be missed",
    },
    {
      records: [west({ state: "not-reached", fiscalYear: 2022 })],
      asOf: RUNNING,
      name: "upcoming",
      why: "one was not yet due",
    },
    {
      records: [west({ state: "not-reached", fiscalYear: 2022 })],
      asOf: OVER,
      name: "no-record",
      why: "its result is unknown",
    },
    { records: [west({ state: "postponed" })], asOf: RUNNING, name: "behind", why: "one is postponed" },
    {
      records: [west({ state: "postponed" })],
      asOf: OVER,
      name: "no-record",
      why: "of a postponed one nothing is known",
    },
    {
      records: [
        west({ state: "not-reached", fiscalYear: 2023, date: "2024-04" }),
        west({ state: "postponed", fiscalYear: 2024 }),
      ],
      asOf: "2025-04-01",
      name: "overdue",
      why: "one was missed and then postponed",
    },
    {
      records: [east(), west({ state: "not-reached", fiscalYear: 2023 }), west({ fiscalYear: 2024 })],
      asOf: "2025-04-01",
      name: "done",
      timing: "late",
      why: "one was missed and reached later",
    },
    {
      records: [east(), west(), west({ state: "not-reached", fiscalYear: 2023 })],
      asOf: OVER,
      name: "overdue",
      why: "a later word takes a reached step back",
    },
    ...[RUNNING, OVER].map((asOf) => ({
      records: [
        east({ fiscalYear: 2021 }),
        west({ id: "w", fiscalYear: 2021 }),
        west({ state: "postponed", fiscalYear: 2022 }),
      ],
      asOf,
      name: "done" as const,
      timing: "in-time" as const,
      why: `a postponement undoes no result, as of ${asOf}`,
    })),
    {
      records: [east({ state: "not-reached", fiscalYear: 2023 }), west({ state: "postponed", fiscalYear: 2022 })],
      asOf: OVER,
      name: "overdue",
      why: "one was missed, the other is unknown",
    },
  ])("are $name ($timing) where $why, as of $asOf", ({ records, asOf, name, timing = null }) => {
    expect(judge(records, asOf)).toEqual({ name, timing });
  });

  it("takes a step that was reached at a time nobody tells for reached, whatever was said before", () => {
    const records = [west({ state: "not-reached", fiscalYear: 2023 }), west({ fiscalYear: undefined }), east()];
    expect(judge(records, OVER)).toEqual({ name: "done", timing: "unknown" });
  });

  it("follows a correction instead of the record that it corrects", () => {
    const wrong = west({ id: "wrong", fiscalYear: 2024 });
    const right = west({ id: "right", fiscalYear: 2023, corrects: "wrong" });
    expect(judge([east(), wrong, right], OVER)).toEqual({ name: "done", timing: "in-time" });
  });
});

it("judges each step by its own due year", () => {
  const target = aMilestone({
    steps: [
      { id: "east", name: "東小の開校", due: 2022 },
      { id: "west", name: "西小の開校", due: 2025 },
    ],
  });
  expect(judgeTarget(target, [east()], aContext({ asOf: OVER })).name).toBe("on-track");
  expect(judgeTarget(target, [west()], aContext({ asOf: OVER })).name).toBe("no-record");
});

it("lists where each step stands, with the record that decides", () => {
  const records = [east({ id: "first", fiscalYear: 2024 }), west({ id: "plan", state: "postponed", fiscalYear: 2022 })];
  const states = listStepStates(aMilestone(), records, aContext({ asOf: OVER }));
  expect(states.map(({ step, state, record, inTime }) => [step.id, state, record?.id, inTime])).toEqual([
    ["east", "reached", "first", false],
    ["west", "no-record", "plan", null],
  ]);
});

it("counts the steps for the sentence", () => {
  const { reason } = judgeTarget(aMilestone(), [east()], aContext());
  if (reason.kind !== "steps") throw new Error(reason.kind);
  expect([reason.reached.length, reason.unknown.length, reason.steps.length]).toEqual([1, 1, 2]);
});
