import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkValues } from "#compile/check-values.ts";
import { compilePlan } from "#compile/compile-plan.ts";
import type { ItemFile } from "#compile/plan-files.ts";
import type { Problem } from "#compile/problem.ts";
import type { TableRow } from "#compile/record-tables.ts";
import type { Item } from "#domain/item.ts";
import type { PlanRecord } from "#domain/record.ts";
import type { Source } from "#domain/source.ts";
import {
  aDirection,
  aMilestone,
  anItem,
  aQuantity,
  aQuantityWithoutBaseline,
  aRecord,
  aSource,
  aStepReport,
  aYearly,
  aYearReport,
  OTHER_VOICES,
} from "../support/fixtures.ts";
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

  it("that corrects another needs its own reason, which names it", () => {
    const correct = (value: string, reason: string, text = "公表された（架空）。") =>
      withRow(`x1,1-1-1,,routes,2021,2022-04-01,observation,${value},路線,,,${text},s-report,,r1,,${reason}`);
    expect(correct("180", "転記の誤り")).toEqual([
      expect.objectContaining({
        field: "value",
        message: expect.stringContaining("reason に、訂正の理由に続けて「180路線」が正しい理由を書いてください"),
      }),
    ]);
    expect(correct("180", "18ではない")).toHaveLength(1);
    expect(correct("180", "転記の誤り。バスと船の180を数えた")).toEqual([]);
    expect(correct("17", "転記の誤り")).toEqual([]);
    expect(correct("17", "転記の誤り", "令和4年度は16路線。").map(({ field }) => field)).toEqual([
      "value",
      "fiscal_year",
    ]);
    expect(correct("17", "資料の16は2021年度の17路線のこと", "令和4年度は16路線。")).toEqual([]);
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

/** What is said of records of one item, whose source is known unless it is `null`. */
function saidOf(
  records: readonly PlanRecord[],
  given: Partial<Item> = {},
  source: Source | null = aSource(),
): string[] {
  const rows = records.map((value, index) => ({
    value,
    problemAt: (field: string, message: string) => ({ file: "records.csv", row: index + 2, field, message }),
  })) as unknown as TableRow<PlanRecord>[];
  const items = new Map([["2-1-5", anItem(given) as unknown as ItemFile]]);
  const problems = checkValues(rows, { items, sources: new Map(source ? [[source.id, source]] : []) });
  return problems.map(({ row, field, message }) => `${row} ${field}: ${message}`);
}

/** A record without its year. */
function withoutYear<T extends PlanRecord>(record: T): T {
  const { fiscalYear: _, ...rest } = record;
  return rest as T;
}

describe("what a value is compared with", () => {
  const slip = aRecord({ id: "x", fiscalYear: 2022, value: 171, date: "2023-04" });
  const riders = aQuantity({ id: "b", metric: "riders", target: { fiscalYear: 2023, value: 170 } });
  const metrics = [...anItem().metrics, { id: "riders", name: "乗る人", unit: "人" }];
  it.each<[string, PlanRecord[], Partial<Item>, string]>([
    ["what the plan prints", [], {}, "基準値 22、目標値 11"],
    ["a target without a baseline", [], { targets: [aQuantityWithoutBaseline()] }, "目標値 11"],
    ["an earlier year", [aRecord({ id: "old" })], {}, "基準値 22、目標値 11、old 18"],
    ["a year that nobody knows", [withoutYear(aRecord({ id: "old" }))], {}, "基準値 22、目標値 11、old 18"],
    ["no later year", [aRecord({ id: "new", fiscalYear: 2023, date: "2024-04" })], {}, "基準値 22、目標値 11"],
    ["no other item", [aRecord({ id: "old", item: "2-1-6" })], {}, "基準値 22、目標値 11"],
    [
      "no other metric",
      [aRecord({ id: "old", subject: "riders", value: 100 })],
      { metrics, targets: [aQuantity(), riders] },
      "基準値 22、目標値 11",
    ],
    ["no record but figures", [aStepReport({ subject: "routes", fiscalYear: 2021 })], {}, "基準値 22、目標値 11"],
  ])("is %s", (_, others, given, list) => {
    expect(saidOf([slip, ...others], given)).toEqual([
      `2 value: 知られている値（${list}）から離れすぎています。桁と単位を確かめ、正しければ reason に理由を書いてください`,
    ]);
  });

  it("is a whole percent, of a share of which nothing is known", () => {
    const given = { metrics: [{ id: "share", name: "利用率", unit: "%" }], targets: [aMilestone()] };
    const share = (value: number, rest: Parameters<typeof aRecord>[0] = {}) =>
      aRecord({ id: "x", subject: "share", value, unit: "%", text: "公表された（架空）。", ...rest });
    expect(saidOf([share(0.704)], given)).toEqual([
      "2 value: 1% に満たない割合です。70.4% のことでないか確かめ、正しければ reason に理由を書いてください",
    ]);
    for (const fine of [share(0), share(1), share(70.4), share(0.704, { reason: "架空の理由" })]) {
      expect(saidOf([fine], given)).toEqual([]);
    }
    const earlier = share(0.5, { id: "old", fiscalYear: 2020, reason: "架空の理由" });
    expect(saidOf([earlier, share(0.704)], given)).toEqual([]);
    expect(
      saidOf([share(0.704, { unit: "点" })], { ...given, metrics: [{ id: "share", name: "評点", unit: "点" }] }),
    ).toEqual([]);
  });

  it("is never the value itself", () => {
    expect(saidOf([withoutYear(slip)])).toEqual([expect.stringContaining("（基準値 22、目標値 11）")]);
  });

  it("is nothing where the item has no such metric", () => {
    expect(saidOf([aRecord({ subject: "unknown", value: 1e20 })])).toEqual([]);
  });
});

describe("the day of a result", () => {
  it("is not before its year began", () => {
    expect(saidOf([aRecord({ date: "2021-04-01", interim: true })])).toEqual([]);
    expect(saidOf([aRecord({ date: "2021-03-31", interim: true })])).toEqual([
      "2 date: 2021年度は 2021-04-01 に始まるので、この日にはまだ結果がありません。date か fiscal_year を直してください",
    ]);
  });

  it("is not compared where the year is unknown", () => {
    expect(saidOf([withoutYear(aRecord({ date: "2020-10" }))])).toEqual([]);
  });

  it.each(OTHER_VOICES.filter(({ type }) => type === "event" || type === "remark"))(
    "may lie before the year of which words tell: $type",
    (record) => {
      expect(saidOf([{ ...record, fiscalYear: 2023, date: "2022-10" }])).toEqual([]);
    },
  );

  it("may lie before the year of which a decision tells", () => {
    expect(
      saidOf([
        { ...withoutYear(aRecord()), type: "decision", state: "closed", fiscalYear: 2023, date: "2022-10" } as never,
      ]),
    ).toEqual([]);
  });
});

describe("a figure of the end of its year", () => {
  const TOO_EARLY =
    "2 date: 2021年度の末（2022-03-31）より前の日付です。年度末より前の値なら interim に true と書いてください";
  const early = aRecord({ date: "2021-10" });
  it.each<[string, Partial<Item>, string[]]>([
    ["a quantity", {}, [TOO_EARLY]],
    ["a direction", { targets: [aDirection({ metric: "routes" })] }, [TOO_EARLY]],
    ["a duty", { targets: [aYearly({ threshold: { metric: "routes", done: 20, partly: 10 } })] }, [TOO_EARLY]],
    ["no target", { targets: [aYearly(), aMilestone(), aDirection()] }, []],
  ])("is asked for where %s is judged by it", (_, given, said) => {
    expect(saidOf([early], given)).toEqual(said);
  });

  it("is asked of figures alone", () => {
    expect(saidOf([aYearReport({ date: "2021-10" })], { targets: [aYearly(), aMilestone()] })).toEqual([]);
  });

  it.each<[string, Source | null, string[]]>([
    ["published after its end", aSource({ publishedOn: "2022-04-01" }), []],
    [
      "published on its last day",
      aSource({ publishedOn: "2022-03-31" }),
      [
        "2 interim: 出典の公表（2022-03-31）が2021年度の末（2022-03-31）より後ではありません。年度末より前の値なら interim に true と書いてください",
      ],
    ],
    ["of unknown date, read after its end", aSource({ publishedOn: undefined, readOn: "2022-04-01" } as never), []],
    [
      "of unknown date, read before its end",
      aSource({ publishedOn: undefined, readOn: "2022-03-30" } as never),
      [
        "2 interim: 出典の確認（2022-03-30）が2021年度の末（2022-03-31）より後ではありません。年度末より前の値なら interim に true と書いてください",
      ],
    ],
    ["that is not listed", null, []],
  ])("is taken from a document %s", (_, source, said) => {
    expect(saidOf([aRecord()], {}, source)).toEqual(said);
  });
});

describe("the years that a text names", () => {
  const other = (year: number, named: number) =>
    `2 fiscalYear: text の年度（${named}）の中に、この ${year} がありません。どちらかを直すか、正しければ reason に理由を書いてください`;
  const figure = (text: string, date?: string) =>
    aRecord({ fiscalYear: 2022, value: 17, text, ...(date === undefined ? {} : { date }) } as never);
  const step = (date?: string) =>
    aStepReport({ text: "令和3年度から準備した。", ...(date === undefined ? {} : { date }) } as never);
  it.each<[string, PlanRecord, string[]]>([
    ["its own month", figure("令和4年4月に17路線だった。"), []],
    ["the day after its end, which is its date", figure("令和5年4月1日に17路線だった。", "2023-04-01"), []],
    ["a month of the next year", figure("令和5年5月に17路線だった。"), [other(2022, 2023)]],
    [
      "another year, with a month of its own beside",
      figure("令和3年度の17路線を令和4年5月に公表した。"),
      [other(2022, 2021)],
    ],
    ["another year, though its date is in its own", figure("令和3年度の17路線。", "2023-03-31"), [other(2022, 2021)]],
    ["the year before, of a step on a day of its own", step("2023-03-31"), []],
    ["the year before, of a step in a month of its own", step("2023-03"), []],
    ["the year before, of a step at an unknown time", step(), [other(2022, 2021)]],
    ["the year before, of a step in a calendar year", step("2023"), [other(2022, 2021)]],
    ["the year before, of a step after its own", step("2023-05"), [other(2022, 2021)]],
    ["any year, where its own is unknown", withoutYear(figure("令和3年度の17路線。")), []],
    ["any year, in words", { ...aYearReport({ text: "令和4年度の結果。" }), type: "event" } as never, []],
    [
      "any year, in a remark",
      { ...aYearReport({ text: "令和4年度の結果。" }), type: "remark", state: "council" } as never,
      [],
    ],
    [
      "any year, in a decision",
      { ...aYearReport({ text: "令和4年度の結果。" }), type: "decision", state: "closed" } as never,
      [],
    ],
  ])("may be %s", (_, record, said) => {
    expect(saidOf([record], {}, aSource({ publishedOn: "2023-06" }))).toEqual(said);
  });

  it("are all that is read of what is no figure", () => {
    expect(saidOf([aYearReport({ text: "3つの資料を公表した。" })])).toEqual([]);
  });
});
