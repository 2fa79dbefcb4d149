import { describe, expect, it } from "vitest";
import { explainImpossibleBounds, explainImpossibleValue, isFarFrom } from "#compile/metric-values.ts";
import type { Metric } from "#domain/item.ts";

const aMetric = (given: Partial<Metric> = {}): Metric => ({ id: "m", name: "数", unit: "億円", ...given });
const ask = "資料を見て、数と単位を確かめてください";

describe("a value", () => {
  it.each<[string, Partial<Metric>, number, string | null]>([
    ["of any metric", {}, -12.5, null],
    ["of any metric that no number can hold", {}, 1e16, `桁が多すぎます。${ask}`],
    ["of any metric that no number can hold", {}, Number.NaN, `桁が多すぎます。${ask}`],
    ["of a count", { isCount: true }, 0, null],
    ["of a count", { isCount: true }, 12, null],
    ["of a count", { isCount: true }, -1, `「数」は 0 より小さくなりません。${ask}`],
    ["of a count", { isCount: true }, 12.5, `「数」は1つずつ数えるので、整数です。${ask}`],
    ["of a percentage", { unit: "%" }, 0, null],
    ["of a percentage", { unit: "％" }, 100, null],
    ["of a percentage", { unit: "%" }, -0.1, `「数」は 0 より小さくなりません。${ask}`],
    ["of a percentage", { unit: "％" }, 100.1, `「数」は 100 より大きくなりません。${ask}`],
    ["of what only resembles one", { unit: "%ポイント" }, 120, null],
    ["of what only resembles one", { unit: "対前年%" }, 120, null],
    ["of a count of percent", { isCount: true, unit: "%" }, 120, null],
    ["that has bounds of its own", { unit: "%", least: -10, greatest: 200 }, -10, null],
    ["that has bounds of its own", { unit: "%", least: -10, greatest: 200 }, 200, null],
    ["that has bounds of its own", { least: 5 }, 4.9, `「数」は 5 より小さくなりません。${ask}`],
    ["that has bounds of its own", { greatest: 5 }, 5.1, `「数」は 5 より大きくなりません。${ask}`],
    ["that has steps of its own", { step: 0.1 }, 82.2, null],
    ["that has steps of its own", { step: 0.5 }, 82.2, `「数」は0.5 きざみの数です。${ask}`],
    ["that has steps from its least", { step: 10, least: 5 }, 25, null],
    ["that has steps from its least", { step: 10, least: 3 }, 13, null],
    ["that has steps from its least", { step: 10, least: 5 }, 30, `「数」は10 きざみの数です。${ask}`],
    ["that is no count and has steps of one", { step: 1 }, 0.5, `「数」は1つずつ数えるので、整数です。${ask}`],
  ])("%s %j may be %d: %s", (_, metric, value, says) => {
    expect(explainImpossibleValue(value, aMetric(metric))).toBe(says);
  });
});

describe("bounds", () => {
  it.each([{}, { least: 3 }, { greatest: 3 }, { least: 3, greatest: 3 }, { step: 0.5 }])("may be %j", (bounds) => {
    expect(explainImpossibleBounds(aMetric(bounds))).toBeNull();
  });

  it.each([0, -1, Number.NaN])("have no step of %d", (step) => {
    expect(explainImpossibleBounds(aMetric({ step }))).toStrictEqual({
      field: "step",
      message: "きざみ（step）は 0 より大きい数にしてください",
    });
  });

  it("leave room for a value", () => {
    expect(explainImpossibleBounds(aMetric({ least: 4, greatest: 3 }))).toStrictEqual({
      field: "least",
      message: "最小の値が最大の値（3）より大きくなっています。どちらかを直してください",
    });
  });
});

describe("a value that somebody has to say is right", () => {
  it.each<[number, number[], boolean, boolean]>([
    // value, what is known, whether it is a count, whether it is far
    [17, [], false, false],
    [171, [22, 11], true, true],
    [22, [22, 11], false, false],
    [11, [22, 11], false, false],
    [66, [22, 11], false, false],
    [66.1, [22, 11], false, true],
    [11 / 3, [22, 11], false, false],
    [3.6, [22, 11], false, true],
    [7, [2], true, false],
    [12, [2], true, false],
    [1, [40, 11], true, false],
    [40, [30, 4], true, false],
    [41, [30, 4], true, false],
    [0, [5], false, true],
    [0, [0.2], false, true],
    [13, [2], true, true],
    [0, [10], true, false],
    [0, [11, 12], true, true],
    [7, [2], false, true],
    [-1, [5], false, true],
    [-1, [0, 5], false, true],
    // What began at nothing has no size to compare with.
    [90, [0], false, false],
    [-1, [0], false, true],
    // Of what may be negative, only the size counts.
    [90, [-30, 5], false, false],
    [91, [-30, 5], false, true],
    [-91, [-30, 5], false, true],
    [-90, [-5, 30], false, false],
    [-91, [-5, 30], false, true],
  ])("is %d, where %j is known (a count: %s): %s", (value, known, isCount, isFar) => {
    expect(isFarFrom(value, known, aMetric(isCount ? { isCount } : {}))).toBe(isFar);
  });
});
