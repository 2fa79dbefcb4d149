import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compilePlan } from "#compile/compile-plan.ts";
import type { Problem } from "#compile/problem.ts";
import type { PublishedVersion } from "#compile/published-versions.ts";
import { listCurrentRecords } from "#domain/current-records.ts";
import { nextVersion } from "../../src/build/versions.ts";
import { runs } from "../support/runs.ts";
import { sampleData, sampleDataWith, sampleRecords } from "../support/sample-data.ts";

const RECORDS = "plans/9/records.csv";
const SOURCES = "plans/9/sources.csv";
const PLAN = "plans/9/plan.yaml";

/** The sample as it was published first. */
const published = publish(sampleData());

function publish(files: Record<string, string>): PublishedVersion {
  const data = compilePlan(files);
  if (!data.ok) throw new Error(JSON.stringify(data.problems));
  return nextVersion(data, undefined, { note: "公開", date: "2026-05-01" });
}

function listProblems(
  files: Record<string, string>,
  day = "2026-06-01",
  last: PublishedVersion | undefined = published,
): Problem[] {
  const result = compilePlan(files, { publication: { day, findLast: () => last } });
  return result.ok ? [] : result.problems;
}

const withRows = (...rows: string[]) => listProblems(sampleData({ [RECORDS]: sampleRecords(...rows) }));

describe("a published row", () => {
  it("stays: the same data and added rows may follow", () => {
    expect(listProblems(sampleData())).toEqual([]);
    expect(
      withRows("x1,1-1-1,,routes,2022,2023-04,observation,17,路線,,,令和4年度は17路線（架空）。,s-report,,,,"),
    ).toEqual([]);
  });

  it("is never edited, in whatever column", () => {
    const edits: [string, string, string][] = [
      ["observation,18,路線,,,路線は18", "observation,17,路線,,,路線は17", "value、text"],
      ["財政状況を公表した", "財政の状況を公表した", "text"],
      ["年度末の値ではない", "年度の途中", "note"],
      ["2023-03,step", "2023-02,step", "date"],
    ];
    for (const [from, to, columns] of edits) {
      expect(listProblems(sampleDataWith(RECORDS, from, to))).toEqual([
        expect.objectContaining({ message: expect.stringContaining(`書きかえられません（変わった列: ${columns}`) }),
      ]);
    }
  });

  it("lends its id to no other", () => {
    const reused = sampleDataWith(RECORDS, "r8,1-1-1,,,,2022-09,event", "r8,2-1-1,,,,2022-09,event");
    expect(listProblems(reused)).toEqual([
      expect.objectContaining({ row: 9, field: "id", message: expect.stringContaining("1-1-1 の event の行") }),
    ]);
  });

  it("is missed once, however many are gone", () => {
    const [header = "", ...rows] = (sampleData()[RECORDS] ?? "").trimEnd().split("\n");
    fc.assert(
      fc.property(fc.shuffledSubarray(rows, { maxLength: rows.length - 1 }), (kept) => {
        const problems = listProblems(sampleData({ [RECORDS]: [header, ...kept, ""].join("\n") }));
        const gone = rows.length - kept.length;
        const says = `公開した${rows.length}行のうち、${gone}行がありません`;
        expect(problems).toEqual([expect.objectContaining({ file: RECORDS, message: expect.stringContaining(says) })]);
      }),
      { numRuns: runs(20) },
    );
  });

  it("has its source and its item", () => {
    const sources = (sampleData()[SOURCES] ?? "")
      .replace("https://example.com/report", "https://example.com/else")
      .replace("みほん改革の結果", "ほかの資料");
    expect(listProblems(sampleData({ [SOURCES]: sources }))).toEqual([
      expect.objectContaining({
        field: "id",
        message: expect.stringContaining("「みほん改革の結果（架空）」として公開"),
      }),
    ]);
    const { "plans/9/items/2-1-2.yaml": _, ...files } = sampleData();
    expect(listProblems(files)).toContainEqual(
      expect.objectContaining({ file: "plans/9/items/2-1-2.yaml", message: expect.stringContaining("公開した項目") }),
    );
  });
});

