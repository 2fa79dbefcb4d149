import { expect, it } from "vitest";
import { compilePlan } from "#compile/compile-plan.ts";
import { findNumber } from "#domain/edition.ts";
import { Plan } from "#domain/plan.ts";
import { aSmallItem, SMALL_FILES, SMALL_PLAN } from "../support/small-plan.ts";

function compiled(changes: Record<string, string> = {}): Plan {
  const result = compilePlan({ ...SMALL_FILES, ...changes });
  expect(result.ok ? [] : result.problems).toEqual([]);
  if (!result.ok) throw new Error("does not compile");
  return result.plan;
}

it("needs no outline, notes, diagram, areas, facts or printed counts", () => {
  const plan = compiled();
  expect(Plan.safeParse(plan).error).toBeUndefined();
  expect(plan).toMatchObject({ chapters: [], notes: [], areas: [], facts: [], governance: { parts: [] } });
  expect(plan.governance).not.toHaveProperty("lead");
});

it("counts the items itself where the plan prints no counts", () => {
  const { printedTotal, policies } = compiled();
  expect([printedTotal, policies[0]?.printedCount, policies[0]?.sections[0]?.printedCount]).toEqual([3, 3, 3]);
});

it("shows numbers of any printed form, in their order, and files records by key", () => {
  const plan = compiled();
  expect(plan.items.map((item) => findNumber(item, plan))).toEqual(["Ⅰ-2-(3)", "施策9", "施策12"]);
  expect(plan.records.map(({ item }) => item)).toEqual(["shisaku-9"]);
});

it("shows and orders an item by the newest edition's number, and puts last what that edition no longer has", () => {
  const newer = SMALL_PLAN.replace(
    "policies:",
    "  - { id: second, label: 改訂, title: 架空町改革の方針, date: 2025-03 }\npolicies:",
  );
  const text = SMALL_FILES["plans/1/source/first.txt"] ?? "";
  const plan = compiled({
    "plans/1/plan.yaml": newer,
    "plans/1/source/second.txt": `${text} 改訂 予約の導入 予約の導入に取り組む。 予約の導入を進める。`,
    "plans/1/items/shisaku-12.yaml": aSmallItem("shisaku-12", "施策12", "窓口の一本化").replace(
      "}",
      ', second: "施策1" }',
    ),
    "plans/1/items/shisaku-9.yaml": aSmallItem("shisaku-9", "施策9", "書類の電子化").replace(
      "}",
      ', second: "施策10" }',
    ),
    "plans/1/items/second-2.yaml": aSmallItem("second-2", "施策2", "予約の導入").replace("first", "second"),
  });
  expect(plan.items.map((item) => findNumber(item, plan))).toEqual(["施策1", "施策2", "施策10", "Ⅰ-2-(3)"]);
  expect(plan.printedTotal).toBe(3);
});
