/** An invented town's plan whose draft was adopted with changes: one item, or pair of items, of every fate. */

interface Draft {
  key: string;
  numbers: Record<string, string>;
  title: string;
  goal: string;
  extra?: string;
}

const both = (number: string) => ({ draft: number, adopted: number });

const ITEMS: Draft[] = [
  { key: "1-1-1", numbers: both("1"), title: "窓口の案内", goal: "窓口の案内を続ける。" },
  {
    key: "1-1-2",
    numbers: both("2"),
    title: "書類の電子化",
    goal: "令和8年度までに、電子にする書類を30種類にする。",
    extra: "earlier: { draft: { goal: 令和7年度までに、電子にする書類を20種類にする。 } }",
  },
  { key: "1-1-3", numbers: both("3"), title: "集会所の見直し", goal: "集会所の数を見直す。" },
  {
    key: "adopted-1-1-4",
    numbers: { adopted: "4" },
    title: "図書室の見直し",
    goal: "図書室の数を見直す。",
    extra: "from: { adopted: [1-1-3] }",
  },
  {
    key: "1-1-4",
    numbers: { draft: "4", adopted: "5" },
    title: "税の納め方",
    goal: "税の納め方を増やす。",
    extra: "from: { adopted: [1-1-5] }",
  },
  { key: "1-1-5", numbers: { draft: "5" }, title: "料金の納め方", goal: "料金の納め方を増やす。" },
  { key: "1-1-6", numbers: { draft: "6" }, title: "広報紙の廃止", goal: "広報紙をやめる。" },
  { key: "adopted-1-1-6", numbers: { adopted: "6" }, title: "電力の共同購入", goal: "電力を共同で買う。" },
];

function writeItem({ key, numbers, title, goal, extra = "" }: Draft): string {
  return `key: ${key}
numbers: ${JSON.stringify(numbers)}
policy: "1"
section: "1"
title: ${title}
origin: new
content: ${title}に取り組む。
goal: ${goal}
schedule: 毎年度
owners: 架空課
${extra}
targets:
  - { id: a, kind: direction, quote: ${goal} }
`;
}

/** The text of an edition, as the town would print it. */
function writeEdition(edition: string, words: (item: Draft) => string): string {
  const lines = ITEMS.filter(({ numbers }) => numbers[edition]).map(
    (item) => `${item.title} ${item.title}に取り組む。 ${words(item)} 毎年度 架空課`,
  );
  return ["架空町の改革 しごとを見直す", ...lines].join("\n");
}

/** The files of its data folder. */
export const ADOPTED_FILES: Record<string, string> = {
  "site.yaml": `name: 架空町の改革
shortName: 架空町
publisher: 架空町を調べる会
isOfficial: false
contact: {}
plan: "1"
`,
  "plans/1/plan.yaml": `id: "1"
ordinal: 1
title: 架空町改革プラン
city: 架空町
period: { first: 2024, last: 2028 }
results: { url: https://example.com/results, title: 取組の結果, searchedOn: "2026-04-01" }
editions:
  - { id: draft, label: 案, title: 架空町改革プラン（案）, date: "2024-01" }
  - { id: adopted, label: 策定, title: 架空町改革プラン, date: "2024-03", compared: true }
policies:
  - { id: "1", number: Ⅰ, title: しごとを見直す, sections: [{ id: "1", mark: "1", shortName: 窓口 }] }
departments:
  - { slug: kakuu, name: 架空課, kind: section }
`,
  "plans/1/records.csv":
    "id,item,target,subject,fiscal_year,date,type,value,unit,state,interim,text,source,note,corrects\n",
  "plans/1/sources.csv": "id,title,publisher,url,published_on,read_on,kind\n",
  "plans/1/source/draft.txt": writeEdition("draft", ({ goal, extra }) => /goal: (\S+)/.exec(extra ?? "")?.[1] ?? goal),
  "plans/1/source/adopted.txt": writeEdition("adopted", ({ goal }) => goal),
  ...Object.fromEntries(ITEMS.map((item) => [`plans/1/items/${item.key}.yaml`, writeItem(item)])),
};
