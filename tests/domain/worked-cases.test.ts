import { expect, it } from "vitest";
import { judgeTarget } from "#domain/status.ts";
import { WORKED_CASES, WORKED_METRIC, WORKED_TARGET, workedRecord } from "#domain/worked-cases.ts";
import { aContext } from "../support/fixtures.ts";

it.each(WORKED_CASES)("judges $actuals as of $asOf as $status ($timing)", ({ actuals, asOf, status, timing }) => {
  const records = actuals.map((actual) => workedRecord(actual));
  const { name, reason } = judgeTarget(WORKED_TARGET, records, aContext({ asOf, metrics: [WORKED_METRIC] }));
  expect({ name, timing: "timing" in reason ? reason.timing : undefined }).toEqual({ name: status, timing });
});
