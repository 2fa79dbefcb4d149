import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compilePlan } from "#compile/compile-plan.ts";
import { type DataFiles, describeProblem, describeProblems, type Problem } from "#compile/problem.ts";
import { runs } from "../support/runs.ts";
import { lineOfSample, sampleData, sampleDataWith } from "../support/sample-data.ts";

const PLAN = "plans/9/plan.yaml";
const RECORDS = "plans/9/records.csv";
const SOURCES = "plans/9/sources.csv";
const DOCUMENTS = "plans/9/documents.csv";
const EXPECTED = "plans/9/expected.csv";
const OPINIONS = "plans/9/opinions.csv";
const SEARCHES = "plans/9/searches.csv";
const BUS = "plans/9/items/1-1-1.yaml";
const NEWS = "plans/9/items/1-1-2.yaml";
const HALL = "plans/9/items/2-1-1.yaml";
const RATE = "plans/9/items/2-1-2.yaml";

interface Broken {
  what: string;
  file: string;
  /** What is replaced, and by what. */
  edit: [from: string, to: string];
  /** Row of a table; for YAML, a piece of the unchanged file that stands in the line to be named, or the line itself. */
  at: number | string;
  field?: string;
  value?: string;
  meant?: string;
  says: string;
}

const broken: Broken[] = [
  // Documents that nobody has read
  {
    what: "an unread document about an item that does not exist",
    file: DOCUMENTS,
    edit: ["1-1-1 2-1-2", "1-1-1 2-1-9"],
    at: 3,
    field: "items",
    value: "1-1-1 2-1-9",
    says: "番号 2-1-9 の項目は items/ にありません",
  },
  {
    what: "an unread document whose items a spreadsheet took for a date",
    file: DOCUMENTS,
    edit: ["1-1-1 2-1-2", "2001/1/1"],
    at: 3,
    field: "items",
    value: "2001/1/1",
    says: "1-1-1 と書いてください（Excel が",
  },
  {
    what: "an unread document whose items are no keys",
    file: DOCUMENTS,
    edit: ["1-1-1 2-1-2", "すべて"],
    at: 3,
    field: "items",
    value: "すべて",
    says: "すべての項目なら every",
  },
  {
    what: "an unread document without what it probably tells",
    file: DOCUMENTS,
    edit: ["路線の数（架空）", ""],
    at: 3,
    field: "tells",
    says: "書かれていません",
  },
  {
    what: "an unread document listed twice",
    file: DOCUMENTS,
    edit: [
      "みほん改革の表（架空）,架空のみほん市,https://example.com/table",
      "みほん改革の資料（架空）,架空のみほん市,https://example.com/other",
    ],
    at: 3,
    field: "url",
    value: "https://example.com/other",
    says: "d-plan の行と",
  },
  {
    what: "an unread document that is a source already",
    file: DOCUMENTS,
    edit: [
      "みほん改革の表（架空）,架空のみほん市,https://example.com/table",
      "みほん改革の結果（架空）,架空のみほん市,https://example.com/report",
    ],
    at: 3,
    field: "url",
    value: "https://example.com/report",
    says: "出典 s-report と",
  },
  {
    what: "an unread document last looked for on a day that does not exist",
    file: DOCUMENTS,
    edit: ["路線の数（架空）,2026-04-01", "路線の数（架空）,2026-02-30"],
    at: 3,
    field: "looked_on",
    value: "2026-02-30",
    says: "実在",
  },
  // What became of opinions
  {
    what: "an opinion on an item that does not exist",
    file: OPINIONS,
    edit: ["1-1-1 2-1-2", "1-1-1 2-1-9"],
    at: 2,
    field: "items",
    value: "1-1-1 2-1-9",
    says: "番号 2-1-9 の項目は items/ にありません",
  },
  {
    what: "an opinion on every item",
    file: OPINIONS,
    edit: ["1-1-1 2-1-2", "every"],
    at: 2,
    field: "items",
    value: "every",
    says: "項目は items/ にありません",
  },
  {
    what: "an opinion on one item twice",
    file: OPINIONS,
    edit: ["1-1-1 2-1-2", "1-1-1 1-1-1"],
    at: 2,
    field: "items",
    value: "1-1-1 1-1-1",
    says: "同じ番号が2つあります",
  },
  {
    what: "an opinion on what is no key",
    file: OPINIONS,
    edit: ["1-1-1 2-1-2", "市長"],
    at: 2,
    field: "items",
    value: "市長",
    says: "番号を空白で区切ります",
  },
  {
    what: "an opinion on an edition that there is not",
    file: OPINIONS,
    edit: ["1-1-1 2-1-2,draft", "1-1-1 2-1-2,drafts"],
    at: 2,
    field: "edition",
    value: "drafts",
    says: "もしかして: draft",
  },
  {
    what: "an opinion without the city's answer",
    file: OPINIONS,
    edit: [",これからの参考とする（架空）。", ","],
    at: 3,
    field: "reply",
    says: "書かれていません",
  },
  {
    what: "an opinion of an unknown outcome",
    file: OPINIONS,
    edit: ["partly", "adoptd"],
    at: 2,
    field: "outcome",
    value: "adoptd",
    says: "もしかして: adopted",
  },
  {
    what: "an opinion whose outcome is a word",
    file: OPINIONS,
    edit: ["noted", "参考"],
    at: 3,
    field: "outcome",
    value: "参考",
    says: "次のどれかにしてください: adopted、partly、already、noted、not-adopted",
  },
  {
    what: "an opinion of which no source tells",
    file: OPINIONS,
    edit: ["noted,s-plan", "noted,"],
    at: 3,
    field: "source",
    says: "書かれていません",
  },
  {
    what: "an opinion whose source does not exist",
    file: OPINIONS,
    edit: ["partly,s-plan", "partly,s-paln"],
    at: 2,
    field: "source",
    value: "s-paln",
    says: "もしかして: s-plan",
  },
  {
    what: "an opinion on page 0",
    file: OPINIONS,
    edit: ["s-plan,3", "s-plan,0"],
    at: 2,
    field: "page",
    value: "0",
    says: "1以上の数",
  },
  {
    what: "an opinion on half a page",
    file: OPINIONS,
    edit: ["s-plan,3", "s-plan,3.5"],
    at: 2,
    field: "page",
    value: "3.5",
    says: "整数",
  },
  {
    what: "an opinion whose page has a unit",
    file: OPINIONS,
    edit: ["s-plan,3", "s-plan,３"],
    at: 2,
    field: "page",
    value: "３",
    meant: "3",
    says: "3 と書いてください",
  },
  {
    what: "an opinion that a spreadsheet would run",
    file: OPINIONS,
    edit: ["計画を短く", "=HYPERLINK(1)計画を短く"],
    at: 3,
    field: "text",
    says: "式として動かします",
  },
  {
    what: "an opinion with a character that nobody sees",
    file: OPINIONS,
    edit: ["計画を短く", "計画を\u200b短く"],
    at: 3,
    field: "text",
    says: "見え",
  },
  {
    what: "an opinion under the id of another",
    file: OPINIONS,
    edit: ["o2,", "o1,"],
    at: 3,
    field: "id",
    value: "o1",
    says: "同じ id の行がほかにもあります",
  },
  {
    what: "one opinion twice",
    file: OPINIONS,
    edit: ["o2,,draft,計画を短くしてほしい（架空）。", "o2,1-1-1 2-1-2,draft,乗る人の少ない便も残してほしい（架空）。"],
    at: 3,
    field: "text",
    says: "o1 の行と同じ意見です",
  },
  // What is expected, and what was looked for
  {
    what: "expected news of which no source tells",
    file: EXPECTED,
    edit: ["（架空）。,s-report", "（架空）。,"],
    at: 2,
    field: "source",
    says: "書かれていません",
  },
  {
    what: "expected news whose source does not exist",
    file: EXPECTED,
    edit: ["s-report", "s-reprt"],
    at: 2,
    field: "source",
    value: "s-reprt",
    says: "もしかして: s-report",
  },
  {
    what: "expected news of an item that does not exist",
    file: EXPECTED,
    edit: ["1-1-1", "1-1-9"],
    at: 2,
    field: "item",
    value: "1-1-9",
    says: "items/ にありません",
  },
  {
    what: "expected news without a time",
    file: EXPECTED,
    edit: ["2026-06", ""],
    at: 2,
    field: "date",
    says: "どちらか一方",
  },
  {
    what: "expected news at two times",
    file: EXPECTED,
    edit: ["2026-06,", "2026-06,2026"],
    at: 2,
    field: "date",
    value: "2026-06",
    says: "どちらか一方",
  },
  {
    what: "expected news some time in a calendar year",
    file: EXPECTED,
    edit: ["2026-06", "2026"],
    at: 2,
    field: "date",
    value: "2026",
    says: "2027-03",
  },
  {
    what: "expected news in a year far from the plan",
    file: EXPECTED,
    edit: [",2026,", ",2150,"],
    at: 3,
    field: "fiscal_year",
    value: "2150",
    says: "離れすぎ",
  },
  {
    what: "a search for an item that does not exist",
    file: SEARCHES,
    edit: ["1-1-1", "1-1-9"],
    at: 3,
    field: "item",
    value: "1-1-9",
    says: "items/ にありません",
  },
  {
    what: "a search on a day that is not known",
    file: SEARCHES,
    edit: ["2026-03-10", "2026-03"],
    at: 2,
    field: "date",
    value: "2026-03",
    says: "YYYY-MM-DD",
  },
  {
    what: "one search noted twice",
    file: SEARCHES,
    edit: ["2026-03-20,1-1-1", "2026-03-10,"],
    at: 3,
    field: "date",
    value: "2026-03-10",
    says: "1行にまとめて",
  },
  // Tables
  {
    what: "a source that does not exist",
    file: RECORDS,
    edit: ["財政状況を公表した（架空）。,s-report", "公表した。,s-reprt"],
    at: 4,
    field: "source",
    value: "s-reprt",
    says: "もしかして: s-report",
  },
  {
    what: "an item that does not exist",
    file: RECORDS,
    edit: ["r5,2-1-2", "r5,2-1-9"],
    at: 6,
    field: "item",
    value: "2-1-9",
    says: "items/ にありません",
  },
  {
    what: "a key that a spreadsheet took for a date",
    file: RECORDS,
    edit: ["r5,2-1-2", "r5,2002/1/2"],
    at: 6,
    field: "item",
    value: "2002/1/2",
    says: "2-1-2 と書いてください（Excel が日付に変えています",
  },
  {
    what: "a key that Excel turned into the number of a day",
    file: RECORDS,
    edit: ["r5,2-1-2", "r5,37258"],
    at: 6,
    field: "item",
    value: "37258",
    says: "2-1-2 と書いてください（Excel が日付に変えています",
  },
  {
    what: "a key of another shape",
    file: RECORDS,
    edit: ["r5,2-1-2", "r5,2-1-②"],
    at: 6,
    field: "item",
    value: "2-1-②",
    says: "2-1-5 の形",
  },
  {
    what: "a unit that is not the metric's",
    file: RECORDS,
    edit: ["18,路線", "18,人"],
    at: 2,
    field: "unit",
    value: "人",
    says: "単位は「路線」です",
  },
  {
    what: "a number with a thousands separator",
    file: RECORDS,
    edit: ["observation,18,", 'observation,"1,234",'],
    at: 2,
    field: "value",
    value: "1,234",
    says: "1234 と書いてください",
  },
  {
    what: "a number in full-width digits",
    file: RECORDS,
    edit: ["observation,18,", "observation,１８,"],
    at: 2,
    field: "value",
    value: "１８",
    says: "18 と書いてください",
  },
  {
    what: "a number with its unit",
    file: RECORDS,
    edit: ["observation,18,", "observation,18路線,"],
    at: 2,
    field: "value",
    value: "18路線",
    says: "18 と書いてください（単位「路線」）",
  },
  {
    what: "a value that is no number",
    file: RECORDS,
    edit: ["observation,18,", "observation,約十八,"],
    at: 2,
    field: "value",
    value: "約十八",
    says: "数ではありません",
  },
  {
    what: "an observation without its value",
    file: RECORDS,
    edit: ["observation,18,", "observation,,"],
    at: 2,
    field: "value",
    says: "書かれていません",
  },
  {
    what: "a fiscal year of an era",
    file: RECORDS,
    edit: ["routes,2021", "routes,令和3"],
    at: 2,
    field: "fiscal_year",
    value: "令和3",
    says: "2021 と書いてください（元号の年度）",
  },
  {
    what: "a fiscal year far outside the plan",
    file: RECORDS,
    edit: ["routes,2021", "routes,2102"],
    at: 2,
    field: "fiscal_year",
    value: "2102",
    says: "2001から2040",
  },
  {
    what: "a date as a spreadsheet writes it",
    file: RECORDS,
    edit: ["2022-04-01", "2022/4/1"],
    at: 2,
    field: "date",
    value: "2022/4/1",
    says: "2022-04-01 と書いてください（Excel が日付に変えています",
  },
  {
    what: "a month as Excel writes it",
    file: SOURCES,
    edit: ["2020-12,2026-04-01", "Dec-20,2026-04-01"],
    at: 2,
    field: "published_on",
    value: "Dec-20",
    says: "2020-12 と書いてください（Excel が日付に変えています",
  },
  {
    what: "a date in words",
    file: RECORDS,
    edit: ["2022-04-01", "4月1日"],
    at: 2,
    field: "date",
    value: "4月1日",
    says: "2023-04-01",
  },
  {
    what: "a day that does not exist",
    file: SOURCES,
    edit: ["2020-12,2026-04-01", "2020-12,2026-04-31"],
    at: 2,
    field: "read_on",
    value: "2026-04-31",
    says: "実在しない日付です（2026-04-31）",
  },
  {
    what: "a type that does not exist",
    file: RECORDS,
    edit: ["2022-08,remark", "2022-08,remarks"],
    at: 8,
    field: "type",
    value: "remarks",
    says: "もしかして: remark",
  },
  {
    what: "a state that its type does not have",
    file: RECORDS,
    edit: ["step,,,reached", "step,,,done"],
    at: 5,
    field: "state",
    value: "done",
    says: "reached",
  },
  {
    what: "a cell that its type does not use",
    file: RECORDS,
    edit: ["rating,,,on-track,,", "rating,,,on-track,1,"],
    at: 7,
    field: "interim",
    value: "1",
    says: "この列は使いません",
  },
  {
    what: "a metric that the item does not have",
    file: RECORDS,
    edit: [",routes,2021", ",route,2021"],
    at: 2,
    field: "subject",
    value: "route",
    says: "もしかして: routes",
  },
  {
    what: "a step that the target does not have",
    file: RECORDS,
    edit: ["a,first", "a,third"],
    at: 5,
    field: "subject",
    value: "third",
    says: "first、second",
  },
  {
    what: "a part that the target does not have",
    file: RECORDS,
    edit: ["a,p1", "a,p9"],
    at: 4,
    field: "subject",
    value: "p9",
    says: "p1、p2",
  },
  {
    what: "a target that the item does not have",
    file: RECORDS,
    edit: ["r3,1-1-2,a", "r3,1-1-2,b"],
    at: 4,
    field: "target",
    value: "b",
    says: "目標 b はありません",
  },
  {
    what: "a step reported for a yearly target",
    file: RECORDS,
    edit: ["r4,2-1-1,a", "r4,1-1-2,a"],
    at: 5,
    field: "target",
    value: "a",
    says: "yearly です",
  },
  { what: "an id used twice", file: RECORDS, edit: ["r5,", "r4,"], at: 6, field: "id", value: "r4", says: "同じ id" },
  {
    what: "a correction of nothing",
    file: RECORDS,
    edit: ["順調（架空）。,s-report,,", "順調（架空）。,s-report,,r77"],
    at: 7,
    field: "corrects",
    value: "r77",
    says: "訂正される行がありません",
  },
  {
    what: "a record that corrects itself",
    file: RECORDS,
    edit: ["順調（架空）。,s-report,,", "順調（架空）。,s-report,,r6"],
    at: 7,
    field: "corrects",
    value: "r6",
    says: "一周",
  },
  {
    what: "a correction of another item",
    file: RECORDS,
    edit: ["順調（架空）。,s-report,,", "順調（架空）。,s-report,,r1"],
    at: 7,
    field: "corrects",
    value: "r1",
    says: "item、type、subject が違います",
  },
  {
    what: "two records that disagree",
    file: RECORDS,
    edit: [
      "r2,1-1-1,,routes,2022,2022-10,observation,17,路線,,1",
      "r2,1-1-1,,routes,2021,2022-04-01,observation,17,路線,,",
    ],
    at: 3,
    field: "value",
    value: "17",
    says: "corrects に r1",
  },
  {
    what: "a formula in a text cell",
    file: RECORDS,
    edit: ["路線は18だった（架空）。", "=1+1"],
    at: 2,
    field: "text",
    value: "=1+1",
    says: "式として動かします",
  },
  {
    what: "a row with too many cells",
    file: RECORDS,
    edit: ["（架空）。,s-report,,\nr2", "（架空）。,s-report,,,\nr2"],
    at: 2,
    says: "16個",
  },
  {
    what: "a row with too few cells",
    file: SOURCES,
    edit: [",2026-04-01,official\ns-report", "\ns-report"],
    at: 2,
    says: "足りない列",
  },
  {
    what: "a quotation mark that is not closed",
    file: SOURCES,
    edit: ["s-report,み", 's-report,"み'],
    at: 3,
    says: "引用符",
  },
  {
    what: "a column with a misspelt name",
    file: SOURCES,
    edit: ["publisher", "publishr"],
    at: 1,
    field: "publishr",
    value: "publishr",
    says: "もしかして: publisher",
  },
  {
    what: "a column used twice",
    file: SOURCES,
    edit: ["id,title", "title,title"],
    at: 1,
    field: "title",
    value: "title",
    says: "2つあります",
  },
  {
    what: "a column that would reach the prototype",
    file: SOURCES,
    edit: ["publisher", "__proto__"],
    at: 1,
    field: "__proto__",
    value: "__proto__",
    says: "この名前の列はありません",
  },
  {
    what: "an address that would run as a script",
    file: SOURCES,
    edit: ["https://example.com/plan", "javascript:alert(1)"],
    at: 2,
    field: "url",
    value: "javascript:alert(1)",
    says: "https://",
  },
  {
    what: "a kind of source that does not exist",
    file: SOURCES,
    edit: ["2026-04-01,official\ns", "2026-04-01,city\ns"],
    at: 2,
    field: "kind",
    value: "city",
    says: "official、press、other",
  },
  {
    what: "one document in two rows",
    file: SOURCES,
    edit: [
      "s-report,みほん改革の結果（架空）,架空のみほん市,https://example.com/report",
      "s-report,みほん改革プラン（架空）,架空のみほん市,https://example.com/plan",
    ],
    at: 3,
    field: "url",
    value: "https://example.com/plan",
    says: "s-plan の行と題名も url も同じ",
  },
  {
    what: "a heading that Excel added",
    file: SOURCES,
    edit: ["id,title", "Column1,Column2,Column3,Column4,Column5,Column6,Column7\nid,title"],
    at: 1,
    value: "Column1",
    says: "行ごと削除",
  },
  {
    what: "an address without a host",
    file: SOURCES,
    edit: ["https://example.com/plan", "https:///plan"],
    at: 2,
    field: "url",
    value: "https:///plan",
    says: "https:// か http:// で始めて",
  },
  {
    what: "the address of one's own machine",
    file: SOURCES,
    edit: ["https://example.com/plan", "http://localhost:4173/plan"],
    at: 2,
    field: "url",
    value: "http://localhost:4173/plan",
    says: "ほかの人からは開けない",
  },
  {
    what: "an address with a space",
    file: SOURCES,
    edit: ["https://example.com/plan", "https://example.com/pl an"],
    at: 2,
    field: "url",
    value: "https://example.com/pl an",
    says: "空白があります",
  },
  {
    what: "an address with the bracket of a sentence",
    file: SOURCES,
    edit: ["https://example.com/plan", "https://example.com/plan）"],
    at: 2,
    field: "url",
    value: "https://example.com/plan）",
    meant: "https://example.com/plan",
    says: "アドレスの最後に、文章のかっこ",
  },
  {
    what: "a unit with a character that nobody sees",
    file: RECORDS,
    edit: ["18,路線", "18,路線\u200B"],
    at: 2,
    field: "unit",
    value: "路線\u200B",
    meant: "路線",
    says: "見えない文字（U+200B）",
  },
  {
    what: "a unit with a character that looks like another",
    file: RECORDS,
    edit: ["82.2,%", "82.2,％"],
    at: 6,
    field: "unit",
    value: "％",
    meant: "%",
    says: "「％」（U+FF05）が「%」（U+0025）と違います",
  },
  {
    what: "a character that was lost between encodings",
    file: RECORDS,
    edit: ["路線は18だった", "路\uFFFDは18だった"],
    at: 2,
    field: "text",
    value: "路\uFFFDは18だった（架空）。",
    says: "失われた文字（U+FFFD）",
  },
  {
    what: "an error of a formula in a text",
    file: RECORDS,
    edit: ["路線は18だった（架空）。", "#REF!"],
    at: 2,
    field: "text",
    value: "#REF!",
    says: "計算エラー",
  },
  {
    what: "a mark for 'as above'",
    file: RECORDS,
    edit: ["順調（架空）。", "〃"],
    at: 7,
    field: "text",
    value: "〃",
    says: "もう一度書いて",
  },
  {
    what: "a dash for a value",
    file: RECORDS,
    edit: ["observation,18,", "observation,―,"],
    at: 2,
    field: "value",
    value: "―",
    says: "わからないときは行を作らないでください",
  },
  {
    what: "a date in the era's years",
    file: RECORDS,
    edit: ["2022-04-01", "令和4年4月1日"],
    at: 2,
    field: "date",
    value: "令和4年4月1日",
    meant: "2022-04-01",
    says: "2022-04-01 と書いてください（年月日の書き方）",
  },
  {
    what: "a formula with a full-width sign",
    file: RECORDS,
    edit: ["路線は18だった（架空）。", "＝1+1"],
    at: 2,
    field: "text",
    value: "＝1+1",
    says: "「＝」で始まる文字は、表計算ソフトが式として動かします",
  },
  // The site
  {
    what: "an origin that nobody else can open",
    file: "site.yaml",
    edit: ["publisher:", "origin: http://192.168.0.5\npublisher:"],
    at: 3,
    field: "origin",
    value: "http://192.168.0.5",
    says: "ほかの人からは開けない",
  },
  {
    what: "a site without a publisher",
    file: "site.yaml",
    edit: ["publisher: 架空のみほん市（見本）\n", ""],
    at: 1,
    field: "publisher",
    says: "書かれていません",
  },
  {
    what: "an official mark that is not true or false",
    file: "site.yaml",
    edit: ["isOfficial: false", 'isOfficial: "いいえ"'],
    at: "isOfficial",
    field: "isOfficial",
    value: "いいえ",
    says: "true か false",
  },
  // The plan
  {
    what: "a plan under another id than its folder",
    file: PLAN,
    edit: ['id: "9"', 'id: "8"'],
    at: 1,
    field: "id",
    value: "8",
    says: "9 と書いてください",
  },
  {
    what: "a count that is not the printed one",
    file: PLAN,
    edit: ["printedTotal: 4", "printedTotal: 5"],
    at: "printedTotal",
    field: "printedTotal",
    value: "5",
    says: "4項目",
  },
  {
    what: "an area used twice",
    file: PLAN,
    edit: ["slug: minami", "slug: kita"],
    at: "slug: minami",
    field: "areas[1].slug",
    value: "kita",
    says: "同じもの",
  },
  {
    what: "a fact without an existing source",
    file: PLAN,
    edit: ["source: s-plan # 答申", "source: s-plam # 答申"],
    at: "# 答申",
    field: "facts[0].source",
    value: "s-plam",
    says: "もしかして: s-plan",
  },
  {
    what: "a paragraph that the city did not write",
    file: PLAN,
    edit: ["取り組みます。", "とりくみます。"],
    at: "みほん市は、",
    field: "chapters[0].blocks[0].text",
    says: "source/draft.txt（案）",
  },
  {
    what: "a comment period that ends before it begins",
    file: PLAN,
    edit: ['last: "2021-01-15"', 'last: "2020-01-15"'],
    at: "commentPeriod",
    field: "editions[0].commentPeriod",
    says: "受付の終わり",
  },
  {
    what: "an address of results that nobody can open",
    file: PLAN,
    edit: ["url: https://example.com/results", "url: https://results"],
    at: "url: https://example.com/results",
    field: "results.url",
    value: "https://results",
    says: "「results」が正しくありません",
  },
  {
    what: "a text with a character that turns the line around",
    file: PLAN,
    edit: ["次の体制で進めます。", '"次の\\u202E体制で進めます。"'],
    at: "次の体制で",
    field: "governance.lead",
    value: "次の\u202E体制で進めます。",
    meant: "次の体制で進めます。",
    says: "文字の並びを変える制御文字（U+202E）",
  },
  {
    what: "a text with a wave that is not the printed one",
    file: HALL,
    edit: ["schedule: ～令和7年度", "schedule: 〜令和7年度"],
    at: "schedule",
    field: "schedule",
    value: "〜令和7年度",
    says: "見た目の同じ別の字",
  },
  {
    what: "a kind of block that does not exist",
    file: PLAN,
    edit: ["kind: paragraph", "kind: paragraf"],
    at: "kind: paragraph",
    field: "chapters[0].blocks[0].kind",
    value: "paragraf",
    says: "もしかして: paragraph",
  },
  // Items
  {
    what: "a misspelt field",
    file: BUS,
    edit: ["content:", "contnet:"],
    at: "content:",
    field: "contnet",
    value: "contnet",
    says: "もしかして: content",
  },
  { what: "a field used twice", file: BUS, edit: ["origin: new", "origin: new\norigin: new"], at: 7, says: "2回" },
  {
    what: "a field that would reach the prototype",
    file: BUS,
    edit: ["origin: new", "origin: new\n__proto__: { polluted: true }"],
    at: 7,
    field: "__proto__",
    value: "__proto__",
    says: "使えません",
  },
  { what: "indentation by tabs", file: BUS, edit: ["  - id: a", "\t- id: a"], at: "  - id: a", says: "タブ" },
  {
    what: "a number where text is meant",
    file: BUS,
    edit: ['policy: "1"', "policy: 1"],
    at: "policy:",
    field: "policy",
    value: "1",
    says: "引用符で囲みます",
  },
  {
    what: "an empty field",
    file: BUS,
    edit: ["origin: new", "origin:"],
    at: "origin",
    field: "origin",
    says: "new、continued",
  },
  {
    what: "a title that the city did not print",
    file: BUS,
    edit: ["みほんバス路線", "見本バス路線"],
    at: "title",
    field: "title",
    value: "見本バス路線の再編",
    says: "印刷のとおり",
  },
  {
    what: "another key than the file's name",
    file: BUS,
    edit: ["key: 1-1-1", "key: 1-1-3"],
    at: "key",
    field: "key",
    value: "1-1-3",
    says: "ファイルの名前",
  },
  {
    what: "a policy that does not exist",
    file: RATE,
    edit: ['policy: "2"', 'policy: "3"'],
    at: "policy",
    field: "policy",
    value: "3",
    says: "policies にありません",
  },
  {
    what: "a section that does not exist",
    file: RATE,
    edit: ['section: "1"', 'section: "4"'],
    at: "section",
    field: "section",
    value: "4",
    says: "基本方針 2",
  },
  {
    what: "an edition that does not exist",
    file: RATE,
    edit: ["{ draft:", "{ drift:"],
    at: "numbers",
    field: "numbers.drift",
    value: "drift",
    says: "もしかして: draft",
  },
  {
    what: "a printed number used twice",
    file: RATE,
    edit: ['draft: "2"', 'draft: "1"'],
    at: "numbers",
    field: "numbers.draft",
    value: "1",
    says: "2-1-1 と同じ番号",
  },
  {
    what: "a schedule of no known form",
    file: HALL,
    edit: ["～令和7年度", "令和7年度のうちに"],
    at: "schedule",
    field: "schedule",
    value: "令和7年度のうちに",
    says: "～令和6年度",
  },
  {
    what: "a department that does not exist",
    file: NEWS,
    edit: ["②くらし課", "②くらしい課"],
    at: "owners",
    field: "owners",
    value: "②くらしい課",
    says: "もしかして: くらし課",
  },
  {
    what: "a note that does not exist",
    file: RATE,
    edit: ["(※1)", "(※2)"],
    at: "title",
    field: "title",
    value: "※2",
    says: "notes にありません",
  },
  {
    what: "a quotation that is not the item's",
    file: HALL,
    edit: ["quote: 第一集会所と", "quote: 第三集会所と"],
    at: "quote",
    field: "targets[0].quote",
    says: "goal、content、schedule",
  },
  {
    what: "a metric that is not listed",
    file: BUS,
    edit: ["metric: routes", "metric: route"],
    at: "metric: routes",
    field: "targets[0].metric",
    value: "route",
    says: "もしかして: routes",
  },
  {
    what: "an example for the search that finds nothing",
    file: PLAN,
    edit: ["[路線, ほんもの率]", "[路線, 学校]"],
    at: "searchExamples",
    field: "searchExamples[1]",
    value: "学校",
    says: "どの項目も見つかりません",
  },
  {
    what: "an everyday word for something that the plan does not say",
    file: PLAN,
    edit: ["公会堂: [集会所]", "公会堂: [市民ホール]"],
    at: "公会堂",
    field: "everydayWords.公会堂[0]",
    value: "市民ホール",
    says: "計画の言い方で",
  },
  {
    what: "a metric that a target measures called context",
    file: BUS,
    edit: ["isCount: true", "isCount: true, isContext: true"],
    at: "id: routes",
    field: "metrics[0].isContext",
    says: "背景の数",
  },
  {
    what: "the whole of a metric without an existing source",
    file: BUS,
    edit: ["isCount: true", "isCount: true, scale: { name: 全路線, value: 60, source: s-reprot }"],
    at: "id: routes",
    field: "metrics[0].scale.source",
    value: "s-reprot",
    says: "もしかして: s-report",
  },
  {
    what: "the whole of a metric in a year far outside the plan",
    file: BUS,
    edit: ["isCount: true", "isCount: true, scale: { name: 全路線, value: 60, fiscalYear: 1999, source: s-report }"],
    at: "id: routes",
    field: "metrics[0].scale.fiscalYear",
    value: "1999",
    says: "離れすぎた年度",
  },
  {
    what: "a baseline after the target",
    file: BUS,
    edit: ["fiscalYear: 2018", "fiscalYear: 2024"],
    at: "baseline",
    field: "targets[0].baseline.fiscalYear",
    value: "2024",
    says: "目標の年度（2023）",
  },
  {
    what: "a direction against the figures",
    file: BUS,
    edit: ["direction: fall", "direction: rise"],
    at: "direction",
    field: "targets[0].direction",
    value: "rise",
    says: "逆です",
  },
  {
    what: "a kind of target that does not exist",
    file: RATE,
    edit: ["kind: direction", "kind: directions"],
    at: "kind: direction",
    field: "targets[0].kind",
    value: "directions",
    says: "もしかして: direction",
  },
  {
    what: "a step without a due year",
    file: HALL,
    edit: ["第二集会所の譲渡, due: 2025", "第二集会所の譲渡"],
    at: "id: second",
    field: "targets[0].steps[1].due",
    says: "書かれていません",
  },
  {
    what: "a due year that no text has",
    file: HALL,
    edit: ["第二集会所の譲渡, due: 2025", "第二集会所の譲渡, due: 2024"],
    at: "id: second",
    field: "targets[0].steps[1].due",
    value: "2024",
    says: "もしかして: 2025",
  },
  {
    what: "a due year in quotation marks",
    file: HALL,
    edit: ["第二集会所の譲渡, due: 2025", '第二集会所の譲渡, due: "2025"'],
    at: "id: second",
    field: "targets[0].steps[1].due",
    value: "2025",
    says: "半角の数字だけ",
  },
  {
    what: "a step named twice",
    file: HALL,
    edit: ["id: second", "id: first"],
    at: "id: second",
    field: "targets[0].steps[1].id",
    value: "first",
    says: "同じ id",
  },
  {
    what: "a misspelt field deep inside",
    file: HALL,
    edit: ["name: 第二集会所の譲渡", "nome: 第二集会所の譲渡, name: x"],
    at: "id: second",
    field: "targets[0].steps[1].nome",
    value: "nome",
    says: "もしかして: name",
  },
  {
    what: "an item without targets",
    file: RATE,
    edit: [
      "targets:\n  - id: a\n    kind: direction\n    quote: ほんもの率の向上に取り組む。\n    metric: rate",
      "targets: []",
    ],
    at: "targets",
    field: "targets",
    says: "1つ以上",
  },
  {
    what: "a word called 原文ママ that the item does not have",
    file: RATE,
    edit: ["origin: new", "origin: new\nasPrinted: [ほんもり]"],
    at: 7,
    field: "asPrinted[0]",
    value: "ほんもり",
    says: "この語は",
  },
];

