import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ExpectedNews } from "#domain/expected-news.ts";
import type { PlanRecord } from "#domain/record.ts";
import { createYearlyReport, listReportYears } from "#domain/yearly-report.ts";
import { anItem, aPlan, aRecord, aSource, aStepReport } from "../support/fixtures.ts";

const item = anItem();
const later = { item: item.key, source: "report", text: "試験用の記録。" };
const aRating = (given: Partial<PlanRecord>) =>
  ({ ...later, id: "rating", type: "rating", state: "on-track", fiscalYear: 2022, ...given }) as PlanRecord;
const aRemark = (given: Partial<PlanRecord>) =>
  ({ ...later, id: "remark", type: "remark", state: "council", fiscalYear: 2022, ...given }) as PlanRecord;

/** The one item of the report of a year. */
function report(records: PlanRecord[], year = 2022) {
  const { policies } = createYearlyReport(aPlan({ items: [item], records }), year);
  return policies.flatMap(({ reported }) => reported)[0];
}

it("is made for years of the plan that are over", () => {
  const plan = aPlan();
  expect(listReportYears(plan, "2024-03-31")).toEqual([2021, 2022]);
  expect(listReportYears(plan, "2024-04-01")).toEqual([2021, 2022, 2023]);
  expect(listReportYears(plan, "2040-01-01").at(-1)).toBe(plan.period.last);
});

describe("what is reported of a year", () => {
  it("judges by the records of the year and before, on the day after it", () => {
    const records = [
      aRecord({ id: "first", fiscalYear: 2021, value: 20 }),
      aRecord({ id: "last", fiscalYear: 2023, value: 11 }),
    ];
    expect(report(records, 2021)?.status.name).toBe("behind");
    expect(report(records, 2023)?.status.name).toBe("done");
    expect(createYearlyReport(aPlan({ items: [item], records }), 2021).asOf).toBe("2022-04-01");
  });

  it("tells the year's results alone, each question of every year beside them", () => {
    const records = [
      aRecord({ id: "before", fiscalYear: 2021, value: 20, text: "20路線。" }),
      aRecord({ id: "own", fiscalYear: 2022, value: 15, text: "15路線。" }),
      aRating({ id: "old", fiscalYear: 2021, state: "late" } as Partial<PlanRecord>),
    ];
    const reported = report(records);
    expect(reported?.results.flatMap(({ texts }) => texts)).toEqual(["15路線。"]);
    expect(reported?.rating).toBeNull();
    expect(reported?.history).toEqual([
      { fiscalYear: 2021, status: "behind", rating: "late" },
      { fiscalYear: 2022, status: "slightly-behind", rating: null },
    ]);
    expect(reported?.nextDue).toBe(2023);
  });

  it("takes a correction for what it corrects, above it or below", () => {
    const [wrong, right] = [
      aRecord({ id: "wrong", fiscalYear: 2022, value: 21 }),
      aRecord({ id: "right", fiscalYear: 2022, value: 15, corrects: "wrong", text: "15路線。" }),
    ];
    for (const records of [
      [wrong, right],
      [right, wrong],
    ]) {
      expect(report(records)?.results.flatMap(({ texts }) => texts)).toEqual(["15路線。"]);
    }
  });

  it("leaves out what was withdrawn, even in a later year", () => {
    const act = { ...later, id: "act", type: "event", withdraws: "r1", date: "2024-05-01" } as PlanRecord;
    const { policies } = createYearlyReport(
      aPlan({ items: [item], records: [aRecord({ id: "r1", fiscalYear: 2022, value: 11 }), act] }),
      2022,
    );
    expect(policies.flatMap(({ unreported }) => unreported)).toEqual([item]);
  });

  it("reads remark and reply in the order of time, and the last of two ratings", () => {
    const reported = report([
      aRemark({ id: "reply", state: "reply", date: "2023-09-10" } as Partial<PlanRecord>),
      aRemark({ id: "remark", date: "2023-06-24" }),
      aRating({ id: "second", date: "2023-08-01", state: "done" } as Partial<PlanRecord>),
      aRating({ id: "first", date: "2023-05-01" }),
    ]);
    expect(reported?.remarks.map(({ id }) => id)).toEqual(["remark", "reply"]);
    expect(reported?.rating?.id).toBe("second");
  });

  it("tells 今後 apart from results: what was put off, what sources say will come, the next deadline", () => {
    const putOff = (id: string, fiscalYear: number) =>
      aStepReport({ id, item: item.key, fiscalYear, state: "postponed", source: "report" });
    const news = (id: string, given: Partial<ExpectedNews>): ExpectedNews => ({
      id,
      text: `${id}。`,
      source: "report",
      ...given,
    });
    const own = { item: item.key };
    const plan = aPlan({
      items: [item, anItem({ key: "1-1-9" })],
      records: [putOff("put-off", 2022), putOff("earlier", 2021)],
      sources: [
        aSource({ id: "report", publishedOn: "2023-06-01" }),
        aSource({ id: "undated", publishedOn: undefined }),
        aSource({ id: "late", publishedOn: "2024-04-01" }),
      ],
      expected: [
        news("year", { ...own, fiscalYear: 2023 }),
        news("month", { ...own, date: "2023-04", source: "undated" }),
        news("past", { ...own, date: "2023-03-31" }),
        news("told-later", { ...own, fiscalYear: 2025, source: "late" }),
        news("others", { item: "1-1-9", fiscalYear: 2023 }),
        news("of-the-plan", { fiscalYear: 2023 }),
      ],
    });
    const [one, other] = createYearlyReport(plan, 2022).policies.flatMap(({ all }) => all);
    expect(one?.results).toEqual([]);
    expect(one?.postponed.map(({ id }) => id)).toEqual(["put-off"]);
    expect(one?.expected.map(({ id }) => id)).toEqual(["month", "year"]);
    expect(one?.sources).toEqual(["report", "undated"]);
    expect(other?.expected.map(({ id }) => id)).toEqual(["others"]);
    // Being put off is a result of the year; that something will come is none.
    const [policy] = createYearlyReport(plan, 2022).policies;
    expect(policy?.reported.map(({ item: { key } }) => key)).toEqual([item.key]);
  });

  it("tells nothing of a record whose year nobody knows", () => {
    const { fiscalYear: _, ...undated } = aRecord({ value: 11 });
    expect(report([undated as PlanRecord])).toBeUndefined();
  });
});

