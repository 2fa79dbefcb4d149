import { expect, it } from "vitest";
import type { Item } from "#domain/item.ts";
import type { PlanRecord } from "#domain/record.ts";
import { judgeItem } from "#domain/status.ts";
import { answerStatus } from "#words/ja/answer.ts";
import {
  aContext,
  aDecision,
  aDirection,
  aMilestone,
  anItem,
  aQuantity,
  aQuantityWithoutBaseline,
  aRecord,
  aStepReport,
  aYearly,
  aYearReport,
  FIVE_PARTS,
} from "../../support/fixtures.ts";

function answer(item: Item, records: readonly PlanRecord[], asOf = "2026-11-22"): string {
  return answerStatus(judgeItem(item, records, aContext({ asOf })), item, asOf);
}

const milestone = anItem({ targets: [aMilestone()] });
const oneStep = anItem({ targets: [aMilestone({ steps: [{ id: "east", name: "東小の開校", due: 2023 }] })] });
const yearly = anItem({ metrics: [], targets: [aYearly()] });
const dueAssumed = anItem({ targets: [aQuantity({ dueAssumed: true })] });
const level = anItem({ targets: [aQuantity({ target: { fiscalYear: 2025, value: 22 } })] });
const allYears = [2021, 2022, 2023, 2024, 2025].map((fiscalYear) => aYearReport({ fiscalYear }));

it.each<{ item?: Item; records: PlanRecord[]; asOf?: string; text: string }>([
  { records: [], text: "令和5年度の結果は、公表資料でまだ確かめられていません。" },
  { records: [], asOf: "2023-04-01", text: "これまでの実績は、公表資料でまだ確かめられていません。" },
  { records: [], asOf: "2022-03-31", text: "令和3年度の結果が出るのはこれからです。" },
  { records: [aRecord()], text: "その後の結果は、公表資料でまだ確かめられていません。" },
  { item: dueAssumed, records: [], text: "結果は、公表資料でまだ確かめられていません。" },
  { records: [aRecord()], asOf: "2022-04-01", text: "直線で結んだ目安より2.6路線遅れ。" },
  {
    records: [aRecord({ fiscalYear: 2023, value: 11 })],
    text: "期限の令和5年度までに、目標に届きました（令和5年度）。",
  },
  {
    records: [aRecord({ fiscalYear: 2022, value: 11 })],
    asOf: "2023-04-01",
    text: "期限の令和5年度より前に、目標に届きました（令和4年度）。",
  },
  {
    records: [aRecord({ fiscalYear: 2023, value: 12 }), aRecord({ fiscalYear: 2025, value: 11 })],
    text: "期限の令和5年度より後に、目標に届きました（令和7年度）。",
  },
  {
    records: [aRecord({ fiscalYear: 2025, value: 11 })],
    text: "目標に届きましたが、届いた時期は登録された資料からはわかりません。",
  },
  { item: dueAssumed, records: [aRecord({ fiscalYear: 2023, value: 11 })], text: "目標に届きました。" },
  { records: [aRecord({ fiscalYear: 2023, value: 12 })], text: "期限の令和5年度までに未達です。" },
  {
    item: dueAssumed,
    records: [aRecord({ fiscalYear: 2023, value: 12 })],
    text: "仮の区切りまでには、目標に届いていません。",
  },
  {
    item: anItem({ targets: [aQuantityWithoutBaseline()] }),
    records: [aRecord()],
    asOf: "2022-04-01",
    text: "計画に基準値の記載がないため、途中の進み方は判定できません。",
  },
  {
    records: [aRecord({ fiscalYear: 2018, value: 22 })],
    asOf: "2022-04-01",
    text: "基準の平成30年度と比べる年がまだないため、判定できません。",
  },
  { item: level, records: [aRecord({ value: 20 })], asOf: "2022-04-01", text: "目標の値が保たれています。" },
  {
    item: level,
    records: [aRecord({ value: 24 })],
    asOf: "2022-04-01",
    text: "目標の値とは2路線の差があります。",
  },
])("says beside a quantity: $text", ({ item = anItem(), records, asOf, text }) => {
  expect(answer(item, records, asOf)).toBe(text);
});

