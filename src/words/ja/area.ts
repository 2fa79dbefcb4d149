import type { AreaReason } from "#domain/area-reasons.ts";
import type { Plan } from "#domain/plan.ts";
import { describeOwner } from "./owner.ts";

const FIELDS = { title: "題名", content: "内容", goal: "目標" } as const;

/** Why an item belongs to an area: 「内容と目標に「東町」／担当 支所建設課（東町・西町）」. */
export function describeAreaReasons(reasons: readonly AreaReason[], plan: Pick<Plan, "departments" | "areas">): string {
  const words = [...new Set(reasons.flatMap((reason) => (reason.kind === "named" ? [reason.word] : [])))];
  const named = words.map((word) => {
    const fields = reasons.flatMap((reason) =>
      reason.kind === "named" && reason.word === word ? [FIELDS[reason.field]] : [],
    );
    return `${fields.join("と")}に「${word}」`;
  });
  const owners = reasons.flatMap((reason) => (reason.kind === "branch" ? [describeOwner(reason.owner, plan)] : []));
  return [...named, ...(owners.length > 0 ? [`担当 ${owners.join("、")}`] : [])].join("／");
}
