import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { listCurrentRecords } from "#domain/current-records.ts";
import type { PlanRecord } from "#domain/record.ts";
import { countStatuses, judgeItem, judgePlan, judgeTarget, STATUS_NAMES, type StatusName } from "#domain/status.ts";
import type { Target } from "#domain/targets/target.ts";
import {
  aContext,
  aDecision,
  aDirection,
  aMilestone,
  anItem,
  aPlan,
  aQuantity,
  aRecord,
  aStepReport,
  aYearly,
  aYearReport,
  OTHER_VOICES,
} from "../support/fixtures.ts";
import { runs } from "../support/runs.ts";

/** The statuses from the worst to the best; those that tell nothing of better or worse are left out. */
const WORST_FIRST: readonly StatusName[] = ["overdue", "behind", "slightly-behind", "on-track", "done"];

const years = fc.integer({ min: 2019, max: 2027 });
const days = fc
  .record({ year: years, month: fc.integer({ min: 1, max: 12 }), day: fc.integer({ min: 1, max: 28 }) })
  .map(({ year, month, day }) => `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`);

const targets: fc.Arbitrary<Target> = fc.oneof(
  fc.constant(aQuantity()),
  fc.constant(aQuantity({ direction: "rise", target: { fiscalYear: 2025, value: 60 } })),
  fc.constant(aMilestone()),
  fc.constant(aYearly()),
  fc.constant(
    aYearly({
      start: 2022,
      parts: [
        { id: "p1", mark: "①", name: "一" },
        { id: "p2", mark: "②", name: "二" },
      ],
    }),
  ),
  fc.constant(aYearly({ threshold: { metric: "routes", done: 15, partly: 5 } })),
  fc.constant(aDirection({ metric: "routes" })),
);

/** Records of every type, with distinct ids, some of which correct others. */
const recordLists: fc.Arbitrary<PlanRecord[]> = fc
  .array(
    fc.oneof(
      fc.record({ fiscalYear: years, value: fc.integer({ min: 0, max: 60 }), date: days }).map(aRecord),
      fc
        .record({ fiscalYear: years, value: fc.integer({ min: 0, max: 60 }), interim: fc.constant(true as const) })
        .map(aRecord),
      fc
        .record({
          subject: fc.constantFrom("east", "west"),
          state: fc.constantFrom("reached" as const, "not-reached" as const, "postponed" as const),
          fiscalYear: fc.option(years, { nil: undefined }),
          date: days,
        })
        .map(aStepReport),
      fc
        .record({
          fiscalYear: years,
          subject: fc.constantFrom(undefined, "p1", "p2"),
          state: fc.constantFrom("done" as const, "partly" as const, "not-done" as const, "not-needed" as const),
          date: days,
        })
        .map(aYearReport),
      fc.record({ date: days, state: fc.constantFrom("closed" as const, "reopened" as const) }).map(aDecision),
    ),
    { maxLength: 8 },
  )
  .chain((records) =>
    fc
      .array(fc.option(fc.nat({ max: 7 }), { nil: undefined, freq: 3 }), { minLength: 8, maxLength: 8 })
      .map((corrected) =>
        records.map((record, index): PlanRecord => {
          const other = corrected[index];
          const corrects = other !== undefined && other < index ? `r${other}` : undefined;
          return { ...record, id: `r${index}`, ...(corrects ? { corrects } : {}) };
        }),
      ),
  );

