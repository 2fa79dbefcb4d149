import { describe, expect, it } from "vitest";
import { compilePlan } from "#compile/compile-plan.ts";
import { listAllDeadlines, matchesFilter, sortItems } from "#domain/item-filter.ts";
import { type ItemFilter, isNarrowed, readItemFilter } from "#domain/item-query.ts";
import { judgePlan } from "#domain/status.ts";
import { createYearBoard } from "#domain/year-board.ts";
import { readData } from "../../src/build/read-data.ts";
import { aDirection, aMilestone, anItem, aPlan, aQuantity, aRecord, aYearly } from "../support/fixtures.ts";

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

describe("the filter", () => {
  const items = [
    anItem({ key: "1-1-1", policy: "1", section: "1", areas: ["east"], origin: "new" }),
    anItem({
      key: "1-2-1",
      policy: "1",
      section: "2",
      origin: "continued",
      targets: [aQuantity(), aDirection({ id: "b" })],
    }),
    anItem({
      key: "2-1-1",
      areas: ["west", "east"],
      owners: [{ department: "zaisei" }, { department: "kurashi" }],
      targets: [aYearly()],
    }),
  ];
  const all = {
    plan: aPlan({ items }),
    statuses: judgePlan(aPlan({ items, records: [aRecord({ item: "1-1-1", fiscalYear: 2023 })] }), "2026-11-22"),
  };
  const find = (given: Partial<ItemFilter>) => {
    const filter = readItemFilter((name) => given[name]);
    return items.filter((item) => matchesFilter(item, filter, all)).map(({ key }) => key);
  };

  it.each<[Partial<ItemFilter>, string[]]>([
    [{}, ["1-1-1", "1-2-1", "2-1-1"]],
    [{ policy: "1" }, ["1-1-1", "1-2-1"]],
    [{ section: "2" }, ["1-2-1"]],
    [{ area: "east" }, ["1-1-1", "2-1-1"]],
    [{ area: "all" }, ["1-2-1"]],
    [{ department: "kurashi" }, ["2-1-1"]],
    [{ department: "machizukuri" }, ["1-1-1", "1-2-1"]],
    [{ status: "overdue" }, ["1-1-1"]],
    [{ status: "no-record" }, ["1-2-1", "2-1-1"]],
    [{ kind: "direction" }, ["1-2-1"]],
    [{ kind: "yearly" }, ["2-1-1"]],
    [{ origin: "continued" }, ["1-2-1"]],
    [{ policy: "1", area: "east" }, ["1-1-1"]],
    [{ policy: "1", kind: "yearly" }, []],
  ])("%j leaves %j", (filter, keys) => {
    expect(find(filter)).toEqual(keys);
  });

  it.each<[Partial<ItemFilter>, boolean]>([
    [{}, false],
    [{ sort: "due" }, false],
    [{ q: "バス" }, true],
    [{ policy: "1" }, true],
    [{ section: "1", sort: "due" }, true],
    [{ area: "east" }, true],
    [{ department: "zaisei" }, true],
    [{ due: "2025" }, true],
    [{ status: "done" }, true],
    [{ kind: "yearly" }, true],
    [{ origin: "new" }, true],
  ])("narrows the list by %j: %s", (filter, isNarrow) => {
    expect(isNarrowed(readItemFilter((name) => filter[name]))).toBe(isNarrow);
  });

  it("orders by status what needs attention first, and leaves the plan's order where nothing is asked", () => {
    const keysBy = (sort: string) => sortItems([...items].reverse(), sort, all).map(({ key }) => key);
    expect(keysBy("status")).toEqual(["1-1-1", "2-1-1", "1-2-1"]);
    expect(keysBy("")).toEqual(["2-1-1", "1-2-1", "1-1-1"]);
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
