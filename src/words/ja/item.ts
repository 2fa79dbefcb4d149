import { listDeadlines } from "#domain/due.ts";
import { findNumber } from "#domain/edition.ts";
import type { Item } from "#domain/item.ts";
import type { Plan } from "#domain/plan.ts";
import { describeFiscalYear } from "./dates.ts";
import { summarizeTarget } from "./target.ts";

/** Number, section and last deadline in a line: 「2-1-5 · 事務事業 · 期限 令和5年度」. */
export function describeItemPlace(item: Item, plan: Plan): string {
  const policy = plan.policies.find(({ id }) => id === item.policy);
  const section = policy?.sections.find(({ id }) => id === item.section);
  const due = listDeadlines(item, plan.period).at(-1);
  const isEveryYear = item.targets.every(({ kind }) => kind === "yearly");
  const deadline = isEveryYear ? "毎年度" : due && `期限 ${describeFiscalYear(due)}`;
  return [findNumber(item, plan), section?.shortName ?? policy?.title, deadline].filter(Boolean).join(" · ");
}

/** The item's promises in a line; several targets are joined. */
export function summarizeItem(item: Item, plan: Plan): string {
  return item.targets.map((target) => summarizeTarget(target, item, plan)).join("／");
}
