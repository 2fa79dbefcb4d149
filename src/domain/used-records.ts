import type { Item } from "./item.ts";
import type { PlanRecord } from "./record.ts";

/**
 * Whether a record can affect its item's status: a decision, a report on a step or year, or a year-end figure of a
 * target's metric. All others are shown only. Source: docs/method.md, "使う記録".
 */
export function isUsedForStatus(record: PlanRecord, { targets }: Pick<Item, "targets">): boolean {
  if (record.type !== "observation") return ["step", "year", "decision"].includes(record.type);
  const metrics = targets.map((target) => {
    if (target.kind === "quantity") return target.metric;
    return target.kind === "yearly" ? target.threshold?.metric : undefined;
  });
  return !record.interim && metrics.includes(record.subject);
}
