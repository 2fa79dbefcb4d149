import { describe, expect, it } from "vitest";
import type { PlanRecord, YearReport } from "#domain/record.ts";
import { judgeTarget } from "#domain/status.ts";
import { listYearCells, type YearlyTarget } from "#domain/targets/yearly.ts";
import { aContext, aRecord, aYearly, aYearReport, FIVE_PARTS } from "../../support/fixtures.ts";

type State = YearReport["state"];
const ENDED = "2026-04-01";

/** Reports for the years from FY2021 on; `null` where nothing is known. */
function reports(states: readonly (State | null)[]): YearReport[] {
  return states.flatMap((state, index) => (state ? aYearReport({ fiscalYear: 2021 + index, state }) : []));
}

function judge(states: readonly (State | null)[], asOf: string, target: YearlyTarget = aYearly()) {
  return judgeTarget(target, reports(states), aContext({ asOf })).name;
}

describe("a duty of every year", () => {
  it.each<{ states: (State | null)[]; asOf: string; name: string; why: string }>([
    { states: [], asOf: "2022-03-31", name: "upcoming", why: "no year has ended" },
    { states: ["done"], asOf: "2022-03-31", name: "upcoming", why: "it is done in a year that still runs" },
    { states: [], asOf: "2022-04-01", name: "no-record", why: "a year has ended without a record" },
    { states: ["done"], asOf: "2022-04-01", name: "on-track", why: "the ended year is done" },
    { states: ["done", null, "done"], asOf: "2024-04-01", name: "no-record", why: "a year is unknown" },
    { states: ["done", "not-needed"], asOf: "2023-04-01", name: "on-track", why: "a year asked for nothing" },
    { states: ["done", "done", "done", "done", "not-needed"], asOf: ENDED, name: "done", why: "all years are" },
    { states: ["done", "done", "done", "done", null], asOf: ENDED, name: "no-record", why: "the last is unknown" },
    { states: ["not-done"], asOf: "2022-04-01", name: "behind", why: "the latest year failed" },
    { states: ["not-done", "done"], asOf: "2023-04-01", name: "slightly-behind", why: "an earlier year failed" },
    { states: ["partly", "done"], asOf: "2023-04-01", name: "slightly-behind", why: "an earlier year was partly done" },
    { states: ["partly", "not-done", "done"], asOf: "2024-04-01", name: "behind", why: "two years failed" },
    { states: ["done", "partly", null], asOf: "2024-04-01", name: "behind", why: "the latest year known failed" },
    { states: ["not-done", "done", "done", "done", "done"], asOf: ENDED, name: "overdue", why: "a year failed" },
    { states: ["not-done", null], asOf: ENDED, name: "overdue", why: "a year failed and others are unknown" },
  ])("is $name where $why, as of $asOf", ({ states, asOf, name }) => {
    expect(judge(states, asOf)).toBe(name);
  });

  it("begins and ends with its own years", () => {
    const target = aYearly({ start: 2022, end: 2023 });
    expect(judge([null, "done", "done"], "2024-04-01", target)).toBe("done");
    expect(judge([null, "done"], "2023-04-01", target)).toBe("on-track");
    expect(judge([], "2022-04-01", target)).toBe("upcoming");
  });

  it("tells how many of the due years are known", () => {
    const { reason } = judgeTarget(aYearly(), reports([null, "done"]), aContext());
    if (reason.kind !== "years") throw new Error(reason.kind);
    expect([reason.known.length, reason.due.length]).toEqual([1, 5]);
  });
});

