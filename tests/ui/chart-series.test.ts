import { expect, it } from "vitest";
import { chartSeries, drawingOf } from "#ui/chart-series.ts";
import { anItem, aQuantity, aRecord } from "../support/fixtures.ts";

const [metric] = anItem().metrics;
if (!metric) throw new Error("the item has a metric");

const records = [
  aRecord({ id: "a", fiscalYear: 2022, value: 18 }),
  aRecord({ id: "b", fiscalYear: 2023, value: 0, interim: true }),
];

it("names the year under each bar and what is no year's result, and tells them apart by their looks", () => {
  const { bars } = drawingOf(chartSeries(metric, records, aQuantity()));
  expect(bars.map(({ text, label, look }) => [text, ...label, look])).toEqual([
    ["22", "平成30", "基準", "pale"],
    ["18", "令和4", "full"],
    ["0", "令和5", "途中", "hollow"],
    ["11", "令和5", "目標", "hollow"],
  ]);
});

it("measures the bars by the highest, and by nothing where all are nothing", () => {
  expect(drawingOf(chartSeries(metric, records, aQuantity())).highest).toBe(22);
  expect(drawingOf(chartSeries(metric, records.slice(1), null)).highest).toBe(0);
});

it("draws two bars no wider than four", () => {
  const share = (count: number) => {
    const years = [2021, 2022, 2023, 2024, 2025].slice(0, count);
    const { bars, share: own } = drawingOf(
      chartSeries(
        metric,
        years.map((fiscalYear) => aRecord({ id: `y${fiscalYear}`, fiscalYear })),
        null,
      ),
    );
    return own / bars.length;
  };
  expect(share(2)).toBeCloseTo(share(4));
  expect(share(5)).toBeLessThan(share(4));
});

it("shortens the eras where their names would touch each other on a phone", () => {
  const years = [2019, 2020, 2021, 2022, 2023].map((fiscalYear) => aRecord({ id: `y${fiscalYear}`, fiscalYear }));
  const { bars } = drawingOf(chartSeries(metric, years, aQuantity()));
  expect(bars.map(({ label }) => label[0])).toEqual(["H30", "R元", "R2", "R3", "R4", "R5", "R5"]);
});

it.each([
  { years: [2021, 2022, 2023], target: null, isTrend: true, what: "three figures" },
  { years: [2021, 2022], target: null, isTrend: false, what: "two, which a sentence tells" },
  { years: [2022], target: aQuantity(), isTrend: true, what: "one beside its baseline and target" },
  { years: [], target: aQuantity(), isTrend: false, what: "a promise alone" },
])("draws or not: $what", ({ years, target, isTrend }) => {
  const reported = years.map((fiscalYear) => aRecord({ id: `y${fiscalYear}`, fiscalYear }));
  expect(chartSeries(metric, reported, target).isTrend).toBe(isTrend);
});