function listProblems(files: DataFiles): Problem[] {
  const result = compilePlan(files);
  return result.ok ? [] : result.problems;
}

describe("one broken file", () => {
  it.each(broken)("names the place of $what", ({ file, edit, at, field, value, meant, says }) => {
    const problems = listProblems(sampleDataWith(file, ...edit));
    const place = file.endsWith(".csv") ? { row: at } : { line: typeof at === "number" ? at : lineOfSample(file, at) };
    const expected = {
      file,
      ...place,
      ...(field ? { field } : {}),
      ...(value ? { value } : {}),
      ...(meant ? { meant } : {}),
    };
    expect(problems).toContainEqual(expect.objectContaining({ ...expected, message: expect.stringContaining(says) }));
  });

  it.each(broken.filter(({ what }) => !/key than|another id|metric that is not/.test(what)))(
    "says nothing of files that $what leaves whole",
    ({ file, edit }) => {
      const others = listProblems(sampleDataWith(file, ...edit)).filter((problem) => problem.file !== file);
      // Names in one file that another one uses are missed where they are used.
      expect(
        others.map(({ file: other, field }) => `${other} ${field}`).filter((place) => !USED_ELSEWHERE.test(place)),
      ).toEqual([]);
    },
  );
});

const USED_ELSEWHERE = /printedCount|printedTotal|records.csv|expected.csv|opinions.csv|facts|editions|owners/;

