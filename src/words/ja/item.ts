import type { Item } from "#domain/item.ts";
import type { Plan } from "#domain/plan.ts";
import { summarizeTarget } from "./target.ts";

/** Where it belongs, in a word or two: 「事務事業」. */
export function describeItemPlace(item: Item, plan: Plan): string {
  const policy = plan.policies.find(({ id }) => id === item.policy);
  const section = policy?.sections.find(({ id }) => id === item.section);
  return section?.shortName ?? policy?.title ?? "";
}

/** The item's promises in a line; several targets are joined. */
export function summarizeItem(item: Item, plan: Plan): string {
  return item.targets.map((target) => summarizeTarget(target, item, plan)).join("／");
}
