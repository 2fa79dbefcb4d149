import { expect, it } from "vitest";
import { compilePlan } from "#compile/compile-plan.ts";
import { findNumber } from "#domain/edition.ts";
import { Plan } from "#domain/plan.ts";

/** An invented town's plan of three items and nothing else: no outline, diagram, earlier plans, areas or printed counts. */
const PLAN = `id: "1"
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

const anItem = (key: string, number: string, title: string) => `key: ${key}
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

const files: Record<string, string> = {
  "site.yaml": `name: 架空町の改革
shortName: 架空町
publisher: 架空町を調べる会
isOfficial: false
contact: { url: "https://example.com/" }
watermark: 見本・架空のデータ
plan: "1"
`,
  "plans/1/plan.yaml": PLAN,
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
    ITEMS.map(({ key, number, title }) => [`plans/1/items/${key}.yaml`, anItem(key, number, title)]),
  ),
};

function compiled(changes: Record<string, string> = {}): Plan {
  const result = compilePlan({ ...files, ...changes });
  expect(result.ok ? [] : result.problems).toEqual([]);
  if (!result.ok) throw new Error("does not compile");
  return result.plan;
}

it("needs no outline, notes, diagram, areas, facts or printed counts", () => {
  const plan = compiled();
  expect(Plan.safeParse(plan).error).toBeUndefined();
  expect(plan).toMatchObject({ chapters: [], notes: [], areas: [], facts: [], governance: { parts: [] } });
  expect(plan.governance).not.toHaveProperty("lead");
});

it("counts the items itself where the plan prints no counts", () => {
  const { printedTotal, policies } = compiled();
  expect([printedTotal, policies[0]?.printedCount, policies[0]?.sections[0]?.printedCount]).toEqual([3, 3, 3]);
});

it("shows numbers of any printed form, in their order, and files records by key", () => {
  const plan = compiled();
  expect(plan.items.map((item) => findNumber(item, plan))).toEqual(["Ⅰ-2-(3)", "施策9", "施策12"]);
  expect(plan.records.map(({ item }) => item)).toEqual(["shisaku-9"]);
});

it("shows and orders an item by the newest edition's number, and puts last what that edition no longer has", () => {
  const newer = PLAN.replace(
    "policies:",
    "  - { id: second, label: 改訂, title: 架空町改革の方針, date: 2025-03 }\npolicies:",
  );
  const text = files["plans/1/source/first.txt"] ?? "";
  const plan = compiled({
    "plans/1/plan.yaml": newer,
    "plans/1/source/second.txt": `${text} 改訂 予約の導入 予約の導入に取り組む。 予約の導入を進める。`,
    "plans/1/items/shisaku-12.yaml": anItem("shisaku-12", "施策12", "窓口の一本化").replace("}", ', second: "施策1" }'),
    "plans/1/items/shisaku-9.yaml": anItem("shisaku-9", "施策9", "書類の電子化").replace("}", ', second: "施策10" }'),
    "plans/1/items/second-2.yaml": anItem("second-2", "施策2", "予約の導入").replace("first", "second"),
  });
  expect(plan.items.map((item) => findNumber(item, plan))).toEqual(["施策1", "施策2", "施策10", "Ⅰ-2-(3)"]);
  expect(plan.printedTotal).toBe(3);
});
