import { beforeAll, describe, expect, it } from "vitest";
import { compilePlan } from "#compile/compile-plan.ts";
import type { Plan } from "#domain/plan.ts";
import { createSuggestionIndex, listPlanDocs, listSuggestions } from "#domain/plan-search.ts";
import { createSearchIndex, describeForSearch, type SearchIndex, search } from "#domain/search.ts";
import { listVocabulary } from "#words/ja/vocabulary.ts";
import { readData } from "../../src/build/read-data.ts";
import { aPlan, aRecord } from "../support/fixtures.ts";

let plan: Plan;
let index: SearchIndex;
let items: SearchIndex;
let suggestions: SearchIndex;

beforeAll(async () => {
  const result = compilePlan((await readData(new URL("../../data", import.meta.url).pathname)).files);
  if (!result.ok) throw new Error("data/ does not compile");
  plan = result.plan;
  // A word of the city itself, as its data may name it.
  const vocabulary = listVocabulary({ ...plan, everydayWords: { 公民館: ["市民センター"] } });
  index = createSearchIndex(listPlanDocs(plan), vocabulary);
  items = createSearchIndex(
    plan.items.map((item) => describeForSearch(item, plan)),
    vocabulary,
  );
  suggestions = createSuggestionIndex(plan, vocabulary);
});

const find = (query: string) => search(index, query).map(({ id }) => id);

describe("in the plan in data/", () => {
  it.each<{ query: string; found: string[] }>([
    { query: "ＳＤＧｓ", found: ["note:1", "chapter:purpose"] },
    { query: "sdgs", found: ["note:1", "chapter:purpose"] },
    { query: "審議会", found: ["governance:council"] },
    { query: "しんぎかい", found: ["governance:council"] },
    { query: "パブリックコメント", found: ["governance:comments"] },
    { query: "花泉", found: ["area:hanaizumi", "record:f035"] },
    { query: "はないずみ", found: ["area:hanaizumi"] },
    { query: "ベゴニア館", found: ["record:f076"] },
    { query: "マイナンバーカード普及率", found: ["record:f079"] },
    { query: "PDCAサイクル", found: ["chapter:measures"] },
    { query: "財政課", found: ["department:zaisei"] },
    { query: "ざいせい課", found: ["department:zaisei"] },
    { query: "各支所", found: [] },
    { query: "費用対効果 廃止", found: ["policy:2", "chapter:policies"] },
    { query: "ロボティック", found: ["note:9"] },
    { query: "財政効果額", found: ["fact:f004"] },
    { query: "53項目", found: ["fact:f001"] },
    { query: "第3次プラン", found: ["fact:f003", "fact:f004"] },
    { query: "答申", found: ["fact:f005"] },
    { query: "現在検討中", found: ["policy:4"] },
    { query: "", found: [] },
    { query: "ない言葉です", found: [] },
  ])("「$query」 finds $found", ({ query, found }) => {
    expect(find(query)).toEqual(expect.arrayContaining(found));
    if (found.length === 0) expect(find(query)).toEqual([]);
  });

  it.each<{ query: string; keys: string[]; meant?: string }>([
    { query: "統廃合", keys: ["2-2-3"], meant: "統合" },
    { query: "公民館", keys: ["2-2-7"], meant: "市民センター" },
    { query: "税金", keys: ["3-1-4"], meant: "市税" },
    { query: "ぜいきん", keys: ["3-1-4"], meant: "市税" },
    { query: "bus", keys: ["2-1-5", "2-1-6"], meant: "バス" },
    { query: "バス", keys: ["2-1-5", "2-1-6"] },
    { query: "オンライン申請", keys: ["4-1-1"], meant: "電子申請" },
    { query: "そうむか", keys: ["4-1-1"] },
    { query: "R4", keys: ["2-2-3", "2-2-11", "3-2-2"], meant: "令和4年" },
    { query: "學校", keys: ["2-2-3"] },
    { query: "髙い", keys: ["1-2-4"] },
    // The plan says nothing of waste; the page then says so.
    { query: "ゴミ", keys: [] },
  ])("finds the items that 「$query」 means", ({ query, keys, meant }) => {
    const hits = search(items, query);
    expect(hits.map(({ id }) => id)).toEqual(keys.length > 0 ? expect.arrayContaining(keys) : []);
    if (meant) expect(hits.find(({ id }) => id === keys[0])?.meant).toEqual([meant]);
  });

  it("finds the departments by how their names are read", () => {
    expect(find("そうむか")).toContain("department:somu");
    expect(find("せいさくきかくか")).toContain("department:seisaku-kikaku");
  });

  it("finds the items of 花泉 too, by title, text, area or records", () => {
    const keys = search(items, "花泉").map(({ id }) => id);
    expect(keys).toEqual(expect.arrayContaining(["2-2-3", "3-1-7"]));
  });

  it("holds every part of the plan once", () => {
    const docs = listPlanDocs(plan);
    const count = (kind: string) => docs.filter((doc) => doc.kind === kind).length;
    expect(new Set(docs.map(({ id }) => id)).size).toBe(docs.length);
    expect(["area", "chapter", "policy", "governance", "note"].map(count)).toEqual([8, 5, 4, 5, 9]);
    expect(count("department")).toBe(plan.departments.length);
    expect(count("record")).toBe(plan.records.length);
    expect(count("fact")).toBe(plan.facts.length);
  });

  it.each<{ typed: string; first: string }>([
    { typed: "花", first: "花泉" },
    { typed: "はな", first: "花泉" },
    { typed: "財政", first: "財政課" },
    { typed: "ｍａｉな", first: "" },
    { typed: "マイナ", first: "マイナポータル" },
    { typed: "しえいば", first: "市営バス路線の再編" },
    { typed: "審議", first: "一関市行財政改革推進審議会" },
    { typed: "", first: "" },
  ])("offers 「$first」 first for 「$typed」", ({ typed, first }) => {
    expect(listSuggestions(suggestions, typed, 5)[0] ?? "").toBe(first);
  });

  it("offers no more than asked, and nothing that only repeats what is typed", () => {
    expect(listSuggestions(suggestions, "市", 3)).toHaveLength(3);
    expect(listSuggestions(suggestions, "ハナイズミ", 5)).not.toContain("ハナイズミ");
    expect(listSuggestions(suggestions, "花泉", 5)).not.toContain("花泉");
  });
});

it("leaves out a record that another one corrects", () => {
  const records = [aRecord({ id: "old", text: "18路線。" }), aRecord({ id: "new", text: "17路線。", corrects: "old" })];
  const docs = listPlanDocs(aPlan({ records })).filter(({ kind }) => kind === "record");
  expect(docs.map(({ key }) => key)).toEqual(["new"]);
});

it("describes a record by its text, what it measures, its note and its source", () => {
  const records = [aRecord({ id: "r", text: "18路線。", note: "年度末" })];
  const doc = listPlanDocs(aPlan({ records })).find(({ kind }) => kind === "record");
  expect(doc?.fields.map(({ name, text }) => `${name} ${text}`)).toEqual([
    "text 18路線。",
    "figure 路線の数",
    "note 年度末",
    "source 行政改革の実施状況",
  ]);
});
