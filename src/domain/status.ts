import { findLatest, listCurrentRecords } from "./current-records.ts";
import type { IsoDate } from "./fiscal-year.ts";
import { groupBy } from "./group-by.ts";
import type { Item } from "./item.ts";
import type { JudgingContext } from "./judging.ts";
import type { Plan } from "./plan.ts";
import type { Decision, ItemKey, PlanRecord, TargetId } from "./record.ts";
import { type DirectionReason, judgeDirection } from "./targets/direction.ts";
import { judgeMilestone, type MilestoneReason } from "./targets/milestone.ts";
import { judgeQuantity, type QuantityLine, type QuantityReason } from "./targets/quantity.ts";
import type { Target } from "./targets/target.ts";
import { judgeYearly, type YearlyReason } from "./targets/yearly.ts";

export type { JudgingContext, Timing, Trend, ValueInYear } from "./judging.ts";

/** Raised whenever a rule below or in `targets/` changes; a new rule version is a new version of the data. */
export const RULE_VERSION = 1;

/** 完了 順調 やや遅れ 遅れ 期限超過 検討終了 判定できない 登録なし これから, in the order of lists and counts. */
export const STATUS_NAMES = [
  "done",
  "on-track",
  "slightly-behind",
  "behind",
  "overdue",
  "closed",
  "not-rated",
  "no-record",
  "upcoming",
] as const;
export type StatusName = (typeof STATUS_NAMES)[number];

/** Why a status was given, with every number that its sentence needs. */
export type StatusReason =
  | { kind: "closed"; decision: Decision }
  | QuantityReason
  | MilestoneReason
  | YearlyReason
  | DirectionReason;

export interface TargetStatus {
  target: TargetId;
  name: StatusName;
  reason: StatusReason;
}

export interface ItemStatus {
  name: StatusName;
  /** In the item's order. */
  targets: TargetStatus[];
  /** How many of the targets are done. */
  doneCount: number;
}

/** At this share of the straight line's pace or above it, a quantity is 順調. */
export const ON_TRACK_PACE = 0.95;
/** At this share or above it, a quantity is やや遅れ; below it, 遅れ. */
export const SLIGHTLY_BEHIND_PACE = 0.6;
/** A count of whole things that lags by less than this is 順調. */
export const NEGLIGIBLE_COUNT = 1;
/** With this number of years of 一部 or 未実施, a yearly duty is 遅れ. */
const FAILED_YEARS_OF_BEHIND = 2;
/** Tolerance, so that no rounding error of a binary fraction moves a number across a threshold. */
const ROUNDING = 1e-9;

/**
 * An item's status is the first of these that any of its targets has: what needs attention first, unknown before fine,
 * done last. Source: docs/method.md, "項目の状況".
 */
