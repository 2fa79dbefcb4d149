import { type FiscalYear, listFiscalYears } from "./fiscal-year.ts";
import type { Item } from "./item.ts";
import type { Target } from "./targets/target.ts";

interface Period {
  first: FiscalYear;
  last: FiscalYear;
}

/** The fiscal years in which something of a target is due, ascending; empty for a direction. */
export function listDueYears(target: Target, period: Period): FiscalYear[] {
  switch (target.kind) {
    case "quantity":
      return [target.target.fiscalYear];
    case "milestone":
      return [...new Set(target.steps.map(({ due }) => due))].sort((a, b) => a - b);
    case "yearly":
      return listFiscalYears(target.start ?? period.first, target.end ?? period.last);
    case "direction":
      return [];
    default:
      return target satisfies never;
  }
}

/**
 * The fiscal years in which the plan itself sets a deadline for an item, each once, ascending. The years of a yearly
 * duty and a year that only the app assumes are no deadlines, and no sentence may call them so.
 */
export function listDeadlines({ targets }: Pick<Item, "targets">, period: Period): FiscalYear[] {
  const years = targets
    .filter(({ kind, dueAssumed }) => kind !== "yearly" && !dueAssumed)
    .flatMap((target) => listDueYears(target, period));
  return [...new Set(years)].sort((a, b) => a - b);
}

/** The last fiscal year in which any target of the item is due; `null` where none is. */
export function findLastDue(item: Pick<Item, "targets">, period: Period): FiscalYear | null {
  const years = item.targets.flatMap((target) => listDueYears(target, period));
  return years.length > 0 ? Math.max(...years) : null;
}
