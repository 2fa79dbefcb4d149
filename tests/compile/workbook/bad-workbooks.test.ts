import { beforeAll, describe, expect, it } from "vitest";
import type { Finding } from "#compile/workbook/finding.ts";
import { nameColumn } from "#compile/workbook/sheet.ts";
import type { Plan } from "#domain/plan.ts";
import { listFormRows } from "#domain/year-form.ts";
import { loadSnapshot } from "../../../src/build/load-snapshot.ts";
import { DEMO_DATA } from "../../demo/publish.ts";
import { type FilledForm, importInto, openForm, showAs } from "../../support/form.ts";

// Two hundred and more bad workbooks, each a good one with one thing wrong that belongs to a named kind. Every one has to
// be refused at the right cell, with the value that was meant wherever one can be told.

const YEAR = 2024;

interface Bad {
  kind: string;
  spoil: (form: FilledForm) => void;
  /** Where the refusal has to be: a cell such as `J12`, or the sheet alone. */
  at: (form: FilledForm) => { sheet: string; cell?: string };
  /** The proposed value; `null` where nobody can tell it. */
  meant: string | null;
  says: string;
}

let plan: Plan;
beforeAll(async () => {
  ({ plan } = (await loadSnapshot(DEMO_DATA)).snapshot);
});

const inResults = (title: string, key: string) => (form: FilledForm) => ({
  sheet: "結果",
  cell: `${form.letterOf(title)}${form.rowOf(key)}`,
});

/** A value in one cell of a row of results; where it is another column's, the row has a good result beside it. */
function spoilCell(
  kind: string,
  key: string,
  title: string,
  value: unknown,
  meant: string | null,
  says: string,
  good?: string | number,
): Bad {
  return {
    kind,
    spoil: (form) => {
      if (good !== undefined) form.cell(key, "結果").value = good;
      form.cell(key, title).value = value as never;
    },
    at: inResults(title, key),
    meant,
    says,
  };
}

/** A cell of the first row of sources, whose other cells are good and which a good result cites. */
function spoilSource(kind: string, title: string, value: unknown, meant: string | null, says: string): Bad {
  return {
    kind,
    spoil: (form) => {
      form.cell("observation:1-1-1:routes", "結果").value = 12;
      form.sources.getCell(`${form.letterOf(title, form.sources)}2`).value = value as never;
    },
    at: (form) => ({ sheet: "出典", cell: `${form.letterOf(title, form.sources)}2` }),
    meant,
    says,
  };
}

/** A row of the sheet of remarks and decisions. */
function spoilWord(
  kind: string,
  cells: Record<string, unknown>,
  title: string,
  meant: string | null,
  says: string,
): Bad {
  return {
    kind,
    spoil: (form) => {
      for (const [name, value] of Object.entries(cells)) {
        form.words.getCell(`${form.letterOf(name, form.words)}2`).value = value as never;
      }
    },
    at: (form) => ({ sheet: "意見と決定", cell: `${form.letterOf(title, form.words)}2` }),
    meant,
    says,
  };
}

/** Figures that are asked of the invented city for the year, with a value that each could have. */
const FIGURES = [
  { key: "observation:1-1-1:routes", good: 12 },
  { key: "observation:1-1-2:leaders", good: 95 },
  { key: "observation:1-2-1:procedures", good: 36 },
  { key: "observation:3-1-1:rate", good: 70.4 },
  { key: "observation:3-1-2:sales", good: 1800 },
];
const RATINGS = ["1-1-1", "1-1-2", "1-2-1", "2-1-1", "3-1-1"].map((item) => `rating:${item}`);
const DUTIES = ["year:1-1-3:a:2", "year:1-1-3:a:3"];
const STEPS = ["step:2-1-1:a:reidai", "step:adopted-3-1-5:a:purchase"];

