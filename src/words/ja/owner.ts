import type { Owner } from "#domain/owner.ts";
import type { Plan } from "#domain/plan.ts";

const DUTY_MARKS = "①②③④⑤⑥⑦⑧⑨";

/** An owner in words: 「企画課（②～⑤）」「支所建設課（東町・西町）」「各支所建設課」. */
export function describeOwner(owner: Owner, plan: Pick<Plan, "departments" | "areas">): string {
  const name = plan.departments.find(({ slug }) => slug === owner.department)?.name ?? owner.department;
  const { areas } = owner;
  if (areas === "every") return `各${name}`;
  const places = areas?.map((slug) => plan.areas.find((area) => area.slug === slug)?.name ?? slug).join("・");
  const duties = owner.duties?.map((duty) => DUTY_MARKS[duty - 1]).join("");
  return [name, places && `（${places}）`, duties && `（${duties}）`].filter(Boolean).join("");
}

/** Owners in a line: 「企画課（②～⑤）、各支所建設課」. */
export function describeOwners(owners: readonly Owner[], plan: Pick<Plan, "departments" | "areas">): string {
  return owners.map((owner) => describeOwner(owner, plan)).join("、");
}
