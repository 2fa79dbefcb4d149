import { describe, expect, it } from "vitest";
import type { PlanRecord } from "#domain/record.ts";
import { createReportBoard } from "#domain/report-board.ts";
import {
  type FormRow,
  isAnswered,
  keyOfQuestion,
  keyOfRecord,
  listFormRows,
  listQuestions,
} from "#domain/year-form.ts";
import { listOwed, writeRequest } from "#words/ja/report-board.ts";
import {
  aMilestone,
  anItem,
  aPlan,
  aRecord,
  aStepReport,
  aYearly,
  aYearReport,
  FIVE_PARTS,
} from "../support/fixtures.ts";

const keysOf = (rows: readonly FormRow[]) => rows.map(({ key }) => key);

describe("the rows of a year's form", () => {
  it("have before a step whatever was said of it earlier, and before a figure what was said of the year before", () => {
    const steps = [2021, 2022, 2023].map((fiscalYear) =>
      aStepReport({ id: `s${fiscalYear}`, state: "not-reached", fiscalYear }),
    );
    const figures = [2021, 2023].map((fiscalYear) => aRecord({ id: `f${fiscalYear}`, fiscalYear }));
    const undated = aStepReport({ id: "undated", state: "postponed", fiscalYear: undefined });
    const items = [anItem({ targets: [aMilestone()] })];
    const rows = (year: number) =>
      listFormRows(aPlan({ items, records: [...steps, undated, ...figures] }), year).map(({ before, known }) => [
        before?.id ?? null,
        known?.id ?? null,
      ]);
    expect(rows(2021)).toEqual([
      [null, "f2021"],
      [null, "s2021"],
      [null, null],
      [null, null],
    ]);
    expect(rows(2022)).toEqual([
      ["f2021", null],
      ["s2021", "s2022"],
      [null, null],
      [null, null],
    ]);
    expect(rows(2023)).toEqual([
      [null, "f2023"],
      ["s2022", "s2023"],
      [null, null],
      [null, null],
    ]);
    expect(rows(2024)).toEqual([
      ["f2023", null],
      ["s2023", null],
      [null, null],
      [null, null],
    ]);
  });

  it("ask for a duty from its first to its last year", () => {
    const items = [anItem({ metrics: [], targets: [aYearly({ start: 2022, end: 2023 })] })];
    const asked = [2021, 2022, 2023, 2024].filter((year) =>
      listFormRows(aPlan({ items }), year).some(({ question }) => question.kind === "year"),
    );
    expect(asked).toEqual([2022, 2023]);
  });

  it("ask for a step until it was reached, not where it was put off or only something else happened", () => {
    const items = [anItem({ metrics: [], targets: [aMilestone({ start: 2022 })] })];
    const asked = (...records: PlanRecord[]) =>
      [2021, 2022, 2023, 2024].filter((year) =>
        listFormRows(aPlan({ items, records }), year).some(({ key }) => key === "step:2-1-5:a:east"),
      );
    expect(asked()).toEqual([2022, 2023, 2024]);
    expect(asked(aStepReport({ fiscalYear: 2022 }))).toEqual([2022]);
    expect(asked(aStepReport({ fiscalYear: 2022, state: "postponed" }))).toEqual([2022, 2023, 2024]);
    expect(asked(aStepReport({ fiscalYear: undefined }))).toEqual([]);
  });

  it("ask for each figure, and for the department's word", () => {
    expect(keysOf(listFormRows(aPlan(), 2024))).toEqual(["observation:2-1-5:routes", "rating:2-1-5"]);
  });

  it("have what is known of the year, and of the year before", () => {
    const records = [aRecord({ fiscalYear: 2022, value: 16 }), aRecord({ fiscalYear: 2023, value: 14 })];
    const [row] = listFormRows(aPlan({ records }), 2023);
    expect([row?.before, row?.known]).toEqual(records);
  });

  it("take a year-end figure before an interim one, whenever it was said", () => {
    const final = aRecord({ fiscalYear: 2023, value: 14, date: "2023-04" });
    const interim = aRecord({ fiscalYear: 2023, value: 15, date: "2023-09", interim: true });
    expect(listFormRows(aPlan({ records: [final, interim] }), 2023)[0]?.known).toEqual(final);
    const [row] = listFormRows(aPlan({ records: [interim] }), 2023);
    expect(row && isAnswered(row, "2024-03-31")).toBe(true);
    expect(row && isAnswered(row, "2024-04-01")).toBe(false);
  });

  it("leave out steps that were reached before, also where nobody tells when", () => {
    const item = anItem({ metrics: [], targets: [aMilestone({ start: 2022 })] });
    const keys = (records: ReturnType<typeof aStepReport>[], year: number) =>
      keysOf(listFormRows(aPlan({ items: [item], records }), year));
    const [east, west] = ["step:2-1-5:a:east", "step:2-1-5:a:west"];
    expect(keys([], 2021)).toEqual(["rating:2-1-5"]);
    expect(keys([aStepReport({ fiscalYear: 2022 })], 2022)).toEqual([east, west, "rating:2-1-5"]);
    expect(keys([aStepReport({ fiscalYear: 2022 })], 2023)).toEqual([west, "rating:2-1-5"]);
    const { fiscalYear: _, ...timeless } = aStepReport();
    expect(keys([timeless], 2023)).toEqual([west, "rating:2-1-5"]);
  });

  it("ask for each part of a duty, in the years of the duty, unless a number decides it", () => {
    const parts = anItem({ metrics: [], targets: [aYearly({ parts: FIVE_PARTS, end: 2023 })] });
    expect(listFormRows(aPlan({ items: [parts] }), 2023)).toHaveLength(6);
    expect(listFormRows(aPlan({ items: [parts] }), 2024)).toHaveLength(1);
    const counted = anItem({ targets: [aYearly({ threshold: { metric: "routes", done: 3, partly: 1 } })] });
    expect(keysOf(listFormRows(aPlan({ items: [counted] }), 2023))).toEqual([
      "observation:2-1-5:routes",
      "rating:2-1-5",
    ]);
  });

  it("take a word about the whole duty for each part, but 一部 for none", () => {
    const items = [anItem({ metrics: [], targets: [aYearly({ parts: FIVE_PARTS })] })];
    const known = (state: "done" | "partly") =>
      listFormRows(aPlan({ items, records: [aYearReport({ fiscalYear: 2023, state })] }), 2023).filter(
        (row) => row.known,
      );
    expect(known("done")).toHaveLength(5);
    expect(known("partly")).toHaveLength(0);
  });

  it("ask a department for the parts that it owns alone", () => {
    const owners = [
      { department: "money", duties: [2, 3] },
      { department: "machizukuri", duties: [1, 4, 5] },
    ];
    const plan = aPlan({ items: [anItem({ metrics: [], owners, targets: [aYearly({ parts: FIVE_PARTS })] })] });
    expect(keysOf(listFormRows(plan, 2023, "money"))).toEqual(["year:2-1-5:a:p2", "year:2-1-5:a:p3", "rating:2-1-5"]);
    expect(listFormRows(plan, 2023, "nobody")).toEqual([]);
  });

  it("are named as the records that answer them", () => {
    const item = anItem({ targets: [aMilestone(), aYearly({ id: "b" })] });
    const keys = listQuestions(item).map((question) => keyOfQuestion(item, question));
    const records = [aRecord(), aStepReport(), aYearReport({ target: "b" })];
    for (const record of records) expect(keys).toContain(keyOfRecord(record));
  });
});