function listFigureCases(): Bad[] {
  return FIGURES.flatMap(({ key, good }) => {
    const figure = (kind: string, value: unknown, meant: string | null, says: string) =>
      spoilCell(kind, key, "結果", value, meant, says);
    const number = String(good);
    return [
      figure("an error of a formula", { error: "#REF!" }, null, "計算エラー"),
      figure("an error that was copied as text", "#N/A", null, "計算エラー"),
      figure("ditto", "同上", null, "前と同じ"),
      figure("a ditto mark", "〃", null, "前と同じ"),
      figure("a dash for nothing", "－", null, "記号だけ"),
      figure("a word for nothing", "集計中", null, "値がありません"),
      figure("a column too narrow when it was copied", "####", null, "列の幅"),
      figure("lost characters", "????", null, "文字が失われて"),
      figure("an invisible character", `${number}\u200B`, number, "見えない文字（U+200B）"),
      spoilCell("a character of one's own", key, "公表する文", "増えた\uE000。", null, "外字", good),
      spoilCell("a space that does not break", key, "注記", "概\u00A0数", "概 数", "改行しない空白", good),
      figure("an approximation", `約${number}`, number, "概数"),
      figure("a sentence", `${number}に増えた`, number, "数ではありません"),
      figure("a range", "17～18", null, "数ではありません"),
      figure("a formula without its result", { formula: "1+2" }, null, "数式の結果が保存されていません"),
      figure("digits that Excel has shortened", "1.23E+15", null, "Excel が桁を縮めています"),
      figure("a truth", true, null, "数ではありません"),
      {
        ...figure(
          "a number shown as a date",
          good,
          Number.isInteger(good) && good < 10_000 ? number : null,
          "日付になっています",
        ),
        spoil: (form: FilledForm) => {
          showAs(form.cell(key, "結果"), good, "yyyy/m/d");
        },
      },
      {
        kind: "a result in merged cells",
        spoil: (form: FilledForm) => {
          form.cell(key, "結果").value = good;
          const [letter, next, row] = [form.letterOf("結果"), form.letterOf("途中の値"), form.rowOf(key)];
          form.results.mergeCells(`${letter}${row}:${next}${row}`);
        },
        at: inResults("結果", key),
        meant: number,
        says: "結合されていて",
      },
      spoilCell("a day that has not come", key, "日付", "2031-03-31", null, "公開の日（2025-06-30）より後", good),
      spoilCell("a day before the year began", key, "日付", "2023-03-31", null, "まだ結果がありません", good),
      spoilCell("a date that is in no calendar", key, "日付", "令和7年2月30日", null, "実在しない日付", good),
      spoilCell("a month without its year", key, "日付", "3月末", null, "年がありません", good),
      spoilCell("a fiscal year for a date", key, "日付", "令和6年度", null, "年度は「年度」に書き", good),
      spoilCell("a mark for interim that is none", key, "途中の値", "年度末", null, "年度末の値でないときは", good),
      spoilCell("no fiscal year", key, "年度", null, "令和6年度", "年度がありません", good),
      spoilCell("a date for a fiscal year", key, "年度", "令和7年3月31日", "2024", "日付ではなく年度", good),
      spoilCell("a calendar year", key, "年度", "令和6年", "2024", "年か年度か", good),
      spoilCell(
        "a source that nobody wrote down",
        key,
        "出典の番号",
        "results-2042",
        "results-2024",
        "この番号の出典はありません",
        good,
      ),
      spoilCell("no source", key, "出典の番号", null, null, "出典の番号がありません", good),
      spoilCell("a text that runs as a formula", key, "公表する文", "＝17路線", "17路線", "式として動かします", good),
      spoilCell("a type that is another row's", key, "種類", "所管課の評価", "数値", "行の符号は「数値」", good),
      spoilCell("a misspelt type", key, "種類", "数字", "数値", "どれかを選んで", good),
      spoilCell("a key that was typed over", key, "行の符号", `${key}x`, key, "ひな形にありません", good),
      spoilCell(
        "an item that does not exist",
        key,
        "項目番号",
        "9-9-9",
        key.split(":")[1] ?? "",
        "計画にありません",
        good,
      ),
      {
        ...spoilCell("a text without a result", key, "公表する文", "増えた。", null, "結果がありません"),
        at: inResults("結果", key),
      },
    ];
  });
}

