import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { type DataTables, type HandedFile, importForms } from "#compile/import/import-forms.ts";
import { describeFinding } from "#compile/workbook/finding.ts";
import type { Plan } from "#domain/plan.ts";
import { loadSnapshot } from "../../../src/build/load-snapshot.ts";
import { DEMO_DATA } from "../../demo/publish.ts";
import { type FilledForm, handIn, importInto, openForm, showAs } from "../../support/form.ts";

const YEAR = 2024;
const ROUTES = "observation:1-1-1:routes";
const RATE = "observation:3-1-1:rate";
const RATING = "rating:1-1-1";

let plan: Plan;
beforeAll(async () => {
  ({ plan } = (await loadSnapshot(DEMO_DATA)).snapshot);
});

const open = (options = {}) => openForm(plan, YEAR, options);

/** A form in which some results are filled in. */
async function filled(results: Record<string, string | number>, options = {}): Promise<FilledForm> {
  const form = await open(options);
  for (const [key, value] of Object.entries(results)) form.cell(key, "結果").value = value;
  return form;
}

const levels = (findings: readonly { level: string }[]) => findings.map(({ level }) => level);

describe("what is understood", () => {
  it("is one record for each filled row, and nothing for the others", async () => {
    const { records, sources, findings, isReady } = importInto(plan, [await (await filled({ [ROUTES]: 12 })).toFile()]);
    expect(findings).toEqual([]);
    expect(isReady).toBe(true);
    expect(sources.map(({ id }) => id)).toEqual(["results-2024"]);
    expect(records).toEqual([
      {
        id: "1-1-1-routes-2024",
        item: "1-1-1",
        type: "observation",
        subject: "routes",
        fiscalYear: 2024,
        value: 12,
        unit: "路線",
        text: "令和6年度の1便あたりの利用が2人に満たない路線は12路線だった。",
        source: "results-2024",
      },
    ]);
  });

  const understood: [string, string, (form: FilledForm) => void, object][] = [
    [
      "a full-width number with its unit",
      ROUTES,
      (form) => (form.cell(ROUTES, "結果").value = "１２路線"),
      { value: 12 },
    ],
    [
      "thousands",
      "observation:2-1-5:floor-area",
      (form) => (form.cell("observation:2-1-5:floor-area", "結果").value = "10,400"),
      { value: 10400 },
    ],
    ["a share shown as percent", RATE, (form) => showAs(form.cell(RATE, "結果"), 0.704, "0.0%"), { value: 70.4 }],
    [
      "the sum that binary fractions make",
      RATE,
      (form) => (form.cell(RATE, "結果").value = 70.1 + 0.2),
      { value: 70.3 },
    ],
    [
      "a formula with its result",
      ROUTES,
      (form) => (form.cell(ROUTES, "結果").value = { formula: "6+6", result: 12 }),
      { value: 12 },
    ],
    [
      "a day of an era as text",
      ROUTES,
      (form) => (form.cell(ROUTES, "日付").value = "令和7年3月31日"),
      { date: "2025-03-31" },
    ],
    ["a short day of an era", ROUTES, (form) => (form.cell(ROUTES, "日付").value = "R7.3.31"), { date: "2025-03-31" }],
    [
      "a day that is shown in era years",
      ROUTES,
      (form) => showAs(form.cell(ROUTES, "日付"), new Date("2025-03-31"), '[$-411]ggge"年"m"月"d"日"'),
      { date: "2025-03-31" },
    ],
    ["a month", ROUTES, (form) => (form.cell(ROUTES, "日付").value = "2025年3月"), { date: "2025-03" }],
    [
      "a fiscal year in the short form",
      ROUTES,
      (form) => (form.cell(ROUTES, "年度").value = "R6"),
      { fiscalYear: 2024 },
    ],
    [
      "a fiscal year whose era is in the number format",
      ROUTES,
      (form) => showAs(form.cell(ROUTES, "年度"), 6, '"令和"0"年度"'),
      { fiscalYear: 2024 },
    ],
    [
      "a line break in a text",
      ROUTES,
      (form) => (form.cell(ROUTES, "公表する文").value = "12路線に\n減った。"),
      { text: "12路線に 減った。" },
    ],
    [
      "a mark for interim",
      ROUTES,
      (form) => (form.cell(ROUTES, "途中の値").value = "○"),
      { interim: true, id: "1-1-1-routes-2024-interim" },
    ],
    [
      "an item number that Excel took for a date",
      ROUTES,
      (form) => showAs(form.cell(ROUTES, "項目番号"), new Date("2001-01-01"), "yyyy/m/d"),
      { item: "1-1-1" },
    ],
  ];
  it.each(understood)("%s", async (_, key, fill, expected) => {
    const form = await filled({ [key]: 12 });
    fill(form);
    const { records, isReady, findings } = importInto(plan, [await form.toFile()]);
    expect(findings.filter(({ level }) => level === "error")).toEqual([]);
    expect(isReady).toBe(true);
    expect(records).toEqual([expect.objectContaining(expected)]);
  });

  it("says what was read over, and where", async () => {
    const form = await filled({ [ROUTES]: "１２路線" });
    const { findings } = importInto(plan, [await form.toFile("kikaku.xlsx")]);
    expect(findings.map(describeFinding)).toEqual([
      `kikaku.xlsx「結果」2行目 J列「結果」「１２路線」: 「１２路線」を 12 と読みました（全角の文字、単位「路線」）`,
    ]);
  });

  it("is found wherever the columns are, below whatever heading, among whatever sheets", async () => {
    const form = await filled({ [ROUTES]: 12, [RATE]: 70.4 });
    form.results.spliceColumns(1, 1);
    form.results.spliceRows(1, 0, ["令和6年度 結果報告（企画課）"], []);
    form.results.getCell("T3").value = "課の覚え";
    form.results.getCell("T4").value = "電話で確認";
    form.results.getCell("R3").value = "項目番号";
    form.results.getCell("R4").value = "1-1-1";
    form.results.getCell("R25").value = "3-1-1";
    form.workbook.addWorksheet("メモ").getCell("B2").value = "自由";
    const file = await form.toFile();
    const { records, findings } = importInto(plan, [file]);
    expect(records.map(({ id }) => id)).toEqual(["1-1-1-routes-2024", "3-1-1-rate-2024"]);
    expect(findings).toEqual([
      { level: "note", place: { file: "form.xlsx", sheet: "メモ" }, message: "表ではないので、読みませんでした" },
    ]);
  });

  it("is read from hidden and filtered rows, which is said, and not from hidden sheets", async () => {
    const form = await filled({ [ROUTES]: 12 });
    form.results.getRow(2).hidden = true;
    form.words.state = "hidden";
    const { records, findings } = importInto(plan, [await form.toFile()]);
    expect(records).toHaveLength(1);
    expect(findings.map(({ message }) => message)).toEqual([
      "絞り込みなどで隠れている行も読みました",
      "隠れているシートなので、読みませんでした。読むなら、表示してください",
    ]);
  });

  it("is read from cells of numbers and titles that were merged down", async () => {
    const form = await filled({ [ROUTES]: 12, [RATING]: "順調" });
    form.results.mergeCells("A2:A3");
    form.results.mergeCells("B2:B3");
    form.results.mergeCells("D2:D3");
    expect(importInto(plan, [await form.toFile()]).records.map(({ item }) => item)).toEqual(["1-1-1", "1-1-1"]);
  });

  it("is read from a row without its key, by what it says", async () => {
    const form = await filled({ [ROUTES]: 12 });
    form.cell(ROUTES, "行の符号").value = null;
    expect(importInto(plan, [await form.toFile()]).records[0]?.id).toBe("1-1-1-routes-2024");
  });

  it("is read from CSV as Excel saves it, in UTF-8 and in Shift_JIS", async () => {
    const csv = [
      "項目番号,年度,種類,何を,結果,公表する文,出典の番号",
      "1-1-1,令和6年度,数値,,12,,results-2023",
      "",
    ].join("\r\n");
    const utf8 = new TextEncoder().encode(`\uFEFF${csv}`);
    for (const bytes of [utf8, toShiftJis(csv)]) {
      const { records, findings } = importInto(plan, [await handIn("kikaku.csv", bytes)]);
      expect(findings.filter(({ message }) => message.includes("Shift_JIS"))).toHaveLength(bytes === utf8 ? 0 : 1);
      expect(records).toEqual([expect.objectContaining({ item: "1-1-1", value: 12, source: "results-2023" })]);
    }
  });

  it("is remarks, replies, decisions and events of the other sheet", async () => {
    const form = await open();
    const rows = [
      ["1-1-1", "令和6年度", "審議会の意見", null, "2025/6/24", "減らした路線の代わりを示してほしい。"],
      ["1-1-1", "令和6年度", "市の回答", null, null, "次の実施状況で示します。"],
      ["2-1-3", "令和6年度", "決定", "再開", null, "整備の検討を再開した。"],
      ["1-2-1", "令和6年度", "関係する動き", null, null, "窓口の時間を変えた。"],
    ];
    rows.forEach((cells, index) => {
      cells.forEach((value, column) => {
        form.words.getCell(index + 2, column + 1).value = value ?? null;
      });
    });
    const { records, isReady } = importInto(plan, [await form.toFile()]);
    expect(isReady).toBe(true);
    expect(records.map((record) => [record.id, record.type, "state" in record ? record.state : null])).toEqual([
      ["1-1-1-council-2024", "remark", "council"],
      ["1-1-1-reply-2024", "remark", "reply"],
      ["2-1-3-decision-2024", "decision", "reopened"],
      ["1-2-1-event-2024", "event", null],
    ]);
  });
});