describe("a file that is missing or in the way", () => {
  it.each([PLAN, RECORDS, SOURCES, "site.yaml"])("asks for %s", (file) => {
    const { [file]: _, ...files } = sampleData();
    expect(listProblems(files)).toContainEqual({ file, message: expect.stringContaining("ファイルがありません") });
  });

  it("asks for the city's text, without which nothing can be shown as a quotation", () => {
    const { "plans/9/source/draft.txt": _, ...files } = sampleData();
    expect(listProblems(files)).toEqual([
      { file: "plans/9/source/draft.txt", message: expect.stringContaining("市の文章") },
    ]);
  });

  it.each(["plans/9/items/1-1-3.yml", "plans/9/record.csv", "plans/8/records.csv", "readme.txt"])(
    "refuses %s",
    (file) => {
      expect(listProblems(sampleData({ [file]: "" }))).toEqual([{ file, message: expect.stringContaining("読まれ") }]);
    },
  );

  it("says that an item is missing by the printed counts", () => {
    const { [NEWS]: _, ...files } = sampleData();
    expect(listProblems(files).map(({ field }) => field)).toContain("policies[0].sections[0].printedCount");
  });

  it("calls an empty file empty", () => {
    expect(listProblems(sampleData({ [BUS]: "" }))).toEqual([
      { file: BUS, message: expect.stringContaining("中身がない") },
    ]);
  });
});

