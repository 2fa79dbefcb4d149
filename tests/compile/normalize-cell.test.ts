import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type CellKind, describeNormalized, normalizeCell } from "#compile/normalize-cell.ts";
import { runs } from "../support/runs.ts";

describe("a value that needs no thought", () => {
  it.each<[CellKind, string, string | number | boolean]>([
    ["number", "18", 18],
    ["number", "-3.5", -3.5],
    ["number", "0", 0],
    ["number", "87.0", 87],
    ["fiscal-year", "2021", 2021],
    ["date", "2023-03-31", "2023-03-31"],
    ["date", "2023-03", "2023-03"],
    ["date", "2023", "2023"],
    ["day", "2023-03-31", "2023-03-31"],
    ["item", "2-1-5", "2-1-5"],
    ["item", "adopted-5-1-4", "adopted-5-1-4"],
    ["mark", "true", true],
    ["text", "路線は17だった。", "路線は17だった。"],
  ])("is read as it stands: %s %s", (kind, cell, value) => {
    const reading = normalizeCell(cell, kind);
    expect(reading).toMatchObject({ kind: "value", value });
    expect(reading).not.toHaveProperty("oddity");
  });

  it.each(["", " ", "\u3000", "\n"])("is none in a cell of white space alone: %j", (cell) => {
    expect(normalizeCell(cell, "number")).toStrictEqual({ kind: "empty" });
  });
});

describe("what has one meaning and another form", () => {
  it.each<[CellKind, string, string]>([
    ["number", "1,234", "1234"],
    ["number", "12,345,678.5", "12345678.5"],
    ["number", "１９", "19"],
    ["number", "１，２３４", "1234"],
    ["number", "８２．２", "82.2"],
    ["number", "▲17", "-17"],
    ["number", "△1,200", "-1200"],
    ["number", "−17", "-17"],
    ["number", "(17)", "-17"],
    ["number", "'17", "17"],
    ["number", "017", "17"],
    ["number", "-0", "0"],
    ["fiscal-year", "令和3年度", "2021"],
    ["fiscal-year", "令和３", "2021"],
    ["fiscal-year", "R4", "2022"],
    ["fiscal-year", "Ｒ４年度", "2022"],
    ["fiscal-year", "R.4", "2022"],
    ["fiscal-year", "令和元年度", "2019"],
    ["fiscal-year", "令和三年度", "2021"],
    ["fiscal-year", "平成三十一年度", "2019"],
    ["fiscal-year", "H30", "2018"],
    ["fiscal-year", "２０２１", "2021"],
    ["fiscal-year", "2021年度", "2021"],
    ["fiscal-year", "FY2021", "2021"],
    ["fiscal-year", "2021.0", "2021"],
    ["date", "令和5年3月31日", "2023-03-31"],
    ["date", "令和５年３月３１日", "2023-03-31"],
    ["date", "令和5年3月31日(金)", "2023-03-31"],
    ["date", "令和元年5月1日", "2019-05-01"],
    ["date", "平成31年4月30日", "2019-04-30"],
    ["date", "令和5年3月", "2023-03"],
    ["date", "令和6年2月末", "2024-02-29"],
    ["date", "令和7年3月31日現在", "2025-03-31"],
    ["date", "令和7年3月末時点", "2025-03-31"],
    ["date", "R5.3.31", "2023-03-31"],
    ["date", "R5/3/31", "2023-03-31"],
    ["date", "H31.4.1", "2019-04-01"],
    ["date", "2023年3月31日", "2023-03-31"],
    ["date", "2023.3.31", "2023-03-31"],
    ["date", "2023-3-1", "2023-03-01"],
    ["date", "2023/3/31", "2023-03-31"],
    ["date", "2023/03", "2023-03"],
    ["date", "20230331", "2023-03-31"],
    ["date", "2023-03-31 00:00:00", "2023-03-31"],
    ["date", "31-Mar-23", "2023-03-31"],
    ["date", "31-Mar-2023", "2023-03-31"],
    ["date", "Apr-22", "2022-04"],
    ["date", "45016", "2023-03-31"],
    ["day", "令和8年12月1日", "2026-12-01"],
    ["item", "２－１－５", "2-1-5"],
    ["item", "2‐1‐5", "2-1-5"],
    ["item", "2ー1ー5", "2-1-5"],
    ["item", "2.1.5", "2-1-5"],
    ["item", "Ⅰ-2-(3)", "i-2-3"],
    ["item", "2002/1/5", "2-1-5"],
    ["item", "2002-01-05", "2-1-5"],
    ["item", "２００２-1-5", "2-1-5"],
    ["item", "2002.1.5", "2-1-5"],
    ["item", "４４５６２", "22-1-1"],
    ["mark", "○", "true"],
    ["mark", "TRUE", "true"],
  ])("%s %s is %s", (kind, cell, written) => {
    const reading = normalizeCell(cell, kind);
    expect(reading).toMatchObject({ kind: "value", written });
    if (cell !== "TRUE") expect(describeNormalized(cell, reading)).toContain(`「${cell}」を ${written} と読みました（`);
  });

  it.each([
    ["１９種類", "種類", "19"],
    ["17路線", "路線", "17"],
    ["82.2％", "%", "82.2"],
    ["72,000㎡", "㎡", "72000"],
    ["▲17 路線", "路線", "-17"],
  ])("%s is the number of its own unit, %s", (cell, unit, written) => {
    expect(normalizeCell(cell, "number", unit)).toMatchObject({ kind: "value", written, oddity: expect.any(String) });
  });
});

