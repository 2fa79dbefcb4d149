import { expect, it } from "vitest";
import { todayInTokyo } from "#domain/today.ts";

it.each([
  ["2026-03-31T14:59:59.999Z", "2026-03-31"],
  ["2026-03-31T15:00:00.000Z", "2026-04-01"],
  ["2027-12-31T15:00:00.000Z", "2028-01-01"],
])("begins a day at midnight in Tokyo: %s", (moment, day) => {
  expect(todayInTokyo(Date.parse(moment))).toBe(day);
});
