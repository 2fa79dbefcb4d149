import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createSearchIndex, describeForSearch, hasWords, markRanges, normalize, search } from "#domain/search.ts";
import { listVocabulary } from "#words/ja/vocabulary.ts";
import { anItem, aPlan, aRecord, aSource } from "../support/fixtures.ts";
import { runs } from "../support/runs.ts";

const vocabulary = listVocabulary({ readings: { 花泉: "はないずみ" }, everydayWords: { 公民館: ["市民センター"] } });

const TITLES: Record<string, string> = {
  "1-1-3": "救命講習等の開催 AEDの使用方法",
  "2-1-5": "市営バス路線の再編",
  "2-1-6": "デマンド型乗合タクシー運行事業費補助金の見直し",
  "2-1-8": "学校給食調理業務の民間委託",
  "2-2-3": "花泉地域小学校の統合",
  "2-2-7": "市民センターの管理運営",
  "3-2-2": "水道料金の改定",
  "3-2-3": "下水道使用料の経費回収率の向上",
  "4-1-1": "電子申請等の拡充",
};
const index = createSearchIndex(
  Object.entries(TITLES).map(([id, text]) => ({
    id,
    fields: [
      { name: "number", text: id, weight: 12 },
      { name: "title", text, weight: 10 },
    ],
  })),
  vocabulary,
);
const find = (query: string) => search(index, query).map(({ id }) => id);

it.each<{ query: string; found: string[] }>([
  { query: "でんし申請", found: ["4-1-1"] },
  { query: "でんししんせい", found: ["4-1-1"] },
  { query: "電子しんせい", found: ["4-1-1"] },
  { query: "電子申請", found: ["4-1-1"] },
  { query: "子申", found: ["4-1-1"] },
  { query: "バス", found: ["2-1-5", "2-1-6"] },
  { query: "ばす", found: ["2-1-5", "2-1-6"] },
  { query: "しえいバス", found: ["2-1-5"] },
  { query: "ＡＥＤ", found: ["1-1-3"] },
  { query: "aed", found: ["1-1-3"] },
  { query: "ﾃﾞﾏﾝﾄﾞ", found: ["2-1-6"] },
  { query: "デマンド", found: ["2-1-6"] },
  { query: "でまんど", found: ["2-1-6"] },
  { query: "デ マ ン ド", found: ["2-1-6"] },
  { query: "センター", found: ["2-2-7"] },
  { query: "センタ", found: ["2-2-7"] },
  { query: "センタ－", found: ["2-2-7"] },
  { query: "せんたー", found: ["2-2-7"] },
  { query: "給食 委託", found: ["2-1-8"] },
  { query: "給食　委託", found: ["2-1-8"] },
  { query: "委託、給食", found: ["2-1-8"] },
  { query: "きゅうしょく", found: ["2-1-8"] },
  // The small key is missed, or the large one held: ょ and よ, ッ and ツ are the same to a finger.
  { query: "きゅうしよく", found: ["2-1-8"] },
  { query: "しゆうきよく", found: [] },
  { query: "すいどうりようきん", found: ["3-2-2"] },
  { query: "でんししんせぃ", found: ["4-1-1"] },
  { query: "給食 バス", found: [] },
  { query: "水道 料金", found: ["3-2-2"] },
  { query: "すいどうりょうきん", found: ["3-2-2"] },
  { query: "「水道料金」", found: ["3-2-2"] },
  { query: "水道", found: ["3-2-2", "3-2-3"] },
  { query: "はないずみ", found: ["2-2-3"] },
  { query: "ハナイズミ", found: ["2-2-3"] },
  { query: "2-1-5", found: ["2-1-5"] },
  { query: "２－１－５", found: ["2-1-5"] },
  { query: "2ー1ー5", found: ["2-1-5"] },
  { query: "2−1−5 バス", found: ["2-1-5"] },
  { query: "統廃合", found: ["2-2-3"] },
  { query: "公民館", found: ["2-2-7"] },
  { query: "公民館 管理", found: ["2-2-7"] },
  { query: "bus", found: ["2-1-5", "2-1-6"] },
  { query: "ＢＵＳ", found: ["2-1-5", "2-1-6"] },
  { query: "オンライン申請", found: ["4-1-1"] },
  { query: "おんらいんしんせい", found: ["4-1-1"] },
  { query: "公民館 バス", found: [] },
  { query: "", found: [] },
  { query: " 　 ", found: [] },
  { query: "、。・ー「」!?", found: [] },
  { query: ".", found: [] },
])("「$query」 finds $found", ({ query, found }) => {
  expect(find(query)).toEqual(found);
});