describe("what asks for a reason", () => {
  it("is a correction of what was published, which then replaces it in sight", async () => {
    const form = await filled({ "year:1-1-3:a:1": "一部" });
    const file = await form.toFile();
    const refused = importInto(plan, [file]);
    expect(levels(refused.findings)).toEqual(["warning"]);
    expect(refused.findings[0]?.message).toContain("公開した結果の訂正です（実施 → 一部）");
    expect(refused.isReady).toBe(false);

    const key = refused.findings[0]?.key ?? "";
    const given = importForms({
      files: [file],
      current: { plan, asOf: "2025-06-30" },
      published: { plan, asOf: "2024-11-20" },
      tables: { records: "id\n", sources: "id\n" },
      reasons: new Map([[key, "一部の施設の分が公表されていなかった。"]]),
    });
    expect(given.isReady).toBe(true);
    expect(given.records).toEqual([
      expect.objectContaining({ corrects: "info-2024-1", state: "partly", id: "1-1-3-a-1-2024" }),
    ]);
    expect(JSON.stringify(given.records)).toContain("一部の施設の分が公表されていなかった。");
  });

  it("is a value far from all that is known, in the words of the form", async () => {
    const form = await filled({ [ROUTES]: 120 });
    const { findings } = importInto(plan, [await form.toFile()]);
    expect(findings).toEqual([expect.objectContaining({ level: "warning", key: "value:1-1-1-routes-2024" })]);
    expect(findings[0]?.message).toContain("離れすぎています");
    expect(findings[0]?.message).toContain("「理由」に理由を書いてください");
    form.cell(ROUTES, "理由").value = "数え方が変わった（見本）。";
    const { isReady, records } = importInto(plan, [await form.toFile()]);
    expect(isReady).toBe(true);
    expect(records).toEqual([expect.objectContaining({ value: 120, reason: "数え方が変わった（見本）。" })]);
  });

  it("is a correction and what is unusual in it, each by a reason of its own, and none is lost", async () => {
    const file = await (await filled({ [ROUTES]: 12, [RATING]: "順調" })).toFile();
    const first = importInto(plan, [file]);
    const known = {
      ...plan,
      records: [...plan.records, ...first.records],
      sources: [...plan.sources, ...first.sources],
    };
    const correct = (form: FilledForm, reasons: Record<string, string> = {}) =>
      form.toFile().then((corrected) =>
        importForms({
          files: [corrected],
          current: { plan: known, asOf: "2025-06-30" },
          published: { plan: known, asOf: "2025-06-01" },
          tables: { records: "id\n", sources: "id\n" },
          reasons: new Map(Object.entries(reasons)),
        }),
      );
    const form = await filled({ [ROUTES]: 120, [RATING]: "完了" });
    form.cell(ROUTES, "理由").value = "転記の誤り。";
    const typed = { "correction:rating:1-1-1:2024": "評価の写しまちがい。" };
    const asked = await correct(form, typed);
    expect(asked.findings.flatMap(({ level, key, reason }) => (level === "warning" ? [[key, reason]] : []))).toEqual([
      ["correction:observation:1-1-1:routes:2024", "転記の誤り。"],
      ["correction:rating:1-1-1:2024", "評価の写しまちがい。"],
      ["odds:1-1-1:2024", undefined],
      ["value:1-1-1-routes-2024-2", undefined],
    ]);
    expect(asked.isReady).toBe(false);

    const given = await correct(form, {
      ...typed,
      "odds:1-1-1:2024": "利用者の数で見た。",
      "value:1-1-1-routes-2024-2": "数え方が変わった。",
    });
    expect(given.isReady).toBe(true);
    expect(given.records.map(({ reason }) => reason)).toEqual([
      "転記の誤り。120路線：数え方が変わった。",
      "評価の写しまちがい。完了：利用者の数で見た。",
    ]);

    form.cell(ROUTES, "理由").value = "転記の誤り。120路線は数え方が変わったため。";
    form.cell(RATING, "理由").value = "写しまちがい。完了としたのは利用者の数による。";
    const written = await correct(form);
    expect(written.isReady).toBe(true);
    expect(written.records.map(({ reason }) => reason)).toEqual([
      "転記の誤り。120路線は数え方が変わったため。",
      "写しまちがい。完了としたのは利用者の数による。",
    ]);
  });

  it("is a text that says another number than the row", async () => {
    const form = await filled({ [ROUTES]: 12 });
    form.cell(ROUTES, "公表する文").value = "令和6年度は11路線だった。";
    expect(levels(importInto(plan, [await form.toFile()]).findings)).toEqual(["warning"]);
  });

  it("is a rating that the computation does not share, and the column 理由 has it", async () => {
    const form = await filled({ [ROUTES]: 12, [RATING]: "遅延" });
    expect(importInto(plan, [await form.toFile()]).findings).toEqual([
      expect.objectContaining({ level: "warning", key: "odds:1-1-1:2024" }),
    ]);
    form.cell(RATING, "理由").value = "利用者の数が目標に届いていない。";
    const { isReady, records } = importInto(plan, [await form.toFile()]);
    expect(isReady).toBe(true);
    expect(JSON.stringify(records[1])).toContain("利用者の数が目標に届いていない。");
  });

  it("is nothing that nobody has read yet: it is rewritten", async () => {
    const file = await (await filled({ [ROUTES]: 12 })).toFile();
    const { records, sources } = importInto(plan, [file]);
    const drafted = { ...plan, records: [...plan.records, ...records], sources: [...plan.sources, ...sources] };
    const again = importForms({
      files: [await (await filled({ [ROUTES]: 11 })).toFile()],
      current: { plan: drafted, asOf: "2025-06-30" },
      published: { plan, asOf: "2024-11-20" },
      tables: { records: "id,value\n1-1-1-routes-2024,12\n", sources: "id\n" },
    });
    expect(levels(again.findings)).toEqual(["note"]);
    expect(again.isReady).toBe(true);
    expect(again.tables.records).toMatch(/^id,value.*\n1-1-1-routes-2024,11.*\n$/);
  });
});

