import { describe, expect, it } from "vitest";
import { describeFinding, type Finding } from "#compile/workbook/finding.ts";
import { type FormRead, readForm } from "#compile/workbook/read-form.ts";
import type { Sheet } from "#compile/workbook/sheet.ts";
import type { Plan } from "#domain/plan.ts";
import { aMilestone, anItem, aPlan, aSource, aYearly } from "../../support/fixtures.ts";
import { aSheet, type CellInput, toRow } from "../../support/sheet.ts";

const TITLES = "行の符号 項目番号 年度 種類 何を 結果 途中の値 日付 公表する文 出典の番号 注記 理由".split(" ");
/** With what the template prints beside them. */
const ALL_TITLES = [...TITLES, "改革実施項目", "単位・選ぶ言葉", "前の年度まで", "登録済み"];
const SOURCE_TITLES = "出典の番号 題名 公表した人 アドレス 公表日 読んだ日 種類".split(" ");
type Row = Readonly<Record<string, CellInput>>;

const PARTS = [
  { id: "p1", mark: "①", name: "財政状況" },
  { id: "p2", mark: "②", name: "職員給与" },
];
const plan = aPlan({
  items: [
    anItem(),
    anItem({ key: "2-1-6", metrics: [], targets: [aMilestone()] }),
    anItem({ key: "2-1-7", metrics: [], targets: [aYearly({ parts: PARTS })] }),
    anItem({ key: "2-1-8", metrics: [], targets: [aYearly({ whenNeeded: true })] }),
  ],
});

const FIGURE: Row = {
  行の符号: "observation:2-1-5:routes",
  項目番号: "2-1-5",
  年度: "令和6年度",
  種類: "数値",
  結果: 12,
  出典の番号: "s1",
};
const STEP: Row = { ...FIGURE, 行の符号: "step:2-1-6:a:east", 項目番号: "2-1-6", 種類: "段階", 結果: "到達" };
const PART: Row = { ...FIGURE, 行の符号: "year:2-1-7:a:p2", 項目番号: "2-1-7", 種類: "年度の実施", 結果: "一部" };
const DUTY: Row = { ...FIGURE, 行の符号: "year:2-1-8:a", 項目番号: "2-1-8", 種類: "年度の実施", 結果: "該当なし" };
const RATING: Row = { ...FIGURE, 行の符号: "rating:2-1-5", 種類: "所管課の評価", 結果: "順調" };
const WORDS: Row = {
  項目番号: "2-1-5",
  年度: "令和6年度",
  種類: "審議会の意見",
  公表する文: "路線の数を減らすこと。",
  出典の番号: "s1",
};
const SOURCE: Row = {
  出典の番号: "results-2024",
  題名: "令和6年度の実施状況",
  公表した人: "みほん市",
  アドレス: "https://city.example.jp/results/2024",
  公表日: "2025-06-20",
  読んだ日: "2025-06-25",
  種類: "公的な資料",
};

const readSheets = (sheets: Sheet[], of: Plan = plan) => readForm("kikaku.xlsx", sheets, of);
const read = (...rows: Row[]) => readSheets([aSheet(TITLES, rows)]);
const readSources = (...rows: Row[]) => readSheets([aSheet(TITLES, []), aSheet(SOURCE_TITLES, rows, { name: "出典" })]);

/** Each finding as a person reads it, behind its level; places are in kikaku.xlsx. */
const say = ({ findings }: FormRead) =>
  findings.map((finding: Finding) => `${finding.level} ${describeFinding(finding).replace(/^kikaku\.xlsx/, "")}`);
/** The entries without the way back to their cells. */
const valuesOf = ({ entries }: FormRead) => entries.map(({ placeOf: _, ...value }) => value);

