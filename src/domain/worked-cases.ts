import type { IsoDate } from "./fiscal-year.ts";
import type { Timing, ValueInYear } from "./judging.ts";
import type { PlanRecord } from "./record.ts";
import type { StatusName } from "./status.ts";
import type { QuantityTarget } from "./targets/quantity.ts";

/** The metric of the worked example. */
export const WORKED_METRIC = {
  id: "routes",
  name: "1便あたり平均乗車人数2.0人未満の路線",
  unit: "路線",
  isCount: true,
} as const;

/** Bus routes with few riders, 22 in FY2018, to fall to 11 in FY2023: the example of docs/method.md. */
export const WORKED_TARGET: QuantityTarget & { baseline: ValueInYear } = {
  id: "a",
  quote: "1便あたり平均乗車人数2.0人未満の路線の運行内容を見直す。",
  kind: "quantity",
  metric: WORKED_METRIC.id,
  direction: "fall",
  baseline: { fiscalYear: 2018, value: 22 },
  target: { fiscalYear: 2023, value: 11 },
};

/** Invented actuals and the status that the rules must give them; a test of the rules and an example for readers. */
export interface WorkedCase {
  actuals: ValueInYear[];
  asOf: IsoDate;
  status: StatusName;
  timing?: Timing;
}

/** A case that compares an actual of FY2021 with the straight line. */
const compared = (value: number, status: StatusName): WorkedCase => ({
  actuals: [{ fiscalYear: 2021, value }],
  asOf: "2022-04-01",
  status,
});

export const WORKED_CASES: readonly WorkedCase[] = [
  compared(15.4, "on-track"),
  compared(16, "on-track"),
  compared(18, "slightly-behind"),
  compared(20, "behind"),
  compared(22, "behind"),
  compared(23, "behind"),
  { actuals: [{ fiscalYear: 2021, value: 18 }], asOf: "2026-11-22", status: "no-record" },
  { actuals: [{ fiscalYear: 2023, value: 11 }], asOf: "2026-11-22", status: "done", timing: "in-time" },
  { actuals: [{ fiscalYear: 2023, value: 12 }], asOf: "2024-04-01", status: "overdue" },
  {
    actuals: [
      { fiscalYear: 2023, value: 12 },
      { fiscalYear: 2025, value: 11 },
    ],
    asOf: "2026-04-01",
    status: "done",
    timing: "late",
  },
  {
    actuals: [
      { fiscalYear: 2022, value: 11 },
      { fiscalYear: 2025, value: 11 },
    ],
    asOf: "2026-04-01",
    status: "done",
    timing: "in-time",
  },
  { actuals: [{ fiscalYear: 2025, value: 11 }], asOf: "2026-04-01", status: "done", timing: "unknown" },
];

/** An invented actual of the worked example as a record; `interim` where its year has not ended. */
export function workedRecord({ fiscalYear, value }: ValueInYear, interim = false): PlanRecord {
  return {
    id: `worked-${fiscalYear}`,
    item: "2-1-5",
    type: "observation",
    subject: WORKED_METRIC.id,
    fiscalYear,
    value,
    unit: WORKED_METRIC.unit,
    text: "例",
    source: "example",
    ...(interim ? { interim: true as const } : {}),
  };
}
