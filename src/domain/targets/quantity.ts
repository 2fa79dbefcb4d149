import * as z from "zod/mini";
import { type Actual, listYearValues } from "../current-records.ts";
import { FiscalYear, hasEnded } from "../fiscal-year.ts";
import type { JudgingContext, Timing, Trend, ValueInYear } from "../judging.ts";
import type { PlanRecord } from "../record.ts";
import { Slug, Text } from "../source.ts";
import { basis } from "./basis.ts";

const YearValue = z.strictObject({
  fiscalYear: FiscalYear,
  value: z.number(),
  /** What the value is made of or counted from, as printed. */
  note: z.optional(Text),
});

/** A KPI: a quantity that the plan moves from a baseline to a target value by a fiscal year. */
export const QuantityTarget = z.strictObject({
  ...basis,
  kind: z.literal("quantity"),
  /** Id of the item's metric. */
  metric: Slug,
  direction: z.enum(["rise", "fall"]),
  /** Absent where the plan states none. */
  baseline: z.optional(YearValue),
  target: YearValue,
});
export type QuantityTarget = z.infer<typeof QuantityTarget>;

/** What is known of a quantity target, with every number that its status and its sentence need. */
export type QuantityReason =
  /** `actual` is the one that decides it. */
  | { kind: "reached"; timing: Timing; dueAssumed: boolean; actual: ValueInYear }
  /** `actual` is the one of the due year, else the latest one after it. */
  | { kind: "missed"; actual: ValueInYear }
  /** The due year has ended, or work has begun, without a result; `lastKnown` may be an interim value. */
  | { kind: "no-actual"; lastKnown: (ValueInYear & { interim: boolean }) | null }
  | { kind: "not-begun"; start: FiscalYear }
  | { kind: "no-baseline"; actual: ValueInYear; trend: Trend | null }
  | { kind: "no-comparable-year"; actual: ValueInYear; baseline: ValueInYear }
  /** The target keeps the baseline's value; `holds` tells whether the actual lies on the right side of it. */
  | { kind: "level"; actual: ValueInYear; holds: boolean }
  | QuantityLine;

/** An actual beside the straight line from baseline to target. */
export interface QuantityLine {
  kind: "line";
  baseline: ValueInYear;
  target: ValueInYear;
  actual: ValueInYear;
  /** x, the value of the straight line in the actual's year; the app's own computation. */
  expected: number;
  /** How far the actual is behind `expected`, in the metric's unit; negative where it is ahead. */
  shortfall: number;
  /** d, the share of the planned change achieved; negative after a setback, above 1 past the target. */
  achievementRate: number;
  /** e, the share of the years from baseline to target that have passed; above 0 and under 1. */
  elapsedRate: number;
  /** p = d / e. */
  paceRate: number;
  /** The actual is worse than the baseline. */
  regressed: boolean;
  /** The unit counts whole things, so that less than one of them does not matter. */
  isCount: boolean;
}

/** The target's year-end figures, one per fiscal year, corrections applied, ascending. */
export function listActuals(target: { metric?: string | undefined }, records: readonly PlanRecord[]): Actual[] {
  return target.metric === undefined ? [] : listYearValues(target.metric, records, "year-end");
}

/**
 * The latest figure that is known of a target, with its unit, fiscal year and source; one of a running year is `interim`,
 * and a year-end figure goes before it. `null` where none is known. `records` are those of the target's item.
 */
export function findLatestActual(
  target: Pick<QuantityTarget, "metric">,
  records: readonly PlanRecord[],
): Actual | null {
  const latest = listActuals(target, records).at(-1);
  const interim = listYearValues(target.metric, records, "interim").at(-1);
  return (interim && (!latest || interim.fiscalYear > latest.fiscalYear) ? interim : latest) ?? null;
}

/**
 * The value in a year on the straight line from baseline to target (直線で結んだ目安); the plan never set it.
 * `null` without a baseline and outside the years from baseline to target.
 */
export function expectedValue({ baseline, target }: QuantityTarget, year: FiscalYear): number | null {
  if (!baseline || baseline.fiscalYear >= target.fiscalYear) return null;
  if (year < baseline.fiscalYear || year > target.fiscalYear) return null;
  return baseline.value + (target.value - baseline.value) * elapsed(baseline, target, year);
}

/** The oldest and the latest of some year-end figures; `null` where there are fewer than two. */
export function findTrend(actuals: readonly Actual[]): Trend | null {
  const [first, last] = [actuals[0], actuals.at(-1)];
  return first && last && first !== last ? { first: valueInYear(first), last: valueInYear(last) } : null;
}

/** A record's value and year without the rest of it. */
export function valueInYear({ fiscalYear, value }: ValueInYear): ValueInYear {
  return { fiscalYear, value };
}