describe("a row", () => {
  it("is what it says, and no more than that", () => {
    const result = read(FIGURE);
    expect(say(result)).toStrictEqual([]);
    const [item] = plan.items;
    const question = { kind: "observation", metric: item?.metrics[0] };
    expect(valuesOf(result)).toStrictEqual([
      { item, fiscalYear: 2024, kind: "observation", question, answer: 12, source: "s1" },
    ]);
    expect(result.entries[0]?.placeOf("answer")).toStrictEqual({
      file: "kikaku.xlsx",
      sheet: "結果",
      row: 2,
      column: 6,
      title: "結果",
      value: "12",
    });
    expect(result.entries[0]?.placeOf("owners")).toStrictEqual({ file: "kikaku.xlsx", sheet: "結果", row: 2 });
  });

  it("has every column that is filled", () => {
    const result = read({
      ...FIGURE,
      途中の値: "○",
      日付: "2024-09-30",
      公表する文: "9月末で \n\n 12路線。",
      注記: "速報",
      理由: "数え直した。",
    });
    expect(say(result)).toStrictEqual([
      "note 「結果」2行目 G列「途中の値」「○」: 「○」を true と読みました（印の書き方）",
    ]);
    expect(valuesOf(result)).toStrictEqual([
      expect.objectContaining({
        interim: true,
        date: "2024-09-30",
        text: "9月末で 12路線。",
        note: "速報",
        reason: "数え直した。",
      }),
    ]);
  });

  it.each([
    { what: "a step", row: STEP, kind: "step", answer: "reached" },
    { what: "a part of a duty", row: PART, kind: "year", answer: "partly" },
    { what: "a duty as a whole", row: DUTY, kind: "year", answer: "not-needed" },
    { what: "a rating", row: RATING, kind: "rating", answer: "on-track" },
  ])("about $what is recorded by what its word stands for, with its key or without", ({ row, kind, answer }) => {
    const { 行の符号: key = "", ...rest } = row;
    const [, , , part] = String(key).split(":");
    const subject = { east: "東小の開校", p2: "②職員給与" }[part ?? ""];
    for (const written of [row, { ...rest, ...(subject ? { 何を: subject } : {}) }]) {
      const result = read(written);
      expect(say(result)).toStrictEqual([]);
      expect(result.entries).toMatchObject([{ kind, answer, question: { kind } }]);
      if (part)
        expect(result.entries[0]?.question).toMatchObject({ [kind === "step" ? "step" : "part"]: { id: part } });
    }
  });

  it.each([
    { title: "審議会の意見", kind: "council" },
    { title: "市の回答", kind: "reply" },
    { title: "関係する動き", kind: "event" },
  ])("of words is recorded without a result: $title", ({ title, kind }) => {
    const result = read({ ...WORDS, 種類: title });
    expect(say(result)).toStrictEqual([]);
    expect(valuesOf(result)).toStrictEqual([
      { item: plan.items[0], fiscalYear: 2024, kind, text: "路線の数を減らすこと。", source: "s1" },
    ]);
  });

  it("of a decision is recorded with its word", () => {
    const result = read({ ...WORDS, 種類: "決定", 結果: "再開" });
    expect(say(result)).toStrictEqual([]);
    expect(result.entries).toMatchObject([{ kind: "decision", answer: "reopened" }]);
  });

  it.each(["結果", "途中の値", "日付", "公表する文", "注記"])("is begun by its column %s", (title) => {
    const { 結果: _, ...rest } = FIGURE;
    const result = read({ ...rest, [title]: title === "日付" ? "2025-03-31" : title === "結果" ? 12 : "○" });
    expect(result.entries.length + result.findings.length).toBeGreaterThan(0);
  });

  it("that nobody began says nothing", () => {
    const { 結果: _, ...asked } = FIGURE;
    expect(read(asked)).toMatchObject({ entries: [], findings: [] });
    expect(say(read(asked, { ...asked, 理由: "未定" }))).toStrictEqual([
      "note 「結果」3行目 L列「理由」「未定」: 結果がないので、この行の理由は取り込みません",
    ]);
    // Without a key it takes item and type to begin a row.
    expect(read({ 項目番号: "2-1-5" }, { 種類: "数値" }, { 年度: "令和6年度" })).toMatchObject({
      entries: [],
      findings: [],
    });
  });

  it("without a key is begun by its item and type", () => {
    expect(say(read({ 項目番号: "2-1-5", 種類: "数値", 年度: "令和6年度", 出典の番号: "s1" }))).toStrictEqual([
      "error 「結果」2行目 F列「結果」: 結果がありません。結果を書くか、分からなければ、この行のほかの欄も空にしてください",
    ]);
  });
});

describe("what is missing from a row", () => {
  it.each<[string, Row, string[]]>([
    [
      "the year: the usual one is proposed",
      { ...FIGURE, 年度: undefined },
      ["C列「年度」: 年度がありません。令和7年度のように書いてください（もしかして: 令和6年度）"],
    ],
    [
      "the source",
      { ...FIGURE, 出典の番号: undefined },
      ["J列「出典の番号」: 出典の番号がありません。「出典」のシートにある番号を書いてください"],
    ],
    [
      "the type, which the key tells",
      { ...FIGURE, 種類: undefined },
      ["D列「種類」: 種類がありません（もしかして: 数値）"],
    ],
    ["the type of a row without a key", { ...WORDS, 種類: undefined }, ["D列「種類」: 種類がありません"]],
    [
      "the item, which the key tells",
      { ...FIGURE, 項目番号: undefined },
      ["B列「項目番号」: 項目番号がありません（もしかして: 2-1-5）"],
    ],
    ["the item of a row without a key", { ...WORDS, 項目番号: undefined }, ["B列「項目番号」: 項目番号がありません"]],
    [
      "the words of a remark",
      { ...WORDS, 公表する文: undefined },
      ["I列「公表する文」: 公表する文がありません。資料の言葉に沿って書いてください"],
    ],
    [
      "the words of a reply",
      { ...WORDS, 種類: "市の回答", 公表する文: undefined },
      ["I列「公表する文」: 公表する文がありません。資料の言葉に沿って書いてください"],
    ],
    [
      "the words of an event",
      { ...WORDS, 種類: "関係する動き", 公表する文: undefined },
      ["I列「公表する文」: 公表する文がありません。資料の言葉に沿って書いてください"],
    ],
    [
      "the words of a decision",
      { ...WORDS, 種類: "決定", 結果: "再開", 公表する文: undefined },
      ["I列「公表する文」: 公表する文がありません。資料の言葉に沿って書いてください"],
    ],
    [
      "the result of a decision",
      { ...WORDS, 種類: "決定" },
      ["F列「結果」: 結果がありません。結果を書くか、分からなければ、この行のほかの欄も空にしてください"],
    ],
    [
      "the result of a figure that has a note",
      { ...FIGURE, 結果: undefined, 注記: "速報" },
      ["F列「結果」: 結果がありません。結果を書くか、分からなければ、この行のほかの欄も空にしてください"],
    ],
  ])("is said once: %s", (_, row, says) => {
    const result = read(row, FIGURE, FIGURE);
    expect(say(result)).toStrictEqual(says.map((it) => `error 「結果」2行目 ${it}`));
    expect(result.entries).toHaveLength(2);
  });

  it("proposes the year that most rows have, and the first of those that as many have", () => {
    const without = { ...FIGURE, 年度: undefined };
    const proposed = (...years: string[]) =>
      read(without, ...years.map((year) => ({ ...FIGURE, 年度: year }))).findings.find(({ place }) => place.row === 2)
        ?.meant;
    expect(proposed("2022", "2023", "2023")).toBe("2023");
    expect(proposed("2022", "2023", "2023", "2022")).toBe("2022");
    expect(proposed()).toBeUndefined();
  });

  it("is not said of what is there and refused", () => {
    expect(say(read({ ...FIGURE, 年度: "3", 出典の番号: "#REF!", 結果: "約12" }))).toStrictEqual([
      "error 「結果」2行目 C列「年度」「3」: 年度は西暦の半角数字4桁で書いてください（令和3年度なら 2021）。令和のことなら 2021 です（もしかして: 2021）",
      "error 「結果」2行目 J列「出典の番号」「#REF!」: 表計算ソフトの計算エラーです。もとの値を書いてください。書くことがなければ空にしてください",
      "error 「結果」2行目 F列「結果」「約12」: 概数のことばは書けません。数だけを 12 のように書き、「注記」に「概数」と書いてください（もしかして: 12）",
    ]);
    expect(say(read({ ...WORDS, 公表する文: "〃" }))).toStrictEqual([
      "error 「結果」2行目 I列「公表する文」「〃」: 「前と同じ」という印は読めません。同じ値をもう一度書いてください",
    ]);
    expect(say(read({ ...WORDS, 項目番号: "#REF!" }))).toHaveLength(1);
  });

  it("is all said of a row at once", () => {
    expect(read({ 行の符号: "rating:2-1-5", 結果: "順調" }).findings.map(({ place }) => place.title)).toStrictEqual([
      "種類",
      "項目番号",
      "年度",
      "出典の番号",
    ]);
  });
});