describe("judgeTarget", () => {
  it("gives the same status whatever the order of the records", () => {
    fc.assert(
      fc.property(targets, recordLists, days, fc.infiniteStream(fc.nat()), (target, records, asOf, order) => {
        const shuffled = records
          .map((record) => ({ record, rank: order.next().value }))
          .sort((a, b) => a.rank - b.rank)
          .map(({ record }) => record);
        const context = aContext({ asOf });
        expect(judgeTarget(target, shuffled, context)).toEqual(judgeTarget(target, records, context));
      }),
    );
  });

  it("is never changed by events, ratings, remarks and replies", () => {
    fc.assert(
      fc.property(targets, recordLists, days, (target, records, asOf) => {
        const context = aContext({ asOf });
        expect(judgeTarget(target, [...OTHER_VOICES, ...records], context)).toEqual(
          judgeTarget(target, records, context),
        );
      }),
    );
  });

  it("is never changed by records of another target or subject", () => {
    const strangers = [
      aRecord({ id: "x1", subject: "riders", value: 0, fiscalYear: 2023 }),
      aStepReport({ id: "x2", target: "b" }),
      aStepReport({ id: "x3", subject: "north" }),
      aYearReport({ id: "x4", target: "b", state: "not-done" }),
      aDecision({ id: "x5", target: "b" }),
    ];
    fc.assert(
      fc.property(targets, recordLists, days, (target, records, asOf) => {
        const context = aContext({ asOf });
        expect(judgeTarget(target, [...strangers, ...records], context)).toEqual(judgeTarget(target, records, context));
      }),
    );
  });

  it("stays the same when a record is published and then corrected back", () => {
    fc.assert(
      fc.property(targets, days, fc.integer({ min: 0, max: 60 }), (target, asOf, value) => {
        const context = aContext({ asOf });
        const first = aRecord({ id: "first", value });
        const wrong = aRecord({ id: "wrong", value: value + 7, corrects: "first" });
        const right = aRecord({ id: "right", value, corrects: "wrong" });
        expect(judgeTarget(target, [first, wrong, right], context)).toEqual(judgeTarget(target, [first], context));
      }),
    );
  });

  it("never takes 完了 away as time passes without new records, where a quantity or a milestone was done", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(aQuantity(), aMilestone()),
        recordLists,
        days,
        days,
        (target, records, day, otherDay) => {
          const [earlier, later] = [day, otherDay].sort();
          const name = (asOf = "") => judgeTarget(target, records, aContext({ asOf })).name;
          if (name(earlier) === "done") expect(name(later)).toBe("done");
        },
      ),
    );
  });

  it("never becomes better as time passes without new records, except by leaving これから", () => {
    const rank = (name: StatusName) => WORST_FIRST.indexOf(name);
    fc.assert(
      fc.property(targets, recordLists, days, days, (target, records, day, otherDay) => {
        const [earlier, later] = [day, otherDay]
          .sort()
          .map((asOf) => judgeTarget(target, records, aContext({ asOf })).name);
        if (!earlier || !later || rank(earlier) < 0 || rank(later) < 0) return;
        // A yearly duty whose every year is done is 順調 until its last year has ended.
        if (earlier === "on-track" && later === "done" && target.kind === "yearly") return;
        expect(rank(later)).toBeLessThanOrEqual(rank(earlier));
      }),
    );
  });

  it("never gives a worse status for a better actual", () => {
    const cases = fc.record({
      target: fc.constantFrom(
        aQuantity(),
        aQuantity({ direction: "rise", target: { fiscalYear: 2025, value: 60 } }),
        aQuantity({ direction: "rise", target: { fiscalYear: 2025, value: 22 } }),
      ),
      others: fc.uniqueArray(fc.record({ fiscalYear: years, value: fc.integer({ min: 0, max: 80 }) }), {
        selector: ({ fiscalYear }) => fiscalYear,
      }),
      fiscalYear: years,
      values: fc.tuple(fc.double({ min: 0, max: 80, noNaN: true }), fc.double({ min: 0, max: 80, noNaN: true })),
      asOf: days,
      isCount: fc.boolean(),
    });
    fc.assert(
      fc.property(cases, ({ target, others, fiscalYear, values, asOf, isCount }) => {
        const sorted = [...values].sort((a, b) => a - b);
        const [worse, better] = target.direction === "rise" ? sorted : sorted.reverse();
        const context = aContext({ asOf, metrics: [isCount ? { id: "routes", isCount } : { id: "routes" }] });
        const rank = (value = 0) => {
          const records = [...others.filter((other) => other.fiscalYear !== fiscalYear), { fiscalYear, value }];
          const { name } = judgeTarget(
            target,
            records.map((record, index) => aRecord({ ...record, id: `r${index}` })),
            context,
          );
          return { name, rank: WORST_FIRST.indexOf(name) };
        };
        const [before, after] = [rank(worse), rank(better)];
        if (before.rank >= 0 && after.rank >= 0) expect(after.rank).toBeGreaterThanOrEqual(before.rank);
      }),
      { numRuns: runs(500) },
    );
  });
});

