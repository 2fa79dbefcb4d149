import { isResult } from "./findings.ts";
import type { Item } from "./item.ts";
import type { ItemKey, PlanRecord } from "./record.ts";

/** What the published records of an item hold: results, only context such as related events, or nothing. */
export type Coverage = "result" | "events" | "nothing";

/** A figure, step, year, rating, decision or remark tells how an item fares; all else is only context beside it. */
export function findCoverage(item: Pick<Item, "metrics">, records: readonly PlanRecord[]): Coverage {
  if (records.length === 0) return "nothing";
  return records.some((record) => isResult(record, item)) ? "result" : "events";
}

/** Counts items by what is published of them; the counts sum to the number of items. */
export function countCoverage(
  items: readonly Pick<Item, "key" | "metrics">[],
  recordsByItem: ReadonlyMap<ItemKey, readonly PlanRecord[]>,
): Record<Coverage, number> {
  const counts = { result: 0, events: 0, nothing: 0 };
  for (const item of items) counts[findCoverage(item, recordsByItem.get(item.key) ?? [])] += 1;
  return counts;
}