describe("a cell", () => {
  const figure = (cell: CellInput) => read({ ...FIGURE, 結果: cell });

  it.each<[string, CellInput, string]>([
    [
      "a formula that was saved without its result",
      { kind: "formula", formula: "1+2" },
      "「=1+2」: 数式の結果が保存されていません。Excel で開いて保存し直すか、数式のかわりに値を書いてください",
    ],
    ["an error", { kind: "error", code: "#DIV/0!" }, "「#DIV/0!」: 表計算ソフトの計算エラーです"],
    ["a truth", { kind: "truth", value: false }, "「FALSE」: 数ではありません"],
  ])("that holds %s is refused", (_, cell, says) => {
    const result = figure(cell);
    expect(say(result)).toStrictEqual([expect.stringContaining(`error 「結果」2行目 F列「結果」${says}`)]);
    expect(result.entries).toStrictEqual([]);
  });

  it.each([
    { date: "1900-01-05", meant: "5" },
    { date: "1900-02-28", meant: "59" },
    { date: "1900-03-01", meant: "61" },
    { date: "1904-02-02", meant: "1494" },
    { date: "1927-05-17", meant: "9999" },
    // From here on it may have been a day.
    { date: "1927-05-18", meant: undefined },
    { date: "2025-03-31", meant: undefined },
  ])("that shows a number as the day $date is refused with the number, $meant", ({ date, meant }) => {
    const message = "日付になっています。セルの表示形式を「標準」にして、数を書き直してください";
    expect(figure({ kind: "date", date }).findings).toStrictEqual([
      { level: "error", place: expect.anything(), message, ...(meant === undefined ? {} : { meant }) },
    ]);
  });

  it("that shows a number as a day and a time is refused without one", () => {
    expect(figure({ kind: "date", date: "1900-01-05", hasTime: true }).findings[0]).not.toHaveProperty("meant");
  });

  it.each<[string, CellInput, string]>([
    [
      "rounded, which is said",
      { kind: "number", value: 11.9612, format: "0" },
      "note 「結果」2行目 F列「結果」「12」: 表示のとおり 12 と読みました（セルの中の値は 11.9612）",
    ],
    ["with words for its unit", { kind: "number", value: 12, format: '0"路線"' }, ""],
  ])("of a number is read as it is shown: %s", (_, cell, says) => {
    const result = read({ ...FIGURE, 結果: cell });
    expect(say(result)).toStrictEqual(says === "" ? [] : [says]);
    expect(valuesOf(result)).toMatchObject([{ answer: 12 }]);
  });

  it.each<[string, CellInput, string]>([
    [
      "shown as words",
      { kind: "number", value: 12, format: '"集計中"' },
      "「12」: セルの表示形式のため、中の値（12）のかわりに「集計中」が見えています。表示形式を「標準」にして、値を確かめてください",
    ],
    [
      "not shown at all",
      { kind: "number", value: 12, format: ";;;" },
      "「12」: セルの表示形式のため、中の値（12）のかわりに何も見えなくなっています。表示形式を「標準」にして、値を確かめてください",
    ],
    [
      "of a quotient",
      { kind: "number", value: 412 / 585 },
      "「0.704273504273504」: 小数が長く続いています。計算した値なら、資料に載っている桁に丸めて書いてください（もしかして: 0.7）",
    ],
    [
      "of another year",
      "令和5年度 14路線",
      "「令和5年度 14路線」: 2023年度の値が書かれています。この行の年度の値を書いてください",
    ],
    [
      "struck out and written anew",
      { kind: "struck", text: "1412", kept: "12" },
      "「1412」: 取り消し線の付いた文字があります。消すものは削除し、残すものから取り消し線を外してください（もしかして: 12）",
    ],
    [
      "struck out",
      { kind: "struck", text: "12", kept: "" },
      "「12」: 取り消し線の付いた文字があります。消すものは削除し、残すものから取り消し線を外してください",
    ],
  ])("of a number is refused: %s", (_, cell, says) => {
    const result = read({ ...FIGURE, 結果: cell });
    expect(say(result)).toStrictEqual([`error 「結果」2行目 F列「結果」${says}`]);
    expect(result.entries).toStrictEqual([]);
  });

  it("of a date may be a day as the sheet stores it", () => {
    expect(read({ ...FIGURE, 日付: { kind: "date", date: "2025-03-31" } }).entries).toMatchObject([
      { date: "2025-03-31" },
    ]);
  });

  it.each<[string, string, string | undefined]>([
    ["＝17路線", "＝", "17路線"],
    ["= ＋17路線", "=", "17路線"],
    ["@市", "@", "市"],
    ["-減った", "-", "減った"],
  ])("of text that begins like a formula is refused: %s", (text, sign, meant) => {
    expect(read({ ...FIGURE, 公表する文: text }).findings).toStrictEqual([
      {
        level: "error",
        place: expect.objectContaining({ title: "公表する文", value: text }),
        message: `「${sign}」で始まる文字は、表計算ソフトが式として動かします。言葉から書き始めてください`,
        meant,
      },
    ]);
  });

  it("of text may have such signs inside, and one of numbers before", () => {
    const result = read({ ...FIGURE, 結果: "-12", 公表する文: "12=前年と同じ" });
    expect(say(result)).toStrictEqual([]);
    expect(result.entries).toMatchObject([{ answer: -12, text: "12=前年と同じ" }]);
  });

  it("with a character that nobody sees is refused with what was meant", () => {
    expect(read({ ...FIGURE, 公表する文: "12\u200B路線。" }).findings).toStrictEqual([
      {
        level: "error",
        place: expect.objectContaining({ title: "公表する文" }),
        message: "「12」の後に見えない文字（U+200B）があります。消してください",
        meant: "12路線。",
      },
    ]);
    expect(read({ ...FIGURE, 公表する文: "\uE000線。" }).findings[0]).not.toHaveProperty("meant");
  });

  it.each<[CellInput, string[]]>([
    ["令和6年度", []],
    ["令和元年度", []],
    ["平成31年度", []],
    [2024, []],
    [{ kind: "number", value: 6, format: '"令和"0"年度"' }, []],
    ["R6", ["「R6」: 「R6」を 2024 と読みました（元号の年度）"]],
    ["FY令和6年度", ["「FY令和6年度」: 「FY令和6年度」を 2024 と読みました（元号の年度）"]],
    ["2024年度", ["「2024年度」: 「2024年度」を 2024 と読みました（西暦4桁のほかの文字）"]],
  ])("of a year says how %j was read where it is not as the form writes it", (cell, says) => {
    const result = read({ ...FIGURE, 年度: cell });
    expect(say(result)).toStrictEqual(says.map((it) => `note 「結果」2行目 C列「年度」${it}`));
    expect(result.entries).toHaveLength(1);
  });
});

