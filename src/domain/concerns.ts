import { findLatest, listCurrentRecords } from "./current-records.ts";
import { isAtOdds } from "./cycle.ts";
import { groupBy } from "./group-by.ts";
import type { Item } from "./item.ts";
import type { Plan } from "./plan.ts";
import type { DepartmentRating, ItemKey, PlanRecord } from "./record.ts";
import type { ItemStatus, StatusName } from "./status.ts";

/** What a council asks after. `at-odds`: the latest word of the department contradicts the computed status. */
export const CONCERNS = ["overdue", "no-record", "at-odds"] as const;
export type Concern = (typeof CONCERNS)[number];

/** What did not come about: known not to have been reached in time, or given up. */
const UNDONE: readonly StatusName[] = ["overdue", "closed"];

/** The items that are known not to have come about, in the plan's order. */
export function listUndone(items: readonly Item[], statuses: ReadonlyMap<ItemKey, ItemStatus>): Item[] {
  return items.filter(({ key }) => UNDONE.some((name) => name === statuses.get(key)?.name));
}

/** The department's latest rating, where it contradicts the computed status; else `null`. `records` are the item's own. */
export function findContradiction(
  records: readonly PlanRecord[],
  { name }: Pick<ItemStatus, "name">,
): DepartmentRating | null {
  const ratings = listCurrentRecords(records).filter((record) => record.type === "rating");
  const latest = findLatest(ratings);
  return latest && isAtOdds(latest.state, name) ? latest : null;
}

/** The items of each concern, in the plan's order; one item may be in several, and most are in none. */
export function listConcerns(
  { items, records }: Pick<Plan, "items" | "records">,
  statuses: ReadonlyMap<ItemKey, ItemStatus>,
): Record<Concern, Item[]> {
  const recordsOf = groupBy(records, ({ item }) => item);
  const having = (isMeant: (status: ItemStatus, item: Item) => boolean) =>
    items.filter((item) => {
      const status = statuses.get(item.key);
      return status !== undefined && isMeant(status, item);
    });
  return {
    overdue: having(({ name }) => name === "overdue"),
    "no-record": having(({ name }) => name === "no-record"),
    "at-odds": having((status, { key }) => findContradiction(recordsOf.get(key) ?? [], status) !== null),
  };
}
