import { expect, it } from "vitest";
import { readCurrentPlanId } from "#compile/site-file.ts";
import { sampleData, sampleDataWith } from "../support/sample-data.ts";

it("names the current plan, and none where site.yaml is missing or broken", () => {
  expect(readCurrentPlanId(sampleData())).toBe("9");
  expect(readCurrentPlanId({})).toBeNull();
  expect(readCurrentPlanId(sampleDataWith("site.yaml", 'plan: "9"', "plan: [9]"))).toBeNull();
});
