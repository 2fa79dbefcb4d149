import * as z from "zod/mini";
import type { Trend, ValueInYear } from "../judging.ts";
import type { PlanRecord } from "../record.ts";
import { Slug } from "../source.ts";
import { basis } from "./basis.ts";
import { findTrend, listActuals, valueInYear } from "./quantity.ts";

/** A direction without a threshold or an end: values are shown, nothing is rated. */
export const DirectionTarget = z.strictObject({
  ...basis,
  kind: z.literal("direction"),
  /** The metric whose trend is shown, where there is one. */
  metric: z.optional(Slug),
});
export type DirectionTarget = z.infer<typeof DirectionTarget>;

/** What is known of a direction, which is never rated; with the trend where two comparable values exist. */
export interface DirectionReason {
  kind: "no-threshold";
  values: ValueInYear[];
  trend: Trend | null;
}

/** Collects what is known of a direction. Source: docs/method.md, "方向の目標". */
export function judgeDirection(target: DirectionTarget, records: readonly PlanRecord[]): DirectionReason {
  const actuals = listActuals(target, records);
  return { kind: "no-threshold", values: actuals.map(valueInYear), trend: findTrend(actuals) };
}