function listWordCases(): Bad[] {
  return [
    spoilCell("less than nothing", "observation:1-1-1:routes", "結果", "▲17", null, "より小さくなりません"),
    spoilCell("half a person", "observation:1-1-2:leaders", "結果", 95.5, null, "整数です"),
    spoilCell("more than all", "observation:3-1-1:rate", "結果", 170.4, null, "より大きくなりません"),
    ...RATINGS.flatMap((key) => [
      spoilCell("another word for late", key, "結果", "遅れ", "遅延", "どれかを選んで"),
      spoilCell("another word for on track", key, "結果", "概ね順調", "順調", "どれかを選んで"),
      spoilCell("another word for closed", key, "結果", "中止", "検討終了", "どれかを選んで"),
      spoilCell("an interim rating", key, "途中の値", "○", null, "使いません", "順調"),
      spoilCell("a row that has slipped", key, "項目番号", "2-1-2", key.split(":")[1] ?? "", "行がずれて", "順調"),
    ]),
    ...DUTIES.flatMap((key) => [
      spoilCell("a circle for a duty", key, "結果", "○", "実施", "どれかを選んで"),
      spoilCell("a triangle for a duty", key, "結果", "△", "一部", "どれかを選んで"),
      spoilCell("not needed where the plan asks always", key, "結果", "該当なし", null, "どれかを選んで"),
    ]),
    ...STEPS.flatMap((key) => [
      spoilCell("another word for a step reached", key, "結果", "完了", "到達", "どれかを選んで"),
      spoilCell("another word for a step put off", key, "結果", "先送り", "延期", "どれかを選んで"),
      spoilCell("another word for a step missed", key, "結果", "未達成", "未到達", "どれかを選んで"),
    ]),
    spoilWord(
      "a remark without words",
      { 項目番号: "1-1-1", 種類: "審議会の意見" },
      "公表する文",
      null,
      "公表する文がありません",
    ),
    spoilWord(
      "a decision without its word",
      { 項目番号: "1-1-1", 種類: "決定", 公表する文: "やめた。" },
      "結果",
      null,
      "結果がありません",
    ),
    spoilWord(
      "a remark with a result",
      { 項目番号: "1-1-1", 種類: "市の回答", 結果: "再開", 公表する文: "する。" },
      "結果",
      null,
      "使いません",
    ),
    spoilWord(
      "a remark without its item",
      { 種類: "審議会の意見", 公表する文: "よい。" },
      "項目番号",
      null,
      "項目番号がありません",
    ),
    spoilWord(
      "words without their type",
      { 項目番号: "1-1-1", 公表する文: "よい。" },
      "種類",
      null,
      "種類がありません",
    ),
  ];
}

