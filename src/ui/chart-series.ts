import { listYearValues } from "#domain/current-records.ts";
import type { FiscalYear } from "#domain/fiscal-year.ts";
import type { Metric } from "#domain/item.ts";
import type { PlanRecord } from "#domain/record.ts";
import type { QuantityTarget } from "#domain/targets/quantity.ts";
import type { Drawing } from "#markup/drawing.ts";
import { describeEraInitial, describeEraYear } from "#words/ja/dates.ts";
import { describeNumber } from "#words/ja/numbers.ts";
import { markRole } from "#words/ja/target.ts";

/** One figure of a series, in the metric's unit. */
export interface SeriesPoint {
  fiscalYear: FiscalYear;
  value: number;
  role: "baseline" | "actual" | "interim" | "target";
  /** The plan does not state the year of this target. */
  isYearAssumed?: boolean;
}

export interface Series {
  metric: Metric;
  /** By fiscal year; a target stands last among those of its year. */
  points: SeriesPoint[];
  /**
   * Two or more reported figures can be compared over years, and with the target they are three or more to draw: two
   * alone are told by a sentence.
   */
  isTrend: boolean;
}

/**
 * The figures of a metric with corrections applied, one a fiscal year, and the baseline and target
 * where a target is measured by it. An interim figure stands only for a year without a year-end one.
 */
export function chartSeries(metric: Metric, records: readonly PlanRecord[], target: QuantityTarget | null): Series {
  const points: SeriesPoint[] = [];
  const add = (
    role: Exclude<SeriesPoint["role"], "target">,
    values: readonly { fiscalYear: FiscalYear; value: number }[],
  ) => {
    for (const { fiscalYear, value } of values) {
      if (!points.some((point) => point.fiscalYear === fiscalYear)) points.push({ fiscalYear, value, role });
    }
  };
  add("actual", listYearValues(metric.id, records, "year-end"));
  add("interim", listYearValues(metric.id, records, "interim"));
  if (target?.baseline) add("baseline", [target.baseline]);
  const isComparable = points.length >= 2;
  if (target) points.push({ ...target.target, role: "target", ...(target.dueAssumed ? { isYearAssumed: true } : {}) });
  points.sort((a, b) => a.fiscalYear - b.fiscalYear || Number(a.role === "target") - Number(b.role === "target"));
  return { metric, points, isTrend: isComparable && points.length >= 3 };
}

/** With more bars than these the eras' full names touch each other on a phone. */
const ROOM_FOR_ERAS = 6;

const LOOKS = { baseline: "pale", actual: "full", interim: "hollow", target: "hollow" } as const;

export function drawingOf({ points }: Series): Drawing {
  const nameYear = (year: FiscalYear) =>
    points.length > ROOM_FOR_ERAS ? describeEraInitial(year) : describeEraYear(year);
  return {
    bars: points.map(({ value, fiscalYear, role }) => ({
      value,
      text: describeNumber(value),
      label: [nameYear(fiscalYear), markRole(role)].filter((line) => line !== ""),
      look: LOOKS[role],
    })),
    highest: Math.max(...points.map(({ value }) => value), 0),
    share: Math.min(0.6, 0.15 * points.length),
    ceiling: 0.12,
    floor: 0.79,
  };
}