describe("what comes and what was looked for", () => {
  const EXPECTED = "plans/9/expected.csv";
  const SEARCHES = "plans/9/searches.csv";

  it.each<[string, string, string, string]>([
    [EXPECTED, "e2,,,2026", "e3,,,2026", "公開した2行のうち、1行がありません"],
    [EXPECTED, "e1,1-1-1", "e1,2-1-2", "この id は「次の年度の結果が公表される（架空）。」として公開しました"],
    [
      EXPECTED,
      "次の年度の結果が公表される（架空）。,s-report",
      "別の知らせ（架空）。,s-plan",
      "この id は「次の年度の結果が公表される（架空）。」として公開しました",
    ],
    [
      SEARCHES,
      "新しい結果はなかった（架空）。\n2026",
      "何もなかった（架空）。\n2026",
      "公開した2行のうち、1行がありません",
    ],
    [SEARCHES, "2026-03-20,1-1-1", "2026-03-21,1-1-1", "公開した2行のうち、1行がありません"],
    [SEARCHES, "2026-03-20,1-1-1", "2026-03-20,2-1-2", "公開した2行のうち、1行がありません"],
    [SEARCHES, "2026-03-20,", "2026-06-02,", "公開の日（2026-06-01）より後の日付です"],
  ])("stays in %s: %s is not %s", (file, from, to, says) => {
    expect(listProblems(sampleDataWith(file, from, to))).toContainEqual(
      expect.objectContaining({ file, message: expect.stringContaining(says) }),
    );
  });

  it("is missed where the whole table is gone", () => {
    const { [EXPECTED]: _expected, [SEARCHES]: _searches, ...files } = sampleData();
    expect(listProblems(files)).toEqual([
      expect.objectContaining({ file: EXPECTED, field: "id", value: "e1、e2" }),
      expect.objectContaining({ file: SEARCHES, field: "date" }),
    ]);
  });

  it("may be added to, and what is expected be mended under its id", () => {
    expect(listProblems(sampleDataWith(EXPECTED, "e1,1-1-1,2026-06", "e1,1-1-1,2026-07"))).toEqual([]);
    expect(listProblems(sampleDataWith(EXPECTED, "次の年度の結果が", "次の年度の結果は"))).toEqual([]);
    const searches = `${sampleData()[SEARCHES]}2026-06-01,,また探したが、新しい結果はなかった（架空）。\n`;
    expect(listProblems(sampleData({ [SEARCHES]: searches }))).toEqual([]);
  });

  it("is asked of no table with a broken row", () => {
    const problems = listProblems(sampleDataWith(SEARCHES, "2026-03-20,1-1-1", "2026-03-32,1-1-1"));
    expect(problems).toEqual([expect.objectContaining({ file: SEARCHES, row: 3 })]);
  });
});

describe("a correction", () => {
  const correct = (row: string) => withRows(row);
  it("takes the place of a published row, with a reason", () => {
    const row = "x1,1-1-1,,routes,2021,2022-04-01,observation,16,路線,,,路線は16だった（架空）。,s-report,,r1,,";
    expect(correct(`${row}正誤表による`)).toEqual([]);
    expect(correct(row)).toEqual([
      expect.objectContaining({ field: "reason", message: expect.stringContaining("訂正の理由") }),
    ]);
  });

  it.each([
    [
      "another year",
      "x1,1-1-1,,routes,2022,2023-04-01,observation,16,路線,,,路線は16だった（架空）。,s-report,,r1,,理由",
      "fiscal_year",
    ],
    [
      "another item",
      "x1,2-1-2,,rate,2021,2022-04-01,observation,80,%,,,80%（架空）。,s-report,,r1,,理由",
      "item、subject",
    ],
    [
      "another part",
      "x1,1-1-2,a,p2,2021,2022-04,year,,,partly,,一部を公表した（架空）。,s-report,,r3,,理由",
      "subject",
    ],
    ["another type", "x1,1-1-1,,,2021,2022-04-01,event,,,,,できごと（架空）。,s-report,,r1,,理由", "type、subject"],
  ])("points to no row of %s", (_, row, columns) => {
    expect(correct(row)).toContainEqual(
      expect.objectContaining({
        field: "corrects",
        message: expect.stringContaining(`訂正される行と ${columns} が違います`),
      }),
    );
  });

  it("is the only one of its row", () => {
    const row = (id: string, value: number) =>
      `${id},1-1-1,,routes,2021,2022-04-01,observation,${value},路線,,,路線は${value}だった（架空）。,s-report,,r1,,理由`;
    expect(withRows(row("x1", 16), row("x2", 15))).toContainEqual(
      expect.objectContaining({ field: "corrects", message: expect.stringContaining("x1 の行がもう訂正しています") }),
    );
  });
});

