import { expect, it } from "vitest";
import type { Target } from "#domain/targets/target.ts";
import { describeStepState, summarizeTarget } from "#words/ja/target.ts";
import {
  aDirection,
  aMilestone,
  anItem,
  aPlan,
  aQuantity,
  aQuantityWithoutBaseline,
  aYearly,
  FIVE_PARTS,
} from "../../support/fixtures.ts";

const oneStep = [{ id: "s", name: "料金の見直しを行う", due: 2022 }];

it.each<{ target: Target; text: string }>([
  { target: aQuantity(), text: "22路線 → 11路線（令和5年度）" },
  { target: aQuantity({ dueAssumed: true }), text: "22路線 → 11路線（期限の記載なし）" },
  { target: aQuantityWithoutBaseline(), text: "11路線（令和5年度まで）" },
  { target: aQuantityWithoutBaseline({ dueAssumed: true }), text: "11路線（期限の記載なし）" },
  { target: aYearly(), text: "毎年度" },
  { target: aYearly({ parts: FIVE_PARTS }), text: "毎年度（5つの項目）" },
  { target: aYearly({ start: 2022 }), text: "毎年度（令和4年度〜令和7年度）" },
  { target: aMilestone(), text: "2つの段階（令和5年度まで）" },
  { target: aMilestone({ steps: oneStep }), text: "料金の見直しを行う（令和4年度まで）" },
  { target: aMilestone({ steps: oneStep, dueAssumed: true }), text: "料金の見直しを行う（終わりの年度の記載なし）" },
  { target: aDirection(), text: "数値目標なし" },
])("a card says 「$text」", ({ target, text }) => {
  expect(summarizeTarget(target, anItem(), aPlan())).toBe(text);
});

it.each([
  { state: "reached", inTime: true, text: "完了" },
  { state: "reached", inTime: false, text: "完了（期限より後）" },
  { state: "reached", inTime: null, text: "完了（時期不明）" },
  { state: "postponed", inTime: null, text: "先送り" },
  { state: "no-record", inTime: null, text: "登録なし" },
] as const)("a step is 「$text」", ({ text, ...state }) => {
  expect(describeStepState(state)).toBe(text);
});
