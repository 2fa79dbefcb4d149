import type { FiscalYear } from "./fiscal-year.ts";
import type { ValueInYear } from "./judging.ts";

/** The planned way from a baseline to a target value, each with its fiscal year. */
export interface Way {
  baseline: ValueInYear;
  target: ValueInYear;
}

/**
 * The rate by a method that counts time: the share of the years from baseline to target that have passed, 0 to 1.
 * This app does not use it, because it needs no actual at all.
 */
export function elapsedTimeRate({ baseline, target }: Way, year: FiscalYear): number {
  const rate = (year - baseline.fiscalYear) / (target.fiscalYear - baseline.fiscalYear);
  return Math.min(Math.max(rate, 0), 1);
}

/** The rate by a plain average of many achievements; `null` for none. */
export function averageRate(rates: readonly number[]): number | null {
  return rates.length > 0 ? rates.reduce((sum, rate) => sum + rate, 0) / rates.length : null;
}

/**
 * The rate by a growth-rate method: the yearly rate of change so far, as a share of the yearly rate that leads from
 * baseline to target. `null` where a value of 0 or below, or a target without change, gives no rate to compare with.
 */
export function growthPaceRate({ baseline, target }: Way, actual: ValueInYear): number | null {
  if (baseline.value <= 0 || target.value <= 0 || actual.value < 0 || baseline.value === target.value) return null;
  if (actual.fiscalYear <= baseline.fiscalYear) return null;
  return yearlyChange(baseline, actual) / yearlyChange(baseline, target);
}

function yearlyChange(from: ValueInYear, to: ValueInYear): number {
  return (to.value / from.value) ** (1 / (to.fiscalYear - from.fiscalYear)) - 1;
}
