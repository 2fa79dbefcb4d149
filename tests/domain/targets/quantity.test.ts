import { describe, expect, it } from "vitest";
import { judgeTarget } from "#domain/status.ts";
import { expectedValue, findLatestActual, listActuals, type QuantityTarget } from "#domain/targets/quantity.ts";
import { aContext, aQuantity, aQuantityWithoutBaseline, aRecord } from "../../support/fixtures.ts";

type Actual = [fiscalYear: number, value: number];

function judge(actuals: readonly Actual[], asOf: string, target: QuantityTarget = aQuantity()) {
  const records = actuals.map(([fiscalYear, value]) => aRecord({ fiscalYear, value }));
  const { name, reason } = judgeTarget(target, records, aContext({ asOf }));
  return { name, timing: "timing" in reason ? reason.timing : null, reason };
}

describe("22 routes in FY2018 that fall to 11 in FY2023", () => {
  it.each<{ actuals: Actual[]; asOf: string; name: string; timing?: string }>([
    { actuals: [[2021, 15.4]], asOf: "2022-04-01", name: "on-track" },
    { actuals: [[2021, 16]], asOf: "2022-04-01", name: "on-track" },
    { actuals: [[2021, 18]], asOf: "2022-04-01", name: "slightly-behind" },
    { actuals: [[2021, 20]], asOf: "2022-04-01", name: "behind" },
    { actuals: [[2021, 22]], asOf: "2022-04-01", name: "behind" },
    { actuals: [[2021, 23]], asOf: "2022-04-01", name: "behind" },
    { actuals: [[2021, 18]], asOf: "2026-11-22", name: "no-record" },
    { actuals: [[2023, 11]], asOf: "2026-11-22", name: "done", timing: "in-time" },
    { actuals: [[2023, 12]], asOf: "2024-04-01", name: "overdue" },
    {
      actuals: [
        [2023, 12],
        [2025, 11],
      ],
      asOf: "2026-04-01",
      name: "done",
      timing: "late",
    },
    {
      actuals: [
        [2022, 11],
        [2025, 11],
      ],
      asOf: "2026-04-01",
      name: "done",
      timing: "in-time",
    },
  ])("$actuals as of $asOf is $name ($timing)", ({ actuals, asOf, name, timing = null }) => {
    expect(judge(actuals, asOf)).toMatchObject({ name, timing });
  });

  it("tells every number of the straight line", () => {
    const { reason } = judge([[2021, 18]], "2022-04-01");
    if (reason.kind !== "line") throw new Error(reason.kind);
    expect(reason.expected).toBeCloseTo(15.4, 10);
    expect(reason.shortfall).toBeCloseTo(2.6, 10);
    expect(reason.achievementRate).toBeCloseTo(0.364, 3);
    expect(reason.elapsedRate).toBeCloseTo(0.6, 10);
    expect(reason.paceRate).toBeCloseTo(0.61, 2);
    expect(reason).toMatchObject({ regressed: false, isCount: true });
  });

  it("says that it regressed where the actual is worse than the baseline", () => {
    expect(judge([[2021, 23]], "2022-04-01").reason).toMatchObject({ kind: "line", regressed: true });
  });

  it("notes the last known value where the result of the due year is missing", () => {
    expect(judge([[2021, 18]], "2026-11-22").reason).toEqual({
      kind: "no-actual",
      lastKnown: { fiscalYear: 2021, value: 18, interim: false },
    });
  });
});

describe("after the due year", () => {
  const asOf = "2026-04-01";

  it.each<{ actuals: Actual[]; name: string; timing?: string; why: string }>([
    { actuals: [[2024, 11]], name: "done", timing: "unknown", why: "only a later actual reaches it" },
    {
      actuals: [
        [2024, 12],
        [2025, 11],
      ],
      name: "done",
      timing: "unknown",
      why: "the second later one reaches it",
    },
    { actuals: [[2024, 12]], name: "overdue", why: "a later actual does not reach it" },
    {
      actuals: [
        [2022, 11],
        [2024, 12],
      ],
      name: "overdue",
      why: "it was reached before and lost later",
    },
    {
      actuals: [
        [2022, 11],
        [2024, 12],
        [2025, 11],
      ],
      name: "done",
      timing: "unknown",
      why: "lost and reached again",
    },
    { actuals: [[2022, 11]], name: "done", timing: "in-time", why: "the latest earlier actual reaches it" },
    {
      actuals: [
        [2021, 11],
        [2022, 12],
      ],
      name: "no-record",
      why: "an earlier actual reached it, the latest does not",
    },
    { actuals: [], name: "no-record", why: "nothing is known" },
    { actuals: [[2023, 10]], name: "done", timing: "in-time", why: "it is passed" },
    {
      actuals: [
        [2023, 11],
        [2025, 14],
      ],
      name: "done",
      timing: "in-time",
      why: "it is lost after the due year",
    },
  ])("is $name ($timing) where $why", ({ actuals, name, timing = null }) => {
    expect(judge(actuals, asOf)).toMatchObject({ name, timing });
  });

  it("decides by the due year's actual even before that year has ended", () => {
    expect(judge([[2023, 12]], "2024-03-31").name).toBe("overdue");
  });
});