describe("a withdrawal", () => {
  const row = (id: string, of: string, reason = "出典の読みちがいによる", item = "1-1-1") =>
    `${id},${item},,,2021,,event,,,,,前の記録を取り下げた（架空）。,s-report,,,${of},${reason}`;

  it("leaves the row in the table, out of force", () => {
    const result = compilePlan(sampleData({ [RECORDS]: sampleRecords(row("x1", "r1")) }));
    expect(result.ok && result.plan.records.map(({ id }) => id)).toContain("r1");
    const current = result.ok ? listCurrentRecords(result.plan.records).map(({ id }) => id) : [];
    expect(current).not.toContain("r1");
    expect(current).not.toContain("x1");
    expect(current).toContain("r2");
  });

  it("of a correction gives way to what was corrected", () => {
    const correction =
      "x1,1-1-1,,routes,2021,2022-04-01,observation,16,路線,,,路線は16だった（架空）。,s-report,,r1,,正誤表による";
    const result = compilePlan(sampleData({ [RECORDS]: sampleRecords(correction, row("x2", "x1")) }));
    const current = result.ok ? listCurrentRecords(result.plan.records).map(({ id }) => id) : [];
    expect(current).toContain("r1");
    expect(current).not.toContain("x1");
  });

  it.each([
    ["without a reason", [row("x1", "r1", "")], "reason", "取り下げの理由"],
    ["of nothing", [row("x1", "r77")], "withdraws", "取り下げる行がありません"],
    ["of another item's row", [row("x1", "r4")], "withdraws", "item が違います"],
    ["of a withdrawal", [row("x1", "r1"), row("x2", "x1")], "withdraws", "取り下げは取り下げられません"],
    ["for the second time", [row("x1", "r1"), row("x2", "r1")], "withdraws", "もう取り下げられて"],
  ])("%s is refused", (_, rows, field, says) => {
    expect(withRows(...rows)).toContainEqual(
      expect.objectContaining({ field, message: expect.stringContaining(says) }),
    );
  });
});

describe("the same result under another id", () => {
  const listRepeated = (...rows: string[]) => {
    const result = compilePlan(sampleData({ [RECORDS]: sampleRecords(...rows) }));
    return result.ok ? [] : result.problems;
  };

  it("is refused for every row, so that importing a file twice changes nothing", () => {
    const rows = (sampleData()[RECORDS] ?? "").trimEnd().split("\n").slice(1);
    const again = rows.map((row) => `${row.replace(/^r/, "again")},,`);
    const problems = listRepeated(...again);
    expect(problems.map(({ field, row }) => [field, row])).toEqual(
      again.map((_, index) => ["id", rows.length + 2 + index]),
    );
  });

  it("is refused in other words for a figure", () => {
    const row =
      "x1,1-1-1,,routes,2021,2022-04-01,observation,18,路線,,,令和3年度は18路線だったという（架空）。,s-report,,,,";
    expect(listRepeated(row)).toEqual([
      expect.objectContaining({ field: "id", message: expect.stringContaining("r1 の行と同じ結果") }),
    ]);
  });
});