describe("a reason that no check asked for", () => {
  const WHY = "目標の路線が1つ残った。";
  /** FY2024 with more routes than the plan has then: the computation says 遅延, and so does the department. */
  const agreeing = async () => {
    const form = await filled({ [ROUTES]: 20, [RATING]: "遅延" });
    form.cell(RATING, "理由").value = WHY;
    return form;
  };
  const importAgain = (file: HandedFile, known: Plan, publishedPlan: Plan, tables: DataTables) =>
    importForms({
      files: [file],
      current: { plan: known, asOf: "2025-06-30" },
      published: { plan: publishedPlan, asOf: "2025-06-01" },
      tables,
    });

  it("is kept with the record, and told as what was typed", async () => {
    const form = await agreeing();
    const { findings, isReady, records, tables, keptReasons } = importInto(plan, [await form.toFile()]);
    expect(findings).toEqual([]);
    expect(isReady).toBe(true);
    expect(records.map(({ type, reason }) => [type, reason])).toEqual([
      ["observation", undefined],
      ["rating", WHY],
    ]);
    expect(tables.records).toContain(WHY);
    expect(keptReasons).toEqual([
      { place: expect.objectContaining({ title: "理由", value: WHY }), record: records[1], reason: WHY },
    ]);
  });

  it("is kept with a figure, a step's year and a remark alike", async () => {
    const form = await filled({ [ROUTES]: 12, "year:1-1-3:a:2": "実施" });
    for (const key of [ROUTES, "year:1-1-3:a:2"]) form.cell(key, "理由").value = WHY;
    ["1-1-1", "令和6年度", "審議会の意見", null, null, "よい。"].forEach((value, column) => {
      form.words.getCell(2, column + 1).value = value;
    });
    form.words.getCell(`${form.letterOf("理由", form.words)}2`).value = WHY;
    const { records, keptReasons } = importInto(plan, [await form.toFile()]);
    expect(records.map(({ type, reason }) => [type, reason])).toEqual(
      ["observation", "year", "remark"].map((type) => [type, WHY]),
    );
    expect(keptReasons).toHaveLength(3);
  });

  it("changes nothing where the file is read again, published or not", async () => {
    const file = await (await agreeing()).toFile();
    const { records, sources, tables } = importInto(plan, [file]);
    const known = { ...plan, records: [...plan.records, ...records], sources: [...plan.sources, ...sources] };
    for (const before of [plan, known]) {
      const again = importAgain(file, known, before, tables);
      expect(again).toMatchObject({ findings: [], records: [], unchanged: 2, keptReasons: [] });
      expect(again.tables).toEqual(tables);
    }
  });

  it("is told as left out where what it belongs to is public without it, and added where nobody has read it", async () => {
    const form = await filled({ [ROUTES]: 20, [RATING]: "遅延" });
    const { records, sources, tables } = importInto(plan, [await form.toFile()]);
    const known = { ...plan, records: [...plan.records, ...records], sources: [...plan.sources, ...sources] };
    form.cell(RATING, "理由").value = WHY;
    const file = await form.toFile();
    expect(importAgain(file, known, known, tables)).toMatchObject({
      records: [],
      unchanged: 2,
      findings: [{ level: "note", place: { title: "理由", value: WHY }, message: expect.stringContaining("理由だけ") }],
    });
    const added = importAgain(file, known, plan, tables);
    expect(added).toMatchObject({
      records: [{ id: "1-1-1-rating-2024", reason: WHY }],
      unchanged: 1,
      findings: [{ level: "note" }],
    });
    expect(added.tables.records.split(WHY)).toHaveLength(2);
  });

  it("is not doubled where a check asks for one, too", async () => {
    const form = await filled({ [ROUTES]: 120 });
    form.cell(ROUTES, "理由").value = WHY;
    const { records, keptReasons, findings } = importInto(plan, [await form.toFile()]);
    expect(records).toMatchObject([{ reason: WHY }]);
    expect(findings).toMatchObject([{ level: "warning", reason: WHY }]);
    expect(keptReasons).toEqual([]);
  });
});

