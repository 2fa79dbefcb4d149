import { findNumber } from "#domain/edition.ts";
import type { Item } from "#domain/item.ts";
import type { Plan } from "#domain/plan.ts";
import { summarizeTarget } from "./target.ts";

/** Number and section in a line: 「2-1-5 · 事務事業」. The promise tells by when. */
export function describeItemPlace(item: Item, plan: Plan): string {
  const policy = plan.policies.find(({ id }) => id === item.policy);
  const section = policy?.sections.find(({ id }) => id === item.section);
  return [findNumber(item, plan), section?.shortName ?? policy?.title].filter(Boolean).join(" · ");
}

/** The item's promises in a line; several targets are joined. */
export function summarizeItem(item: Item, plan: Plan): string {
  return item.targets.map((target) => summarizeTarget(target, item, plan)).join("／");
}