describe("a closed year", () => {
  it("takes no new row", () => {
    expect(withRows("x1,1-1-2,a,p2,2021,2023-04,year,,,done,,職員給与を公表した（架空）。,s-report,,,,")).toEqual([
      expect.objectContaining({
        field: "fiscal_year",
        message: expect.stringContaining("2021年度は閉じて公開しました"),
      }),
    ]);
  });

  it("takes corrections and withdrawals", () => {
    expect(
      withRows(
        "x1,1-1-1,,routes,2021,2022-04-01,observation,16,路線,,,路線は16だった（架空）。,s-report,,r1,,正誤表による",
        "x2,1-1-2,,,2021,,event,,,,,公表の記録を取り下げた（架空）。,s-report,,,r3,別の資料の読みちがい",
      ),
    ).toEqual([]);
  });

  it("is not opened again, and none is closed before it ends", () => {
    expect(listProblems(sampleDataWith(PLAN, "closedYears: [2021]", "closedYears: []"))).toEqual([
      expect.objectContaining({
        field: "closedYears",
        value: "2021",
        message: expect.stringContaining("開け直せません"),
      }),
    ]);
    expect(listProblems(sampleDataWith(PLAN, "closedYears: [2021]", "closedYears: [2021, 2026]"))).toEqual([
      expect.objectContaining({ field: "closedYears[1]", message: expect.stringContaining("まだ終わっていない") }),
    ]);
  });
});

describe("the day of publication", () => {
  it.each([
    [SOURCES, "2020-12,2026-04-01", "2020-12,2026-06-02", "read_on"],
    [SOURCES, "report,2022,2026-04-01", "report,2026-07,2026-04-01", "published_on"],
    [PLAN, 'searchedOn: "2026-04-01"', 'searchedOn: "2026-06-02"', "results.searchedOn"],
    [PLAN, 'date: "2021-02"', 'date: "2027"', "facts[0].date"],
  ])("comes after every date of %s: %s", (file, from, to, field) => {
    expect(listProblems(sampleDataWith(file, from, to))).toContainEqual(
      expect.objectContaining({ file, field, message: expect.stringContaining("公開の日（2026-06-01）より後") }),
    );
  });

  it("comes after every date of a new record, and after the beginning of its year", () => {
    expect(withRows("x1,1-1-1,,,2026,2026-06-02,event,,,,,開業（架空）。,s-report,,,,")).toEqual([
      expect.objectContaining({ field: "date" }),
    ]);
    expect(withRows("x1,1-1-1,,,2027,,event,,,,,開業（架空）。,s-report,,,,")).toEqual([
      expect.objectContaining({ field: "fiscal_year", message: expect.stringContaining("始まっていない年度") }),
    ]);
  });

  it("may be the day itself, the month or the year in which it lies", () => {
    for (const date of ["2026-06-01", "2026-06", "2026"]) {
      expect(withRows(`x1,1-1-1,,,2026,${date},event,,,,,開業（架空）。,s-report,,,,`)).toEqual([]);
    }
  });
});

it("asks why a department's word is not the computed one, where it is new", () => {
  const rating = (state: string, reason = "") =>
    `x1,1-1-1,,,2021,,rating,,,${state},,所管課の評価（架空）。,s-report,,,,${reason}`;
  // 18 routes of 22 → 11 in the third of five years: やや遅れ. The sample is published without closing the year.
  const open = publish(sampleDataWith(PLAN, "closedYears: [2021]", "closedYears: []"));
  const check = (row: string) =>
    listProblems(
      sampleData({ ...sampleDataWith(PLAN, "closedYears: [2021]", "closedYears: []"), [RECORDS]: sampleRecords(row) }),
      "2026-06-01",
      open,
    );
  expect(check(rating("late"))).toEqual([]);
  expect(check(rating("on-track"))).toEqual([
    expect.objectContaining({
      field: "state",
      message: expect.stringContaining("計算による判定（やや遅れ）と違います"),
    }),
  ]);
  expect(check(rating("on-track", "所管課は利用者数で見ている"))).toEqual([]);
});
