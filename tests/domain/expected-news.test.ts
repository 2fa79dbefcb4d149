import { expect, it } from "vitest";
import {
  type ExpectedNews,
  findLastSearch,
  isPast,
  listAllExpectedNews,
  listExpectedNews,
} from "#domain/expected-news.ts";
import { aPlan } from "../support/fixtures.ts";

const news = (id: string, given: Partial<ExpectedNews>): ExpectedNews => ({
  id,
  text: "結果が公表される。",
  source: "s1",
  ...given,
});

it.each([
  { when: { date: "2027-03-31" }, asOf: "2027-03-31", past: false },
  { when: { date: "2027-03-31" }, asOf: "2027-04-01", past: true },
  { when: { date: "2027-03" }, asOf: "2027-03-31", past: false },
  { when: { date: "2027-03" }, asOf: "2027-04-01", past: true },
  { when: { fiscalYear: 2026 }, asOf: "2027-03-31", past: false },
  { when: { fiscalYear: 2026 }, asOf: "2027-04-01", past: true },
])("$when has passed by $asOf: $past", ({ when, asOf, past }) => {
  expect(isPast(when, asOf)).toBe(past);
});

it("lists what is still to come for one item, or for the plan alone, the next first", () => {
  const plan = aPlan({
    expected: [
      news("later", { item: "2-1-5", fiscalYear: 2027 }),
      news("next", { item: "2-1-5", date: "2027-02" }),
      news("over", { item: "2-1-5", date: "2026-02" }),
      news("whole", { fiscalYear: 2026 }),
    ],
  });
  expect(listExpectedNews(plan, "2026-11-22", "2-1-5").map(({ id }) => id)).toEqual(["next", "later"]);
  expect(listExpectedNews(plan, "2026-11-22").map(({ id }) => id)).toEqual(["whole"]);
  expect(listExpectedNews(aPlan(), "2026-11-22")).toEqual([]);
});

it("lists what is to come of the plan and its items in one order: the next first, a fiscal year by its end", () => {
  const plan = aPlan({
    expected: [
      news("year-2028", { item: "2-1-5", fiscalYear: 2028 }),
      news("day-2028", { item: "2-1-5", date: "2028-03-31" }),
      news("whole-2026", { fiscalYear: 2026 }),
      news("over", { fiscalYear: 2025 }),
      news("item-2026", { item: "2-1-5", fiscalYear: 2026 }),
    ],
  });
  const ids = listAllExpectedNews(plan, "2026-11-22").map(({ id }) => id);
  expect(ids).toEqual(["whole-2026", "item-2026", "day-2028", "year-2028"]);
});

it("tells the last search of an item: its own, the whole plan's, or the day that the plan names", () => {
  const searches = [
    { date: "2026-12-01", item: "2-1-5", text: "この項目を探しました。" },
    { date: "2026-12-03", item: "2-1-6", text: "ほかの項目を探しました。" },
    { date: "2026-12-02", text: "すべてを探しました。" },
  ];
  expect(findLastSearch(aPlan({ searches }), "2-1-5")).toEqual({ date: "2026-12-02", text: "すべてを探しました。" });
  expect(findLastSearch(aPlan({ searches }), "2-1-6")).toMatchObject({ date: "2026-12-03" });
  expect(findLastSearch(aPlan({ searches }))).toMatchObject({ date: "2026-12-02" });
  // Of several items the latest of any, with the item it was for.
  expect(findLastSearch(aPlan({ searches }), "2-1-5", "2-1-6")).toEqual(searches[1]);
  expect(findLastSearch(aPlan())).toEqual({ date: "2026-11-22", text: null });
});
