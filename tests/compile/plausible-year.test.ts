import { expect, it } from "vitest";
import { explainImplausibleYear } from "#compile/plausible-year.ts";

const period = { first: 2021, last: 2025 };

it.each([undefined, 2001, 2023, 2040])("takes the year %s for one that a plan may speak of", (year) => {
  expect(explainImplausibleYear(year, period)).toBeNull();
});

it.each([2000, 2041, 5])("takes the year %d for a slip, and says between which years it should be", (year) => {
  expect(explainImplausibleYear(year, period)).toBe(
    "計画の期間から離れすぎた年度です。2001から2040までの西暦で書いてください",
  );
});