/** Judges a quantity. Source: docs/method.md, "数値の目標". */
export function judgeQuantity(
  target: QuantityTarget,
  records: readonly PlanRecord[],
  context: JudgingContext,
): QuantityReason {
  const actuals = listActuals(target, records);
  const due = target.target.fiscalYear;
  return (
    judgeAfterDue(target, actuals) ??
    (hasEnded(due, context.asOf)
      ? judgeWithoutResult(target, actuals, records)
      : judgeBeforeDue(target, actuals, records, context))
  );
}

/** Judges by an actual of the due year or later; `null` where there is none. */
function judgeAfterDue(target: QuantityTarget, actuals: readonly Actual[]): QuantityReason | null {
  const due = target.target.fiscalYear;
  const atDue = actuals.find(({ fiscalYear }) => fiscalYear === due);
  const later = actuals.filter(({ fiscalYear }) => fiscalYear > due);
  const latest = atDue ?? later.at(-1);
  if (!latest) return null;

  const firstReached = later.find((actual) => reaches(target, actual));
  if (atDue) {
    if (reaches(target, atDue)) return reached(target, "in-time", atDue);
    return firstReached ? reached(target, "late", firstReached) : missed(atDue);
  }
  const before = actuals.findLast(({ fiscalYear }) => fiscalYear < due);
  if (before && reaches(target, before) && later.every((actual) => reaches(target, actual))) {
    return reached(target, "in-time", before);
  }
  return firstReached ? reached(target, "unknown", firstReached) : missed(latest);
}

/** Judges after the due year has ended without an actual of it or later. */
function judgeWithoutResult(
  target: QuantityTarget,
  actuals: readonly Actual[],
  records: readonly PlanRecord[],
): QuantityReason {
  const latest = actuals.at(-1);
  if (latest && reaches(target, latest)) return reached(target, "in-time", latest);
  return { kind: "no-actual", lastKnown: findLastKnown(target, records) };
}

function judgeBeforeDue(
  target: QuantityTarget,
  actuals: readonly Actual[],
  records: readonly PlanRecord[],
  context: JudgingContext,
): QuantityReason {
  const { baseline } = target;
  const latest = actuals.at(-1);
  if (!latest) {
    const start = target.start ?? context.period.first;
    if (!hasEnded(start, context.asOf)) return { kind: "not-begun", start };
    return { kind: "no-actual", lastKnown: findLastKnown(target, records) };
  }
  const actual = valueInYear(latest);
  const keepsLevel = baseline?.value === target.target.value;
  // A level that has to be kept until the due year is not completed by being kept today.
  if (!keepsLevel && reaches(target, latest)) return reached(target, "early", latest);
  if (!baseline) return { kind: "no-baseline", actual, trend: findTrend(actuals) };
  if (actual.fiscalYear <= baseline.fiscalYear) {
    return { kind: "no-comparable-year", actual, baseline: valueInYear(baseline) };
  }
  if (keepsLevel) return { kind: "level", actual, holds: reaches(target, latest) };
  const isCount = context.metrics?.find(({ id }) => id === target.metric)?.isCount === true;
  return compareWithLine(baseline, target, actual, isCount);
}

function compareWithLine(
  baseline: ValueInYear,
  { target, direction }: QuantityTarget,
  actual: ValueInYear,
  isCount: boolean,
): QuantityLine {
  const achievementRate = (actual.value - baseline.value) / (target.value - baseline.value);
  const elapsedRate = elapsed(baseline, target, actual.fiscalYear);
  const expected = baseline.value + (target.value - baseline.value) * elapsedRate;
  return {
    kind: "line",
    baseline: valueInYear(baseline),
    target: valueInYear(target),
    actual,
    expected,
    shortfall: direction === "rise" ? expected - actual.value : actual.value - expected,
    achievementRate,
    elapsedRate,
    paceRate: achievementRate / elapsedRate,
    regressed: achievementRate < 0,
    isCount,
  };
}

/** The latest value known at all, as the status tells it. */
function findLastKnown(target: QuantityTarget, records: readonly PlanRecord[]) {
  const latest = findLatestActual(target, records);
  return latest && { ...valueInYear(latest), interim: latest.interim === true };
}

function reaches({ direction, target }: QuantityTarget, { value }: ValueInYear): boolean {
  return direction === "rise" ? value >= target.value : value <= target.value;
}

function elapsed(baseline: ValueInYear, target: ValueInYear, year: FiscalYear): number {
  return (year - baseline.fiscalYear) / (target.fiscalYear - baseline.fiscalYear);
}

function reached(target: QuantityTarget, timing: Timing, actual: ValueInYear): QuantityReason {
  return { kind: "reached", timing, dueAssumed: target.dueAssumed === true, actual: valueInYear(actual) };
}

function missed(actual: ValueInYear): QuantityReason {
  return { kind: "missed", actual: valueInYear(actual) };
}
