/** An invented town's plan of three items and nothing else: no outline, diagram, earlier plans, areas or printed counts. */
export const SMALL_PLAN = `id: "1"
ordinal: 1
title: 架空町改革の方針
city: 架空町
period: { first: 2024, last: 2026 }
results: { url: https://example.com/results, title: 取組の結果, searchedOn: "2026-04-01" }
editions:
  - { id: first, label: 策定, title: 架空町改革の方針, date: "2024-03" }
policies:
  - id: "1"
    number: Ⅰ
    title: しごとを見直す
    sections:
      - { id: "1", mark: "1", shortName: 窓口 }
departments:
  - { slug: soumu, name: 架空課, kind: section }
`;

/** An item of it, by key, printed number and title. */
export const aSmallItem = (key: string, number: string, title: string) => `key: ${key}
numbers: { first: "${number}" }
policy: "1"
section: "1"
title: ${title}
origin: new
content: ${title}に取り組む。
goal: ${title}を進める。
schedule: 令和6年度～8年度
owners: 架空課
targets:
  - { id: a, kind: direction, quote: ${title}を進める。 }
`;

const ITEMS = [
  { key: "shisaku-12", number: "施策12", title: "窓口の一本化" },
  { key: "shisaku-9", number: "施策9", title: "書類の電子化" },
  { key: "i-2-3", number: "Ⅰ-2-(3)", title: "待ち時間の短縮" },
];

/** The files of its data folder. */
export const SMALL_FILES: Record<string, string> = {
  "site.yaml": `name: 架空町の改革
shortName: 架空町
publisher: 架空町を調べる会
isOfficial: false
contact: { url: "https://example.com/" }
watermark: 見本・架空のデータ
plan: "1"
`,
  "plans/1/plan.yaml": SMALL_PLAN,
  "plans/1/records.csv":
    "id,item,target,subject,fiscal_year,date,type,value,unit,state,interim,text,source,note,corrects\n" +
    "r1,shisaku-9,,,2024,2025-03,event,,,,,書類を電子にし始めた（架空）。,s1,,\n",
  "plans/1/sources.csv":
    "id,title,publisher,url,published_on,read_on,kind\n" +
    "s1,取組の結果（架空）,架空町,https://example.com/results,2025-05,2026-04-01,official\n",
  "plans/1/source/first.txt": `架空町改革の方針 Ⅰ しごとを見直す ${ITEMS.map(
    ({ title }) => `${title} ${title}に取り組む。 ${title}を進める。 令和6年度～8年度 架空課`,
  ).join("\n")}`,
  ...Object.fromEntries(
    ITEMS.map(({ key, number, title }) => [`plans/1/items/${key}.yaml`, aSmallItem(key, number, title)]),
  ),
};
