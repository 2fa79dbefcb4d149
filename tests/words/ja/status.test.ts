import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { PlanRecord } from "#domain/record.ts";
import { judgeTarget, STATUS_NAMES, type StatusName } from "#domain/status.ts";
import type { Target } from "#domain/targets/target.ts";
import { describeDoneCount, describeStatus, describeTiming, explainStatus, remarkOnStatus } from "#words/ja/status.ts";
import {
  aContext,
  aDecision,
  aDirection,
  aMilestone,
  anItem,
  aPlan,
  aQuantity,
  aQuantityWithoutBaseline,
  aRecord,
  aStepReport,
  aYearly,
  aYearReport,
  FIVE_PARTS,
} from "../../support/fixtures.ts";

const UNKNOWN =
  "このアプリには、この目標の結果を示す公表資料がまだ登録されていません。市が公表していないという意味ではありません。";

const restUnknown = (rest: string) =>
  `${rest}の結果を示す公表資料は、まだ登録されていません。市が公表していないという意味ではありません。`;

function explain(target: Target, records: readonly PlanRecord[], asOf = "2026-11-22", item = anItem()) {
  return explainStatus(judgeTarget(target, records, aContext({ asOf })).reason, target, item, aPlan());
}

const east = aStepReport();
const west = aStepReport({ subject: "west" });
const applications = aQuantity({
  direction: "rise",
  dueAssumed: true,
  baseline: { fiscalYear: 2020, value: 19 },
  target: { fiscalYear: 2025, value: 30 },
});

describe("the sentence of a quantity", () => {
  it("tells how far percentages lie apart in points", () => {
    const item = anItem({ metrics: [{ id: "routes", name: "利用率", unit: "%" }] });
    const target = aQuantity({
      direction: "rise",
      baseline: { fiscalYear: 2018, value: 60 },
      target: { fiscalYear: 2023, value: 80 },
    });
    const records = [aRecord({ value: 66, unit: "%" })];
    const { reason } = judgeTarget(target, records, aContext({ asOf: "2022-04-01" }));
    expect(explainStatus(reason, target, item, aPlan())).toBe(
      "60%から80%へ。令和3年度の実績66%。直線で結んだ目安72%（アプリの計算）より6ポイント遅れ。",
    );
  });

  it.each<{ target?: Target; records: PlanRecord[]; asOf?: string; text: string }>([
    {
      records: [aRecord({ value: 18 })],
      asOf: "2022-04-01",
      text: "22路線から11路線へ。令和3年度の実績18路線。直線で結んだ目安15.4路線（アプリの計算）より2.6路線遅れ。",
    },
    {
      records: [aRecord({ value: 16 })],
      asOf: "2022-04-01",
      text: "22路線から11路線へ。令和3年度の実績16路線。直線で結んだ目安15.4路線（アプリの計算）との差は0.6路線で、1路線未満。",
    },
    {
      records: [aRecord({ value: 15.4 })],
      asOf: "2022-04-01",
      text: "22路線から11路線へ。令和3年度の実績15.4路線。直線で結んだ目安15.4路線（アプリの計算）のとおり。",
    },
    {
      records: [aRecord({ value: 15 })],
      asOf: "2022-04-01",
      text: "22路線から11路線へ。令和3年度の実績15路線。直線で結んだ目安15.4路線（アプリの計算）より0.4路線先。",
    },
    {
      records: [aRecord({ value: 23 })],
      asOf: "2022-04-01",
      text: "22路線から11路線へ。令和3年度の実績23路線。基準の22路線より1路線後退。直線で結んだ目安15.4路線（アプリの計算）より7.6路線遅れ。",
    },
    {
      records: [aRecord({ value: 11, fiscalYear: 2023 })],
      text: "22路線から11路線へ。令和5年度の実績11路線。目標に届きました。期限は令和5年度でした。",
    },
    {
      records: [aRecord({ value: 12, fiscalYear: 2023 })],
      text: "22路線から11路線へ。令和5年度の実績12路線。期限の令和5年度までに未達。",
    },
    { records: [aRecord({ value: 18 })], text: `令和3年度の実績は18路線でした。${restUnknown("その後")}` },
    { records: [], text: UNKNOWN },
    {
      target: aQuantityWithoutBaseline(),
      records: [aRecord({ value: 18 })],
      asOf: "2022-04-01",
      text: "目標は11路線。令和3年度の実績18路線。計画に基準値の記載がないため、途中の進み方は判定できません。",
    },
  ])("is 「$text」", ({ target = aQuantity(), records, asOf, text }) => {
    expect(explain(target, records, asOf)).toBe(text);
  });

  it.each([
    { value: 30, fiscalYear: 2025 },
    { value: 25, fiscalYear: 2025 },
    { value: 20, fiscalYear: 2022 },
    { value: 30, fiscalYear: 2022 },
    { value: 30, fiscalYear: 2026 },
  ])("never claims that the plan set a due year where it states none ($value in FY$fiscalYear)", (given) => {
    for (const asOf of ["2023-06-01", "2026-11-22"]) {
      const text = explain(applications, [aRecord(given)], asOf);
      expect(text).not.toMatch(/期限|令和7年度(?!（計画の最終年度）をアプリの仮|の実績)/);
    }
  });
});