describe("a word to choose", () => {
  const typed = (row: Row, word: string) => read({ ...row, 結果: word });

  it.each(["一 部", "一部 ", "\u3000一部"])("may have white space: %j", (word) => {
    expect(typed(PART, word).entries).toMatchObject([{ answer: "partly" }]);
  });

  it.each<[string, Row, string, string]>([
    ["a step", STEP, "完了 達成 済 済み 実施 実施済 実施済み ○ 〇 ◯", "到達"],
    ["a step", STEP, "未達 未達成 未実施 未了 未 × ✕", "未到達"],
    ["a step", STEP, "先送り 延伸 見送り", "延期"],
    ["a duty", PART, "完了 済 済み 実施済 実施済み 達成 ○ 〇 ◯", "実施"],
    ["a duty", PART, "一部実施 部分実施 △", "一部"],
    ["a duty", PART, "未達 未達成 なし × ✕", "未実施"],
    ["a rating", RATING, "概ね順調 おおむね順調 ほぼ順調 A Ａ ○ 〇 ◯", "順調"],
    ["a rating", RATING, "遅れ やや遅れ 遅滞 △", "遅延"],
    ["a rating", RATING, "中止 廃止 終了", "検討終了"],
  ])("of %s is proposed for what people write instead", (_, row, words, meant) => {
    for (const word of words.split(" "))
      expect([word, typed(row, word).findings[0]?.meant]).toStrictEqual([word, meant]);
  });

  it("is proposed for what is nearly it, and for nothing else", () => {
    expect(typed(RATING, "検討終り").findings).toMatchObject([
      { message: "「完了」「順調」「遅延」「検討終了」のどれかを選んでください", meant: "検討終了" },
    ]);
    expect(typed(RATING, "わからない").findings[0]).not.toHaveProperty("meant");
    expect(typed(PART, "該当なし").findings[0]?.message).toBe("「実施」「一部」「未実施」のどれかを選んでください");
    expect(say(read({ ...WORDS, 種類: "決定", 結果: "終了" }))).toStrictEqual([
      "error 「結果」2行目 F列「結果」「終了」: 「検討終了」「再開」のどれかを選んでください（もしかして: 検討終了）",
    ]);
  });
});

describe("a row that is none", () => {
  it("is passed over where it has the titles anew", () => {
    const titles = Object.fromEntries(TITLES.map((title) => [title, title]));
    const result = read(FIGURE, titles, RATING);
    expect(say(result)).toStrictEqual([]);
    expect(result.entries).toHaveLength(2);
  });

  it("is not begun by its words where the column of keys is gone", () => {
    const { 行の符号: _, 結果: _answer, ...untouched } = FIGURE;
    const sheet = aSheet(TITLES.slice(1), [
      { ...untouched, 結果: 12 },
      { ...untouched, 年度: "令和5年度" },
    ]);
    expect(say(readSheets([sheet]))).toStrictEqual([]);
    // Words have no keys anywhere.
    const words = aSheet(TITLES.slice(1), [{ ...WORDS, 公表する文: undefined }]);
    expect(say(readSheets([words]))).toHaveLength(1);
  });
});

