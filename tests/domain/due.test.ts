import { expect, it } from "vitest";
import { findLastDue, isDueWithoutRecord, listDueYears } from "#domain/due.ts";
import { judgeItem } from "#domain/status.ts";
import { aContext, aDirection, aMilestone, anItem, aQuantity, aRecord, aYearly } from "../support/fixtures.ts";

it.each([
  { targets: [aQuantity()], asOf: "2024-04-01", expected: true, why: "its due year has ended" },
  { targets: [aQuantity()], asOf: "2024-03-31", expected: false, why: "its due year has not ended" },
  { targets: [aYearly()], asOf: "2022-04-01", expected: true, why: "a year of its duty has ended" },
  { targets: [aDirection()], asOf: "2026-11-22", expected: false, why: "nothing is ever due" },
])("is $expected where $why", ({ targets, asOf, expected }) => {
  const item = anItem({ targets });
  const status = judgeItem(item, [], aContext({ asOf }));
  expect(isDueWithoutRecord(item, status, { first: 2021, last: 2025 }, asOf)).toBe(expected);
});

it("is false where the result is known, or where nothing is known of the status", () => {
  const item = anItem();
  const period = { first: 2021, last: 2025 };
  const status = judgeItem(item, [aRecord({ fiscalYear: 2023, value: 11 })], aContext({ asOf: "2024-04-01" }));
  expect(isDueWithoutRecord(item, status, period, "2024-04-01")).toBe(false);
  expect(isDueWithoutRecord(item, { targets: [] }, period, "2024-04-01")).toBe(false);
});

it.each([
  { target: aQuantity(), years: [2023] },
  {
    target: aMilestone({ steps: [2025, 2022, 2025].map((due, index) => ({ id: `s${index}`, name: "開校", due })) }),
    years: [2022, 2025],
  },
  { target: aYearly(), years: [2021, 2022, 2023, 2024, 2025] },
  { target: aYearly({ start: 2022, end: 2023 }), years: [2022, 2023] },
  { target: aDirection(), years: [] },
])("is due in $years", ({ target, years }) => {
  const period = { first: 2021, last: 2025 };
  expect(listDueYears(target, period)).toEqual(years);
  expect(findLastDue({ targets: [target] }, period)).toBe(years.at(-1) ?? null);
});
