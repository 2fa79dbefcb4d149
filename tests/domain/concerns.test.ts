import { expect, it } from "vitest";
import { findContradiction, listConcerns, listUndone } from "#domain/concerns.ts";
import type { PlanRecord } from "#domain/record.ts";
import { judgePlan } from "#domain/status.ts";
import { aDirection, anItem, aPlan, aRecord } from "../support/fixtures.ts";

const rating = (given: object): PlanRecord =>
  ({
    id: "rated",
    item: "2-1-5",
    type: "rating",
    state: "late",
    fiscalYear: 2023,
    text: "遅延と評価。",
    source: "s1",
    ...given,
  }) as PlanRecord;

it("finds the department's latest rating where it contradicts what is computed, and no earlier one", () => {
  const done = { name: "done" } as const;
  expect(findContradiction([rating({})], done)?.id).toBe("rated");
  expect(findContradiction([rating({ state: "done" })], done)).toBeNull();
  expect(findContradiction([rating({}), rating({ id: "new", state: "done", fiscalYear: 2024 })], done)).toBeNull();
  expect(findContradiction([rating({})], { name: "no-record" })).toBeNull();
  expect(findContradiction([], done)).toBeNull();
});

it("collects what is overdue, 登録なし and at odds; an item may be in two lists or in none", () => {
  const plan = aPlan({
    items: [
      anItem({ key: "2-1-5" }),
      anItem({ key: "2-1-6" }),
      anItem({ key: "2-1-7" }),
      anItem({ key: "2-1-8", targets: [aDirection()] }),
    ],
    records: [
      aRecord({ id: "missed", item: "2-1-5", value: 20, fiscalYear: 2023 }),
      rating({ item: "2-1-5", state: "done" }),
      aRecord({ id: "reached", item: "2-1-6", value: 11, fiscalYear: 2023 }),
    ],
  });
  const concerns = listConcerns(plan, judgePlan(plan, "2026-11-22"));
  const keys = Object.fromEntries(Object.entries(concerns).map(([name, items]) => [name, items.map(({ key }) => key)]));
  expect(keys).toEqual({ overdue: ["2-1-5"], "no-record": ["2-1-7"], "at-odds": ["2-1-5"] });
});

it("collects what was missed or given up, in the plan's order, and nothing that may still come", () => {
  const plan = aPlan({
    items: ["2-1-5", "2-1-6", "2-1-7", "2-1-8"].map((key) => anItem({ key })),
    records: [
      rating({ id: "given-up", item: "2-1-5", type: "decision", state: "closed", date: "2024-02" }),
      aRecord({ id: "reached", item: "2-1-6", value: 11, fiscalYear: 2023 }),
      aRecord({ id: "missed", item: "2-1-7", value: 20, fiscalYear: 2023 }),
    ],
  });
  const statuses = judgePlan(plan, "2026-11-22");
  expect(listUndone(plan.items, statuses).map(({ key }) => key)).toEqual(["2-1-5", "2-1-7"]);
  expect(listUndone(plan.items, judgePlan({ ...plan, records: [] }, "2026-11-22"))).toEqual([]);
});