it.each(
  "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ").map((name, index) => ({ name, month: index + 1 })),
)("knows the English month $name as Excel writes it", ({ name, month }) => {
  const written = `2023-${String(month).padStart(2, "0")}-01`;
  expect(normalizeCell(`1-${name}-23`, "date")).toMatchObject({ kind: "value", written });
});

it.each(["1", "○"])("takes %s for a mark that is set", (cell) => {
  expect(normalizeCell(cell, "mark")).toMatchObject({ kind: "value", value: true });
});

describe("what had to be read over", () => {
  it.each<[CellKind, string, string, string, string?]>([
    ["number", " １９ ", "19", "全角の文字"],
    ["number", "12,345", "12345", "桁区切りのコンマ"],
    ["number", "1,234.25", "1234.25", "桁区切りのコンマ"],
    ["number", "１，２３４", "1234", "全角の文字、桁区切りのコンマ"],
    ["number", "▲ 17", "-17", "▲はマイナス"],
    ["number", "(17)", "-17", "かっこはマイナス"],
    ["number", "（１７）", "-17", "全角の文字、かっこはマイナス"],
    ["number", "-1,700", "-1700", "桁区切りのコンマ"],
    ["number", "'17", "17", "先頭の '"],
    ["number", "0017", "17", "余分な 0 や空白"],
    ["number", "-017", "-17", "余分な 0 や空白"],
    ["number", "▲0", "0", "▲はマイナス"],
    ["number", "82.2 %", "82.2", "単位「%」", "%"],
    ["number", "82.2％", "82.2", "全角の文字、単位「％」", "％"],
    ["fiscal-year", "２０２１", "2021", "西暦4桁のほかの文字"],
    ["fiscal-year", "FY 2021", "2021", "西暦4桁のほかの文字"],
    ["fiscal-year", "R4", "2022", "元号の年度"],
    ["fiscal-year", "令和 4 年度", "2022", "元号の年度"],
    ["date", "令和5年", "2023", "年月日の書き方"],
    ["date", "2023年", "2023", "年月日の書き方"],
    ["date", "令和5年12月", "2023-12", "年月日の書き方"],
    ["date", "r5.3.31", "2023-03-31", "年月日の書き方"],
    ["date", "2023.3.31", "2023-03-31", "日付の区切り"],
    ["date", "2023 / 3 / 31 (金)", "2023-03-31", "日付の区切り"],
    ["date", "2023-3-31 0:00", "2023-03-31", "日付の区切り"],
    ["date", "2023-03-31T00:00:00.000Z", "2023-03-31", "日付の区切り"],
    ["date", "1-July-2023", "2023-07-01", "日付の区切り"],
    ["date", "31-dec-29", "2029-12-31", "日付の区切り"],
    ["date", "31-Dec-30", "1930-12-31", "日付の区切り"],
    ["item", "12.11.15", "12-11-15", "全角の文字や、ほかの区切り"],
    ["mark", "はい", "true", "印の書き方"],
  ])("is named: %s %j is %s (%s)", (kind, cell, written, oddity, unit) => {
    const reading = normalizeCell(cell, kind, unit);
    expect(reading).toMatchObject({ kind: "value", written, oddity });
    expect(describeNormalized(cell, reading)).toBe(`「${cell.trim()}」を ${written} と読みました（${oddity}）`);
  });

  it.each<[CellKind, string]>([
    ["number", " 18 "],
    ["number", "1001"],
    ["number", "-123456789012345"],
    ["number", "0.00000000000012345"],
    ["number", "87.00000000000000000"],
    ["mark", "1"],
    ["mark", "True"],
    ["text", "なし"],
    ["text", "na"],
    ["text", "同上の理由による"],
    ["text", "理由は同上"],
    ["text", "―増えた"],
    ["text", "増えた…"],
    ["text", "本当か??"],
  ])("is nothing in %s %j", (kind, cell) => {
    const reading = normalizeCell(cell, kind);
    expect(reading).toStrictEqual({ kind: "value", value: expect.anything(), written: expect.any(String) });
    expect(describeNormalized(cell, reading)).toBe("");
  });

  it("is nothing in a cell that is refused or empty", () => {
    expect(describeNormalized("約18", normalizeCell("約18", "number"))).toBe("");
    expect(describeNormalized("", normalizeCell("", "number"))).toBe("");
  });
});