describe("search", () => {
  const docs = createSearchIndex([
    {
      id: "content",
      fields: [
        { name: "title", text: "路線の再編", weight: 10 },
        { name: "content", text: "バスの運行", weight: 4 },
      ],
    },
    {
      id: "source",
      fields: [
        { name: "title", text: "工業団地", weight: 10 },
        { name: "sources", text: "バスの記事" },
      ],
    },
    {
      id: "title",
      fields: [
        { name: "title", text: "市営バス", weight: 10 },
        { name: "content", text: "バスの運行", weight: 4 },
      ],
    },
    { id: "same", fields: [{ name: "title", text: "公用バス", weight: 10 }] },
    { id: "begins", fields: [{ name: "title", text: "バス路線", weight: 10 }] },
    { id: "equal", fields: [{ name: "title", text: "バス", weight: 10 }] },
  ]);

  it("puts hits in the title first, and keeps the order of the documents otherwise", () => {
    expect(search(docs, "バス").map(({ id }) => id)).toEqual(["equal", "begins", "title", "same", "content", "source"]);
  });

  it("tells in which fields a document was found, the weightiest first", () => {
    const fields = Object.fromEntries(search(docs, "バス").map(({ id, fields }) => [id, fields]));
    expect(fields).toMatchObject({ title: ["title", "content"], content: ["content"], source: ["sources"] });
  });

  it("wants every word, in whichever field", () => {
    expect(search(docs, "路線 運行")).toEqual([{ id: "content", fields: ["title", "content"], meant: [] }]);
  });

  it("says which word was found in the place of an everyday one, and puts what was typed first", () => {
    const vocabulary = listVocabulary({ everydayWords: { 税金: ["市税", "納税"] } });
    const texts = [
      { id: "meant", fields: [{ name: "title", text: "市税の収納", weight: 10 }] },
      { id: "both", fields: [{ name: "goal", text: "納税の窓口と市税", weight: 4 }] },
      { id: "typed", fields: [{ name: "goal", text: "税金の納税", weight: 10 }] },
      { id: "none", fields: [{ name: "title", text: "水道" }] },
    ];
    expect(search(createSearchIndex(texts, vocabulary), "税金")).toEqual([
      { id: "typed", fields: ["goal"], meant: [] },
      { id: "meant", fields: ["title"], meant: ["市税"] },
      { id: "both", fields: ["goal"], meant: ["市税"] },
    ]);
    expect(search(createSearchIndex(texts, vocabulary), "税金 窓口")).toMatchObject([{ id: "both", meant: ["市税"] }]);
  });

  it.each([
    { query: "R4", found: ["2022"] },
    { query: "Ｒ４年度", found: ["2022"] },
    { query: "r元", found: ["2019"] },
    { query: "R1", found: ["2019"] },
    { query: "H30", found: ["2018"] },
    { query: "R40", found: [] },
    { query: "R", found: ["r"] },
  ])("reads $query as a year of an era", ({ query, found }) => {
    const texts = ["2022 令和4年度", "2019 令和元年度", "2018 平成30年度", "r R&D"];
    const docs = texts
      .map((text) => text.split(" "))
      .map(([id = "", text = ""]) => ({ id, fields: [{ name: "t", text }] }));
    expect(search(createSearchIndex(docs), query).map(({ id }) => id)).toEqual(found);
  });

  it("finds every document by any piece of its text", () => {
    const texts = fc.string({
      unit: fc.constantFrom(..."市営バス路線センターAB電子申請2-1.5（）・㎡", "ｶﾞ"),
      minLength: 1,
    });
    fc.assert(
      fc.property(texts, fc.nat(), fc.nat(), (text, from, length) => {
        const piece = text.slice(from % text.length).slice(0, 1 + (length % text.length));
        // A mark that composes with the letter before it is no piece of its own; digits lose their hyphen at an end.
        if (/^ﾞ/.test(piece) || /ｶ$/.test(piece) || !hasWords(piece)) return;
        if (/^[-.]|[-.]$/.test(piece) || /^ー/.test(piece)) return;
        const found = search(createSearchIndex([{ id: "x", fields: [{ name: "t", text }] }], vocabulary), piece);
        expect(found).toHaveLength(1);
      }),
    );
  });
});

