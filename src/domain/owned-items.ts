import { listDeadlines } from "./due.ts";
import type { FiscalYear } from "./fiscal-year.ts";
import type { Item } from "./item.ts";
import type { Owner } from "./owner.ts";
import type { Plan } from "./plan.ts";
import type { ItemKey } from "./record.ts";
import type { ItemStatus } from "./status.ts";

/** An item as one department owns it. */
interface OwnedItem {
  item: Item;
  /** The entries of 所管課 that name the department; several where it owns some duties and some branches. */
  owners: Owner[];
}

/** What one department is responsible for, by the 所管課 that the plan prints. */
export interface OwnedItems {
  /** In the plan's order. */
  owned: OwnedItem[];
  /** Fiscal years in which the plan itself sets a deadline, ascending, with the number of items due. */
  deadlines: { fiscalYear: FiscalYear; count: number }[];
  /** Items with a duty that comes back every year. */
  everyYear: Item[];
  /** Items whose status is 登録なし, a gap in our data. */
  withoutRecord: Item[];
}

/** Collects what a department is responsible for. */
export function listOwnedItems(
  plan: Pick<Plan, "items" | "period">,
  statuses: ReadonlyMap<ItemKey, ItemStatus>,
  department: string,
): OwnedItems {
  const owned = plan.items.flatMap((item) => {
    const owners = item.owners.filter((owner) => owner.department === department);
    return owners.length > 0 ? [{ item, owners }] : [];
  });
  const counts = new Map<FiscalYear, number>();
  for (const { item } of owned) {
    for (const year of listDeadlines(item, plan.period)) counts.set(year, (counts.get(year) ?? 0) + 1);
  }
  const items = owned.map(({ item }) => item);
  return {
    owned,
    deadlines: [...counts].map(([fiscalYear, count]) => ({ fiscalYear, count })).sort(byYear),
    everyYear: items.filter(({ targets }) => targets.some(({ kind }) => kind === "yearly")),
    withoutRecord: items.filter(({ key }) => statuses.get(key)?.name === "no-record"),
  };
}

function byYear(a: { fiscalYear: FiscalYear }, b: { fiscalYear: FiscalYear }): number {
  return a.fiscalYear - b.fiscalYear;
}