describe("files of several departments", () => {
  const DUTY = "rating:1-1-3";

  it("are joined, and a document that both cite is one source", async () => {
    const zaisei = await filled({ "year:1-1-3:a:1": "実施", [RATE]: 70.4 }, { department: "mihon-zaisei" });
    const shisetsu = await filled(
      { "year:1-1-3:a:2": "実施", "year:1-1-3:a:3": "一部" },
      { department: "mihon-shisetsu" },
    );
    const { records, sources, isReady, findings, unchanged } = importInto(plan, [
      await zaisei.toFile("zaisei.xlsx"),
      await shisetsu.toFile("shisetsu.xlsx"),
    ]);
    expect(isReady).toBe(true);
    expect(unchanged).toBe(1);
    expect(sources.map(({ id }) => id)).toEqual(["results-2024-mihon-zaisei"]);
    expect(records.map(({ id, source }) => [id, source])).toEqual([
      ["3-1-1-rate-2024", "results-2024-mihon-zaisei"],
      ["1-1-3-a-2-2024", "results-2024-mihon-zaisei"],
      ["1-1-3-a-3-2024", "results-2024-mihon-zaisei"],
    ]);
    expect(findings.map(({ message }) => message)).toContainEqual(
      expect.stringContaining("題名とアドレスが同じ出典 results-2024-mihon-zaisei"),
    );
  });

  it("that disagree are refused in both, with what the other says", async () => {
    const [zaisei, shisetsu] = [
      await filled({ [DUTY]: "順調" }, { department: "mihon-zaisei" }),
      await filled({ [DUTY]: "遅延" }, { department: "mihon-shisetsu" }),
    ];
    const { findings, isReady, records } = importInto(plan, [
      await zaisei.toFile("zaisei.xlsx"),
      await shisetsu.toFile("shisetsu.xlsx"),
    ]);
    const errors = findings.filter(({ level }) => level === "error");
    expect(errors.map(({ place, meant }) => [place.file, place.value, meant])).toEqual([
      ["shisetsu.xlsx", "遅延", "順調"],
      ["zaisei.xlsx", "順調", "遅延"],
    ]);
    expect([isReady, records]).toEqual([false, []]);
  });

  it("that name two documents by one id are refused", async () => {
    const [one, other] = [await filled({ [ROUTES]: 12 }), await filled({ [RATE]: 70.4 })];
    other.sources.getCell("B2").value = "別の資料";
    const { findings } = importInto(plan, [await one.toFile("one.xlsx"), await other.toFile("other.xlsx")]);
    expect(findings).toContainEqual(
      expect.objectContaining({
        level: "error",
        place: expect.objectContaining({ file: "other.xlsx", title: "題名" }),
        meant: "令和6年度の実施状況（見本）",
      }),
    );
  });
});

