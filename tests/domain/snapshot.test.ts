import { describe, expect, it } from "vitest";
import * as z from "zod/mini";
import { Snapshot } from "#domain/snapshot.ts";
import {
  aDecision,
  aDirection,
  aMilestone,
  anItem,
  aPlan,
  aQuantityWithoutBaseline,
  aRecord,
  aSnapshot,
  aStepReport,
  aYearly,
  aYearReport,
  FIVE_PARTS,
  OTHER_VOICES,
} from "../support/fixtures.ts";

const targets = [
  aQuantityWithoutBaseline(),
  aMilestone({ id: "b" }),
  aYearly({ id: "c", parts: FIVE_PARTS }),
  aDirection({ id: "d" }),
];
const records = [aRecord(), aStepReport(), aYearReport(), aDecision(), ...OTHER_VOICES];

describe("a snapshot", () => {
  it("may hold targets and records of every kind", () => {
    const snapshot = aSnapshot({ plan: aPlan({ items: [anItem({ targets })], records }) });
    const result = z.safeParse(Snapshot, snapshot);
    expect(result.error?.issues ?? []).toEqual([]);
  });

  it("is not accepted with a field that nobody knows", () => {
    expect(z.safeParse(Snapshot, { ...aSnapshot(), extra: 1 }).success).toBe(false);
  });

  it.each(["javascript:alert(1)", "data:text/html,x", "//example.jp", ""])(
    "is not accepted with a link to %s",
    (url) => {
      const plan = aPlan();
      const given = aSnapshot({ plan: { ...plan, results: { ...plan.results, url } } });
      expect(z.safeParse(Snapshot, given).success).toBe(false);
    },
  );
});