describe("the cells of the years", () => {
  it("say what is known, what is not, what is to come and what was never due", () => {
    const cells = listYearCells(
      aYearly({ start: 2022 }),
      reports([null, "done", null]),
      aContext({ asOf: "2024-04-01" }),
    );
    expect(cells.map(({ fiscalYear, state }) => [fiscalYear, state])).toEqual([
      [2021, "not-due"],
      [2022, "done"],
      [2023, "no-record"],
      [2024, "upcoming"],
      [2025, "upcoming"],
    ]);
  });

  it("reach past the plan's period with the duty", () => {
    expect(listYearCells(aYearly({ end: 2026 }), [], aContext()).at(-1)).toMatchObject({
      fiscalYear: 2026,
      state: "upcoming",
    });
  });

  it("follow the later of two words, and a correction", () => {
    const records = [
      aYearReport({ id: "a", state: "not-done", date: "2022-05" }),
      aYearReport({ id: "b", state: "done", date: "2022-06" }),
      aYearReport({ id: "c", fiscalYear: 2022, state: "not-done" }),
      aYearReport({ id: "d", fiscalYear: 2022, state: "done", corrects: "c" }),
    ];
    expect(
      listYearCells(aYearly(), records, aContext())
        .slice(0, 2)
        .map(({ state }) => state),
    ).toEqual(["done", "done"]);
  });
});

describe("a duty of five parts", () => {
  const target = aYearly({ parts: FIVE_PARTS });
  const partReports = (states: Record<string, State>) =>
    Object.entries(states).map(([subject, state]) => aYearReport({ subject, state }));
  const cell = (records: readonly PlanRecord[]) => listYearCells(target, records, aContext())[0];
  const all = (state: State) => Object.fromEntries(FIVE_PARTS.map(({ id }) => [id, state]));

  it.each<{ records: PlanRecord[]; state: string; known: number; why: string }>([
    { records: [], state: "no-record", known: 0, why: "nothing is known" },
    { records: partReports({ p1: "done", p2: "done" }), state: "no-record", known: 2, why: "two parts are done" },
    { records: partReports(all("done")), state: "done", known: 5, why: "all parts are done" },
    { records: partReports(all("not-needed")), state: "not-needed", known: 5, why: "no part was needed" },
    { records: partReports({ ...all("done"), p3: "not-needed" }), state: "done", known: 5, why: "one was not needed" },
    { records: partReports({ ...all("done"), p3: "not-done" }), state: "partly", known: 5, why: "one was not done" },
    {
      records: partReports({ p3: "not-done" }),
      state: "partly",
      known: 1,
      why: "of one it is said that it was not done",
    },
    { records: partReports(all("not-done")), state: "not-done", known: 5, why: "no part was done" },
    { records: [aYearReport()], state: "done", known: 5, why: "the whole is said to be done" },
    {
      records: [aYearReport({ state: "partly" })],
      state: "partly",
      known: 0,
      why: "the whole is said to be partly done",
    },
    {
      records: [aYearReport({ state: "not-done" })],
      state: "not-done",
      known: 5,
      why: "the whole is said to be not done",
    },
  ])("is $state ($known of 5) where $why", ({ records, state, known }) => {
    expect(cell(records)).toMatchObject({ state, known, of: 5 });
  });

  it("keeps the state of each part", () => {
    expect(cell(partReports({ p1: "done" }))?.parts).toEqual([
      { id: "p1", state: "done" },
      ...["p2", "p3", "p4", "p5"].map((id) => ({ id, state: "no-record" })),
    ]);
  });
});

describe("a duty that is filled by a number", () => {
  const target = aYearly({ threshold: { metric: "tasks", done: 3, partly: 1 } });
  const cell = (value: number, given = {}) =>
    listYearCells(target, [aRecord({ subject: "tasks", value, ...given })], aContext())[0]?.state;

  it.each([
    { value: 4, state: "done" },
    { value: 3, state: "done" },
    { value: 2, state: "partly" },
    { value: 1, state: "partly" },
    { value: 0, state: "not-done" },
  ])("is $state at $value", ({ value, state }) => {
    expect(cell(value)).toBe(state);
  });

  it("is not filled by an interim figure", () => {
    expect(cell(4, { interim: true })).toBe("no-record");
  });
});
