import type { Item } from "./item.ts";
import type { Owner } from "./owner.ts";
import type { Area, Plan } from "./plan.ts";
import type { Step } from "./targets/milestone.ts";

/** Why an item belongs to an area: one of its texts names the area, or the area's own branch is responsible for it. */
export type AreaReason =
  | { kind: "named"; field: "title" | "content" | "goal"; word: string }
  | { kind: "branch"; owner: Owner };

/**
 * All reasons, in the order of the printed columns; empty where the item does not belong to the area.
 * 各支所 makes no area. Source: docs/method.md, "地域".
 */
export function listAreaReasons(item: Item, { slug, words }: Area): AreaReason[] {
  const named = (["title", "content", "goal"] as const).flatMap((field): AreaReason[] => {
    const word = words.find((candidate) => item[field].includes(candidate));
    return word === undefined ? [] : [{ kind: "named", field, word }];
  });
  const branches = item.owners.filter(({ areas }) => Array.isArray(areas) && areas.includes(slug));
  return [...named, ...branches.map((owner): AreaReason => ({ kind: "branch", owner }))];
}

/** The items that belong to an area, by its slug, in the plan's order. */
export function listItemsOfArea({ items }: Pick<Plan, "items">, slug: string): Item[] {
  return items.filter(({ areas }) => areas.includes(slug));
}

/** Whether every branch is responsible for the item (各支所…課), so that it concerns all areas alike. */
export function isOwnedByEveryBranch({ owners }: Pick<Item, "owners">): boolean {
  return owners.some(({ areas }) => areas === "every");
}

/** The steps of an item that name the area: 東町の小学校の統合. Empty where its promise is not told area by area. */
export function listAreaSteps({ targets }: Pick<Item, "targets">, { words }: Pick<Area, "words">): Step[] {
  const steps = targets.flatMap((target) => (target.kind === "milestone" ? target.steps : []));
  return steps.filter(({ name }) => words.some((word) => name.includes(word)));
}