describe("before the due year has ended", () => {
  it.each<{ actuals: Actual[]; asOf: string; name: string; why: string }>([
    { actuals: [], asOf: "2022-03-31", name: "upcoming", why: "the first year has not ended" },
    { actuals: [], asOf: "2022-04-01", name: "no-record", why: "the first year has ended" },
    { actuals: [[2022, 11]], asOf: "2023-04-01", name: "done", why: "the target is reached" },
    { actuals: [[2018, 22]], asOf: "2022-04-01", name: "not-rated", why: "only the baseline's year is known" },
    { actuals: [[2017, 25]], asOf: "2022-04-01", name: "not-rated", why: "only an earlier year is known" },
  ])("is $name where $why", ({ actuals, asOf, name }) => {
    expect(judge(actuals, asOf).name).toBe(name);
  });

  it("begins with the target's own first year where it has one", () => {
    expect(judge([], "2023-03-31", aQuantity({ start: 2022 })).name).toBe("upcoming");
    expect(judge([], "2023-04-01", aQuantity({ start: 2022 })).name).toBe("no-record");
  });

  it("is done 期限前 where the latest actual reaches the target", () => {
    expect(judge([[2022, 11]], "2023-04-01")).toMatchObject({ name: "done", timing: "early" });
  });

  it("cannot be judged without a baseline, until the target is reached", () => {
    const target = aQuantityWithoutBaseline();
    expect(judge([[2021, 18]], "2022-04-01", target)).toMatchObject({
      name: "not-rated",
      reason: { kind: "no-baseline", trend: null },
    });
    expect(
      judge(
        [
          [2021, 18],
          [2022, 15],
        ],
        "2023-04-01",
        target,
      ).reason,
    ).toMatchObject({
      trend: { first: { fiscalYear: 2021, value: 18 }, last: { fiscalYear: 2022, value: 15 } },
    });
    expect(judge([[2021, 11]], "2022-04-01", target)).toMatchObject({ name: "done", timing: "early" });
  });

  it.each([
    { direction: "fall", value: 22, name: "on-track" },
    { direction: "fall", value: 21, name: "on-track" },
    { direction: "fall", value: 23, name: "behind" },
    { direction: "rise", value: 22, name: "on-track" },
    { direction: "rise", value: 21, name: "behind" },
  ] as const)("is $name at $value where 22 must be kept by a $direction", ({ direction, value, name }) => {
    const target = aQuantity({ direction, target: { fiscalYear: 2023, value: 22 } });
    expect(judge([[2021, value]], "2022-04-01", target).name).toBe(name);
  });
});

describe("the pace of a quantity that is not counted", () => {
  /** From 0 in FY2020 to 1000 in FY2030; FY2025 is half the way. */
  const target = aQuantity({
    direction: "rise",
    metric: "area",
    baseline: { fiscalYear: 2020, value: 0 },
    target: { fiscalYear: 2030, value: 1000 },
  });
  const judgeArea = (value: number) => {
    const records = [aRecord({ subject: "area", fiscalYear: 2025, value })];
    return judgeTarget(target, records, aContext({ asOf: "2026-04-01" })).name;
  };

  it.each([
    { value: 999, name: "on-track" },
    { value: 500, name: "on-track" },
    { value: 475, name: "on-track" },
    { value: 474.9, name: "slightly-behind" },
    { value: 300, name: "slightly-behind" },
    { value: 299.9, name: "behind" },
    { value: 0, name: "behind" },
    { value: -1, name: "behind" },
  ])("is $name at $value of 500", ({ value, name }) => {
    expect(judgeArea(value)).toBe(name);
  });

  it("does not lose a threshold to binary fractions", () => {
    const tenths = aQuantity({
      direction: "rise",
      metric: "rate",
      baseline: { fiscalYear: 2020, value: 0.1 },
      target: { fiscalYear: 2023, value: 0.7 },
    });
    // 0.95 of the way to 0.3, exactly: 0.1 + 0.2 × 0.95.
    const records = [aRecord({ subject: "rate", fiscalYear: 2021, value: 0.29 })];
    expect(judgeTarget(tenths, records, aContext({ asOf: "2022-04-01" })).name).toBe("on-track");
  });
});

