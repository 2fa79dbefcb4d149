import { expect, it } from "vitest";
import { findMetric, Item, isScheduled, plainTitle, Schedule } from "#domain/item.ts";
import { anItem } from "../support/fixtures.ts";

const years = [2020, 2021, 2022, 2023, 2024, 2025];

it.each<[Schedule, number[]]>([
  [{ form: "every-year", text: "毎年度" }, years],
  [{ form: "in", text: "令和4年度", year: 2022 }, [2022]],
  [{ form: "until", text: "～令和4年度", last: 2022 }, [2020, 2021, 2022]],
  [{ form: "from", text: "令和4年度～", first: 2022 }, [2022, 2023, 2024, 2025]],
  [{ form: "span", text: "令和4年度～6年度", first: 2022, last: 2024 }, [2022, 2023, 2024]],
])("%j names %j", (schedule, named) => {
  expect(Schedule.parse(schedule)).toEqual(schedule);
  expect(years.filter((year) => isScheduled(schedule, year))).toEqual(named);
});

it.each(["in", "until", "from", "span", "sometimes"])("is no schedule of the form %s without its years", (form) => {
  expect(Schedule.safeParse({ form, text: "令和4年度" }).success).toBe(false);
});

it.each([
  ["企業版ふるさと納税の活用(※5)", "企業版ふるさと納税の活用"],
  ["RPA（※12）とAI(※3)の活用", "RPAとAIの活用"],
  ["率の向上(※)", "率の向上(※)"],
  ["市民(団体)の参加", "市民(団体)の参加"],
])("the title %s reads %s", (title, plain) => {
  expect(plainTitle({ title })).toBe(plain);
});

it("finds a metric by its id, and none of another", () => {
  const item = anItem();
  expect(findMetric(item, "routes")).toBe(item.metrics[0]);
  expect(findMetric(item, "riders")).toBeNull();
});

it.each([{ owners: [] }, { targets: [] }, { origin: "old" }, { title: " " }, { key: "2-1-5 " }, { extra: 1 }])(
  "is no item with %j",
  (given) => {
    expect(Item.safeParse(anItem()).success).toBe(true);
    expect(Item.safeParse({ ...anItem(), ...given }).success).toBe(false);
  },
);
