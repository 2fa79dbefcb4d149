import { expect, it } from "vitest";
import type { Change } from "#domain/snapshot.ts";
import { describeChange, describeEntry } from "#words/ja/change.ts";
import { aPlan, aRecord, aStepReport } from "../../support/fixtures.ts";

const plan = aPlan({
  records: [aRecord({ id: "r1" }), aRecord({ id: "r2", corrects: "r1" }), aStepReport({ id: "st" })],
});

it.each<{ change: Change & { revertedTo?: boolean }; title: string; detail: string }>([
  {
    change: { item: "2-1-5", field: "status", old: "no-record", new: "done" },
    title: "状況",
    detail: "登録なし → 完了",
  },
  { change: { item: "2-1-5", field: "goal", old: "甲", new: "乙" }, title: "目標", detail: "甲 → 乙" },
  {
    change: { item: "2-1-5", field: "goal", old: "甲", new: "甲", revertedTo: true },
    title: "目標",
    detail: "変更後、元に戻りました（甲）",
  },
  {
    change: { item: "2-1-5", field: "origin", old: "new", new: "continued" },
    title: "継続・新規の別",
    detail: "新規 → 継続",
  },
  { change: { item: "2-1-5", field: "record.r1", new: "18路線。" }, title: "数値の追加", detail: "18路線。" },
  { change: { item: "2-1-5", field: "record.r2", new: "17路線。" }, title: "数値の訂正", detail: "17路線。" },
  {
    change: { item: "2-1-5", field: "record.gone", old: "18路線。" },
    title: "公表資料の記録の取り下げ",
    detail: "18路線。（取り下げ）",
  },
  {
    change: { item: "2-1-5", field: "record.gone", revertedTo: true },
    title: "公表資料の記録の取り下げ",
    detail: "加わったあと、取り下げられました",
  },
  {
    change: { item: "2-1-5", field: "record.r1.value", old: "11530 万円", new: "11630 万円" },
    title: "数値の値",
    detail: "1億1,530万円 → 1億1,630万円",
  },
  {
    change: { item: "2-1-5", field: "record.r1.fiscalYear", old: "2021", new: "2022" },
    title: "数値の年度",
    detail: "令和3年度 → 令和4年度",
  },
  {
    change: { item: "2-1-5", field: "record.st.state", old: "postponed", new: "reached" },
    title: "段階の内容",
    detail: "先送り → 完了",
  },
  {
    change: { item: "2-1-5", field: "record.r1.source", old: "s0", new: "s1" },
    title: "数値の出典",
    detail: "s0 → 行政改革の実施状況",
  },
  { change: { item: "2-1-5", field: "expected.e1", new: "公表される。" }, title: "今後の予定", detail: "公表される。" },
  {
    change: { item: "2-1-5", field: "metric.routes.isContext", new: "true" },
    title: "結果ではなく背景の数とみる数値",
    detail: "路線の数",
  },
  { change: { item: "2-1-5", field: "areas", new: "east" }, title: "地域", detail: "東" },
  { change: { item: "5-1-1", field: "title", new: "新しい項目" }, title: "改革実施項目の追加", detail: "新しい項目" },
  {
    change: { item: "5-1-1", field: "title", old: "前の項目" },
    title: "改革実施項目の取り下げ",
    detail: "前の項目（取り下げ）",
  },
  { change: { field: "title", old: "計画", new: "計画（改訂）" }, title: "計画の名称", detail: "計画 → 計画（改訂）" },
  {
    change: { field: "source.s1.readOn", old: "2026-11-22", new: "2027-05-01" },
    title: "出典",
    detail: "2026年11月22日 → 2027年5月1日",
  },
  { change: { field: "source.s2", new: "市の広報" }, title: "出典の追加", detail: "市の広報" },
  {
    change: { item: "2-1-5", field: "opinion.o1", new: "便を残してほしい。" },
    title: "意見と市の考え方",
    detail: "便を残してほしい。",
  },
  {
    change: { item: "2-1-5", field: "opinion.o1.outcome", old: "noted", new: "partly" },
    title: "意見と市の考え方",
    detail: "参考 → 一部反映",
  },
  {
    change: { field: "opinion.o2", new: "計画を短く。" },
    title: "意見と市の考え方の追加",
    detail: "計画を短く。",
  },
  { change: { field: "commentsOpen", old: "false", new: "true" }, title: "意見の受付", detail: "いいえ → はい" },
  { change: { field: "closedYears", new: "2021、2022" }, title: "結果がそろった年度", detail: "令和3年度、令和4年度" },
])("tells $change.field as 「$title」「$detail」", ({ change, title, detail }) => {
  expect(describeChange(change, plan)).toMatchObject({ title, detail });
});

it("tells an entry by all that came of one result, each sentence once", () => {
  const of = (field: string, current: string) => ({
    item: "2-1-5",
    field,
    new: current,
    revertedTo: false,
    version: 2,
    date: "2026-11-28",
  });
  const status = { ...of("status", "done"), old: "no-record" };
  const others = [
    of("record.st", "東小が開校した。"),
    of("record.r1", "児童は142人。"),
    of("record.r2", "児童は142人。"),
  ];
  expect(describeEntry({ ...status, with: others }, plan).map(({ title, detail }) => [title, detail])).toEqual([
    ["状況", "登録なし → 完了"],
    ["段階の追加", "東小が開校した。"],
    ["数値の追加", "児童は142人。"],
  ]);
});