describe("a count that lags by less than one", () => {
  it.each([
    { value: 16.3, name: "on-track" },
    { value: 16.4, name: "slightly-behind" },
  ])("is $name at $value where 15.4 is expected", ({ value, name }) => {
    expect(judge([[2021, value]], "2022-04-01").name).toBe(name);
  });
});

describe("listActuals", () => {
  it("gives one current year-end figure a year, ascending", () => {
    const records = [
      aRecord({ id: "new", fiscalYear: 2022, value: 15, date: "2023-07" }),
      aRecord({ id: "old", fiscalYear: 2022, value: 16, date: "2023-05-01" }),
      aRecord({ id: "undated", fiscalYear: 2022, value: 17 }),
      aRecord({ id: "wrong", fiscalYear: 2021, value: 81 }),
      aRecord({ id: "right", fiscalYear: 2021, value: 18, corrects: "wrong" }),
      aRecord({ id: "interim", fiscalYear: 2023, value: 12, interim: true }),
      aRecord({ id: "other", subject: "riders", value: 3 }),
      (({ fiscalYear: _, ...record }) => record)(aRecord({ id: "timeless" })),
    ];
    expect(listActuals(aQuantity(), records).map(({ id }) => id)).toEqual(["right", "new"]);
  });

  it("is empty for a direction without a metric", () => {
    expect(listActuals({}, [aRecord()])).toEqual([]);
  });
});

it("shows an interim value as the last known one, and lets it close nothing", () => {
  const records = [aRecord({ value: 18 }), aRecord({ id: "i", fiscalYear: 2023, value: 11, interim: true })];
  const { name, reason } = judgeTarget(aQuantity(), records, aContext());
  expect({ name, reason }).toEqual({
    name: "no-record",
    reason: { kind: "no-actual", lastKnown: { fiscalYear: 2023, value: 11, interim: true } },
  });
});

it.each([
  { year: 2017, value: null },
  { year: 2018, value: 22 },
  { year: 2021, value: 15.4 },
  { year: 2023, value: 11 },
  { year: 2024, value: null },
])("the straight line stands at $value in FY$year", ({ year, value }) => {
  const expected = expectedValue(aQuantity(), year);
  if (value === null) expect(expected).toBeNull();
  else expect(expected).toBeCloseTo(value, 10);
});

it("there is no straight line without a baseline", () => {
  expect(expectedValue(aQuantityWithoutBaseline(), 2021)).toBeNull();
});

describe("findLatestActual", () => {
  const value = (fiscalYear: number, given: object = {}) => aRecord({ fiscalYear, value: fiscalYear - 2000, ...given });

  it.each([
    {
      what: "the year-end figure of the last year",
      records: [value(2021), value(2022)],
      year: 2022,
      interim: undefined,
    },
    {
      what: "an interim figure of a later year",
      records: [value(2021), value(2022, { interim: true })],
      year: 2022,
      interim: true,
    },
    {
      what: "the year-end figure where the same year has an interim one",
      records: [value(2022, { id: "half", interim: true }), value(2022)],
      year: 2022,
      interim: undefined,
    },
    {
      what: "a correction instead of what it corrects",
      records: [value(2022, { id: "old", value: 99 }), value(2022, { corrects: "old" })],
      year: 2022,
      interim: undefined,
    },
  ])("is $what", ({ records, year, interim }) => {
    const latest = findLatestActual(aQuantity(), records);
    expect(latest).toMatchObject({ value: year - 2000, unit: "路線", fiscalYear: year, source: "s1" });
    expect(latest?.interim).toBe(interim);
  });

  it("is none where only other metrics or undated figures are known", () => {
    const { fiscalYear: _, ...undated } = aRecord();
    expect(findLatestActual(aQuantity(), [undated, value(2022, { subject: "pupils" })])).toBeNull();
    expect(findLatestActual(aQuantity(), [])).toBeNull();
  });
});
