import { expect, it } from "vitest";
import type { Plan } from "#domain/plan.ts";
import { previewChanges } from "#domain/preview.ts";
import type { PlanRecord } from "#domain/record.ts";
import { anItem, aPlan, aRecord, aSource } from "../support/fixtures.ts";

const [policy] = aPlan().policies;
if (!policy) throw new Error("the fixture has no policy");
const plan = aPlan({
  policies: [policy, { ...policy, id: "1" }],
  items: [anItem(), anItem({ key: "2-1-6" }), anItem({ key: "1-1-1", policy: "1" })],
});
const rating = (id: string, given: Partial<PlanRecord> = {}): PlanRecord =>
  ({
    id,
    item: "2-1-5",
    text: "順調。",
    source: "s1",
    type: "rating",
    state: "on-track",
    fiscalYear: 2023,
    ...given,
  }) as PlanRecord;
const preview = (newer: Plan, older: Plan = plan) =>
  previewChanges({ plan: older, asOf: "2024-05-01" }, { plan: newer, asOf: "2024-06-01" }, [2023, 2022]);

it("has nothing to tell where nothing changes", () => {
  const { items, plan: whole, council } = preview(plan);
  expect([items, whole]).toEqual([[], []]);
  expect(council.map((part) => part.policy?.id ?? null)).toEqual([null, "2", "1"]);
  for (const { statuses, years } of council) {
    expect(statuses.after).toEqual(statuses.before);
    expect(years.map(({ fiscalYear }) => fiscalYear)).toEqual([2022, 2023]);
    for (const { ratings, answered } of years) {
      expect(ratings.after).toEqual(ratings.before);
      expect(answered.after).toBe(answered.before);
    }
  }
});

it("tells which items change, in the plan's order, with their statuses and what followers read", () => {
  const records = [
    aRecord({ item: "2-1-6", fiscalYear: 2023, value: 11 }),
    aRecord({ id: "x", fiscalYear: 2022, value: 20 }),
  ];
  const { items } = preview({ ...plan, records });
  expect(items.map(({ item, before, after }) => [item.key, before?.name, after.name])).toEqual([
    ["2-1-5", "no-record", "no-record"],
    ["2-1-6", "no-record", "done"],
  ]);
  expect(items[1]?.changes.every(({ item }) => item === "2-1-6")).toBe(true);
  expect(items[1]?.changes.some(({ field }) => field === "status")).toBe(true);
});

it("tells an item that was not there before, and what changes of the plan as a whole", () => {
  const older = { ...plan, items: plan.items.slice(1) };
  const { items, plan: whole } = preview(
    { ...plan, sources: [aSource(), aSource({ id: "s2" })], title: "別の名前" },
    older,
  );
  expect(items.map(({ item, before }) => [item.key, before])).toEqual([["2-1-5", null]]);
  expect(whole.map(({ item, field }) => [item, field])).toEqual([
    [undefined, "title"],
    [undefined, "source.s2"],
  ]);
});

it("counts statuses, and by year ratings in force and answers, of the plan and of each policy", () => {
  const records = [
    aRecord({ item: "2-1-6", fiscalYear: 2023, value: 11 }),
    rating("a"),
    rating("b", { item: "1-1-1", state: "late" } as Partial<PlanRecord>),
    rating("wrong", { item: "2-1-6", state: "closed" } as Partial<PlanRecord>),
    rating("right", { item: "2-1-6", state: "done", corrects: "wrong" } as Partial<PlanRecord>),
    rating("other-year", { fiscalYear: 2022, state: "closed" } as Partial<PlanRecord>),
  ];
  const { council } = preview({ ...plan, records });
  const [earlier, years] = [0, 1].map((index) => council.flatMap((part) => part.years.slice(index, index + 1)));
  const none = { done: 0, "on-track": 0, late: 0, closed: 0 };
  expect(years?.map(({ ratings }) => ratings.before)).toEqual([none, none, none]);
  expect(years?.map(({ ratings }) => ratings.after)).toEqual([
    { ...none, done: 1, "on-track": 1, late: 1 },
    { ...none, done: 1, "on-track": 1 },
    { ...none, late: 1 },
  ]);
  // Each item is asked for its figure and for the department's word.
  expect(years?.map(({ answered }) => answered)).toEqual([
    { before: 0, after: 4, of: 6 },
    { before: 0, after: 3, of: 4 },
    { before: 0, after: 1, of: 2 },
  ]);
  expect(earlier?.map(({ ratings, answered }) => [ratings.after.closed, answered.after])).toEqual([
    [1, 1],
    [1, 1],
    [0, 0],
  ]);
  expect(council.map(({ statuses }) => [statuses.before["no-record"], statuses.after["no-record"]])).toEqual([
    [3, 2],
    [2, 1],
    [1, 1],
  ]);
  expect(council.map(({ statuses }) => statuses.after.done)).toEqual([1, 1, 0]);
});