it("misses the results beside a sheet that is none, and not where sources come alone", () => {
  const sources = aSheet(SOURCE_TITLES, [SOURCE], { name: "出典" });
  expect(say(readSheets([sources]))).toStrictEqual([]);
  const turned = { ...aSheet(["項目番号"], []), rows: new Map([[1, toRow(["項目番号", "2-1-5"])]]), name: "転置" };
  expect(say(readSheets([turned, sources]))).toStrictEqual([
    "note 「転置」: 表ではないので、読みませんでした",
    expect.stringContaining("error : 結果の表がありません"),
  ]);
});

describe("the document of a row", () => {
  const cite = (id: string, ...sources: Row[]) =>
    readSheets(
      [
        aSheet(TITLES, [{ ...FIGURE, 出典の番号: id }]),
        aSheet(SOURCE_TITLES, sources.length > 0 ? sources : [SOURCE], { name: "出典" }),
      ],
      aPlan({ sources: [aSource({ id: "old", title: "令和5年度の実施状況" })] }),
    );

  it.each<[string, string, string?]>([
    ["its title", "令和6年度の実施状況", "results-2024"],
    ["the title of a registered one", "令和5年度の実施状況", "old"],
    ["its address", "https://city.example.jp/results/2024", "results-2024"],
    ["its id in other letters", "Ｒｅｓｕｌｔｓ 2024", "results-2024"],
    ["words for nothing that is there", "広報6月号"],
  ])("cited by %s is refused with its id", (_, written, meant) => {
    const result = cite(written);
    const hint = meant === undefined ? "" : `（もしかして: ${meant}）`;
    expect(say(result)).toStrictEqual([
      `error 「結果」2行目 J列「出典の番号」「${written}」: 出典の番号ではありません。「出典」のシートの「出典の番号」の欄にある番号を書いてください${hint}`,
    ]);
    expect(result.entries).toStrictEqual([]);
  });

  it("whose own row is refused for its id is said of that row alone", () => {
    const result = cite("Results 2024", { ...SOURCE, 出典の番号: "Results 2024" });
    expect(say(result)).toStrictEqual([
      "error 「出典」2行目 A列「出典の番号」「Results 2024」: 番号は、半角の英小文字・数字・ハイフンだけにしてください（もしかして: results-2024）",
    ]);
    expect(result.entries).toStrictEqual([]);
  });
});

