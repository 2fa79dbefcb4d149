import { listDeadlines } from "./due.ts";
import type { FiscalYear } from "./fiscal-year.ts";
import type { Item } from "./item.ts";
import type { ItemFilter } from "./item-query.ts";
import type { Plan } from "./plan.ts";
import type { ItemKey } from "./record.ts";
import { ITEM_ORDER, type ItemStatus } from "./status.ts";

interface FilterContext {
  plan: Pick<Plan, "period">;
  statuses: ReadonlyMap<ItemKey, ItemStatus>;
}

/** Whether an item has everything that the filter asks for besides the search words. */
export function matchesFilter(item: Item, filter: ItemFilter, { plan, statuses }: FilterContext): boolean {
  const due = Number(filter.due);
  return (
    (filter.policy === "" || item.policy === filter.policy) &&
    (filter.section === "" || item.section === filter.section) &&
    (filter.area === "" || (filter.area === "all" ? item.areas.length === 0 : item.areas.includes(filter.area))) &&
    (filter.department === "" || item.owners.some(({ department }) => department === filter.department)) &&
    (filter.due === "" || listDeadlines(item, plan.period).includes(due)) &&
    (filter.status === "" || statuses.get(item.key)?.name === filter.status) &&
    (filter.kind === "" || item.targets.some(({ kind }) => kind === filter.kind)) &&
    (filter.origin === "" || item.origin === filter.origin)
  );
}

/** Orders items by `due` or `status`; any other word keeps the plan's own order. */
export function sortItems(items: readonly Item[], sort: string, { plan, statuses }: FilterContext): Item[] {
  const rank = (item: Item): number => {
    const status = statuses.get(item.key);
    if (sort === "due") return listDeadlines(item, plan.period).at(-1) ?? Number.POSITIVE_INFINITY;
    if (sort === "status" && status) return ITEM_ORDER.indexOf(status.name);
    return 0;
  };
  return items
    .map((item) => ({ item, rank: rank(item) }))
    .sort((a, b) => (a.rank === b.rank ? 0 : a.rank - b.rank))
    .map(({ item }) => item);
}

/** All fiscal years in which the plan sets a deadline, ascending, as options of the filter. */
export function listAllDeadlines({ period, items }: Pick<Plan, "period" | "items">): FiscalYear[] {
  return listDeadlines({ targets: items.flatMap(({ targets }) => targets) }, period);
}
