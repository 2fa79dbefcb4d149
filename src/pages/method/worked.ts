import { hasEnded, type IsoDate } from "#domain/fiscal-year.ts";
import type { JudgingContext, ValueInYear } from "#domain/judging.ts";
import { judgeTarget, nameByPace, type TargetStatus } from "#domain/status.ts";
import type { QuantityLine } from "#domain/targets/quantity.ts";
import { WORKED_METRIC, WORKED_TARGET, workedRecord } from "#domain/worked-cases.ts";
import { describeTiming, explainStatus } from "#words/ja/status.ts";

/** A status with its words, and its numbers where it was compared with the straight line. */
export interface Judged extends TargetStatus {
  sentence: string;
  timing: string;
  line: QuantityLine | null;
}

/** Judges the worked target with invented actuals; one whose year has not ended by then is not a year-end figure. */
export function judgeWorked(actuals: readonly ValueInYear[], asOf: IsoDate, period: JudgingContext["period"]): Judged {
  const item = { metrics: [WORKED_METRIC] };
  const records = actuals.map((actual) => workedRecord(actual, !hasEnded(actual.fiscalYear, asOf)));
  const status = judgeTarget(WORKED_TARGET, records, { ...item, period, asOf });
  return {
    ...status,
    sentence: explainStatus(status.reason, WORKED_TARGET, item, { period }),
    timing: describeTiming(status.reason),
    line: status.reason.kind === "line" ? status.reason : null,
  };
}

/** Why a status is other than its pace alone would make it: a count that lags by less than one, or a setback. */
export function remarkOnLine({ name }: Pick<TargetStatus, "name">, { regressed, paceRate }: QuantityLine): string {
  if (regressed) return "（基準より後退）";
  return name !== nameByPace(paceRate) ? `（差が1${WORKED_METRIC.unit}未満）` : "";
}

/** A ratio with the given decimals and a true minus: −0.091. */
export function describeRate(rate: number, digits: number): string {
  return rate.toFixed(digits).replace("-", "−");
}