function listSourceCases(): Bad[] {
  const known = "results-2023";
  const altered = (title: string, value: string, meant: string): Bad => ({
    kind: `a registered source with another ${title}`,
    spoil: (form) => {
      form.cell("observation:1-1-1:routes", "結果").value = 12;
      form.sources.getCell(`${form.letterOf(title, form.sources)}${rowOfSource(form, known)}`).value = value;
    },
    at: (form) => ({ sheet: "出典", cell: `${form.letterOf(title, form.sources)}${rowOfSource(form, known)}` }),
    meant,
    says: "登録済みの出典と違います",
  });
  return [
    spoilSource("no title", "題名", null, null, "題名がありません"),
    spoilSource("no publisher", "公表した人", null, null, "公表した人がありません"),
    spoilSource("no address", "アドレス", null, null, "アドレスがありません"),
    spoilSource(
      "an address with a bracket",
      "アドレス",
      "https://city.example.jp/a）",
      "https://city.example.jp/a",
      "アドレスの最後に",
    ),
    spoilSource(
      "an address without its scheme",
      "アドレス",
      "city.example.jp/a",
      "https://city.example.jp/a",
      "https:// か",
    ),
    spoilSource(
      "a full-width address",
      "アドレス",
      "ｈｔｔｐｓ：／／city.example.jp/a",
      "https://city.example.jp/a",
      "https:// か",
    ),
    spoilSource("an address of this machine", "アドレス", "http://localhost/a", null, "「localhost」は"),
    spoilSource("no day of reading", "読んだ日", null, null, "読んだ日がありません"),
    spoilSource("a month for a day of reading", "読んだ日", "令和7年6月", null, "日までわかる日付"),
    spoilSource("a kind that is none", "種類", "公的資料", "公的な資料", "どれかを選んで"),
    spoilSource("an id in capitals", "出典の番号", "Results 2024", "results-2024", "半角の英小文字"),
    altered("題名", "令和5年度の実施状況", "令和5年度の実施状況（見本）"),
    altered("アドレス", "https://city.example.jp/other", "https://city.example.jp/reform/results-2023"),
    altered("公表日", "2024-06-22", "2024-06-21"),
    {
      kind: "a source that is cited and not filled in",
      spoil: (form) => {
        form.cell("observation:1-1-1:routes", "結果").value = 12;
        form.cell("observation:1-1-1:routes", "出典の番号").value = "results-2024-2";
      },
      at: (form) => ({ sheet: "出典", cell: `${form.letterOf("題名", form.sources)}3` }),
      meant: null,
      says: "この出典を引く結果が1件",
    },
  ];
}

