import type { FollowableId } from "./follow.ts";
import type { Item } from "./item.ts";

/** What an item is part of: its policy, its areas and the departments that answer for it. */
export function listWholes({ policy, areas, owners }: Pick<Item, "policy" | "areas" | "owners">): FollowableId[] {
  const departments = new Set(owners.map(({ department }) => department));
  return [
    `policy:${policy}`,
    ...areas.map((slug) => `area:${slug}` as const),
    ...[...departments].map((slug) => `department:${slug}` as const),
  ];
}

/** Whether an item is what somebody follows, or part of it: of the area, the department or the policy. */
export function isPartOf(item: Item, id: FollowableId): boolean {
  return id === `item:${item.key}` || listWholes(item).includes(id);
}
