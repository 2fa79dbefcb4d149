import { listDeadlines } from "./due.ts";
import type { FiscalYear } from "./fiscal-year.ts";
import type { Item } from "./item.ts";
import type { Plan } from "./plan.ts";
import type { ItemKey } from "./record.ts";
import { ITEM_ORDER, type ItemStatus } from "./status.ts";

/** What a reader narrows the list by, as it stands in the address; empty means "any". */
export interface ItemFilter {
  q: string;
  policy: string;
  section: string;
  area: string;
  department: string;
  due: string;
  status: string;
  kind: string;
  origin: string;
  sort: string;
}

const FILTER_FIELDS = [
  "q",
  "policy",
  "section",
  "area",
  "department",
  "due",
  "status",
  "kind",
  "origin",
  "sort",
] as const;

/** Reads a filter from the parameters of an address; what is missing is empty. */
export function readItemFilter(read: (name: keyof ItemFilter) => string | null | undefined): ItemFilter {
  return Object.fromEntries(FILTER_FIELDS.map((name) => [name, read(name) ?? ""])) as unknown as ItemFilter;
}

/** Whether the filter narrows the list, beyond ordering it. */
export function isNarrowed(filter: ItemFilter): boolean {
  return FILTER_FIELDS.some((name) => name !== "sort" && filter[name] !== "");
}

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