describe("what a row is about", () => {
  it.each<[string, Row, string]>([
    [
      "an item that does not exist, by its key",
      { ...FIGURE, 項目番号: "9-9-9" },
      "B列「項目番号」「9-9-9」: この番号の項目は、計画にありません。番号を直してください（もしかして: 2-1-5）",
    ],
    [
      "an item that does not exist, by its number",
      { ...WORDS, 項目番号: "2-1-9" },
      "B列「項目番号」「2-1-9」: この番号の項目は、計画にありません。番号を直してください（もしかして: 2-1-5）",
    ],
    [
      "an item that resembles none",
      { ...WORDS, 項目番号: "adopted-9" },
      "B列「項目番号」「adopted-9」: この番号の項目は、計画にありません。番号を直してください",
    ],
    [
      "another kind than its key's",
      { ...FIGURE, 種類: "所管課の評価", 結果: "順調" },
      "D列「種類」「所管課の評価」: 行の符号は「数値」の行のものです（もしかして: 数値）",
    ],
    [
      "another item than its key's",
      { ...FIGURE, 項目番号: "2-1-6" },
      "B列「項目番号」「2-1-6」: 行の符号は 2-1-5 の行のものです。行がずれていないか、確かめてください（もしかして: 2-1-5）",
    ],
    [
      "a key that is nearly one",
      { ...FIGURE, 行の符号: "observation:2-1-5:route" },
      "A列「行の符号」「observation:2-1-5:route」: この行の符号は、ひな形にありません。ひな形から写してください（もしかして: observation:2-1-5:routes）",
    ],
    [
      "a key that resembles none",
      { ...FIGURE, 行の符号: "x" },
      "A列「行の符号」「x」: この行の符号は、ひな形にありません。ひな形から写してください",
    ],
    [
      "a kind that its item does not have",
      { ...FIGURE, 行の符号: undefined, 種類: "段階", 結果: "到達" },
      "D列「種類」「段階」: 項目 2-1-5 に「段階」の行はありません。数値、所管課の評価 のどれかです（もしかして: 数値）",
    ],
    [
      "a kind that its item has once is asked for once",
      { ...STEP, 行の符号: undefined, 種類: "数値", 結果: 1 },
      "D列「種類」「数値」: 項目 2-1-6 に「数値」の行はありません。段階、所管課の評価 のどれかです（もしかして: 段階）",
    ],
    [
      "one of several steps",
      { ...STEP, 行の符号: undefined },
      "E列「何を」: 項目 2-1-6 の「段階」は、「東小の開校」、「西小の開校」 です",
    ],
    [
      "a step that is nearly one",
      { ...STEP, 行の符号: undefined, 何を: "東小の改校" },
      "E列「何を」「東小の改校」: 項目 2-1-6 の「段階」は、「東小の開校」、「西小の開校」 です（もしかして: 東小の開校）",
    ],
    [
      "another figure than the only one",
      { ...FIGURE, 行の符号: undefined, 何を: "乗った人" },
      "E列「何を」「乗った人」: 項目 2-1-5 の「数値」は、「路線の数」 です（もしかして: 路線の数）",
    ],
    [
      "an interim mark of another kind",
      { ...STEP, 途中の値: "○" },
      "G列「途中の値」「○」: 「段階」の行では使いません。空にしてください",
    ],
    [
      "a result of words",
      { ...WORDS, 結果: "12" },
      "F列「結果」「12」: 「審議会の意見」の行では使いません。空にし、「公表する文」に書いてください",
    ],
  ])("is refused with what was meant: %s", (_, row, says) => {
    const result = read(row);
    expect(say(result).filter((line) => line.startsWith("error"))).toStrictEqual([`error 「結果」2行目 ${says}`]);
    expect(result.entries).toStrictEqual([]);
  });

  it.each<[string, Row, string]>([
    [
      "a title of another plan's item of that number",
      { ...RATING, 改革実施項目: "公民館の見直し" },
      "M列「改革実施項目」「公民館の見直し」: 項目 2-1-5 は「市営バス路線の再編」です。ほかの計画のひな形でないか、行がずれていないか、確かめてください",
    ],
    [
      "another part of the same duty",
      { ...PART, 何を: "①財政状況" },
      "E列「何を」「①財政状況」: この行は「②職員給与」の行です。行がずれていないか、確かめてください（もしかして: ②職員給与）",
    ],
    [
      "a figure beside a rating",
      { ...RATING, 何を: "路線の数" },
      "E列「何を」「路線の数」: この行は「所管課の評価」の行です。行がずれていないか、確かめてください",
    ],
    [
      "another unit",
      { ...FIGURE, 単位_選ぶ言葉: "系統" },
      "N列「単位・選ぶ言葉」「系統」: 結果の単位は「路線」です。結果を「路線」で書き、この欄をもとに戻してください（もしかして: 路線）",
    ],
  ])("is refused where the words of the template beside it are of something else: %s", (_, row, says) => {
    const { 単位_選ぶ言葉: unit, ...cells } = row;
    const result = readSheets([aSheet(ALL_TITLES, [{ ...cells, "単位・選ぶ言葉": unit }])]);
    expect(say(result)).toStrictEqual([`error 「結果」2行目 ${says}`]);
    expect(result.entries).toStrictEqual([]);
  });

  it.each<[string, Row]>([
    ["as the template prints them", { 改革実施項目: "市営バス路線の再編", 何を: "路線の数", "単位・選ぶ言葉": "路線" }],
    ["in an older edition's words", { 改革実施項目: "市営バスの見直し" }],
    ["in full width, with white space", { 改革実施項目: " 市営バス\n路線の再編 ", 何を: "路線　の数" }],
    ["or none", {}],
  ])("may have the words of its template beside it %s", (_, cells) => {
    const item = anItem({ earlier: { draft: { title: "市営バス（※1）の見直し" } } });
    const sheets = [aSheet(ALL_TITLES, [{ ...FIGURE, ...cells }])];
    expect(readSheets(sheets, aPlan({ items: [item] })).entries).toHaveLength(1);
  });

  it("proposes no item that the plan does not have", () => {
    const row = { ...RATING, 行の符号: "rating:adopted-9", 項目番号: "adopted-9" };
    expect(say(read(row))).toStrictEqual([
      "error 「結果」2行目 B列「項目番号」「adopted-9」: この番号の項目は、計画にありません。番号を直してください",
    ]);
  });

  it.each<[string, Row]>([
    ["the only figure of its item", { ...FIGURE, 行の符号: undefined }],
    ["a figure by its name", { ...FIGURE, 行の符号: undefined, 何を: "路線 の数" }],
    ["a step by its name in full width", { ...STEP, 行の符号: undefined, 何を: " 東小の開校" }],
  ])("is found without a key: %s", (_, row) => {
    expect(read(row).entries).toHaveLength(1);
  });
});

describe("merged cells", () => {
  const merge = (firstRow: number, lastRow: number, firstColumn: number, lastColumn: number) => ({
    merges: [{ firstRow, lastRow, firstColumn, lastColumn }],
  });
  const readMerged = (merges: Partial<Sheet>, ...rows: Row[]) => readSheets([aSheet(TITLES, rows, merges)]);

  it("are refused at the first of the rows that share a result, and none of them is read", () => {
    const result = readMerged(merge(2, 3, 6, 6), FIGURE, { ...RATING, 結果: undefined }, FIGURE);
    expect(say(result)).toStrictEqual([
      "error 「結果」2行目 F列「結果」「12」: セルが結合されていて（F2:F3）、どの行、どの列の値か分かりません。結合を解き、値を行ごとに書いてください（もしかして: 12）",
    ]);
    expect(result.entries.map(({ placeOf }) => placeOf("answer").row)).toStrictEqual([4]);
  });

  it.each([
    { what: "a source", column: 10, range: "J2:J3" },
    { what: "a reason", column: 12, range: "L2:L3" },
  ])("are refused for $what too, whether it was typed for one row or more", ({ column, range }) => {
    const result = readMerged(merge(2, 3, column, column), { ...FIGURE, 理由: "訂正" }, FIGURE);
    expect(result.findings).toHaveLength(1);
    expect(result.findings[0]?.message).toContain(`（${range}）`);
    expect(result.entries).toStrictEqual([]);
  });

  it("across columns are refused where they begin", () => {
    const result = readMerged(merge(2, 2, 5, 6), { ...FIGURE, 何を: "路線の数", 結果: undefined });
    expect(result.entries).toStrictEqual([]);
    expect(readMerged(merge(2, 2, 6, 7), FIGURE).findings[0]?.message).toContain("（F2:G2）");
  });

  it("of the item, the year and the kind are read for each of their rows", () => {
    const second = { 結果: 11, 出典の番号: "s1", 種類: "数値", 年度: "令和5年度" };
    const result = readMerged(merge(2, 3, 2, 2), { ...FIGURE, 行の符号: undefined }, second);
    expect(say(result)).toStrictEqual([]);
    expect(result.entries).toMatchObject([
      { fiscalYear: 2024, answer: 12 },
      { fiscalYear: 2023, answer: 11, item: { key: "2-1-5" } },
    ]);
  });

  it("of rows that nobody began say nothing", () => {
    expect(readMerged(merge(2, 3, 12, 12), { ...FIGURE, 結果: undefined }).findings).toStrictEqual([]);
  });
});