describe("what is said of files", () => {
  /** A file of rows such as `1-1-1,令和6年度,数値,,12,,results-2023,`. */
  const table = async (...rows: string[]) =>
    handIn(
      "kikaku.csv",
      new TextEncoder().encode(
        ["項目番号,年度,種類,何を,結果,公表する文,出典の番号,途中の値", ...rows, ""].join("\r\n"),
      ),
    );

  it("comes in the order of its weight: what to put right, what to give a reason for, what was read over", async () => {
    const form = await filled({ [ROUTES]: "１２路線", [RATE]: "約70", [RATING]: "遅延" });
    const { findings } = importInto(plan, [await form.toFile()]);
    expect(levels(findings)).toEqual(["error", "warning", "note"]);
  });

  it("names the file that was taken for what it should not be", async () => {
    const csv = "項目番号,年度,種類,何を,結果,公表する文,出典の番号\r\n";
    const { findings } = importInto(plan, [await handIn("kikaku.csv", toShiftJis(csv))]);
    expect(findings).toContainEqual({
      level: "note",
      place: { file: "kikaku.csv" },
      message: "Shift_JIS のファイルとして読みました。次からは UTF-8 で保存してください",
    });
  });

  it("is in each cell one thing, and of each cell its own", async () => {
    const form = await filled({ [ROUTES]: 12, [RATE]: 70.4 });
    for (const key of [ROUTES, RATE]) form.cell(key, "日付").value = "2023-10";
    const { findings } = importInto(plan, [await form.toFile()]);
    const errors = findings.filter(({ level }) => level === "error");
    expect(errors.map(({ place }) => [place.title, place.row])).toEqual([
      ["日付", form.rowOf(ROUTES)],
      ["日付", form.rowOf(RATE)],
    ]);
    for (const error of errors) expect(error).not.toHaveProperty("meant");
  });

  it("asks each row for its own reason, where the row says something that may be so", async () => {
    const form = await filled({ [ROUTES]: 120, [RATE]: 70.4 });
    form.cell(RATE, "公表する文").value = "令和3年度は70.4%だった。";
    const { findings } = importInto(plan, [await form.toFile()]);
    expect(findings.map(({ key, place }) => [key, place.title, place.row])).toEqual([
      ["value:1-1-1-routes-2024", "結果", form.rowOf(ROUTES)],
      ["value:3-1-1-rate-2024", "年度", form.rowOf(RATE)],
    ]);
    for (const finding of findings) expect(finding).not.toHaveProperty("reason");
  });

  it("tells of a figure whose document is older than the end of its year, new or listed", async () => {
    const form = await filled({ [ROUTES]: 12 });
    form.sources.getCell("E2").value = "2025-03-30";
    for (const file of [await form.toFile(), await table("1-1-1,令和6年度,数値,,12,,results-2023,")]) {
      const errors = importInto(plan, [file]).findings.filter(({ level }) => level === "error");
      expect(errors.map(({ place, message }) => [place.title, message])).toEqual([
        ["途中の値", expect.stringContaining("2024年度の末（2025-03-31）より後ではありません")],
      ]);
    }
  });

  it("notes that all figures of a file are those of the year before", async () => {
    const same = { [ROUTES]: 14, "observation:1-1-2:leaders": 81, "observation:1-2-1:procedures": 33 };
    const noteOf = async (values: Record<string, number>) =>
      importInto(plan, [await (await filled(values)).toFile()])
        .findings.filter(({ message }) => message.includes("前の年度と同じ"))
        .map(({ level, message }) => [level, message]);
    expect(await noteOf(same)).toEqual([
      ["note", "数値が3件とも前の年度と同じです。前の年度の列を貼っていないか、確かめてください"],
    ]);
    expect(await noteOf({ ...same, [RATE]: 70.4 })).toEqual([]);
    expect(await noteOf({ [ROUTES]: 14 })).toEqual([]);
  });

  it("proposes for a source that nobody wrote down the one that most results cite", async () => {
    const row = (item: string, source: string) =>
      `${item},令和6年度,関係する動き,,,動きがあった（${item}・${source}）。,${source},`;
    const [first = "", second = ""] = plan.sources.map(({ id }) => id);
    const meantOf = async (...rows: string[]) =>
      importInto(plan, [await table(...rows)])
        .findings.filter(({ place }) => place.title === "出典の番号")
        .map(({ meant }) => meant);
    expect(
      await meantOf(row("1-1-1", first), row("1-1-1", second), row("1-1-3", second), row("2-1-3", "nowhere")),
    ).toEqual([second]);
    // Nothing tells which of the registered ones it could be.
    expect(await meantOf(row("2-1-3", "nowhere"), row("1-1-3", "nowhere"))).toEqual([undefined, undefined]);
  });

  it("counts the results of a source that is not filled in, and no others", async () => {
    const form = await filled({ [ROUTES]: 12, [RATE]: 70.4 }, { isSourceFilled: false });
    const { findings } = importInto(plan, [
      await form.toFile(),
      await table("1-1-3,令和6年度,関係する動き,,,動きがあった。,nowhere,"),
    ]);
    expect(
      findings.filter(({ message }) => message.includes("この出典を引く結果")).map(({ message }) => message),
    ).toEqual([expect.stringContaining("この出典を引く結果が2件ありますが")]);
    expect(findings.filter(({ message }) => message.includes("この番号の出典はありません"))).toHaveLength(1);
  });

  it("previews the figures of each year that has results, in order", async () => {
    const row = (year: number, item: string) =>
      `${item},令和${year}年度,関係する動き,,,動きがあった（${year}）。,results-2023,`;
    const { preview, findings } = importInto(plan, [await table(row(7, "1-1-1"), row(6, "1-1-1"), row(6, "1-1-3"))]);
    expect(findings).toEqual([]);
    const yearsOf = (council = preview?.council) => council?.[0]?.years.map(({ fiscalYear }) => fiscalYear);
    expect(yearsOf()).toEqual([2024, 2025]);
    expect(yearsOf(importInto(plan, []).preview?.council)).toEqual([]);
  });
});

