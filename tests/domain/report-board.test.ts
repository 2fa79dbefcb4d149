import { expect, it } from "vitest";
import type { PlanRecord } from "#domain/record.ts";
import { createReportBoard } from "#domain/report-board.ts";
import { aMilestone, anItem, aPlan, aRecord } from "../support/fixtures.ts";

const rating = (fiscalYear: number, item = "2-1-5"): PlanRecord => ({
  id: `rating-${item}-${fiscalYear}`,
  item,
  text: "順調。",
  source: "s1",
  type: "rating",
  state: "on-track",
  fiscalYear,
});
const departments = [
  { slug: "machizukuri", name: "まちづくり課", kind: "section" as const },
  { slug: "zaisei", name: "財政課", kind: "section" as const },
];

it("tells of each item and year how much of what is asked is reported", () => {
  const items = [anItem(), anItem({ key: "2-1-6" })];
  const records = [aRecord({ fiscalYear: 2021 }), rating(2021), aRecord({ fiscalYear: 2022 }), rating(2021, "2-1-6")];
  const { years, lines } = createReportBoard(aPlan({ items, records, departments }), "2024-05-01");
  expect(years).toEqual([2021, 2022, 2023, 2024]);
  expect(
    lines.map(({ item, cells }) => [item.key, ...cells.map((cell) => `${cell.state} ${cell.answered}/${cell.asked}`)]),
  ).toEqual([
    ["2-1-5", "reported 2/2", "partly 1/2", "missing 0/2", "due 0/2"],
    ["2-1-6", "partly 1/2", "missing 0/2", "missing 0/2", "due 0/2"],
  ]);
});

it("asks for a step only from its due year on", () => {
  const items = [anItem({ metrics: [], targets: [aMilestone()] })];
  const { lines } = createReportBoard(aPlan({ items }), "2024-05-01");
  expect(lines[0]?.cells.map(({ asked }) => asked)).toEqual([1, 1, 3, 3]);
});

it("lists what the departments that own something owe of the years that are over", () => {
  const records = [rating(2021), aRecord({ fiscalYear: 2021 }), rating(2022)];
  const board = createReportBoard(aPlan({ records, departments }), "2023-05-01");
  expect(
    board.departments.map(({ department, owed, nextExpectedOn }) => ({
      slug: department.slug,
      owed: owed.map(({ key, fiscalYear }) => `${fiscalYear} ${key}`),
      nextExpectedOn,
    })),
  ).toEqual([{ slug: "machizukuri", owed: ["2022 observation:2-1-5:routes"], nextExpectedOn: "2024-04-01" }]);
});