describe("decisions", () => {
  const done = [aStepReport(), aStepReport({ subject: "west" })];

  it("close a target before anything else is judged, even one that is done", () => {
    const status = judgeTarget(aMilestone(), [...done, aDecision()], aContext());
    expect(status).toMatchObject({ name: "closed", reason: { kind: "closed", decision: { date: "2022-06" } } });
  });

  it.each([
    { name: "closed", given: { date: "2022-05" }, why: "reopened before" },
    { name: "done", given: { date: "2022-07" }, why: "reopened later" },
  ] as const)("leave it $name where it was $why", ({ name, given }) => {
    const reopened = aDecision({ ...given, state: "reopened" });
    expect(judgeTarget(aMilestone(), [...done, aDecision(), reopened], aContext()).name).toBe(name);
  });

  it("close it again after it was reopened", () => {
    const records = [aDecision(), aDecision({ date: "2023-01", state: "reopened" }), aDecision({ date: "2024-01" })];
    expect(judgeTarget(aMilestone(), records, aContext()).name).toBe("closed");
  });

  it("count no more once they are corrected", () => {
    const corrected = { ...aStepReport({ id: "c", subject: "west" }), corrects: "d-2022-06" };
    expect(judgeTarget(aMilestone(), [aStepReport(), aDecision(), corrected], aContext()).name).toBe("done");
  });

  it("close only the target that they name", () => {
    const item = anItem({ targets: [aMilestone({ id: "a" }), aMilestone({ id: "b" })] });
    const status = judgeItem(item, [aDecision({ target: "b" })], aContext());
    expect(status.targets.map(({ name }) => name)).toEqual(["no-record", "closed"]);
  });

  it("order by fiscal year where no date is known", () => {
    const closed: PlanRecord = {
      ...aStepReport(),
      type: "decision",
      state: "closed",
      id: "c",
      fiscalYear: 2022,
    } as PlanRecord;
    const reopened = { ...closed, id: "b", state: "reopened", fiscalYear: 2023 } as PlanRecord;
    expect(judgeTarget(aDirection(), [reopened, closed], aContext()).name).toBe("not-rated");
  });
});