it("counts every item once, by either voice", () => {
  const items = ["1-1-1", "1-1-2", "2-1-1"].map((key) => anItem({ key }));
  const states = fc.constantFrom("done", "on-track", "late", "closed");
  const ratings = fc.array(
    fc.record({
      item: fc.constantFrom(...items.map(({ key }) => key)),
      state: states,
      fiscalYear: fc.integer({ min: 2021, max: 2025 }),
    }),
  );
  fc.assert(
    fc.property(ratings, fc.integer({ min: 2021, max: 2025 }), (given, year) => {
      const records = given.map((rating, index) => aRating({ ...rating, id: `r${index}` } as Partial<PlanRecord>));
      const { policies } = createYearlyReport(aPlan({ items, records }), year);
      const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0);
      const total = policies.map(({ computed, rated, unrated, all: items, reported, unreported }) => {
        const all = reported.length + unreported.length;
        expect(items).toHaveLength(all);
        expect(sum(Object.values(computed))).toBe(all);
        expect(sum(Object.values(rated)) + unrated).toBe(all);
        return all;
      });
      expect(sum(total)).toBe(items.length);
    }),
  );
});

it("tells what is published of 財政効果額 of the year, apart from that of no one year", () => {
  const effect = (id: string, given: object = {}) =>
    ({ id, topic: "effect", text: "額は1,200万円。", source: "s1", ...given }) as const;
  const facts = [
    effect("own", { fiscalYear: 2022 }),
    effect("earlier", { fiscalYear: 2021 }),
    effect("plan-before"),
    effect("meeting", { topic: "council", fiscalYear: 2022 }),
  ];
  const { effects, otherEffects } = createYearlyReport(aPlan({ items: [item], facts }), 2022);
  expect([effects, otherEffects].map((some) => some.map(({ id }) => id))).toEqual([["own"], ["plan-before"]]);
});
