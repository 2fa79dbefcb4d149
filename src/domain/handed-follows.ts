import type { Follow, FollowableId } from "./follow.ts";
import type { HandoverFate, OtherItem } from "./handover.ts";
import type { Plan } from "./plan.ts";

/** What was followed of a plan before. */
export interface FollowedBefore {
  /** Its id. */
  plan: string;
  follows: readonly Pick<Follow, "id">[];
  /** Its items, where they are at hand: they tell which of them a policy had. */
  items?: Plan["items"] | undefined;
}

/** What became of it in the plan that followed: each thing stands in one of the three lists, in the order it was followed. */
export interface HandedFollows {
  /** What goes on, and as what; at least as one thing. */
  carried: { from: FollowableId; to: FollowableId[] }[];
  /** Items that were done with, or are not gone on with, with the reason where one is told. */
  ended: { id: FollowableId; fate: Exclude<HandoverFate, "continued">; item: OtherItem; note?: string }[];
  /** Of which nobody has said what became of them, or which have no counterpart. */
  open: FollowableId[];
}

type Successor = Pick<Plan, "items" | "areas" | "departments" | "policies" | "inherited">;

/**
 * What became of what was followed of a plan before. An item goes on as the items that the plan names for it, an area or a
 * department as the one of the same slug. A policy goes on only where all of its items are told of and those that go on
 * came into one policy: a number alone, 方針2, means another one in each plan. Never by title.
 * Source: docs/decisions.md, "When one plan follows another, follows go on".
 */
export function listHandedFollows({ plan, follows, items = [] }: FollowedBefore, successor: Successor): HandedFollows {
  const rows = (successor.inherited ?? []).filter((one) => one.plan === plan).flatMap((one) => one.items);
  const rowOf = new Map(rows.map((row) => [row.from.key, row]));
  const itemOf = new Map(successor.items.map((item) => [item.key, item]));
  const handed: HandedFollows = { carried: [], ended: [], open: [] };

  const findPolicies = (policy: string) => {
    const told = items.filter((item) => item.policy === policy).map(({ key }) => rowOf.get(key));
    if (told.includes(undefined)) return new Set<string>();
    return new Set(told.flatMap((row) => row?.to ?? []).flatMap((key) => itemOf.get(key)?.policy ?? []));
  };
  const findSuccessors = (id: FollowableId, kind: string, name: string): FollowableId[] => {
    if (kind === "area") return successor.areas.some(({ slug }) => slug === name) ? [id] : [];
    if (kind === "department") return successor.departments.some(({ slug }) => slug === name) ? [id] : [];
    if (kind === "item") {
      const keys = (rowOf.get(name)?.to ?? []).filter((key) => itemOf.has(key));
      return keys.map((key) => `item:${key}` as const);
    }
    const policies = [...findPolicies(name)];
    return kind === "policy" && policies.length === 1 ? policies.map((policy) => `policy:${policy}` as const) : [];
  };

  for (const { id } of follows) {
    const [kind = "", name = ""] = id.split(":");
    const row = kind === "item" ? rowOf.get(name) : undefined;
    const to = findSuccessors(id, kind, name);
    if (to.length > 0) handed.carried.push({ from: id, to });
    else if (row && row.fate !== "continued") {
      const { fate, from: item, note } = row;
      handed.ended.push({ id, fate, item, ...(note === undefined ? {} : { note }) });
    } else handed.open.push(id);
  }
  return handed;
}

/** What is followed of a plan, and what of plans before has been decided for it. */
export interface Followed {
  follows: Follow[];
  /** What was followed of plans before, with what it went on as or its fate, `<plan>/<id>><id or fate>`: decided once. */
  took?: string[];
}

const nameDecision = (plan: string, id: FollowableId, outcome: string) => `${plan}/${id}>${outcome}`;

/** Whether something that was followed of another plan has been taken over, or has ended. */
export function isDecided(took: readonly string[], plan: string, id: FollowableId): boolean {
  return took.some((name) => name.startsWith(nameDecision(plan, id, "")));
}

/**
 * Follows after what goes on of a plan before was added, from data version `version` on, so that none of it is news. What
 * is followed already stays as it is, and what was once taken over, and perhaps unfollowed since, does not come back; what
 * was decided by a row that has been put right since is decided anew. The same object where there is nothing to decide.
 */
export function takeOverFollows<Kept extends Followed>(
  kept: Kept,
  before: FollowedBefore,
  { plan, version }: { plan: Successor; version: number },
): Kept {
  const taken = new Set(kept.took);
  const { carried, ended } = listHandedFollows(before, plan);
  const decisions = [
    ...carried.flatMap(({ from, to }) => to.map((id) => ({ name: nameDecision(before.plan, from, id), to: [id] }))),
    ...ended.map(({ id, fate }) => ({ name: nameDecision(before.plan, id, fate), to: [] })),
  ].filter(({ name }) => !taken.has(name));
  if (decisions.length === 0) return kept;
  const followed = new Set(kept.follows.map(({ id }) => id));
  const added = new Set(decisions.flatMap(({ to }) => to).filter((id) => !followed.has(id)));
  return {
    ...kept,
    follows: [...kept.follows, ...[...added].map((id): Follow => ({ id, since: version, read: version }))],
    took: [...taken, ...decisions.map(({ name }) => name)],
  };
}
