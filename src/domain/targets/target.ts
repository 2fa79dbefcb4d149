import * as z from "zod/mini";
import { DirectionTarget } from "./direction.ts";
import { MilestoneTarget } from "./milestone.ts";
import { QuantityTarget } from "./quantity.ts";
import { YearlyTarget } from "./yearly.ts";

/** What the plan promises for an item, of one of four kinds: the one list to extend. */
export const Target = z.discriminatedUnion("kind", [QuantityTarget, MilestoneTarget, YearlyTarget, DirectionTarget]);
export type Target = z.infer<typeof Target>;
export type TargetKind = Target["kind"];

/** Id of the metric in which a target is reported; `undefined` where it has none. */
export function metricOf(target: Target): string | undefined {
  if (target.kind === "yearly") return target.threshold?.metric;
  return target.kind === "milestone" ? undefined : target.metric;
}
