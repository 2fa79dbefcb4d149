import type { Plan } from "./plan.ts";

/** Whether the newest text of the plan that we have is its draft, so that the adopted plan may differ. */
export function isDraft({ editions }: Pick<Plan, "editions">): boolean {
  return editions.at(-1)?.label === "案";
}