describe("what is refused, with what to write", () => {
  const notANumber = "数ではありません。数字だけを書き、単位は unit、説明は text か note に書いてください";
  const meantNumber = (meant: string) =>
    `数ではありません。数字だけを ${meant} のように書き、単位は unit、説明は text か note に書いてください`;
  const roughly = (meant: string) =>
    `概数のことばは書けません。数だけを ${meant} のように書き、note に「概数」と書いてください`;
  const expected =
    "見込みや予定の数は、結果として書けません。結果が公表されてから書き、年度の途中の数なら interim に true と書いてください";
  const tooManyDigits =
    "桁が多すぎます。資料の数と単位を確かめてください（万円などの単位なら、その単位での数を書きます）";
  const byExcel =
    "Excel が桁を縮めています。セルの表示形式を「文字列」か「数値」にしてから、資料の数を書き直してください";
  const year = "年度は西暦の半角数字4桁で書いてください（令和3年度なら 2021）";
  const date = "日付は 2023、2023-04、2023-04-01 のどれかの形で書いてください";
  const day = "日付は 2023-04-01 の形で書いてください";
  const item = "項目番号は 2-1-5 の形で書いてください";
  const mark = "年度末の値でないときは true と書き、年度末の値なら空にしてください";
  it.each<[CellKind, string, string, string?, string?]>([
    ["number", "a18", meantNumber("18"), "18"],
    ["number", "1'7", notANumber],
    ["number", "1▲7", notANumber],
    ["number", "(17)8", notANumber],
    ["number", "B-18", meantNumber("18"), "18"],
    ["number", "18年", meantNumber("18"), "18"],
    ["number", "年18", notANumber],
    ["number", "#1", meantNumber("1"), "1"],
    ["number", "1#", meantNumber("1"), "1"],
    ["number", "?1", meantNumber("1"), "1"],
    ["number", "17???", meantNumber("17"), "17"],
    ["number", "不明17", meantNumber("17"), "17"],
    ["number", "17集計中", meantNumber("17"), "17"],
    ["number", "14→12", meantNumber("12"), "12"],
    ["number", "14 ⇒ 12路線", meantNumber("12"), "12", "路線"],
    ["number", "14→約12", notANumber],
    ["number", "12（前年度14）", meantNumber("12"), "12"],
    ["number", "12(速報値)", meantNumber("12"), "12"],
    ["number", "十二", meantNumber("12"), "12"],
    ["number", "二十", meantNumber("20"), "20"],
    ["number", "24OO", meantNumber("2400"), "2400"],
    ["number", "l2", meantNumber("12"), "12"],
    ["number", "24,000,000円", meantNumber("2400"), "2400", "万円"],
    ["number", "2,400千円", meantNumber("240"), "240", "万円"],
    ["number", "24,000円", meantNumber("24000"), "24000", "人"],
    ["number", "12（見込み）", expected],
    ["number", "12予定", expected],
    ["number", "目標12", expected],
    ["number", "目標達成", notANumber],
    ["number", "1,234路線", meantNumber("1234"), "1234"],
    ["number", "▲17人", meantNumber("-17"), "-17", "路線"],
    ["number", "約1,234", roughly("1234"), "1234"],
    ["number", "18余", roughly("18"), "18"],
    ["number", "18余り", roughly("18"), "18"],
    ["number", "約18", roughly("18"), "18", "万円"],
    ["number", "18の約束", meantNumber("18"), "18"],
    ["number", "18以上の路線", meantNumber("18"), "18"],
    ["number", "1000000000000001", tooManyDigits],
    ["number", "10000000000000000", tooManyDigits],
    ["number", "1.25E+15", byExcel],
    ["number", "-12E5", byExcel],
    ["number", "約1.7E+05", notANumber],
    ["number", "1.7E+05円", notANumber],
    ["fiscal-year", "12021", year],
    ["fiscal-year", "20211", year],
    ["fiscal-year", "20FY21", year],
    ["fiscal-year", "令和3年4", year],
    ["fiscal-year", "第2021年度", `${year}。2021 のことでしょうか`, "2021"],
    ["fiscal-year", "2021年度末", `${year}。2021 のことでしょうか`, "2021"],
    ["fiscal-year", "令和3年", `年か年度か分かりません。${year}。年度のことなら 2021 です`, "2021"],
    ["fiscal-year", "令和3年度から5年度", year],
    ["fiscal-year", "令和5年3月から令和5年4月", year],
    ["fiscal-year", "令和3年度（令和4年5月）", `${year}。2021 のことでしょうか`, "2021"],
    ["fiscal-year", "令和4年5月", "日付ではなく年度を書いてください。その日は 2022 年度です", "2022"],
    ["date", "12月31日", `年がありません。${date}`],
    ["date", "3/31", `年がありません。${date}`],
    ["date", "25/3/31", date, "2025-03-31"],
    ["date", "7.3.31", date, "2025-03-31"],
    ["date", "3/31/2025", date, "2025-03-31"],
    ["date", "7.13.31", date],
    ["date", "R6年度末", `${date}。年度は fiscal_year に書き、日付がわからないときは空にしてください`, "2025-03-31"],
    ["item", "1-1-1、1-1-2", `${item}。1行に1つだけ書き、ほかの項目のことは行を分けてください`],
    ["date", "翌年3月", date],
    ["date", "第2023年3月", date],
    ["date", "20231.3", date],
    ["date", "A20230331", date],
    ["date", "202303311", date],
    ["date", "2023-3-31x", date],
    ["date", "（金）2023-03-31", date],
    ["date", "第31-Mar-23", date],
    ["date", "31-Mar-234", date],
    ["date", "31-Abc-23", date],
    ["date", "2023-02-29", `実在しない日付です（2023-02-29）。${date}`],
    ["day", "Apr-22", day],
    ["day", "2023-13", `実在しない日付です（2023-13）。${day}`],
    ["day", "令和5年3月", `日までわかる日付が要ります。${day}`],
    ["item", "v2.1.5", item],
    ["item", "2.1.5a", item],
    ["item", "項目2-1-5", item],
    ["item", "12-11-15 バス", `${item}。12-11-15 のことでしょうか`, "12-11-15"],
    [
      "item",
      "Apr-22",
      `${item}（Excel が日付に変えています。次からは data/README.md の「Excel で開く」のとおりに開いてください）`,
    ],
    ["mark", "01", mark],
    ["mark", "10", mark],
    ["mark", "○○", mark],
    ["mark", "なし", mark],
    ["text", "..", "記号だけで、値がありません。書くことがなければ空にしてください"],
    ["text", "―――", "記号だけで、値がありません。書くことがなければ空にしてください"],
    ["text", "///", "記号だけで、値がありません。書くことがなければ空にしてください"],
    ["day", "無", "値がありません。わからないときは確かめてから書いてください"],
    ["date", "NA", "値がありません。わからないときは空にしてください"],
  ])("%s %s: %s", (kind, cell, message, meant, unit) => {
    expect(normalizeCell(cell, kind, unit)).toStrictEqual({
      kind: "refused",
      message,
      ...(meant === undefined ? {} : { meant }),
    });
  });

  const noRow = /わからないときは行を作らないでください/;
  it.each<[CellKind, string, RegExp, string?]>([
    ["number", "#REF!", noRow],
    ["number", "#N/A", noRow],
    ["number", "＃Ｎ／Ａ", noRow],
    ["number", "-", noRow],
    ["number", "―", noRow],
    ["number", "ー", noRow],
    ["number", "…", noRow],
    ["number", "不明", noRow],
    ["number", "n/a", noRow],
    ["number", "????", noRow],
    ["number", "？？", noRow],
    ["number", "####", /列を広げて/],
    ["number", "同上", /もう一度書いて/],
    ["number", "〃", /もう一度書いて/],
    ["text", "〃", /もう一度書いて/],
    ["text", "#REF!", /計算エラー/],
    ["text", "路線は#N/Aだった", /計算エラー/],
    ["text", "????だった", /失われて/],
    ["text", "―", /空にしてください/],
    ["date", "-", /空にしてください/],
    ["fiscal-year", "不明", /空にしてください/],
    ["number", "18路線", /18 のように/, "18"],
    ["number", "約18", /note に「概数」/, "18"],
    ["number", "18程度", /note に「概数」/, "18"],
    ["number", "1億1,200万", /112000000 のように/, "112000000"],
    ["number", "1,23", /数ではありません/],
    ["number", "17~18", /数ではありません/],
    ["number", "約十八", /数ではありません/],
    ["number", "1.7E+05", /桁を縮めて/],
    ["number", "1700000000000000000000", /桁が多すぎます/],
    ["number", "0.1234567890123456789", /桁が多すぎます/],
    ["fiscal-year", "3", /令和のことなら 2021/, "2021"],
    ["fiscal-year", "6年度", /令和のことなら 2024/, "2024"],
    ["fiscal-year", "2024-04-01", /2024 年度です/, "2024"],
    ["fiscal-year", "45382", /2023 年度です/, "2023"],
    ["fiscal-year", "令和0年度", /令和3年度なら 2021/],
    ["fiscal-year", "2021年", /年度のことなら 2021/, "2021"],
    ["fiscal-year", "令和5年3月31日", /2022 年度です/, "2022"],
    ["fiscal-year", "令和3年度末", /2021 のことでしょうか/, "2021"],
    ["date", "3月31日", /年がありません/],
    ["date", "令和4年度", /fiscal_year に書き/],
    ["date", "令和5年2月30日", /実在しない日付です（2023-02-30）/],
    ["date", "2023-13", /の形で書いて/],
    ["day", "2023-03", /日までわかる/],
    ["item", "2-1-⑤", /2-1-5 のことでしょうか/, "2-1-5"],
    ["item", "(2)-①-5", /2-1-5 のことでしょうか/, "2-1-5"],
    ["item", "2-1-5 バス路線", /2-1-5 のことでしょうか/, "2-1-5"],
    ["item", "バス路線", /2-1-5 の形/],
    ["mark", "false", /空にしてください/],
    ["mark", "-", /空にしてください/],
  ])("%s %s", (kind, cell, says, meant) => {
    const reading = normalizeCell(cell, kind);
    expect(reading).toStrictEqual({
      kind: "refused",
      message: expect.stringMatching(says),
      ...(meant === undefined ? {} : { meant }),
    });
  });

  it("proposes a number in its own unit", () => {
    expect(normalizeCell("1億3,006万円", "number", "万円")).toMatchObject({ kind: "refused", meant: "13006" });
    expect(normalizeCell("約4万3千人", "number", "人")).toMatchObject({ kind: "refused", meant: "43000" });
    expect(normalizeCell("0.001円", "number", "万円")).not.toHaveProperty("meant");
  });
});