describe("the sentence of a milestone", () => {
  it.each<{ records: PlanRecord[]; asOf?: string; text: string }>([
    {
      records: [east, aStepReport({ subject: "west", fiscalYear: 2023 })],
      text: "2つの段階すべてが、令和5年度までに行われました。期限は令和5年度でした。",
    },
    {
      records: [east, aStepReport({ subject: "west", fiscalYear: 2024 })],
      text: "2つの段階すべてが、令和6年度までに行われました。期限（令和5年度）より後になりました。",
    },
    {
      records: [east, aStepReport({ subject: "west", fiscalYear: undefined })],
      text: "2つの段階すべてが行われました。行われた時期は、登録された資料だけではわかりません。",
    },
    { records: [east], text: `2つの段階のうち1つは完了。${restUnknown("残りの段階")}` },
    { records: [], text: UNKNOWN },
    { records: [west], asOf: "2023-06-01", text: "2つの段階のうち1つは完了。「東小の開校」はこれからです。" },
    {
      records: [east, aStepReport({ subject: "west", state: "not-reached", fiscalYear: 2023 })],
      text: "2つの段階のうち1つは完了。「西小の開校」は期限の令和5年度までに未達と公表されています。",
    },
    {
      records: [aStepReport({ state: "postponed" })],
      asOf: "2023-06-01",
      text: "「東小の開校」は先送りと公表されています。",
    },
  ])("is 「$text」", ({ records, asOf, text }) => {
    expect(explain(aMilestone(), records, asOf)).toBe(text);
  });

  it("names no due year where the plan states none", () => {
    const target = aMilestone({ dueAssumed: true });
    expect(explain(target, [east, west])).toBe("2つの段階すべてが、令和4年度までに行われました。");
    const missed = aStepReport({ state: "not-reached", fiscalYear: 2023 });
    expect(explain(target, [missed])).not.toMatch(/期限|令和5年度/);
  });
});

describe("the sentence of a yearly duty", () => {
  const withoutFigures = anItem({ metrics: [] });

  it.each<{ records: PlanRecord[]; asOf?: string; text: string }>([
    { records: [], text: UNKNOWN },
    { records: [aYearReport()], text: `5年のうち1年分が登録されています。${restUnknown("残りの年度")}` },
    { records: [], asOf: "2021-10-01", text: "最初の年度の結果が出るのはこれからです。" },
    { records: [aYearReport()], asOf: "2022-04-01", text: "これまでの1年度分すべてが実施です。" },
    {
      records: [aYearReport({ state: "not-done" }), aYearReport({ fiscalYear: 2022, state: "partly" })],
      asOf: "2023-04-01",
      text: "令和3年度は未実施、令和4年度は一部の実施と公表されています。2年のうち2年分が登録されています。",
    },
    {
      records: [2021, 2022, 2023, 2024, 2025].map((fiscalYear) =>
        aYearReport({ fiscalYear, state: fiscalYear === 2023 ? "not-needed" : "done" }),
      ),
      text: "計画の5年度分すべてが実施または該当なし（1年度）です。",
    },
  ])("is 「$text」", ({ records, asOf, text }) => {
    expect(explain(aYearly(), records, asOf, withoutFigures)).toBe(text);
  });

  it.each<{ records: PlanRecord[]; asOf?: string; text: string }>([
    {
      records: [aYearReport({ fiscalYear: 2024, subject: "p2" })],
      text: `令和6年度は5件のうち1件が登録されています。${restUnknown("残り")}`,
    },
    {
      records: [aYearReport(), aYearReport({ fiscalYear: 2022, subject: "p1" })],
      text: `5年のうち1年分が登録されています。令和4年度は5件のうち1件が登録されています。${restUnknown("残り")}`,
    },
    {
      records: [aYearReport({ fiscalYear: 2022 })],
      asOf: "2022-04-01",
      text: `令和4年度は5件のうち5件が登録されています。${restUnknown("残り")}`,
    },
  ])("of parts tells which year is known in part: 「$text」", ({ records, asOf, text }) => {
    expect(explain(aYearly({ parts: FIVE_PARTS }), records, asOf, withoutFigures)).toBe(text);
  });

  it("tells what is known of a year still running", () => {
    expect(explain(aYearly(), [aYearReport({ fiscalYear: 2022 })], "2022-04-01", withoutFigures)).toBe(
      `令和4年度は登録されています。${restUnknown("残り")}`,
    );
  });

  it("tells that figures alone fill no year, where the item has figures and none of them decides", () => {
    const figures = "数値だけでは実施とみなしません。";
    expect(explain(aYearly(), [aRecord(), aYearReport()])).toBe(
      `5年のうち1年分が登録されています。${restUnknown("残りの年度")}${figures}`,
    );
    expect(explain(aYearly(), [])).toBe(UNKNOWN + figures);
    const counted = aYearly({ threshold: { metric: "routes", done: 3, partly: 1 } });
    expect(explain(counted, [])).toBe(UNKNOWN);
  });
});

