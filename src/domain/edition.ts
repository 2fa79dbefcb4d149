import type { Item } from "./item.ts";
import type { Edition, Plan } from "./plan.ts";

/** Whether the newest text of the plan that we have is its draft, so that the adopted plan may differ. */
export function isDraft({ editions }: Pick<Plan, "editions">): boolean {
  return editions.at(-1)?.label === "案";
}

/** The newest edition that numbers an item, whose words the item's texts are; `null` where no known edition does. */
export function findEditionOf(
  { numbers }: Pick<Item, "numbers">,
  { editions }: Pick<Plan, "editions">,
): Edition | null {
  return editions.findLast(({ id }) => Object.hasOwn(numbers, id)) ?? null;
}