const anyCell = fc.oneof(
  fc.string({ unit: "binary", maxLength: 12 }),
  fc
    .array(fc.constantFrom(..."0123456789１２３,，.．-▲△()%％ 　年度月日令和平成元HR/#?〃～万億千約Jan".split("")), {
      maxLength: 10,
    })
    .map((letters) => letters.join("")),
);
const anyKind = fc.constantFrom<CellKind>("number", "fiscal-year", "date", "day", "item", "mark", "text");

it("writes what it read so that it is read again without a word, whatever the cell", () => {
  fc.assert(
    fc.property(anyCell, anyKind, (cell, kind) => {
      const reading = normalizeCell(cell, kind, "路線");
      if (reading.kind === "refused") expect(reading.message).not.toBe("");
      if (reading.kind !== "value") return;
      expect(normalizeCell(reading.written, kind)).toStrictEqual({
        kind: "value",
        value: reading.value,
        written: reading.written,
      });
    }),
    { numRuns: runs(3000) },
  );
});

it("reads back every number that it proposes", () => {
  fc.assert(
    fc.property(anyCell, anyKind, (cell, kind) => {
      const reading = normalizeCell(cell, kind, "万円");
      if (reading.kind !== "refused" || reading.meant === undefined) return;
      expect(normalizeCell(reading.meant, kind)).toMatchObject({ kind: "value", written: reading.meant });
    }),
    { numRuns: runs(3000) },
  );
});

it("reads a number as people group it, sign it and widen it", () => {
  const wide = (text: string) =>
    text.replace(/[0-9,.]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0));
  fc.assert(
    fc.property(
      fc.integer({ min: -999_999_999, max: 999_999_999 }),
      fc.constantFrom("-", "▲", "△", "−"),
      fc.boolean(),
      (number, sign, isWide) => {
        const grouped = Math.abs(number).toLocaleString("en-US");
        const text = `${number < 0 ? sign : ""}${isWide ? wide(grouped) : grouped}`;
        expect(normalizeCell(text, "number")).toMatchObject({ kind: "value", value: number, written: String(number) });
      },
    ),
  );
});