describe("sheets", () => {
  const notes = (name: string, rows: ReadonlyMap<number, ReturnType<typeof toRow>>): Sheet => ({
    ...aSheet([], []),
    name,
    rows,
  });

  it("without a table are left alone, which is said but of help and of empty ones", () => {
    const result = readSheets([
      notes(
        "書き方",
        new Map([
          [1, toRow(["はじめに"])],
          [2, toRow(["色のついた欄だけを書きます"])],
        ]),
      ),
      notes("空", new Map()),
      notes(
        "メモ",
        new Map([
          [1, toRow(["電話"])],
          [2, toRow([undefined, "確認"])],
        ]),
      ),
      aSheet(TITLES, [FIGURE]),
    ]);
    expect(say(result)).toStrictEqual(["note 「メモ」: 表ではないので、読みませんでした"]);
    expect(result.entries).toHaveLength(1);
  });

  it("that are hidden are not read, which is said, and one table at least must be in sight", () => {
    expect(say(readSheets([aSheet(TITLES, [FIGURE], { isHidden: true })]))).toStrictEqual([
      "note 「結果」: 隠れているシートなので、読みませんでした。読むなら、表示してください",
      "error : 結果の表がありません。「項目番号」「種類」などの列の名前がある、ひな形のシートに書いてください",
    ]);
    expect(say(readSheets([aSheet(SOURCE_TITLES, [SOURCE], { name: "出典" })]))).toStrictEqual([]);
  });

  it("of results without a column that is needed are not read", () => {
    const result = readSheets([
      aSheet(
        TITLES.filter((title) => title !== "年度"),
        [FIGURE],
      ),
    ]);
    expect(say(result)).toStrictEqual([
      "error 「結果」1行目: 「年度」の列がありません。列の名前をひな形のとおりに直してください（もしかして: 年度）",
    ]);
    for (const title of ["結果", "公表する文", "出典の番号"]) {
      expect(
        readSheets([
          aSheet(
            TITLES.filter((it) => it !== title),
            [],
          ),
        ]).findings[0]?.meant,
      ).toBe(title);
    }
    for (const title of ["行の符号", "何を", "途中の値", "日付", "注記", "理由"]) {
      expect(
        readSheets([
          aSheet(
            TITLES.filter((it) => it !== title),
            [],
          ),
        ]).findings,
      ).toStrictEqual([]);
    }
  });

  it("of sources without a column that is needed are not read", () => {
    for (const title of ["出典の番号", "題名", "公表した人"]) {
      const result = readSheets([
        aSheet(
          SOURCE_TITLES.filter((it) => it !== title),
          [SOURCE],
          { name: "出典" },
        ),
      ]);
      expect([result.findings[0]?.meant, result.sources]).toStrictEqual([title, []]);
    }
    for (const title of ["公表日", "種類"]) {
      const result = readSheets([
        aSheet(
          SOURCE_TITLES.filter((it) => it !== title),
          [SOURCE],
          { name: "出典" },
        ),
      ]);
      expect([result.findings, result.sources.length]).toStrictEqual([[], 1]);
    }
  });

  it("may have rows out of sight, which are read and named once", () => {
    const result = readSheets([aSheet(TITLES, [FIGURE, RATING, STEP, {}], { hiddenRows: new Set([2, 4, 5]) })]);
    expect(say(result)).toStrictEqual([
      "note 「結果」2行目 B列「項目番号」「2、4」: 絞り込みなどで隠れている行も読みました",
    ]);
    expect(result.entries).toHaveLength(3);
  });
});

