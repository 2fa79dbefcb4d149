import type { FollowableId } from "#domain/follow.ts";
import { listHandedFollows } from "#domain/handed-follows.ts";
import type { Plan } from "#domain/plan.ts";
import { readStoredPlan } from "#queries/stored-plan.ts";
import { describeHanded } from "#words/ja/handed-follows.ts";

const NOTHING_LOST = "いまのフォローは、そのままです。";

/**
 * Follows what goes on of a plan before, as a follow code or a kept file of that time names it, and answers what came of
 * it. Of a plan from which nothing was handed to this one, nothing is taken.
 *
 * @param listIds what it names, by that plan's own register; `null` where that takes a register and none is at hand.
 */
export async function addFromBefore(
  plan: Plan,
  planBefore: string,
  listIds: (register: readonly string[] | undefined) => readonly FollowableId[] | null,
  add: (ids: readonly FollowableId[]) => void,
): Promise<string> {
  const title = plan.inherited?.find((one) => one.plan === planBefore)?.title;
  if (title === undefined) return `ほかの計画のフォローです。${NOTHING_LOST}`;
  const before = await readStoredPlan(planBefore);
  const ids = listIds(before?.followRegister);
  if (!ids) {
    return `前の計画「${title}」のコードです。その計画のページ（/plans/${planBefore}）を一度開いてから、もう一度入れてください。${NOTHING_LOST}`;
  }
  const follows = ids.map((id) => ({ id }));
  const handed = listHandedFollows({ plan: planBefore, follows, items: before?.items }, plan);
  add(handed.carried.flatMap(({ to }) => to));
  return describeHanded({ plan: planBefore, title, handed })
    .map((part) => (typeof part === "string" ? part : part.name))
    .join("");
}