describe("one cause", () => {
  const records = sampleData()[RECORDS] ?? "";
  const tabs = records.replaceAll(",", "\t");

  it.each([
    ["a title above the names", `みほん市の実施状況（架空）\n\n${records}`, "上に、ほかの行が"],
    ["a title with empty cells", `実施状況${",".repeat(14)}\n${records}`, "上に、ほかの行が1つあります"],
    ["no names at all", records.slice(records.indexOf("\n") + 1), "1行目に列の名前がありません"],
    ["tabs between the columns", tabs, "タブで区切られています"],
    ["semicolons between the columns", records.replaceAll(",", ";"), "セミコロン（;）で区切られています"],
    ["another table", sampleData()[SOURCES] ?? "", "1行目に列の名前がありません"],
  ])("is told once where a table has %s", (_, text, says) => {
    expect(listProblems(sampleData({ [RECORDS]: text }))).toEqual([
      expect.objectContaining({ file: RECORDS, row: 1, message: expect.stringContaining(says) }),
    ]);
  });

  it("is told once where a character spoils a cell", () => {
    expect(listProblems(sampleDataWith(RECORDS, "18,路線", "18,路線\u200B"))).toHaveLength(1);
    expect(listProblems(sampleDataWith(BUS, "title: みほん", "title: み\u200Bほん"))).toHaveLength(1);
  });

  it("is told once where a row that others name has a cell too many", () => {
    expect(
      listProblems(sampleDataWith(RECORDS, "だった（架空）。,s-report,,\nr2", "だった（架空）。,s-report,,,\nr2")),
    ).toHaveLength(1);
    expect(listProblems(sampleDataWith(SOURCES, "2022,2026-04-01", "2022,,2026-04-01"))).toHaveLength(1);
  });

  it("is told once where a file is no text", () => {
    const { [RECORDS]: _, ...files } = sampleData();
    const unreadable = [{ file: RECORDS, line: 3, message: "読めません" }];
    const result = compilePlan(files, { unreadable });
    expect(result).toEqual({ ok: false, problems: unreadable });
  });

  it("is shown three times and then counted", () => {
    const lines = records.split("\n");
    const many = Array.from({ length: 30 }, (_, index) =>
      (lines[1] ?? "").replace("r1,", `x${index},`).replace("18,路線", `${index},人`),
    );
    const text = describeProblems(listProblems(sampleData({ [RECORDS]: [lines[0], ...many, ""].join("\n") })));
    const units = text.filter((line) => line.includes("unit"));
    expect(units).toHaveLength(4);
    expect(units[3]).toBe("  ほか27件: unit（5、6、7、8、9、10、11、12、13、14…行目）");
  });

  it("stands before its effects", () => {
    const spoilt = sampleDataWith(SOURCES, "2022,2026-04-01", "2022,,2026-04-01");
    const lines = describeProblems(listProblems({ ...spoilt, [RECORDS]: records.replace("18,路線", "18,人") }));
    expect(lines[0]).toContain("sources.csv 3行目: 列が8個");
  });
});