describe("a source", () => {
  const one = (change: Row) => readSources({ ...SOURCE, ...change });

  it("is what its row says", () => {
    const result = readSources(SOURCE);
    expect(say(result)).toStrictEqual([]);
    expect(result.sources.map(({ source }) => source)).toStrictEqual([
      {
        id: "results-2024",
        title: "令和6年度の実施状況",
        publisher: "みほん市",
        url: "https://city.example.jp/results/2024",
        publishedOn: "2025-06-20",
        readOn: "2025-06-25",
        kind: "official",
      },
    ]);
    expect(result.sources[0]?.placeOf("url")).toMatchObject({ sheet: "出典", row: 2, column: 4, title: "アドレス" });
    expect(result.unfilled).toStrictEqual(new Map());
  });

  it.each<[Row, object]>([
    [{ 種類: undefined }, { kind: "official" }],
    [{ 種類: "報道" }, { kind: "press" }],
    [{ 種類: "その他の資料" }, { kind: "other" }],
    [{ アドレス: "http://example.com" }, { url: "http://example.com" }],
    [{ アドレス: "https://ja.wikipedia.org/wiki/A_(B)" }, { url: "https://ja.wikipedia.org/wiki/A_(B)" }],
    [{ 公表日: "令和7年6月" }, { publishedOn: "2025-06" }],
  ])("may have %j", (change, read) => {
    const { findings, sources } = one(change);
    expect(findings.filter(({ level }) => level === "error")).toStrictEqual([]);
    expect(sources[0]?.source).toMatchObject(read);
  });

  it("need not be dated", () => {
    expect(one({ 公表日: undefined }).sources[0]?.source).not.toHaveProperty("publishedOn");
  });

  const scheme = "https:// か http:// で始まり、サーバーの名前が続くアドレスにしてください";
  const tail = "アドレスの最後に、文章のかっこや句読点が入っています。消してください";
  it.each<[Row, string]>([
    [{ 出典の番号: undefined }, "A列「出典の番号」: 出典の番号がありません。書いてください"],
    [{ 題名: undefined }, "B列「題名」: 題名がありません。書いてください"],
    [{ 公表した人: undefined }, "C列「公表した人」: 公表した人がありません。書いてください"],
    [{ アドレス: undefined }, "D列「アドレス」: アドレスがありません。書いてください"],
    [
      { 読んだ日: undefined },
      "F列「読んだ日」: 読んだ日がありません。2026/6/1 のように書いてください（もしかして: 2026-11-22）",
    ],
    [
      { 出典の番号: " Results_2024 " },
      "A列「出典の番号」「 Results_2024 」: 番号は、半角の英小文字・数字・ハイフンだけにしてください（もしかして: results-2024）",
    ],
    [
      { 出典の番号: "-a--b-" },
      "A列「出典の番号」「-a--b-」: 「-」で始まる文字は、表計算ソフトが式として動かします。言葉から書き始めてください（もしかして: a--b-）",
    ],
    [
      { 出典の番号: "a--b-" },
      "A列「出典の番号」「a--b-」: 番号は、半角の英小文字・数字・ハイフンだけにしてください（もしかして: a-b）",
    ],
    [{ 出典の番号: "資料" }, "A列「出典の番号」「資料」: 番号は、半角の英小文字・数字・ハイフンだけにしてください"],
    [
      { 種類: "公的資料" },
      "G列「種類」「公的資料」: 「公的な資料」「報道」「その他の資料」のどれかを選んでください（もしかして: 公的な資料）",
    ],
    [
      { 読んだ日: "#REF!" },
      "F列「読んだ日」「#REF!」: 表計算ソフトの計算エラーです。もとの値を書いてください。わからないときは確かめてから書いてください",
    ],
    [
      { アドレス: "city.example.jp/a" },
      `D列「アドレス」「city.example.jp/a」: ${scheme}（もしかして: https://city.example.jp/a）`,
    ],
    [
      { アドレス: "www.example.jp" },
      `D列「アドレス」「www.example.jp」: ${scheme}（もしかして: https://www.example.jp）`,
    ],
    [
      { アドレス: "ｈｔｔｐｓ：／／city.example.jp/a）" },
      `D列「アドレス」「ｈｔｔｐｓ：／／city.example.jp/a）」: ${tail}（もしかして: https://city.example.jp/a）`,
    ],
    [
      { アドレス: "example.jp/a）。" },
      `D列「アドレス」「example.jp/a）。」: ${tail}（もしかして: https://example.jp/a）`,
    ],
    [{ アドレス: "実施状況.pdf" }, `D列「アドレス」「実施状況.pdf」: ${scheme}`],
    [
      { アドレス: "http://localhost/a" },
      "D列「アドレス」「http://localhost/a」: 「localhost」は、ほかの人からは開けない場所です。公表されたアドレスを書いてください",
    ],
    [
      { アドレス: "https://city.example.jp/a b" },
      "D列「アドレス」「https://city.example.jp/a b」: アドレスに空白があります。空白のあるファイル名なら %20 と書き、そうでなければ空白を消すか、空白の前までにしてください",
    ],
    [{ アドレス: "ftp://example.jp" }, `D列「アドレス」「ftp://example.jp」: ${scheme}`],
  ])("is refused with %j", (change, says) => {
    const result = one(change);
    expect(say(result)).toStrictEqual([`error 「出典」2行目 ${says}`]);
    expect(result.sources).toStrictEqual([]);
  });

  it("proposes no day of reading where no source has one", () => {
    const sheets = [aSheet(SOURCE_TITLES, [{ ...SOURCE, 読んだ日: undefined }])];
    expect(readSheets(sheets, aPlan({ sources: [] })).findings[0]).not.toHaveProperty("meant");
    const known = [aSource({ readOn: "2026-01-02" }), aSource({ id: "s2", readOn: "2025-06-20" })];
    expect(readSheets(sheets, aPlan({ sources: known })).findings[0]?.meant).toBe("2025-06-20");
    // A day before the document was published is none on which it was read.
    const early = [aSource({ readOn: "2025-05-05" })];
    expect(readSheets(sheets, aPlan({ sources: early })).findings[0]).not.toHaveProperty("meant");
  });

  it("is not there where only its id is, which is kept with its place, and so is that of one that is refused", () => {
    const { unfilled, findings, sources } = readSources(
      { 出典の番号: "s-empty", 読んだ日: "2025-06-25", 種類: "報道" },
      { ...SOURCE, 出典の番号: "Bad 1" },
      { 種類: "報道" },
      ...["題名", "公表した人", "アドレス", "公表日"].map((title) => ({ 出典の番号: "x", [title]: SOURCE[title] })),
    );
    expect(sources).toStrictEqual([]);
    expect([...unfilled]).toStrictEqual([
      ["s-empty", { file: "kikaku.xlsx", sheet: "出典", row: 2, column: 2, title: "題名" }],
      ["Bad 1", null],
      ["bad-1", null],
      ["x", null],
    ]);
    expect(new Set(findings.map(({ place }) => place.row))).toStrictEqual(new Set([3, 5, 6, 7, 8]));
  });
});
