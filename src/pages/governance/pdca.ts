import { type Coverage, findCoverage } from "#domain/coverage.ts";
import type { Item } from "#domain/item.ts";
import type { PlanRecord } from "#domain/record.ts";
import type { ItemStatus, StatusName } from "#domain/status.ts";

/** The four steps of the PDCA cycle, by what is known of an item. */
export const STAGES = ["plan", "do", "check", "action"] as const;
export type Stage = (typeof STAGES)[number];

/** Statuses that judge nothing yet. */
const UNJUDGED: readonly StatusName[] = ["no-record", "not-rated", "upcoming"];

/** What is published about an item at each step of the cycle. */
export interface StageFacts {
  item: Item;
  coverage: Coverage;
  /** The computed status says more than 登録なし, 判定できない or これから. */
  isJudged: boolean;
  isRatedByDepartment: boolean;
  hasRemark: boolean;
  /** A published decision: not to go on, or to take it up again. */
  isDecided: boolean;
}

export function findStageFacts(item: Item, status: ItemStatus, records: readonly PlanRecord[]): StageFacts {
  const has = (type: PlanRecord["type"]) => records.some((record) => record.type === type);
  return {
    item,
    coverage: findCoverage(item, records),
    isJudged: !UNJUDGED.includes(status.name),
    isRatedByDepartment: has("rating"),
    hasRemark: has("remark"),
    isDecided: has("decision"),
  };
}

/** The last step of the cycle of which something is known; every item has a target and so at least a plan. */
export function findStage(facts: StageFacts): Stage {
  if (facts.isDecided) return "action";
  if (facts.isJudged || facts.isRatedByDepartment || facts.hasRemark) return "check";
  return facts.coverage === "nothing" ? "plan" : "do";
}