/** What offices do to a form that people, and no program, were to read. */
function listOfficeCases(): Bad[] {
  const [routes, sales] = ["observation:1-1-1:routes", "observation:3-1-2:sales"];
  const struck = (good: string, text: string) => ({ richText: [{ text, font: { strike: true } }, { text: good }] });
  const shown = (kind: string, value: number, format: string, says: string): Bad => ({
    ...spoilCell(kind, routes, "結果", value, null, says),
    spoil: (form) => showAs(form.cell(routes, "結果"), value, format),
  });
  const bottom = (kind: string, cells: Record<string, unknown>, title: string): Bad => ({
    kind,
    spoil: (form) => {
      form.cell(routes, "結果").value = 12;
      const row = form.results.rowCount + 2;
      for (const [name, value] of Object.entries(cells)) {
        form.results.getCell(`${form.letterOf(name)}${row}`).value = value as never;
      }
    },
    at: (form) => ({ sheet: "結果", cell: `${form.letterOf(title)}${form.results.rowCount + 2}` }),
    meant: null,
    says: "何の結果か分からない行です",
  });
  const remark = { 種類: "審議会の意見", 公表する文: "よい。" };
  return [
    spoilCell("an old value struck out before the new one", routes, "結果", struck("12", "14"), "12", "取り消し線"),
    spoilCell("words struck out", routes, "公表する文", struck("12路線", "14"), "12路線", "取り消し線", 12),
    shown("a value behind words", 12, '"集計中"', "「集計中」が見えて"),
    shown("a value out of sight", 12, ";;;", "何も見えなく"),
    shown("thousands left out without a word", 12_000, "#,##0,", "「12」が見えて"),
    spoilCell("old and new value", routes, "結果", "14→12", "12", "数ではありません"),
    spoilCell("a value foreseen", routes, "結果", "12（見込み）", null, "見込みや予定の数"),
    spoilCell("a preliminary value", routes, "結果", "12（速報値）", "12", "数ではありません"),
    spoilCell("last year's cell", routes, "結果", "令和5年度 14路線", null, "2023年度の値"),
    spoilCell("a number in kanji", routes, "結果", "十二", "12", "数ではありません"),
    spoilCell("a letter for a digit", sales, "結果", "18OO", "1800", "数ではありません"),
    spoilCell("ones for ten thousands", sales, "結果", "18,000,000円", "1800", "数ではありません"),
    spoilCell("a quotient", "observation:3-1-1:rate", "結果", (100 * 412) / 585, "70.4", "小数が長く"),
    spoilCell("a result beside its column", routes, "登録済み", 12, null, "欄は読みません"),
    spoilCell("a result in last year's column", routes, "前の年度まで", 12, null, "欄は読みません"),
    spoilCell(
      "a title for the document's id",
      routes,
      "出典の番号",
      "令和6年度の実施状況（見本）",
      "results-2024",
      "出典の番号ではありません",
      12,
    ),
    spoilCell("a title of another plan", routes, "改革実施項目", "公民館の見直し", null, "ほかの計画のひな形", 12),
    spoilCell("another part's name", "year:1-1-3:a:2", "何を", "①みほんの財政", "②みほんの施設", "行がずれて", "実施"),
    spoilCell("another unit", sales, "単位・選ぶ言葉", "千円", "万円", "結果の単位は", 1800),
    spoilCell(
      "an address of mail",
      routes,
      "注記",
      "担当 sato＠city.example.jp",
      null,
      "連絡先（sato@city.example.jp）",
      12,
    ),
    spoilCell(
      "a telephone number",
      routes,
      "公表する文",
      "12路線だった（問合せ ０１９１－２１－２１１１）。",
      null,
      "連絡先（0191-21-2111）",
      12,
    ),
    spoilCell("an extension", routes, "注記", "企画課（内線 2345）", null, "連絡先（内線 2345）", 12),
    spoilCell(
      "a text as long as a document",
      routes,
      "公表する文",
      `12路線。${"あ".repeat(31_000)}`,
      null,
      "長すぎます（31,005字",
      12,
    ),
    spoilCell("the end of a fiscal year", routes, "日付", "令和6年度末", "2025-03-31", "年度は「年度」に書き", 12),
    spoilCell("a short year of an era", routes, "日付", "7.3.31", "2025-03-31", "日付は", 12),
    spoilCell("a short year", routes, "日付", "25/3/31", "2025-03-31", "日付は", 12),
    spoilCell("a year at the end", routes, "日付", "3/31/2025", "2025-03-31", "日付は", 12),
    spoilCell("a day without its year", routes, "日付", "3/31", null, "年がありません", 12),
    spoilCell("a bare year of an era", routes, "年度", 6, "2024", "令和のことなら 2024", 12),
    spoilCell("a day for a fiscal year", routes, "年度", new Date("2024-04-01"), "2024", "日付ではなく年度", 12),
    spoilCell("a word with more behind it", "rating:1-1-1", "結果", "順調（継続）", "順調", "どれかを選んで"),
    spoilWord(
      "a title for an item",
      { ...remark, 項目番号: "みほんバス路線の見直し" },
      "項目番号",
      "1-1-1",
      "題名ではなく",
    ),
    spoilWord("several items", { ...remark, 項目番号: "1-1-1、1-1-2" }, "項目番号", null, "1行に1つだけ"),
    spoilWord(
      "the city's own name for a reply",
      { ...remark, 項目番号: "1-1-1", 種類: "市の考え方" },
      "種類",
      "市の回答",
      "どれかを選んで",
    ),
    spoilCell(
      "a rating of a year before the plan",
      "rating:1-1-1",
      "年度",
      "令和元年度",
      null,
      "2021年度に始まる",
      "順調",
    ),
    spoilSource(
      "a day of reading before publication",
      "読んだ日",
      "2025-06-01",
      null,
      "公表された日（2025-06-20）より前",
    ),
    bottom("a sum", { 項目番号: "合計", 結果: 12 }, "項目番号"),
    bottom("a memo", { 結果: "確認済" }, "結果"),
    spoilSource("two addresses", "アドレス", "https://city.example.jp/a\nhttps://city.example.jp/b", null, "2つ以上"),
    spoilSource("a shared folder", "アドレス", "\\\\sv01\\行革\\R6.xlsx", null, "共有フォルダ"),
    spoilSource("an address of the office", "アドレス", "http://192.168.10.5/r6.pdf", null, "「192.168.10.5」は"),
    spoilSource(
      "an address of the offices' network",
      "アドレス",
      "https://city.lgwan.jp/r6.pdf",
      null,
      "「city.lgwan.jp」は",
    ),
  ];
}

