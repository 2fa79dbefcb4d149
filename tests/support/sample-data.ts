import type { DataFiles } from "#compile/problem.ts";

/**
 * A small valid data folder of an openly invented city, 架空のみほん市: two policies, four items of the four kinds.
 * Tests change one place of it and look at what the compiler says.
 */
export function sampleData(changes: Record<string, string> = {}): Record<string, string> {
  return { ...files, ...changes };
}

/** The sample with one piece of one file replaced; throws where the piece is not there. */
export function sampleDataWith(file: string, from: string, to: string): DataFiles {
  const text = files[file];
  if (!text?.includes(from)) throw new Error(`${file} of the sample does not contain: ${from}`);
  return sampleData({ [file]: text.replace(from, () => to) });
}

/** The sample's records with the columns that it leaves out, withdraws and reason, and with more rows below. */
export function sampleRecords(...rows: string[]): string {
  const [header = "", ...own] = (files["plans/9/records.csv"] ?? "").trimEnd().split("\n");
  return [`${header},withdraws,reason`, ...own.map((row) => `${row},,`), ...rows.map((row) => row.trimEnd()), ""].join(
    "\n",
  );
}

/** The 1-based line of a sample file that holds a piece of text. */
export function lineOfSample(file: string, piece: string): number {
  const index = (files[file] ?? "").split("\n").findIndex((line) => line.includes(piece));
  if (index < 0) throw new Error(`${file} of the sample does not contain: ${piece}`);
  return index + 1;
}

