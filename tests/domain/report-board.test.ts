import { expect, it } from "vitest";
import type { Plan } from "#domain/plan.ts";
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

it("tells what sources say will come next of each item, or else of the plan, and when somebody last looked", () => {
  const items = [anItem(), anItem({ key: "2-1-6" })];
  const news = (id: string, item: string | undefined, date: string) => ({
    id,
    ...(item === undefined ? {} : { item }),
    text: `${id}。`,
    date,
    source: "s1",
  });
  const expected = [
    news("past", "2-1-5", "2023-04"),
    news("whole", undefined, "2023-09"),
    news("own", "2-1-5", "2023-06"),
    news("later", "2-1-6", "2024-01"),
  ];
  const searches = [
    { date: "2023-03-01", text: "なかった。" },
    { date: "2023-04-02", item: "2-1-6", text: "なかった。" },
  ];
  const results = { ...aPlan().results, searchedOn: "2022-12-01" };
  const tell = (plan: Partial<Plan>) =>
    createReportBoard(aPlan({ items, results, ...plan }), "2023-05-01").lines.map(({ next, searchedOn }) => [
      next?.id ?? null,
      searchedOn,
    ]);
  expect(tell({ expected, searches })).toEqual([
    ["own", "2023-03-01"],
    ["whole", "2023-04-02"],
  ]);
  expect(tell({})).toEqual([
    [null, "2022-12-01"],
    [null, "2022-12-01"],
  ]);
});