describe("the board of what is reported", () => {
  const plan = aPlan({
    period: { first: 2021, last: 2025 },
    records: [
      aRecord({ fiscalYear: 2021 }),
      { ...aRecord({ id: "rating-1" }), type: "rating", state: "on-track", fiscalYear: 2021 } as never,
      aRecord({ fiscalYear: 2022 }),
      aRecord({ fiscalYear: 2024, interim: true, date: "2024-09" }),
    ],
  });

  it("tells each year of an item, up to the running one", () => {
    const { years, lines } = createReportBoard(plan, "2024-11-20");
    expect(years).toEqual([2021, 2022, 2023, 2024]);
    expect(lines[0]?.cells.map(({ state }) => state)).toEqual(["reported", "partly", "missing", "due"]);
    expect(lines[0]?.cells.map(({ answered, asked }) => [answered, asked])).toEqual([
      [2, 2],
      [1, 2],
      [0, 2],
      [1, 2],
    ]);
  });

  it("lists what a department owes of the years that are over, and nothing of the running one", () => {
    const [debt] = createReportBoard(plan, "2024-11-20").departments;
    expect(debt?.nextExpectedOn).toBe("2025-04-01");
    expect(debt && listOwed(debt, plan)).toEqual([
      "2-1-5 市営バス路線の再編：所管課の評価（完了・順調・遅延・検討終了） 令和4・5年度",
      "2-1-5 市営バス路線の再編：数値「路線の数」（路線） 令和5年度",
    ]);
  });

  it("owes a step from its due year on", () => {
    const items = [anItem({ metrics: [], targets: [aMilestone()] })];
    const { departments } = createReportBoard(aPlan({ items }), "2025-06-01");
    const steps = departments[0]?.owed.filter(({ question }) => question.kind === "step") ?? [];
    expect([...new Set(steps.map(({ fiscalYear }) => fiscalYear))]).toEqual([2023, 2024]);
  });

  it("writes a mail that asks for all of it, and none where nothing is owed", () => {
    const [debt] = createReportBoard(plan, "2024-11-20").departments;
    if (!debt) throw new Error("no department");
    const text = writeRequest({ debt, plan, asOf: "2024-11-20" });
    expect(text).toMatch(/^件名：.+（まちづくり課）\n/);
    expect(text).toContain("令和4・5年度の次の結果がまだ登録されていません（2024年11月20日現在）");
    for (const line of listOwed(debt, plan)) expect(text).toContain(`・${line}`);
    expect(writeRequest({ debt: { ...debt, owed: [] }, plan, asOf: "2024-11-20" })).toBe("");
  });

  it("expects nothing after the plan's last year", () => {
    expect(createReportBoard(plan, "2026-11-22").departments[0]?.nextExpectedOn).toBeNull();
  });
});
