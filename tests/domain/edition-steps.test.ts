import { expect, it } from "vitest";
import { compilePlan } from "#compile/compile-plan.ts";
import { groupByFate, listEditionSteps } from "#domain/edition-steps.ts";
import { ADOPTED_FILES } from "../support/adopted-plan.ts";

function compile() {
  const result = compilePlan(ADOPTED_FILES);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.plan;
}

const plan = compile();

it.each([
  { key: "1-1-1", fate: "same", origins: [], parts: [] },
  { key: "1-1-2", fate: "reworded", origins: [], parts: [] },
  { key: "1-1-3", fate: "split", origins: [], parts: ["adopted-1-1-4"] },
  { key: "adopted-1-1-4", fate: "split", origins: ["1-1-3"], parts: [] },
  { key: "1-1-4", fate: "merged", origins: ["1-1-5"], parts: [] },
  { key: "1-1-5", fate: "merged", origins: [], parts: ["1-1-4"] },
  { key: "1-1-6", fate: "ended", origins: [], parts: [] },
  { key: "adopted-1-1-6", fate: "new", origins: [], parts: [] },
])("finds that $key is $fate", ({ key, ...expected }) => {
  const item = plan.items.find((one) => one.key === key);
  const steps = item ? listEditionSteps(item, plan) : [];
  expect(steps).toEqual([expect.objectContaining(expected)]);
});

it("gives both texts of what was reworded, and none of what was not", () => {
  const textsOf = (key: string) =>
    plan.items.filter((one) => one.key === key).flatMap((item) => listEditionSteps(item, plan)[0]?.texts ?? []);
  expect(textsOf("1-1-2")).toEqual([
    {
      field: "goal",
      old: "令和7年度までに、電子にする書類を20種類にする。",
      new: "令和8年度までに、電子にする書類を30種類にする。",
    },
  ]);
  expect(textsOf("1-1-1")).toEqual([]);
});

it("counts every item once", () => {
  const groups = groupByFate(plan);
  expect(Object.fromEntries([...(groups ?? [])].map(([fate, keys]) => [fate, keys.length]))).toEqual({
    same: 1,
    reworded: 1,
    split: 2,
    merged: 2,
    ended: 1,
    new: 1,
  });
});

it("says nothing where editions are not compared", () => {
  const editions = plan.editions.map(({ compared: _, ...edition }) => edition);
  expect(groupByFate({ ...plan, editions })).toBeNull();
  expect(plan.items.flatMap((item) => listEditionSteps(item, { ...plan, editions }))).toEqual([]);
});
