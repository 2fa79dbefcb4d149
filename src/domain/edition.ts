import type { Item } from "./item.ts";
import type { Edition, Plan } from "./plan.ts";

/** Whether the newest edition we have is the draft, from which the adopted plan may differ. */
export function isDraft({ editions }: Pick<Plan, "editions">): boolean {
  return editions.at(-1)?.label === "案";
}

/** The newest edition that numbers an item, which its texts are quoted from; `null` where no known edition does. */
export function findEditionOf(
  { numbers }: Pick<Item, "numbers">,
  { editions }: Pick<Plan, "editions">,
): Edition | null {
  return editions.findLast(({ id }) => Object.hasOwn(numbers, id)) ?? null;
}

/** The number of an item as printed in the newest edition that has it: 2-1-5, Ⅰ-2-(3), 施策12. */
export function findNumber(item: Pick<Item, "key" | "numbers">, plan: Pick<Plan, "editions">): string {
  return item.numbers[findEditionOf(item, plan)?.id ?? ""] ?? item.key;
}