describe("judgeItem", () => {
  /** A target of each status, by what is known of it as of June 2023. */
  const CASES: Record<StatusName, { target: Target; records: PlanRecord[] }> = {
    overdue: {
      target: aMilestone({ steps: [{ id: "s", name: "段階", due: 2022 }] }),
      records: [aStepReport({ subject: "s", state: "not-reached", fiscalYear: 2022 })],
    },
    behind: {
      target: aMilestone({ steps: [{ id: "s", name: "段階", due: 2025 }] }),
      records: [aStepReport({ subject: "s", state: "postponed" })],
    },
    "slightly-behind": { target: aQuantity(), records: [aRecord({ value: 18 })] },
    "no-record": { target: aYearly(), records: [] },
    "not-rated": { target: aDirection(), records: [] },
    upcoming: { target: aMilestone({ steps: [{ id: "s", name: "段階", due: 2025 }] }), records: [] },
    "on-track": { target: aQuantity(), records: [aRecord({ value: 15 })] },
    closed: { target: aDirection(), records: [aDecision()] },
    done: { target: aQuantity(), records: [aRecord({ value: 11 })] },
  };
  const ORDER: StatusName[] = [
    "overdue",
    "behind",
    "slightly-behind",
    "no-record",
    "not-rated",
    "upcoming",
    "on-track",
    "closed",
    "done",
  ];
  const context = aContext({ asOf: "2023-06-01" });

  /** An item with a target of each given status, each with a metric and records of its own. */
  function judgeTogether(names: readonly StatusName[]) {
    const parts = names.map((name, index) => {
      const id = "abcdefghi".charAt(index);
      const { target, records } = CASES[name];
      const own = "metric" in target ? { ...target, id, metric: `metric-${id}` } : { ...target, id };
      return {
        target: own as Target,
        records: records.map((record): PlanRecord => {
          if (record.type === "observation") return { ...record, id: `${id}-${record.id}`, subject: `metric-${id}` };
          return { ...record, id: `${id}-${record.id}`, target: id } as PlanRecord;
        }),
      };
    });
    const item = anItem({ targets: parts.map(({ target }) => target), metrics: [] });
    return judgeItem(
      item,
      parts.flatMap(({ records }) => records),
      context,
    );
  }

  it.each(ORDER)("finds %s alone", (name) => {
    expect(judgeTogether([name])).toMatchObject({ name, doneCount: name === "done" ? 1 : 0 });
  });

  it.each(ORDER.flatMap((first, index) => ORDER.slice(index + 1).map((second) => ({ first, second }))))(
    "takes $first before $second",
    ({ first, second }) => {
      expect(judgeTogether([second, first]).name).toBe(first);
    },
  );

  it("keeps each target's own status and counts those that are done", () => {
    const status = judgeTogether(["done", "not-rated", "done"]);
    expect(status.targets.map(({ target, name }) => [target, name])).toEqual([
      ["a", "done"],
      ["b", "not-rated"],
      ["c", "done"],
    ]);
    expect(status).toMatchObject({ name: "not-rated", doneCount: 2 });
  });

  it("leaves records of other items aside", () => {
    const status = judgeItem(anItem(), [aRecord({ item: "9-9-9", value: 11, fiscalYear: 2023 })], aContext());
    expect(status.name).toBe("no-record");
  });

  it("takes the item's own word for what is counted", () => {
    const records = [aRecord({ value: 16 })];
    const asOf = "2022-04-01";
    expect(judgeItem(anItem(), records, aContext({ asOf, metrics: [] })).name).toBe("on-track");
    const metrics = [{ id: "routes", name: "路線の数", unit: "路線" }];
    expect(judgeItem(anItem({ metrics }), records, aContext({ asOf })).name).toBe("slightly-behind");
  });
});

describe("judgePlan and countStatuses", () => {
  it("judge every item, in the plan's order, by its own records", () => {
    const items = [anItem({ key: "1-1-2" }), anItem({ key: "1-1-1" })];
    const plan = aPlan({ items, records: [aRecord({ item: "1-1-1", fiscalYear: 2023, value: 11 })] });
    expect([...judgePlan(plan, "2026-11-22")].map(([key, { name }]) => [key, name])).toEqual([
      ["1-1-2", "no-record"],
      ["1-1-1", "done"],
    ]);
  });

  it("count every status, and sum to the number of items", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...STATUS_NAMES)), (names) => {
        const counts = countStatuses(names.map((name) => ({ name, targets: [], doneCount: 0 })));
        expect(Object.keys(counts)).toEqual([...STATUS_NAMES]);
        expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(names.length);
      }),
    );
  });
});

describe("listCurrentRecords", () => {
  it("leaves out what another record corrects, along a chain too", () => {
    const records = [
      aRecord({ id: "a" }),
      aRecord({ id: "b", corrects: "a" }),
      aRecord({ id: "c", corrects: "b" }),
      aRecord({ id: "d" }),
    ];
    expect(listCurrentRecords(records).map(({ id }) => id)).toEqual(["c", "d"]);
  });
});

it("counts every status, also those that no item has", () => {
  const none = {
    done: 0,
    "on-track": 0,
    "slightly-behind": 0,
    behind: 0,
    overdue: 0,
    closed: 0,
    upcoming: 0,
    "not-rated": 0,
    "no-record": 0,
  };
  expect(countStatuses([])).toEqual(none);
  expect(Object.keys(countStatuses([]))).toEqual([...STATUS_NAMES]);
  const counted = countStatuses(
    judgePlan(aPlan({ items: [anItem(), anItem({ key: "2-1-6" })] }), "2026-11-22").values(),
  );
  expect(counted).toEqual({ ...none, "no-record": 2 });
});
