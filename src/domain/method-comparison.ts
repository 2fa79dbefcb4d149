import type { FiscalYear } from "./fiscal-year.ts";
import type { ValueInYear } from "./judging.ts";

/** A way from a baseline to a target value, both with their fiscal years. */
export interface Way {
  baseline: ValueInYear;
  target: ValueInYear;
}

/**
 * What a method that counts time says: the share of the years from baseline to target that have passed, 0 to 1.
 * It needs no actual at all, which is why this app does not use it.
 */
export function elapsedTimeRate({ baseline, target }: Way, year: FiscalYear): number {
  const rate = (year - baseline.fiscalYear) / (target.fiscalYear - baseline.fiscalYear);
  return Math.min(Math.max(rate, 0), 1);
}

/** What a plain average says: one ratio for many achievements; `null` for none. */
export function averageRate(rates: readonly number[]): number | null {
  return rates.length > 0 ? rates.reduce((sum, rate) => sum + rate, 0) / rates.length : null;
}

/**
 * What a growth-rate method says: the yearly rate of change so far, as a share of the yearly rate that would lead
 * from baseline to target. `null` where a value of 0 or below, or no change, leaves no rate to compare.
 */
export function growthPaceRate({ baseline, target }: Way, actual: ValueInYear): number | null {
  if (baseline.value <= 0 || target.value <= 0 || actual.value < 0 || baseline.value === target.value) return null;
  if (actual.fiscalYear <= baseline.fiscalYear) return null;
  return yearlyChange(baseline, actual) / yearlyChange(baseline, target);
}

function yearlyChange(from: ValueInYear, to: ValueInYear): number {
  return (to.value / from.value) ** (1 / (to.fiscalYear - from.fiscalYear)) - 1;
}
