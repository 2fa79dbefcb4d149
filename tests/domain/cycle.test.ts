import { describe, expect, it } from "vitest";
import { type CycleYear, isAtOdds, listCycleYears } from "#domain/cycle.ts";
import type { PlanRecord } from "#domain/record.ts";
import {
  aDecision,
  aMilestone,
  anItem,
  aPlan,
  aQuantity,
  aRecord,
  aStepReport,
  aYearly,
  aYearReport,
  OTHER_VOICES,
} from "../support/fixtures.ts";

const plan = aPlan();
const cycle = (records: readonly PlanRecord[], item = anItem(), asOf = "2026-11-22") =>
  listCycleYears(item, records, plan, asOf);
const inYear = (records: readonly PlanRecord[], year: number) =>
  cycle(records).find(({ fiscalYear }) => fiscalYear === year);
const hasRecords = ({ results, context, ratings, remarks, reactions }: CycleYear) =>
  [results, context, ratings, remarks, reactions].some((voices) => voices.length > 0);

describe("listCycleYears", () => {
  it("has the plan's years, and later ones only if something is due or known in them", () => {
    const years = (records: PlanRecord[], item = anItem()) => cycle(records, item).map(({ fiscalYear }) => fiscalYear);
    expect(years([])).toEqual([2021, 2022, 2023, 2024, 2025]);
    expect(years([aRecord({ fiscalYear: 2027 })])).toEqual([2021, 2022, 2023, 2024, 2025, 2027]);
    const late = anItem({ targets: [aQuantity({ target: { fiscalYear: 2026, value: 11 } })] });
    expect(years([], late)).toEqual([2021, 2022, 2023, 2024, 2025, 2026]);
    expect(years([aRecord({ fiscalYear: 2020 })])[0]).toBe(2021);
  });

  it("tells what is due in a year", () => {
    const item = anItem({ targets: [aQuantity(), aYearly({ id: "b", start: 2022 })] });
    expect(cycle([], item).map(({ due }) => due.map(({ id }) => id).join(""))).toEqual(["", "b", "ab", "b", "b"]);
  });

  it("judges a year by the records of that year and before, as of the 1st of April after it", () => {
    const records = [aRecord({ fiscalYear: 2021, value: 18 }), aRecord({ fiscalYear: 2023, value: 11 })];
    const names = cycle(records).map(({ status }) => status?.name);
    expect(names).toEqual(["slightly-behind", "slightly-behind", "done", "done", "done"]);
  });

  it("judges no year that is still running", () => {
    const statuses = cycle([], anItem(), "2023-03-31").map(({ status }) => status?.name ?? null);
    expect(statuses).toEqual(["no-record", null, null, null, null]);
  });

  it("puts a record without a fiscal year into that of its date, and into none where only the calendar year is known", () => {
    const { fiscalYear: _, ...undated } = aRecord();
    expect(inYear([{ ...undated, date: "2023-03" }], 2022)?.results).toHaveLength(1);
    expect(cycle([{ ...undated, date: "2023" }]).some(hasRecords)).toBe(false);
    expect(cycle([undated]).some(hasRecords)).toBe(false);
  });

  it("tells plan, do, check and act apart", () => {
    const records = [...OTHER_VOICES, aDecision({ fiscalYear: 2023 }), aRecord({ fiscalYear: 2023, value: 12 })];
    const year = inYear(records, 2023);
    expect(year?.results.map(({ type }) => type)).toEqual(["observation"]);
    expect(year?.context.map(({ type }) => type)).toEqual(["event"]);
    expect(year?.ratings.map(({ id }) => id)).toEqual(["v2"]);
    expect(year?.reactions.map(({ type }) => type)).toEqual(["decision"]);
    expect(inYear(records, 2022)?.remarks.map(({ id }) => id)).toEqual(["v4"]);
  });

  it("puts steps and years under what was done, and the city's reply under what followed", () => {
    const remark = {
      id: "reply",
      item: "2-1-5",
      text: "はい。",
      source: "s1",
      type: "remark",
      state: "reply",
    } as const;
    const records: PlanRecord[] = [
      aStepReport({ fiscalYear: 2022 }),
      aYearReport({ fiscalYear: 2022 }),
      { ...remark, fiscalYear: 2022 },
      { ...remark, id: "council", state: "council", fiscalYear: 2022 },
    ];
    const year = inYear(records, 2022);
    expect(year?.results.map(({ type }) => type)).toEqual(["step", "year"]);
    expect(year?.reactions.map(({ id }) => id)).toEqual(["reply"]);
    expect(year?.remarks.map(({ id }) => id)).toEqual(["council"]);
    expect(year?.context).toEqual([]);
  });

  it("leaves the records of other items out", () => {
    expect(cycle([aRecord({ item: "2-1-6" })]).some(hasRecords)).toBe(false);
  });

  it("files a figure of the item's surroundings beside the events, never under what was done", () => {
    const metrics = [{ id: "pupils", name: "市内の小学1年生", unit: "人", isContext: true as const }];
    const [year] = cycle([aRecord({ subject: "pupils", unit: "人", fiscalYear: 2021 })], anItem({ metrics }));
    expect(year?.results).toEqual([]);
    expect(year?.context.map(({ type }) => type)).toEqual(["observation"]);
  });

  it("tells a printed period in each of its years", () => {
    const item = anItem({
      schedule: { form: "span", text: "令和4年度～6年度", first: 2022, last: 2024 },
      targets: [aMilestone({ steps: [{ id: "east", name: "東小の開校", due: 2024 }] })],
    });
    const years = cycle([], item).filter(({ isScheduled }) => isScheduled);
    expect(years.map(({ fiscalYear, due }) => [fiscalYear, due.length])).toEqual([
      [2022, 0],
      [2023, 0],
      [2024, 1],
    ]);
  });

  it("leaves out what was corrected", () => {
    const records = [aRecord({ id: "old", value: 18 }), aRecord({ id: "new", value: 17, corrects: "old" })];
    expect(inYear(records, 2021)?.results.map(({ id }) => id)).toEqual(["new"]);
  });
});

it.each([
  { rating: "done", computed: "done", differs: false },
  { rating: "on-track", computed: "done", differs: true },
  { rating: "late", computed: "slightly-behind", differs: false },
  { rating: "done", computed: "overdue", differs: true },
  { rating: "done", computed: "no-record", differs: false },
  { rating: "late", computed: "not-rated", differs: false },
] as const)("所管課 $rating and computed $computed: differs $differs", ({ rating, computed, differs }) => {
  expect(isAtOdds(rating, computed)).toBe(differs);
});
