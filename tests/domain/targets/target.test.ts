import { expect, it } from "vitest";
import { metricOf } from "#domain/targets/target.ts";
import { aDirection, aMilestone, aQuantity, aYearly } from "../../support/fixtures.ts";

it.each([
  ["a quantity, in its own", aQuantity({ metric: "routes" }), "routes"],
  [
    "a yearly duty with a threshold, in that one's",
    aYearly({ threshold: { metric: "rate", done: 99, partly: 90 } }),
    "rate",
  ],
  ["a yearly duty alone, in none", aYearly(), undefined],
  ["a direction, in its own", aDirection({ metric: "routes" }), "routes"],
  ["steps, in none", aMilestone(), undefined],
])("%s", (_, target, metric) => expect(metricOf(target)).toBe(metric));