it("says whose the year is by which it looks, where nothing is known and the plan states none", () => {
  const assumed = "計画に年度の記載がないため、令和7年度（計画の最終年度）をアプリの仮の区切りとしています。";
  expect(explain(applications, [])).toBe(UNKNOWN + assumed);
  const steps = [{ id: "east", name: "東小の開校", due: 2025 }];
  expect(explain(aMilestone({ dueAssumed: true, steps }), [])).toBe(UNKNOWN + assumed);
});

it("explains a direction by the words that the plan lacks, and a decision by its date", () => {
  expect(explain(aDirection(), [])).toBe("計画に数値目標の記載がないため、計算では判定しません。");
  expect(
    explain(aDirection({ metric: "routes" }), [aRecord({ value: 5 }), aRecord({ fiscalYear: 2023, value: 7 })]),
  ).toBe("計画に数値目標の記載がないため、計算では判定しません。令和3年度は5路線、令和5年度は7路線でした。");
  expect(explain(aDirection(), [aDecision()])).toBe(
    "2022年6月に、続けないという決定が公表されています。完了には数えません。",
  );
});

it("never accuses, and ends every sentence", () => {
  const targets = fc.constantFrom<Target>(aQuantity(), applications, aMilestone(), aYearly(), aDirection());
  const records = fc.subarray([
    aRecord({ value: 18 }),
    aRecord({ value: 40, fiscalYear: 2023 }),
    east,
    aStepReport({ subject: "west", state: "not-reached", fiscalYear: 2023 }),
    aYearReport({ state: "not-done" }),
    aYearReport({ fiscalYear: 2022 }),
  ]);
  fc.assert(
    fc.property(targets, records, fc.constantFrom("2021-10-01", "2023-10-01", "2026-11-22"), (target, given, asOf) => {
      const text = explain(target, given, asOf);
      expect(text).toMatch(/。$/);
      expect(text).not.toMatch(/undefined|NaN|。。|怠|失敗|違反|守られ|できなかった|責任|しなかった/);
    }),
  );
});

it("has a word for every status", () => {
  expect(STATUS_NAMES.map(describeStatus)).toEqual([
    "完了",
    "順調",
    "やや遅れ",
    "遅れ",
    "期限超過",
    "検討終了",
    "判定できない",
    "登録なし",
    "これから",
  ]);
  expect(remarkOnStatus("done")).toBe("");
  expect(remarkOnStatus("no-record")).not.toBe("");
});

it.each([
  { fiscalYear: 2022, asOf: "2023-05-01", timing: "（期限前）" },
  { fiscalYear: 2023, asOf: "2024-05-01", timing: "（期限内）" },
  { fiscalYear: 2024, asOf: "2025-05-01", timing: "（時期不明）" },
])("says $timing after 完了", ({ fiscalYear, asOf, timing }) => {
  const { reason } = judgeTarget(aQuantity(), [aRecord({ fiscalYear, value: 11 })], aContext({ asOf }));
  expect(describeTiming(reason)).toBe(timing);
});

it("says nothing of the time of what is not done", () => {
  expect(describeTiming(judgeTarget(aMilestone(), [], aContext()).reason)).toBe("");
  expect(describeTiming(judgeTarget(aYearly(), [], aContext()).reason)).toBe("");
});

it("calls nothing in time where the plan states no due year", () => {
  const records = [aRecord({ fiscalYear: 2025, value: 30 })];
  expect(describeTiming(judgeTarget(applications, records, aContext()).reason)).toBe("");
  expect(describeTiming(judgeTarget(aMilestone({ dueAssumed: true }), [east, west], aContext()).reason)).toBe("");
});

it.each<{ names: StatusName[]; text: string }>([
  { names: ["done", "not-rated"], text: "2件のうち1件完了" },
  { names: ["done", "no-record"], text: "2件のうち1件完了" },
  { names: ["behind", "on-track"], text: "2件のうち0件完了" },
  { names: ["no-record", "no-record"], text: "" },
  { names: ["not-rated", "no-record"], text: "" },
])("counts the targets that are done, and never the unknown as zero: $names", ({ names, text }) => {
  const { reason } = judgeTarget(aDirection(), [], aContext());
  const targets = names.map((name, index) => ({ target: "ab"[index] ?? "", name, reason }));
  expect(describeDoneCount({ targets, doneCount: names.filter((name) => name === "done").length })).toBe(text);
});