export const ITEM_ORDER: readonly StatusName[] = [
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

/**
 * Judges one target by those records of its item that are about the target's own subject.
 * Ratings, remarks and events never count. Source: docs/method.md.
 */
export function judgeTarget(target: Target, records: readonly PlanRecord[], context: JudgingContext): TargetStatus {
  const decision = findClosing(target, records);
  if (decision) return { target: target.id, name: "closed", reason: { kind: "closed", decision } };
  const reason = findReason(target, records, context);
  return { target: target.id, name: nameStatus(reason), reason };
}

/** Judges an item by its targets; records of other items are ignored. */
export function judgeItem(item: Item, records: readonly PlanRecord[], context: JudgingContext): ItemStatus {
  const own = records.filter((record) => record.item === item.key);
  const targets = item.targets.map((target) => judgeTarget(target, own, { ...context, metrics: item.metrics }));
  return {
    name: ITEM_ORDER.find((name) => targets.some((target) => target.name === name)) ?? "no-record",
    targets,
    doneCount: targets.filter(({ name }) => name === "done").length,
  };
}

/** Judges every item of a plan as of the date of its data, in the plan's order. */
export function judgePlan(plan: Plan, asOf: IsoDate): Map<ItemKey, ItemStatus> {
  const recordsOf = groupBy(plan.records, ({ item }) => item);
  const context = { period: plan.period, asOf };
  return new Map(plan.items.map((item) => [item.key, judgeItem(item, recordsOf.get(item.key) ?? [], context)]));
}

/** Counts items by status; the counts sum to the number of items. Never an average, never a score. */
export function countStatuses(statuses: Iterable<ItemStatus>): Record<StatusName, number> {
  const counts = Object.fromEntries(STATUS_NAMES.map((name) => [name, 0])) as Record<StatusName, number>;
  for (const { name } of statuses) counts[name] += 1;
  return counts;
}

/** The decision not to go on with a target or its whole item, unless a later one took it up again. */
function findClosing(target: Target, records: readonly PlanRecord[]): Decision | null {
  const latest = findLatest(
    listCurrentRecords(records).filter(
      (record): record is Decision =>
        record.type === "decision" && (record.target === undefined || record.target === target.id),
    ),
  );
  return latest?.state === "closed" ? latest : null;
}

function findReason(target: Target, records: readonly PlanRecord[], context: JudgingContext) {
  switch (target.kind) {
    case "quantity":
      return judgeQuantity(target, records, context);
    case "milestone":
      return judgeMilestone(target, records, context);
    case "yearly":
      return judgeYearly(target, records, context);
    case "direction":
      return judgeDirection(target, records);
    default:
      return target satisfies never;
  }
}

function nameStatus(reason: Exclude<StatusReason, { kind: "closed" }>): StatusName {
  switch (reason.kind) {
    case "reached":
      return "done";
    case "missed":
      return "overdue";
    case "no-actual":
      return "no-record";
    case "not-begun":
      return "upcoming";
    case "no-baseline":
    case "no-comparable-year":
    case "no-threshold":
      return "not-rated";
    case "level":
      return reason.holds ? "on-track" : "behind";
    case "line":
      return nameByLine(reason);
    case "steps":
      return nameBySteps(reason);
    case "years":
      return nameByYears(reason);
    default:
      return reason satisfies never;
  }
}

function nameByLine({ regressed, isCount, shortfall, paceRate }: QuantityLine): StatusName {
  if (regressed) return "behind";
  if (isCount && shortfall < NEGLIGIBLE_COUNT - ROUNDING) return "on-track";
  return nameByPace(paceRate);
}

/** The status of a pace by the thresholds alone; 1 is the pace of the straight line. */
export function nameByPace(paceRate: number): "on-track" | "slightly-behind" | "behind" {
  if (paceRate >= ON_TRACK_PACE - ROUNDING) return "on-track";
  return paceRate >= SLIGHTLY_BEHIND_PACE - ROUNDING ? "slightly-behind" : "behind";
}

function nameBySteps({ steps, reached, missed, behind, unknown }: MilestoneReason): StatusName {
  if (reached.length === steps.length) return "done";
  if (missed.length > 0) return "overdue";
  if (behind.length > 0) return "behind";
  if (unknown.length > 0) return "no-record";
  return reached.length > 0 ? "on-track" : "upcoming";
}

function nameByYears({ due, known, failed, latestFailed, isOver }: YearlyReason): StatusName {
  if (failed.length > 0) {
    if (isOver) return "overdue";
    return failed.length >= FAILED_YEARS_OF_BEHIND || latestFailed ? "behind" : "slightly-behind";
  }
  if (known.length < due.length) return "no-record";
  if (due.length === 0) return "upcoming";
  return isOver ? "done" : "on-track";
}

/** Statuses in the order of counts on a screen: what is known first. */
export const KNOWN_FIRST: readonly StatusName[] = [
  "done",
  "on-track",
  "slightly-behind",
  "behind",
  "overdue",
  "closed",
  "upcoming",
  "not-rated",
  "no-record",
];
