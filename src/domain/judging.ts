import type { FiscalYear, IsoDate } from "./fiscal-year.ts";

/** What a judgement needs besides the target and its records. The device's clock is never used. */
export interface JudgingContext {
  /** The plan's first and last fiscal year. */
  period: { first: FiscalYear; last: FiscalYear };
  /** The date of the data version. */
  asOf: IsoDate;
  /** The item's metrics; without them no unit is taken for a count of whole things. */
  metrics?: readonly { id: string; isCount?: true | undefined }[];
}

/** When a target was reached: 期限内, 遅れて, 期限前 or 時期不明. */
export type Timing = "in-time" | "late" | "early" | "unknown";

/** A value and the fiscal year at whose end it holds, in the unit of its metric. */
export interface ValueInYear {
  fiscalYear: FiscalYear;
  value: number;
}

/** Two comparable year-end values, the oldest and the latest known; it says nothing about good or bad. */
export interface Trend {
  first: ValueInYear;
  last: ValueInYear;
}