const files: Record<string, string> = {
  "site.yaml": `name: みほん改革
shortName: みほん
publisher: 架空のみほん市（見本）
isOfficial: false
contact:
  email: mihon@example.com
watermark: 見本・架空のデータ
plan: "9"
`,
  "plans/9/plan.yaml": `id: "9"
ordinal: 9
title: 第9次みほん改革プラン（架空）
city: 架空のみほん市
period: { first: 2021, last: 2025 }
results:
  url: https://example.com/results
  title: 見本の結果
  searchedOn: "2026-04-01"
closedYears: [2021]
commentsOpen: false
printedTotal: 4
editions:
  - id: draft
    label: 案
    title: 第9次みほん改革プラン(案)
    date: "2020-12"
    source: s-plan
    commentPeriod: { first: "2020-12-21", last: "2021-01-15" }
chapters:
  - id: purpose
    number: (1)
    title: 目的
    blocks:
      - kind: paragraph
        text: みほん市は、見本となる改革に取り組みます。
      - kind: list
        ordered: true
        items:
          - ① 暮らしを支える
          - ② 施設を見直す
policies:
  - id: "1"
    number: (1)
    title: 暮らしを支える
    texts:
      - 市民の暮らしを支えます。
    printedCount: 2
    sections:
      - id: "1"
        mark: ①
        shortName: 暮らし
        lead: 暮らしに近い取組を進めます。
        printedCount: 2
  - id: "2"
    number: (2)
    title: 施設を見直す
    texts:
      - 施設のあり方を見直します。
    printedCount: 2
    sections:
      - id: "1"
        mark: ①
        shortName: 施設
        lead: 施設の数を見直します。
        printedCount: 2
notes:
  - id: n1
    mark: ※1
    term: ほんもの率
    entries:
      - text: 見本のうち、ほんものに近いものの割合
governance:
  lead: 次の体制で進めます。
  parts:
    - id: council
      number: ①
      kind: body
      title: みほん審議会
      texts:
        - 市民5人で構成する審議会です。
facts:
  - id: f1
    topic: council
    date: "2021-02"
    text: 審議会が答申した（架空）。
    source: s-plan # 答申
areas:
  - { slug: kita, name: 北, words: [北地域] }
  - { slug: minami, name: 南, words: [南地域] }
everydayWords:
  公会堂: [集会所]
searchExamples: [路線, ほんもの率]
departments:
  - { slug: zaisei, name: 財政課, kind: section }
  - { slug: kurashi, name: くらし課, kind: section }
  - { slug: shisho-shinko, name: 支所振興課, kind: branch }
  - { slug: kakka, name: 各課, kind: collective }
`,
  "plans/9/items/1-1-1.yaml": `key: 1-1-1
numbers: { draft: "1" }
policy: "1"
section: "1"
title: みほんバス路線の再編
origin: new
content: 乗る人の少ない路線を見直す。
goal: |
  乗る人の少ない路線の運行内容を見直す。
  ・平成30年度 22路線
  ・令和5年度 11路線
schedule: 令和5年度
owners: くらし課 各支所振興課
metrics:
  - { id: routes, name: 乗る人の少ない路線, unit: 路線, isCount: true }
targets:
  - id: a
    kind: quantity
    quote: ・令和5年度 11路線
    metric: routes
    direction: fall
    baseline: { fiscalYear: 2018, value: 22 }
    target: { fiscalYear: 2023, value: 11 }
`,
  "plans/9/items/1-1-2.yaml": `key: 1-1-2
numbers: { draft: "2" }
policy: "1"
section: "1"
title: みほん情報の公表
origin: continued
content: みほん情報をわかりやすく伝える。
goal: 次の情報を公表する。① 財政状況 ② 職員給与
schedule: 毎年度
owners: ①財政課 ②くらし課
targets:
  - id: a
    kind: yearly
    quote: 次の情報を公表する。
    parts:
      - { id: p1, mark: ①, name: 財政状況 }
      - { id: p2, mark: ②, name: 職員給与 }
`,
  "plans/9/items/2-1-1.yaml": `key: 2-1-1
numbers: { draft: "1" }
policy: "2"
section: "1"
title: 北地域の集会所の譲渡
origin: continued
content: 北地域の集会所を地元に譲渡する。
goal: 令和7年度までに、第一集会所と第二集会所の譲渡を終える。
schedule: ～令和7年度
owners: 北支所振興課 財政課
targets:
  - id: a
    kind: milestone
    quote: 第一集会所と第二集会所の譲渡を終える
    steps:
      - { id: first, name: 第一集会所の譲渡, due: 2025 }
      - { id: second, name: 第二集会所の譲渡, due: 2025 }
`,
  "plans/9/items/2-1-2.yaml": `key: 2-1-2
numbers: { draft: "2" }
policy: "2"
section: "1"
title: ほんもの率の向上(※1)
origin: new
content: ほんもの率を高める。
goal: ほんもの率の向上に取り組む。
schedule: 令和4年度～
owners: 各課
metrics:
  - { id: rate, name: ほんもの率, unit: "%" }
targets:
  - id: a
    kind: direction
    quote: ほんもの率の向上に取り組む。
    metric: rate
`,
  "plans/9/records.csv": `id,item,target,subject,fiscal_year,date,type,value,unit,state,interim,text,source,note,corrects
r1,1-1-1,,routes,2021,2022-04-01,observation,18,路線,,,路線は18だった（架空）。,s-report,,
r2,1-1-1,,routes,2022,2022-10,observation,17,路線,,1,10月の路線は17だった（架空）。,s-report,年度末の値ではない,
r3,1-1-2,a,p1,2021,2022-04,year,,,done,,財政状況を公表した（架空）。,s-report,,
r4,2-1-1,a,first,2022,2023-03,step,,,reached,,第一集会所を譲渡した（架空）。,s-report,,
r5,2-1-2,,rate,2021,2022,observation,82.2,%,,,ほんもの率は82.2%（架空）。,s-report,,
r6,2-1-1,,,2021,,rating,,,on-track,,順調（架空）。,s-report,,
r7,1-1-1,,,2021,2022-08,remark,,,council,,利用者の声を聞くこと（架空）。,s-report,,
r8,1-1-1,,,,2022-09,event,,,,,みほん市がバスの日を開いた（架空）。,s-report,,
r9,2-1-2,,,2022,2023-01,decision,,,closed,,取組を終えることにした（架空）。,s-report,,
`,
  "plans/9/sources.csv": `id,title,publisher,url,published_on,read_on,kind
s-plan,みほん改革プラン（架空）,架空のみほん市,https://example.com/plan,2020-12,2026-04-01,official
s-report,みほん改革の結果（架空）,架空のみほん市,https://example.com/report,2022,2026-04-01,official
`,
  "plans/9/documents.csv": `id,items,title,publisher,url,size,tells,looked_on
d-plan,,みほん改革の資料（架空）,架空のみほん市,https://example.com/other,,計画全体のこと（架空）,2026-04-01
d-some,1-1-1 2-1-2,みほん改革の表（架空）,架空のみほん市,https://example.com/table,97KB・392KB,路線の数（架空）,2026-04-01
d-every,every,みほん改革の実績（架空）,架空のみほん市,https://example.com/results,925KB,年度ごとの結果（架空）,2026-04-01
`,
  "plans/9/expected.csv": `id,item,date,fiscal_year,text,source,note
e1,1-1-1,2026-06,,次の年度の結果が公表される（架空）。,s-report,
e2,,,2026,次のみほん改革プランが決まる（架空）。,s-plan,
`,
  "plans/9/searches.csv": `date,item,text
2026-03-10,,みほん市のページを探したが、新しい結果はなかった（架空）。
2026-03-20,1-1-1,バスの資料を探したが、新しい結果はなかった（架空）。
`,
  "plans/9/opinions.csv": `id,items,edition,text,reply,outcome,source,page
o1,1-1-1 2-1-2,draft,乗る人の少ない便も残してほしい（架空）。,目標の文を直した（架空）。,partly,s-plan,3
o2,,draft,計画を短くしてほしい（架空）。,これからの参考とする（架空）。,noted,s-plan,
`,
  "plans/9/source/draft.txt": `第9次みほん改革プラン(案)（架空の見本）
(1) 目的
みほん市は、見本となる改革に取り組みます。
① 暮らしを支える
② 施設を見直す
市民の暮らしを支えます。
施設のあり方を見直します。
① 暮らしに近い取組を進めます。
1 みほんバス路線の再編(新規) <p>乗る人の少ない路線を
見直す。</p> <p>【目標】 乗る人の少ない路線の運行内容を見直す。 ・平成30年度 22路線 ・令和5年度 11路線</p> 令和5年度 くらし課 各支所振興課
2 みほん情報の公表(継続) みほん情報をわかりやすく伝える。【目標】次の情報を公表する。① 財政状況 ② 職員給与 毎年度 ①財政課 ②くらし課
① 施設の数を見直します。
1 北地域の集会所の譲渡(継続) 北地域の集会所を地元に譲渡する。【目標】令和7年度までに、第一集会所と第二集会所の譲渡を終える。 ～令和7年度 北支所振興課 財政課
2 ほんもの率の向上(※1)(新規) ほんもの率を高める。【目標】ほんもの率の向上に取り組む。 令和4年度～ 各課
※1 見本のうち、ほんものに近いものの割合
次の体制で進めます。
① みほん審議会 市民5人で構成する審議会です。
`,
};