it("reports all errors of all files at once, by file and place", () => {
  const files = { ...sampleData() };
  const chosen = broken.filter(({ what }) =>
    [
      "a unit that is not the metric's",
      "a correction of nothing",
      "a fact without an existing source",
      "a misspelt field deep inside",
    ].includes(what),
  );
  for (const { file, edit } of chosen) files[file] = (files[file] ?? "").replace(...edit);
  files["site.yaml"] = (files["site.yaml"] ?? "").replace("isOfficial: false\n", "");
  const problems = listProblems(files);
  expect(problems.map(({ file, row, line }) => [file, row ?? line])).toEqual([
    [HALL, lineOfSample(HALL, "id: second")],
    [PLAN, lineOfSample(PLAN, "# 答申")],
    [RECORDS, 2],
    [RECORDS, 7],
    ["site.yaml", 1],
  ]);
});

it("names an unknown source and item of a row whose other cells are wrong", () => {
  const problems = listProblems(
    sampleDataWith(
      RECORDS,
      "r1,1-1-1,,routes,2021,2022-04-01,observation,18,路線,,,路線は18だった（架空）。,s-report",
      "r1,1-1-9,,routes,2021,2022-13,observation,約十八,路線,,,路線は18だった（架空）。,s-reprt",
    ),
  );
  expect(problems.map(({ field }) => field).toSorted()).toEqual(["date", "item", "source", "value"]);
});

