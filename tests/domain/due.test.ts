import { expect, it } from "vitest";
import { isDueWithoutRecord } from "#domain/due.ts";
import { judgeItem } from "#domain/status.ts";
import { aContext, aDirection, anItem, aQuantity, aYearly } from "../support/fixtures.ts";

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