describe("a plan that nobody has published yet", () => {
  it("takes results, corrects nothing, and is compared with itself", async () => {
    const form = await filled({ [ROUTES]: 12, "year:1-1-3:a:1": "一部" });
    const { isReady, preview, records } = importForms({
      files: [await form.toFile()],
      current: { plan, asOf: "2025-06-30" },
      published: null,
      tables: { records: "id\n", sources: "id\n" },
    });
    expect(isReady).toBe(true);
    expect(preview?.items.length).toBeGreaterThan(0);
    for (const record of records) expect(record).not.toHaveProperty("corrects");
  });
});

describe("a reason that was typed beside the files", () => {
  const importWith = async (results: Record<string, string | number>, key: string, reason: string) =>
    importForms({
      files: [await (await filled(results)).toFile()],
      current: { plan, asOf: "2025-06-30" },
      published: { plan, asOf: "2024-11-20" },
      tables: { records: "id\n", sources: "id\n" },
      reasons: new Map([[key, reason]]),
    });

  it.each([
    { results: { [ROUTES]: 120 }, key: "value:1-1-1-routes-2024", place: 0 },
    { results: { [ROUTES]: 12, [RATING]: "遅延" }, key: "odds:1-1-1:2024", place: 1 },
  ])("is kept without the space around it, and blanks are none: $key", async ({ results, key, place }) => {
    const blank = await importWith(results, key, " \u3000");
    expect(blank.isReady).toBe(false);
    expect(blank.findings).toEqual([expect.objectContaining({ level: "warning", key })]);
    expect(blank.findings[0]).not.toHaveProperty("reason");
    expect(blank.findings[0]?.place.title).toBe("結果");
    expect(blank.records[place]).not.toHaveProperty("reason");
    const given = await importWith(results, key, " 数え方が変わった。 ");
    expect(given.isReady).toBe(true);
    expect(given.findings).toEqual([expect.objectContaining({ key, reason: "数え方が変わった。" })]);
    expect(given.records[place]).toMatchObject({ reason: "数え方が変わった。" });
  });
});