it("finds a circle of corrections at each of its records", () => {
  const records = (sampleData()[RECORDS] ?? "")
    .replace("路線は18だった（架空）。,s-report,,", "路線は18だった（架空）。,s-report,,r2")
    .replace("年度末の値ではない,", "年度末の値ではない,r1");
  const circle = listProblems(sampleData({ [RECORDS]: records })).filter(({ field }) => field === "corrects");
  expect(circle.map(({ row }) => row)).toEqual([2, 3]);
});

it("describes a problem in one line: file, row, column, value, and what to do", () => {
  const [problem] = listProblems(sampleDataWith(RECORDS, "18,路線", "18,人"));
  expect(problem && describeProblem(problem)).toBe(
    "data/plans/9/records.csv 2行目 unit「人」: この指標の単位は「路線」です。単位を直すか、数を「路線」に直してください",
  );
});

it("never throws, whatever is done to the files", () => {
  const paths = Object.keys(sampleData());
  const edit = fc.record({
    file: fc.constantFrom(...paths),
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    length: fc.nat(40),
    text: fc.oneof(
      fc.string({ unit: "binary", maxLength: 12 }),
      fc.constantFrom(
        "\t",
        "&a *a",
        "<<: *b",
        "__proto__: 1",
        '"',
        ",",
        "\r",
        "- ",
        ": ",
        "{",
        "]",
        "!!js/function x",
        "※9",
        "①～",
        "支所",
      ),
    ),
  });
  fc.assert(
    fc.property(fc.array(edit, { minLength: 1, maxLength: 4 }), (edits) => {
      const files = { ...sampleData() };
      for (const { file, at, length, text } of edits) {
        const old = files[file] ?? "";
        const start = Math.floor(at * old.length);
        files[file] = old.slice(0, start) + text + old.slice(start + length);
      }
      const result = compilePlan(files);
      expect(result.ok || result.problems.length > 0).toBe(true);
      if (!result.ok) result.problems.map((problem) => expect(describeProblem(problem)).not.toContain("\n"));
    }),
    { numRuns: runs(100) },
  );
});
