import { expect, it } from "vitest";
import { averageRate, elapsedTimeRate, growthPaceRate } from "#domain/method-comparison.ts";
import { nameByPace } from "#domain/status.ts";
import { WORKED_TARGET } from "#domain/worked-cases.ts";

it.each([
  { year: 2017, rate: 0 },
  { year: 2018, rate: 0 },
  { year: 2021, rate: 0.6 },
  { year: 2025, rate: 1 },
])("counts time: $rate in FY$year, whatever was achieved", ({ year, rate }) => {
  expect(elapsedTimeRate(WORKED_TARGET, year)).toBeCloseTo(rate, 10);
});

it.each([
  { value: 15.4, rate: 0.866, name: "slightly-behind" },
  { value: 18, rate: 0.5, name: "behind" },
  { value: 22, rate: 0, name: "behind" },
  { value: 23, rate: -0.115, name: "behind" },
])("calls $value, by rates of growth, $name", ({ value, rate, name }) => {
  const pace = growthPaceRate(WORKED_TARGET, { fiscalYear: 2021, value });
  expect(pace).toBeCloseTo(rate, 3);
  expect(nameByPace(pace ?? 0)).toBe(name);
});

it.each([
  { why: "the baseline is 0", baseline: 0, target: 72_000, year: 2021 },
  { why: "the target is 0", baseline: 10, target: 0, year: 2021 },
  { why: "nothing is to change", baseline: 10, target: 10, year: 2021 },
  { why: "no year has passed", baseline: 10, target: 20, year: 2018 },
])("has no rate of growth where $why", ({ baseline, target, year }) => {
  const way = { baseline: { fiscalYear: 2018, value: baseline }, target: { fiscalYear: 2023, value: target } };
  expect(growthPaceRate(way, { fiscalYear: year, value: 5 })).toBeNull();
});

it("averages a setback away", () => {
  expect(averageRate([1.2, -0.2])).toBeCloseTo(0.5, 10);
  expect(averageRate([])).toBeNull();
});