function rowOfSource(form: FilledForm, id: string): number {
  for (let row = 2; row <= form.sources.rowCount; row++) if (form.sources.getCell(row, 1).value === id) return row;
  throw new Error(`no source ${id}`);
}

function listTableCases(): Bad[] {
  const header = (title: string, value: string | null) => (form: FilledForm) => {
    form.cell("observation:1-1-1:routes", "結果").value = 12;
    form.results.getCell(`${form.letterOf(title)}1`).value = value;
  };
  const renamed = (title: string, value: string): Bad => ({
    kind: `the column ${title} under another name`,
    spoil: header(title, value),
    at: () => ({ sheet: "結果" }),
    meant: title,
    says: `「${title}」の列がありません`,
  });
  return [
    renamed("結果", "今年度の結果"),
    renamed("年度", "年 次"),
    renamed("公表する文", "公表文"),
    renamed("出典の番号", "出典番号"),
    {
      kind: "a column twice",
      spoil: header("注記", "結果"),
      at: () => ({ sheet: "結果", cell: "O1" }),
      meant: null,
      says: "同じ名前の列が2つ",
    },
  ];
}

const cases = [
  ...listFigureCases(),
  ...listWordCases(),
  ...listSourceCases(),
  ...listTableCases(),
  ...listOfficeCases(),
];

describe("bad workbooks", () => {
  it("are two hundred and more, of many kinds", () => {
    expect(cases.length).toBeGreaterThanOrEqual(200);
    expect(new Set(cases.map(({ kind }) => kind)).size).toBeGreaterThanOrEqual(50);
  });

  it("have a good one to differ from", async () => {
    const form = await openForm(plan, YEAR);
    for (const { key, good } of FIGURES) form.cell(key, "結果").value = good;
    const { findings, records } = importInto(plan, [await form.toFile()]);
    expect(findings.filter(({ level }) => level !== "note")).toEqual([]);
    expect(records).toHaveLength(FIGURES.length);
    expect(listFormRows(plan, YEAR).map(({ key }) => key)).toEqual(
      expect.arrayContaining([...RATINGS, ...DUTIES, ...STEPS]),
    );
  });

  it.each(cases.map((bad, index) => ({ ...bad, name: `${index + 1}: ${bad.kind}` })))(
    "are refused at the right place: $name",
    async ({ spoil, at, meant, says }) => {
      const form = await openForm(plan, YEAR);
      const place = at(form);
      spoil(form);
      const { findings, isReady, tables } = importInto(plan, [await form.toFile("kikaku.xlsx")]);
      const errors = findings.filter(({ level }) => level === "error");
      expect(isReady).toBe(false);
      expect(tables).toEqual({ records: "id\n", sources: "id\n" });
      expect(errors.map(locate)).toEqual([{ sheet: place.sheet, ...(place.cell ? { cell: place.cell } : {}), meant }]);
      expect(errors[0]?.message).toContain(says);
    },
  );

  function locate({ place, meant }: Finding) {
    const cell =
      place.column === undefined || place.row === undefined ? undefined : `${nameColumn(place.column)}${place.row}`;
    return {
      sheet: place.sheet,
      ...(cell === undefined || place.title === undefined ? {} : { cell }),
      meant: meant ?? null,
    };
  }
});
