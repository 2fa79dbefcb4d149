import { expect, it } from "vitest";
import { findLastDue, listDueYears } from "#domain/due.ts";
import { aDirection, aMilestone, aQuantity, aYearly } from "../support/fixtures.ts";

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
