import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compilePlan } from "#compile/compile-plan.ts";
import type { Problem } from "#compile/problem.ts";
import { runs } from "../support/runs.ts";
import { sampleData, sampleDataWith, sampleRecords } from "../support/sample-data.ts";

const RECORDS = "plans/9/records.csv";
const BUS = "plans/9/items/1-1-1.yaml";
const RATE = "plans/9/items/2-1-2.yaml";

function listProblems(files: Record<string, string>): Problem[] {
  const result = compilePlan(files);
  return result.ok ? [] : result.problems;
}

/** The problems of one more row in the sample's records. */
const withRow = (row: string) => listProblems(sampleData({ [RECORDS]: sampleRecords(row) }));
const routes = (
  value: string,
  { year = "2022", date = "2023-04", text = "公表された（架空）。", reason = "", interim = "" } = {},
) => withRow(`x1,1-1-1,,routes,${year},${date},observation,${value},路線,,${interim},${text},s-report,,,,${reason}`);
const rate = (value: string, text = "公表された（架空）。") =>
  withRow(`x1,2-1-2,,rate,2022,2023-04,observation,${value},%,,,${text},s-report,,,,`);

describe("a value", () => {
  it.each([
    ["-17", "0 より小さくなりません"],
    ["16.5", "1つずつ数えるので、整数です"],
    ["1700000000000000000000", "桁が多すぎます"],
    ["171", "知られている値（基準値 22、目標値 11、r1 18）から離れすぎています"],
    ["0", "離れすぎています"],
  ])("of %s 路線 is refused for a count", (value, says) => {
    expect(routes(value)).toEqual([
      expect.objectContaining({ field: "value", message: expect.stringContaining(says) }),
    ]);
  });

  it("far from all that is known passes with a reason, an impossible one never does", () => {
    expect(routes("171", { reason: "路線の数え方が変わったため" })).toEqual([]);
    expect(routes("-17", { reason: "理由" })).toHaveLength(1);
  });

  it.each([
    ["822", "100 より大きくなりません"],
    ["-1", "0 より小さくなりません"],
    ["0.822", "離れすぎています"],
  ])("of %s %% is refused", (value, says) => {
    expect(rate(value)).toEqual([expect.objectContaining({ message: expect.stringContaining(says) })]);
  });

  it("keeps to the bounds that its metric states", () => {
    const bounded = (bounds: string) => ({
      ...sampleDataWith(RATE, 'unit: "%"', `unit: "%", ${bounds}`),
      [RECORDS]: sampleRecords("x1,2-1-2,,rate,2022,2023-04,observation,120.5,%,,,公表された（架空）。,s-report,,,,"),
    });
    expect(listProblems(bounded("greatest: 200"))).toEqual([]);
    expect(listProblems(bounded("greatest: 200, step: 0.5"))).toEqual([
      expect.objectContaining({ row: 6, message: expect.stringContaining("0.5 きざみ") }),
    ]);
    expect(listProblems(bounded("least: 9, greatest: 3"))).toContainEqual(
      expect.objectContaining({ field: "metrics[0].least", message: expect.stringContaining("最大の値（3）") }),
    );
    expect(listProblems(bounded("step: 0"))).toContainEqual(expect.objectContaining({ field: "metrics[0].step" }));
  });

  it("that is whole and between what is known is never asked about", () => {
    fc.assert(
      fc.property(fc.integer({ min: 11, max: 22 }), (value) => {
        expect(routes(String(value))).toEqual([]);
      }),
      { numRuns: runs(12) },
    );
  });

  it("that was corrected is left as it was", () => {
    const rows = sampleRecords(
      "x1,1-1-1,,routes,2022,2023-04,observation,171,路線,,,公表された（架空）。,s-report,,,,",
      "x2,1-1-1,,routes,2022,2023-04,observation,17,路線,,,公表された（架空）。,s-report,,x1,,桁の誤り",
    );
    expect(listProblems(sampleData({ [RECORDS]: rows }))).toEqual([]);
  });
});

describe("a year-end value", () => {
  it.each([
    ["2022", "2022-10", "interim に true"],
    ["2022", "2023-03-30", "年度の末（2023-03-31）より前"],
    ["2022", "", "出典の公表（2022）"],
    ["2022", "2022-03", "まだ結果がありません"],
  ])("of %s dated %j is refused", (year, date, says) => {
    expect(routes("17", { year, date })).toContainEqual(
      expect.objectContaining({ message: expect.stringContaining(says) }),
    );
  });

  it.each(["2023-03-31", "2023-03", "2023", "2023-04-01"])("dated %s may be one", (date) => {
    expect(routes("17", { date })).toEqual([]);
  });

  it("is interim before", () => {
    expect(routes("17", { date: "2022-11", interim: "true" })).toEqual([]);
  });
});

describe("words and columns", () => {
  it.each([
    ["路線は17だった。", "71", "value", "text の数（17）"],
    ["令和3年度の路線は17だった。", "17", "fiscalYear", "text の年度（2021）"],
    ["令和2年10月の路線は17だった。", "17", "fiscalYear", "text の年度（2020）"],
  ])("that disagree are refused: %s", (text, value, field, says) => {
    const column = field === "fiscalYear" ? "fiscal_year" : field;
    const found = routes(value, { text });
    expect(found).toContainEqual(expect.objectContaining({ field: column, message: expect.stringContaining(says) }));
    expect(routes(value, { text, reason: "資料の数え方による" })).toEqual([]);
  });

  it.each([
    "令和4年度の路線は17路線だった。",
    "令和5年4月1日現在で17路線だった。",
    "路線は前年の18から17になった。",
    "１７路線だった。",
    "路線が減った。",
  ])("agree: %s", (text) => {
    expect(routes("17", { text })).toEqual([]);
  });

  it("are compared in a unit's own scale", () => {
    const files = sampleDataWith(RATE, 'unit: "%"', "unit: 万円");
    const rows = sampleRecords(
      'x1,2-1-2,,rate,2022,2023-04,observation,13006,万円,,,"決算額は1億3,006万円（架空）。",s-report,,,,',
    )
      .replace("82.2,%,", "82.2,万円,")
      .replace("82.2%", "82.2万円");
    expect(listProblems({ ...files, [RECORDS]: rows }).filter(({ message }) => message.includes("text"))).toEqual([]);
  });
});

describe("a target's numbers", () => {
  it.each([
    ["target: { fiscalYear: 2023, value: 11 }", "target: { fiscalYear: 2023, value: 1 }", "targets[0].target.value"],
    [
      "target: { fiscalYear: 2023, value: 11 }",
      "target: { fiscalYear: 2024, value: 11 }",
      "targets[0].target.fiscalYear",
    ],
    [
      "baseline: { fiscalYear: 2018, value: 22 }",
      "baseline: { fiscalYear: 2018, value: 23 }",
      "targets[0].baseline.value",
    ],
    [
      "baseline: { fiscalYear: 2018, value: 22 }",
      "baseline: { fiscalYear: 2017, value: 22 }",
      "targets[0].baseline.fiscalYear",
    ],
    ["target: { fiscalYear: 2023, value: 11 }", "target: { fiscalYear: 2023, value: 11.5 }", "targets[0].target.value"],
  ])("stand in the words that it quotes: %s", (from, to, field) => {
    expect(listProblems({ ...sampleDataWith(BUS, from, to) })).toContainEqual(
      expect.objectContaining({ file: BUS, field }),
    );
  });
});
