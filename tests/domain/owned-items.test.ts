import { expect, it } from "vitest";
import { listOwnedItems } from "#domain/owned-items.ts";
import { judgePlan } from "#domain/status.ts";
import { aMilestone, anItem, aPlan, aQuantity, aRecord, aYearly } from "../support/fixtures.ts";

const plan = aPlan({
  items: [
    anItem({ key: "1-1-1", owners: [{ department: "money" }], targets: [aQuantity()] }),
    anItem({
      key: "1-1-2",
      owners: [
        { department: "people", duties: [1] },
        { department: "money", duties: [2] },
        { department: "money", areas: ["east"] },
      ],
      targets: [aYearly(), aMilestone({ id: "b" })],
    }),
    anItem({ key: "1-1-3", owners: [{ department: "money" }], targets: [aQuantity({ dueAssumed: true })] }),
    anItem({ key: "1-1-4", owners: [{ department: "people" }] }),
  ],
  records: [aRecord({ item: "1-1-1", fiscalYear: 2023, value: 11 })],
});
const own = listOwnedItems(plan, judgePlan(plan, "2026-11-22"), "money");

it("lists a department's items, each once, with the entries that name it", () => {
  expect(own.owned.map(({ item, owners }) => [item.key, owners.length])).toEqual([
    ["1-1-1", 1],
    ["1-1-2", 2],
    ["1-1-3", 1],
  ]);
});

it("counts an item once a year, and takes no assumed year for a deadline", () => {
  expect(own.deadlines).toEqual([{ fiscalYear: 2023, count: 2 }]);
  expect(own.everyYear.map(({ key }) => key)).toEqual(["1-1-2"]);
});

it("tells deadlines from the first to the last", () => {
  const items = [2025, 2022, 2024].map((fiscalYear, index) =>
    anItem({
      key: `1-1-${index + 1}`,
      owners: [{ department: "money" }],
      targets: [aQuantity({ target: { fiscalYear, value: 11 } })],
    }),
  );
  const years = listOwnedItems(aPlan({ items }), new Map(), "money").deadlines.map(({ fiscalYear }) => fiscalYear);
  expect(years).toEqual([2022, 2024, 2025]);
});

it("tells which items lack a published result", () => {
  expect(own.withoutRecord.map(({ key }) => key)).toEqual(["1-1-2", "1-1-3"]);
});
