import type { FollowableId } from "./follow.ts";
import type { Item } from "./item.ts";

/** Whether an item is what somebody follows, or part of it: of the area, the department or the policy. */
export function isPartOf({ key, areas, owners, policy }: Item, id: FollowableId): boolean {
  const [kind, name = ""] = id.split(":");
  switch (kind) {
    case "item":
      return key === name;
    case "area":
      return areas.includes(name);
    case "department":
      return owners.some(({ department }) => department === name);
    default:
      return kind === "policy" && policy === name;
  }
}
