import { describe, expect, it } from "vitest";
import { compilePlan } from "#compile/compile-plan.ts";
import { listAllDeadlines, matchesFilter, sortItems } from "#domain/item-filter.ts";
import { readItemFilter } from "#domain/item-query.ts";
import { judgePlan } from "#domain/status.ts";
import { createYearBoard } from "#domain/year-board.ts";
import { readData } from "../../src/build/read-data.ts";
import { aDirection, aMilestone, anItem, aPlan, aQuantity, aYearly } from "../support/fixtures.ts";

const plan = aPlan({
  items: [
    anItem({ key: "1-1-1", targets: [aDirection()] }),
    anItem({ key: "1-1-2", targets: [aYearly()] }),
    anItem({ key: "1-1-3", targets: [aQuantity({ dueAssumed: true, target: { fiscalYear: 2025, value: 30 } })] }),
    anItem({ key: "1-1-4", targets: [aMilestone({ steps: [{ id: "one", name: "開校", due: 2024 }] })] }),
    anItem({ key: "1-1-5", targets: [aQuantity(), aYearly({ id: "b" })] }),
  ],
});
const context = { plan, statuses: judgePlan(plan, "2026-11-22") };
const filterBy = (due: number) => readItemFilter((name) => (name === "due" ? String(due) : ""));
const listDueIn = (due: number) =>
  plan.items.filter((item) => matchesFilter(item, filterBy(due), context)).map(({ key }) => key);

describe("a deadline", () => {
  it("is never the last year of a yearly duty, nor a year that only the app assumes", () => {
    expect([2021, 2022, 2023, 2024, 2025].map(listDueIn)).toEqual([[], [], ["1-1-5"], ["1-1-4"], []]);
    expect(listAllDeadlines(plan)).toEqual([2023, 2024]);
  });

  it("orders items, those without one last and in the plan's order", () => {
    expect(sortItems(plan.items, "due", context).map(({ key }) => key)).toEqual([
      "1-1-5",
      "1-1-4",
      "1-1-1",
      "1-1-2",
      "1-1-3",
    ]);
  });
});

it("finds for every year of the real plan the items that the board of years puts under it", async () => {
  const data = compilePlan((await readData(new URL("../../data", import.meta.url).pathname)).files);
  if (!data.ok) throw new Error("the data do not compile");
  const real = { plan: data.plan, statuses: judgePlan(data.plan, "2026-11-22") };
  for (const { fiscalYear, dues } of createYearBoard({ ...real, asOf: "2026-11-22" }).years) {
    const stated = dues.filter(({ target }) => !target.dueAssumed).map(({ item }) => item.key);
    const found = data.plan.items.filter((item) => matchesFilter(item, filterBy(fiscalYear), real));
    expect(found.map(({ key }) => key)).toEqual([...new Set(stated)]);
  }
});
