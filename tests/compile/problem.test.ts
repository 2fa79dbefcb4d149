import { expect, it } from "vitest";
import { describeProblems, findNearest } from "#compile/problem.ts";

it.each([
  { name: "企画科", existing: ["建設課", "企画課"], nearest: "企画課" },
  { name: "pasenger", existing: ["routes", "passengers"], nearest: "passengers" },
  { name: "b", existing: ["a", "c"], nearest: "a" },
  { name: "企画課", existing: ["会計課室"], nearest: null },
  { name: "routes", existing: ["passengers"], nearest: null },
  { name: "routes", existing: [], nearest: null },
  { name: "あ".repeat(101), existing: ["あ".repeat(100)], nearest: null },
])("takes $nearest for what was meant by $name", ({ name, existing, nearest }) => {
  expect(findNearest(name, existing)).toBe(nearest);
});

it("names a file that has no lines once for all that it counts", () => {
  const problems = [1, 2, 3, 4, 5].map((number) => ({
    file: "plans/4/versions/1.json",
    field: `plan.items.${number}.title`,
    message: "空です",
  }));
  expect(describeProblems(problems).at(-1)).toBe("  ほか2件: plan.items.4.title（1.json）");
});
