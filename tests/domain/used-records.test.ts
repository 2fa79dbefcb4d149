import { expect, it } from "vitest";
import { isUsedForStatus } from "#domain/used-records.ts";
import {
  aDecision,
  aDirection,
  anItem,
  aQuantity,
  aRecord,
  aStepReport,
  aYearly,
  aYearReport,
} from "../support/fixtures.ts";

const routes = aRecord();

it.each([
  { what: "a figure of a quantity's metric", record: routes, targets: [aQuantity()], used: true },
  {
    what: "a figure of a running year",
    record: { ...routes, interim: true as const },
    targets: [aQuantity()],
    used: false,
  },
  { what: "a figure of another metric", record: routes, targets: [aQuantity({ metric: "riders" })], used: false },
  { what: "a figure of a direction", record: routes, targets: [aDirection({ metric: "routes" })], used: false },
  {
    what: "the number by which a yearly duty is filled",
    record: routes,
    targets: [aYearly({ threshold: { metric: "routes", done: 3, partly: 1 } })],
    used: true,
  },
  { what: "a step", record: aStepReport(), targets: [aQuantity()], used: true },
  { what: "a year", record: aYearReport(), targets: [aYearly()], used: true },
  { what: "a decision", record: aDecision(), targets: [aYearly()], used: true },
])("$what can decide a status: $used", ({ record, targets, used }) => {
  expect(isUsedForStatus(record, anItem({ targets }))).toBe(used);
});