describe("the tables that result", () => {
  it("have a new row behind the last of its item and of those before", async () => {
    const { tables } = importForms({
      files: [await (await filled({ [ROUTES]: 12 })).toFile()],
      current: { plan, asOf: "2025-06-30" },
      published: { plan, asOf: "2024-11-20" },
      tables: { records: "id,item\nx,1-1-1\ny,1-1-3\nz,3-1-1\n", sources: "id\nold\n" },
    });
    expect(tables).toEqual({
      records: "id,item\nx,1-1-1\n1-1-1-routes-2024,1-1-1\ny,1-1-3\nz,3-1-1\n",
      sources: "id\nold\nresults-2024\n",
    });
  });
});

describe("a file that cannot be read", () => {
  it("is refused in a sentence where it is no table of ours", async () => {
    const file = await handIn("other.csv", new TextEncoder().encode("a,b\n1,2\n"));
    expect(importInto(plan, [file]).findings).toContainEqual(
      expect.objectContaining({ level: "error", message: expect.stringContaining("結果の表がありません") }),
    );
  });

  it("is refused in a sentence where quotation marks are left open", async () => {
    const file = await handIn("open.csv", new TextEncoder().encode('a,"b\n1,2\n'));
    const { findings, isReady } = importInto(plan, [file]);
    expect(isReady).toBe(false);
    expect(findings.map(describeFinding)).toEqual([expect.stringMatching(/^open\.csv: 引用符/)]);
  });

  it("is refused with the cell that lies far away", async () => {
    const bytes = new Uint8Array(readFileSync(new URL("../workbook/openpyxl/far.xlsx", import.meta.url)));
    expect(importInto(plan, [await handIn("far.xlsx", bytes)]).findings.map(describeFinding)).toEqual([
      expect.stringMatching(/^far\.xlsx 1048576行目 XFD列: セル XFD1048576 に値があります/),
    ]);
  });
});

/** Shift_JIS of the few words above; Node can only read it. */
function toShiftJis(text: string): Uint8Array {
  const decoder = new TextDecoder("shift_jis");
  const codes = new Map<string, number[]>();
  for (let lead = 0x81; lead <= 0xef; lead++) {
    for (let trail = 0x40; trail <= 0xfc; trail++)
      codes.set(decoder.decode(new Uint8Array([lead, trail])), [lead, trail]);
  }
  return new Uint8Array(
    [...text].flatMap((letter) => (letter < "\u0080" ? [letter.charCodeAt(0)] : (codes.get(letter) ?? []))),
  );
}
