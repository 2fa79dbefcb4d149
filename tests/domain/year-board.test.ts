import { describe, expect, it } from "vitest";
import type { Item } from "#domain/item.ts";
import type { PlanRecord } from "#domain/record.ts";
import { judgePlan } from "#domain/status.ts";
import { createYearBoard, groupDutyCells } from "#domain/year-board.ts";
import {
  aDecision,
  aDirection,
  aMilestone,
  anItem,
  aPlan,
  aQuantity,
  aRecord,
  aStepReport,
  aYearly,
  aYearReport,
  FIVE_PARTS,
} from "../support/fixtures.ts";

function board(items: Item[], records: PlanRecord[] = [], asOf = "2026-11-22") {
  const plan = aPlan({ items, records });
  return createYearBoard({ plan, statuses: judgePlan(plan, asOf), asOf });
}

/** The states of what is due, by fiscal year. */
function states(...given: Parameters<typeof board>) {
  return Object.fromEntries(
    board(...given).years.flatMap(({ fiscalYear, dues }) => {
      const found = dues.flatMap(({ parts }) => parts.map(({ state }) => state));
      return found.length > 0 ? [[fiscalYear, found]] : [];
    }),
  );
}

it("runs from the plan's first year to the last due year", () => {
  const late = aQuantity({ target: { fiscalYear: 2028, value: 11 } });
  const { years } = board([anItem({ targets: [late] })]);
  expect(years.map(({ fiscalYear }) => fiscalYear)).toEqual([2021, 2022, 2023, 2024, 2025, 2026, 2027, 2028]);
  expect(years.filter(({ hasEnded }) => !hasEnded).map(({ fiscalYear }) => fiscalYear)).toEqual([2026, 2027, 2028]);
});

describe("a quantity due in FY2023", () => {
  const item = anItem();

  it.each<{ records: PlanRecord[]; asOf: string; state: string; why: string }>([
    { records: [], asOf: "2026-11-22", state: "unknown", why: "nothing is known after its year" },
    { records: [], asOf: "2024-03-31", state: "upcoming", why: "its year is not over" },
    { records: [aRecord({ value: 23 })], asOf: "2022-04-01", state: "upcoming", why: "it is behind, but not yet due" },
    { records: [aRecord({ fiscalYear: 2023, value: 11 })], asOf: "2026-11-22", state: "done", why: "it was reached" },
    {
      records: [aRecord({ fiscalYear: 2022, value: 10 })],
      asOf: "2023-04-01",
      state: "done",
      why: "it is reached early",
    },
    {
      records: [aRecord({ fiscalYear: 2023, value: 12 })],
      asOf: "2026-11-22",
      state: "missed",
      why: "a source says so",
    },
    {
      records: [aRecord({ fiscalYear: 2023, value: 12 }), aRecord({ fiscalYear: 2025, value: 11 })],
      asOf: "2026-11-22",
      state: "late",
      why: "a later year reached it",
    },
    { records: [aDecision()], asOf: "2026-11-22", state: "closed", why: "the city decided not to go on" },
  ])("is $state where $why", ({ records, asOf, state }) => {
    expect(states([item], records, asOf)).toEqual({ 2023: [state] });
  });
});

it("puts each step of a milestone into its own year", () => {
  const target = aMilestone({
    steps: [
      { id: "east", name: "東", due: 2022 },
      { id: "west", name: "西", due: 2024 },
      { id: "north", name: "北", due: 2024 },
    ],
  });
  const records = [
    aStepReport({ subject: "east", fiscalYear: 2023 }),
    aStepReport({ subject: "west", state: "not-reached", fiscalYear: 2024 }),
  ];
  expect(states([anItem({ targets: [target] })], records)).toEqual({ 2022: ["late"], 2024: ["missed", "unknown"] });
});

it("shows a postponed step as postponed until its year is over, then as unknown", () => {
  const item = anItem({ targets: [aMilestone({ steps: [{ id: "east", name: "東", due: 2024 }] })] });
  const records = [aStepReport({ state: "postponed", fiscalYear: 2023 })];
  expect(states([item], records, "2024-06-01")).toEqual({ 2024: ["postponed"] });
  expect(states([item], records, "2025-04-01")).toEqual({ 2024: ["unknown"] });
});

it("counts the yearly duties of each year by state, and leaves out years outside the duty", () => {
  const items = [
    anItem({ key: "1-1-1", targets: [aYearly()] }),
    anItem({ key: "1-1-2", targets: [aYearly({ start: 2022, parts: FIVE_PARTS })] }),
  ];
  const { years, duties } = board(items, [
    aYearReport({ item: "1-1-1", state: "done" }),
    aYearReport({ item: "1-1-2", fiscalYear: 2022, subject: "p1" }),
  ]);
  expect(years.map((year) => Object.fromEntries(year.duties))).toEqual([
    { done: 1 },
    { "no-record": 2 },
    { "no-record": 2 },
    { "no-record": 2 },
    { "no-record": 2 },
  ]);
  expect(duties[1]?.cells.slice(0, 2)).toEqual([
    { fiscalYear: 2021, state: "not-due", known: 0, of: 5 },
    { fiscalYear: 2022, state: "no-record", known: 1, of: 5 },
  ]);
});

it("asks nothing of a duty from the decision not to go on with it", () => {
  const items = [anItem({ targets: [aYearly()] })];
  const { duties } = board(items, [aYearReport({ fiscalYear: 2023 }), aDecision({ date: "2022-06" })]);
  expect(duties[0]?.cells.map(({ state }) => state)).toEqual(["no-record", "closed", "done", "closed", "closed"]);
});

it("lists items without any due year apart", () => {
  const items = [
    anItem({ key: "1-1-1", targets: [aDirection()] }),
    anItem({ key: "1-1-2", targets: [aDirection(), aYearly({ id: "b" })] }),
  ];
  expect(board(items).undated.map(({ key }) => key)).toEqual(["1-1-1"]);
});

it("groups a duty's years by what is known of them, several of which nothing is known last", () => {
  const items = [anItem({ targets: [aYearly({ parts: FIVE_PARTS, start: 2022 })] })];
  const { duties } = board(items, [
    aYearReport({ fiscalYear: 2024, subject: "p1" }),
    ...["p1", "p2", "p3", "p4", "p5"].map((subject) => aYearReport({ fiscalYear: 2025, subject })),
  ]);
  expect(groupDutyCells(duties[0]?.cells ?? [])).toEqual([
    { state: "not-due", known: 0, of: 5, years: [2021] },
    { state: "no-record", known: 1, of: 5, years: [2024] },
    { state: "done", known: 5, of: 5, years: [2025] },
    { state: "no-record", known: 0, of: 5, years: [2022, 2023] },
  ]);
  expect(groupDutyCells([])).toEqual([]);
});

it("keeps a single year of which nothing is known in the order of years", () => {
  const known = [2021, 2023].map((fiscalYear) => aYearReport({ fiscalYear }));
  const { duties } = board([anItem({ targets: [aYearly()] })], known, "2024-04-01");
  expect(groupDutyCells(duties[0]?.cells ?? []).map(({ state, years }) => [state, ...years])).toEqual([
    ["done", 2021, 2023],
    ["no-record", 2022],
    ["upcoming", 2024, 2025],
  ]);
});
