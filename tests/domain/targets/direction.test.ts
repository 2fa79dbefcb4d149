import { expect, it } from "vitest";
import { judgeTarget } from "#domain/status.ts";
import { aContext, aDirection, aRecord } from "../../support/fixtures.ts";

it("is never rated", () => {
  expect(judgeTarget(aDirection(), [aRecord()], aContext())).toEqual({
    target: "a",
    name: "not-rated",
    reason: { kind: "no-threshold", values: [], trend: null },
  });
});

it("shows its values, and a trend where two can be compared", () => {
  const records = [2021, 2023].map((fiscalYear) => aRecord({ fiscalYear, value: fiscalYear - 2000 }));
  const values = [
    { fiscalYear: 2021, value: 21 },
    { fiscalYear: 2023, value: 23 },
  ];
  const target = aDirection({ metric: "routes" });
  expect(judgeTarget(target, records.slice(0, 1), aContext()).reason).toMatchObject({ trend: null });
  expect(judgeTarget(target, records, aContext()).reason).toEqual({
    kind: "no-threshold",
    values,
    trend: { first: values[0], last: values[1] },
  });
});