it.each([
  { text: "データ・センター", normal: "でたせんた" },
  { text: "ｶﾞｯｺｳ", normal: "がつこう" },
  { text: "ＩＣＴ（情報通信技術）", normal: "ict情報通信技術" },
  { text: "2.0人", normal: "2.0人" },
  { text: "72,000㎡", normal: "72000m2" },
  { text: "A-1", normal: "a1" },
  { text: "ヴァイオリン", normal: "ゔあいおりん" },
  { text: "髙﨑の學校", normal: "高崎の学校" },
  { text: "縣會と區廳", normal: "県会と区廳" },
])("「$text」 is compared as 「$normal」", ({ text, normal }) => {
  expect(normalize(text)).toBe(normal);
});

describe("markRanges", () => {
  const mark = (text: string, query: string) =>
    markRanges(text, query, vocabulary).map(([start, end]) => text.slice(start, end));

  it.each([
    { text: "市営バス路線の再編", query: "ばす", marked: ["バス"] },
    { text: "バスと市営バス", query: "バス", marked: ["バス", "バス"] },
    { text: "ﾃﾞﾏﾝﾄﾞ型", query: "デマンド", marked: ["ﾃﾞﾏﾝﾄﾞ"] },
    { text: "市民センターの管理", query: "センター", marked: ["センター"] },
    { text: "市民センターの管理", query: "センタ", marked: ["センター"] },
    { text: "ﾃﾞｰﾀﾍﾞｰｽとデータ", query: "データ", marked: ["ﾃﾞｰﾀ", "データ"] },
    { text: "延床面積72,000㎡", query: "72000", marked: ["72,000"] },
    { text: "㍿みほん", query: "株式", marked: ["㍿"] },
    { text: "電子申請等の拡充", query: "でんし申請", marked: ["電子申請"] },
    { text: "電子申請等の拡充", query: "しん", marked: ["申請"] },
    { text: "学校給食調理業務の民間委託", query: "給食 委託", marked: ["給食", "委託"] },
    { text: "電子申請", query: "電子 子申", marked: ["電子申"] },
    { text: "學校の統合", query: "学校", marked: ["學校"] },
    { text: "髙田の学校", query: "高田", marked: ["髙田"] },
    { text: "市民センターと公民館", query: "公民館", marked: ["公民館"] },
    { text: "市民センターの管理", query: "公民館", marked: ["市民センター"] },
    { text: "令和4年度の結果", query: "R4", marked: ["令和4年"] },
    { text: "水道", query: "電子", marked: [] },
    { text: "水道", query: "", marked: [] },
    { text: "𠮷野の水道", query: "水道", marked: ["水道"] },
  ])("marks $marked in 「$text」 for 「$query」", ({ text, query, marked }) => {
    expect(mark(text, query)).toEqual(marked);
  });

  it("marks something wherever the search finds something, and only ranges of the text", () => {
    const texts = fc.string({
      unit: fc.constantFrom(..."市営バス路センターABｶﾞﾊﾟ電子申請2-1.5 （）・㎡㍿𠮷ゔヴー−"),
      maxLength: 12,
    });
    fc.assert(
      fc.property(texts, texts, (text, query) => {
        const ranges = markRanges(text, query, vocabulary);
        const found = search(createSearchIndex([{ id: "x", fields: [{ name: "t", text }] }], vocabulary), query);
        if (found.length > 0) expect(ranges.length).toBeGreaterThan(0);
        let end = -1;
        for (const [start, next] of ranges) {
          expect(start).toBeGreaterThan(end);
          expect(next).toBeGreaterThan(start);
          end = next;
        }
        expect(end).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: runs(2000) },
    );
  });
});

it("describes an item by its own texts, its records and their sources, and by nothing of other items", () => {
  const item = anItem({ areas: ["east"], notes: ["※5"] });
  const plan = aPlan({
    notes: [
      { id: "n5", mark: "※5", term: "ふるさと納税", entries: [{ reading: "フルサト", text: "制度。" }] },
      { id: "n6", mark: "※6", term: "経費回収率", entries: [{ text: "割合。" }] },
    ],
    sources: [aSource(), aSource({ id: "s2", title: "よその資料" })],
    records: [
      aRecord({ text: "18路線。", note: "年度末" }),
      aRecord({ id: "o", item: "9-9-9", text: "よその結果", source: "s2" }),
    ],
  });
  const texts = describeForSearch(item, plan).fields.map(({ name, text }) => `${name} ${text}`);
  expect(texts).toEqual([
    "number 2-1-5",
    "title 市営バス路線の再編",
    "areas 東",
    "areas 東",
    "goal 平均乗車人数2.0人未満の路線の運行内容を見直す。",
    "content 運行内容の見直しなどで利用促進を図る。",
    "owners まちづくり課",
    "schedule 令和5年度",
    "notes ふるさと納税",
    "notes フルサト",
    "records 18路線。",
    "records 年度末",
    "sources 行政改革の実施状況",
  ]);
});

it.each([
  { text: "2.0人", is: "2.0人" },
  { text: "2-1-5", is: "2-1-5" },
  { text: "２‐１", is: "2-1" },
  { text: "2.人", is: "2人" },
  { text: "人.2", is: "人2" },
  { text: "a-1", is: "a1" },
  { text: "1-a", is: "1a" },
  { text: "サーバー", is: "さば" },
  { text: "(市・民)", is: "市民" },
  { text: "𠮷野", is: "𠮷野" },
  { text: "😀野", is: "野" },
  { text: "ﾃﾞﾏﾝﾄﾞ", is: "でまんど" },
])("compares $text as $is: signs count between digits alone", ({ text, is }) => {
  expect(normalize(text)).toBe(is);
});

it("looks for 2.0 and 2-1 as they are written, and not for 20 or 21", () => {
  const index = createSearchIndex([{ id: "a", fields: [{ name: "title", text: "2.0人の2-1" }] }]);
  expect(["2.0", "2-1", "20", "21"].map((query) => search(index, query).length)).toEqual([1, 1, 0, 0]);
});

it.each([
  { text: "2.0人の路線", query: "2.0", ranges: [[0, 3]] },
  { text: "20人と2.0人", query: "20", ranges: [[0, 2]] },
  { text: "項目2－1－5", query: "2-1", ranges: [[2, 5]] },
  { text: "項目21", query: "2-1", ranges: [] },
  { text: "2.人", query: "2人", ranges: [[0, 3]] },
  { text: "人-2", query: "人2", ranges: [[0, 3]] },
  { text: "サーバー室", query: "さば", ranges: [[0, 4]] },
  { text: "2ー1ー5", query: "2", ranges: [[0, 1]] },
  { text: "𠮷野と吉野", query: "𠮷", ranges: [[0, 2]] },
  { text: "😀野", query: "野", ranges: [[2, 3]] },
  {
    text: "市民と市・民",
    query: "市民",
    ranges: [
      [0, 2],
      [3, 6],
    ],
  },
])("marks 「$query」 in 「$text」 at $ranges", ({ text, query, ranges }) => {
  expect(markRanges(text, query)).toEqual(ranges);
});