it.each<{ item?: Item; records: PlanRecord[]; asOf?: string; text: string }>([
  { records: [], text: "令和5年度の結果は、公表資料でまだ確かめられていません。" },
  {
    records: [aStepReport()],
    text: "2つの段階のうち1つは完了、残りの結果は、公表資料でまだ確かめられていません。",
  },
  {
    records: [aStepReport(), aStepReport({ subject: "west" })],
    text: "2つの段階すべてが、令和4年度までに行われました（期限は令和5年度）。",
  },
  {
    item: oneStep,
    records: [aStepReport({ fiscalYear: 2024 })],
    text: "目標としたことが、令和6年度に行われました（期限の令和5年度より後）。",
  },
  {
    item: oneStep,
    records: [aStepReport({ fiscalYear: undefined })],
    text: "目標としたことが行われましたが、時期は登録された資料だけではわかりません。",
  },
  {
    records: [aStepReport(), aStepReport({ subject: "west", state: "not-reached", fiscalYear: 2023 })],
    text: "2つの段階のうち1つは完了、「西小の開校」は未達と公表されています。",
  },
  {
    records: [aStepReport(), aStepReport({ subject: "west", state: "postponed", fiscalYear: 2022 })],
    asOf: "2023-04-01",
    text: "2つの段階のうち1つは完了、「西小の開校」は先送りと公表されています。",
  },
  { records: [], asOf: "2022-04-01", text: "「東小の開校」はこれからです。" },
])("says beside steps: $text", ({ item = milestone, records, asOf, text }) => {
  expect(answer(item, records, asOf)).toBe(text);
});

it.each<{ item?: Item; records: PlanRecord[]; asOf?: string; text: string }>([
  { records: [], text: "毎年度の結果は、公表資料でまだ確かめられていません。" },
  {
    records: [aYearReport(), aYearReport({ fiscalYear: 2022 }), aYearReport({ fiscalYear: 2023, state: "not-needed" })],
    text: "令和3・4年度は実施、令和5年度は該当なし、残りは、公表資料でまだ確かめられていません。",
  },
  {
    item: anItem({ metrics: [], targets: [aYearly({ parts: FIVE_PARTS })] }),
    records: [aYearReport({ fiscalYear: 2024, subject: "p2" })],
    text: "令和6年度は5件のうち1件がわかり、残りは、公表資料でまだ確かめられていません。",
  },
  {
    records: [aYearReport({ state: "partly" })],
    text: "令和3年度は一部、残りは、公表資料でまだ確かめられていません。",
  },
  { records: allYears, text: "計画のすべての年度の結果がわかっています（令和3〜7年度は実施）。" },
  {
    records: allYears.slice(0, 2),
    asOf: "2023-04-01",
    text: "これまでのすべての年度の結果がわかっています（令和3・4年度は実施）。",
  },
  { records: [], asOf: "2021-11-22", text: "最初の年度の結果が出るのはこれからです。" },
])("says beside a duty of every year: $text", ({ item = yearly, records, asOf, text }) => {
  expect(answer(item, records, asOf)).toBe(text);
});

it("says that a direction is not computed, and that a decision ended an item", () => {
  expect(answer(anItem({ targets: [aDirection()] }), [])).toBe(
    "計画に数値目標の記載がないため、計算では判定しません。",
  );
  expect(answer(anItem(), [aDecision()])).toBe(
    "2022年6月に、続けないという決定が公表されています（完了には数えません）。",
  );
});

it("counts several targets, and speaks of the one that decides", () => {
  const item = anItem({ targets: [aMilestone(), aDirection({ id: "b" })] });
  expect(answer(item, [aStepReport(), aStepReport({ subject: "west" })])).toBe(
    "2件のうち1件完了。計画に数値目標の記載がないため、計算では判定しません。",
  );
});

it("repeats none of the figures that stand in the promise", () => {
  for (const records of [[], [aRecord()], [aRecord({ fiscalYear: 2023, value: 11 })]]) {
    expect(answer(anItem(), records)).not.toMatch(/(22|18|11)路線/);
  }
});
