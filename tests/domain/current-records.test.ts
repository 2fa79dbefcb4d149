import fc from "fast-check";
import { expect, it } from "vitest";
import {
  compareRecords,
  findLatest,
  findWithdrawn,
  listCurrentRecords,
  listYearValues,
} from "#domain/current-records.ts";
import type { PlanRecord } from "#domain/record.ts";
import { aRecord } from "../support/fixtures.ts";

const idsOf = (records: readonly PlanRecord[]) => records.map(({ id }) => id);
const withdrawal = (id: string, withdraws: string): PlanRecord => ({
  id,
  item: "2-1-5",
  text: "取り下げます。",
  source: "s1",
  type: "event",
  withdraws,
});
const event: PlanRecord = { id: "e", item: "2-1-5", text: "開いた。", source: "s1", type: "event" };

it.each([
  { what: "all of them where none replaces another", records: [aRecord({ id: "a" }), event], current: ["a", "e"] },
  {
    what: "a correction below the row that it corrects",
    records: [aRecord({ id: "a" }), aRecord({ id: "b", corrects: "a" })],
    current: ["b"],
  },
  {
    what: "a correction above the row that it corrects",
    records: [aRecord({ id: "b", corrects: "a" }), aRecord({ id: "a" })],
    current: ["b"],
  },
  {
    what: "the last of a chain, in any order of the rows",
    records: [aRecord({ id: "b", corrects: "a" }), aRecord({ id: "c", corrects: "b" }), aRecord({ id: "a" })],
    current: ["c"],
  },
  {
    what: "neither what is withdrawn nor the withdrawal",
    records: [aRecord({ id: "a" }), withdrawal("w", "a"), event],
    current: ["e"],
  },
  {
    what: "a record again whose correction is withdrawn",
    records: [withdrawal("w", "b"), aRecord({ id: "a" }), aRecord({ id: "b", corrects: "a" })],
    current: ["a"],
  },
])("holds in force $what", ({ records, current }) => {
  expect(idsOf(listCurrentRecords(records))).toEqual(current);
});

it("finds what a record withdraws, and nothing in any other", () => {
  expect([withdrawal("w", "a"), event, aRecord()].map(findWithdrawn)).toEqual(["a", undefined, undefined]);
});

it.each<[string, Partial<PlanRecord>, Partial<PlanRecord>]>([
  ["an earlier fiscal year", { fiscalYear: 2021, date: "2023-01-01" }, { fiscalYear: 2022, date: "2022-01-01" }],
  ["an earlier date of one year", { fiscalYear: 2021, date: "2022-01-01" }, { fiscalYear: 2021, date: "2022-01-02" }],
  ["no date before a date", { fiscalYear: 2021, date: undefined }, { fiscalYear: 2021, date: "2021-04-01" }],
  ["nothing known before a year", { fiscalYear: undefined, date: undefined }, { fiscalYear: 2021 }],
  [
    "a date's fiscal year",
    { fiscalYear: undefined, date: "2022-03-31" },
    { fiscalYear: undefined, date: "2022-04-01" },
  ],
  // 2022 may be FY2021: it comes before what is surely FY2022, and after what is FY2020.
  ["a bare year as the fiscal year before", { fiscalYear: undefined, date: "2022" }, { fiscalYear: 2022 }],
  ["the fiscal year two before a bare year", { fiscalYear: 2020 }, { fiscalYear: undefined, date: "2022" }],
  ["the lower id where all else is equal", { id: "a" }, { id: "b" }],
])("puts %s first", (_, first, second) => {
  const [a, b] = [aRecord({ id: "x", ...(first as object) }), aRecord({ id: "x", ...(second as object) })];
  expect(compareRecords(a, b)).toBeLessThan(0);
  expect(compareRecords(b, a)).toBeGreaterThan(0);
  expect(compareRecords(a, a)).toBe(0);
  expect(findLatest([a, b])).toBe(b);
  expect(findLatest([b, a])).toBe(b);
});

it("finds no latest of none", () => {
  expect(findLatest([])).toBeNull();
});

it("lists one value in force a year, ascending, of the metric and the kind asked for", () => {
  const records = [
    aRecord({ id: "b", fiscalYear: 2022, value: 17 }),
    aRecord({ id: "a", fiscalYear: 2021, value: 18, date: "2022-04-01" }),
    aRecord({ id: "a2", fiscalYear: 2021, value: 16, date: "2022-06-01" }),
    aRecord({ id: "c", fiscalYear: 2023, value: 9, interim: true }),
    aRecord({ id: "d", fiscalYear: 2020, value: 1, subject: "riders" }),
    { ...aRecord({ id: "e", value: 5 }), fiscalYear: undefined },
    { ...event, id: "f", fiscalYear: 2020 },
  ];
  expect(listYearValues("routes", records, "year-end").map(({ id }) => id)).toEqual(["a2", "b"]);
  expect(listYearValues("routes", records, "interim").map(({ id }) => id)).toEqual(["c"]);
});

it("gives the same, whatever the order of the rows", () => {
  const rows = [
    aRecord({ id: "a", value: 18 }),
    aRecord({ id: "b", value: 17, corrects: "a" }),
    aRecord({ id: "c", value: 16, fiscalYear: 2022 }),
    withdrawal("w", "c"),
    event,
  ];
  fc.assert(
    fc.property(fc.shuffledSubarray(rows, { minLength: rows.length }), (shuffled) => {
      expect(new Set(idsOf(listCurrentRecords(shuffled)))).toEqual(new Set(["b", "e"]));
    }),
  );
});
