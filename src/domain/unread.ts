import { type FoldedChange, foldChanges } from "./changes.ts";
import type { Follow, FollowableId } from "./follow.ts";
import { groupBy } from "./group-by.ts";
import type { Plan } from "./plan.ts";
import type { ItemKey } from "./record.ts";
import type { Snapshot } from "./snapshot.ts";

/**
 * The changes that the reader has not read, from the log that the snapshot carries: each once, those of an item folded
 * into one another, the latest item first. Where an item is followed in several ways, it is read as far as in all of them.
 */
export function listUnread({ plan, log }: Pick<Snapshot, "plan" | "log">, follows: readonly Follow[]): FoldedChange[] {
  const folded = new Map<number, Map<ItemKey | undefined, FoldedChange[]>>();
  const changesSince = (version: number) => {
    const changes = folded.get(version) ?? groupBy(foldChanges(log, version), ({ item }) => item);
    folded.set(version, changes);
    return changes;
  };
  const latest = (changes: readonly FoldedChange[]) => Math.max(...changes.map(({ version }) => version));
  return [...listReadUpTo(plan, follows)]
    .map(([key, version]) => changesSince(version).get(key) ?? [])
    .filter((changes) => changes.length > 0)
    .toSorted((a, b) => latest(b) - latest(a))
    .flat();
}

/** Each item that is followed, by itself or in a group, with the version up to which its changes are read. */
export function listReadUpTo(plan: Pick<Plan, "items">, follows: readonly Follow[]): Map<ItemKey, number> {
  const marks = new Map<ItemKey, number>();
  for (const { id, read, seen } of follows) {
    for (const key of listFollowedItems(plan, id)) {
      const mark = Math.max(read, seen?.[key] ?? 0);
      marks.set(key, Math.min(mark, marks.get(key) ?? mark));
    }
  }
  return marks;
}

/** The items for which a follow stands: the item itself, or all of an area, a department or a policy. */
export function listFollowedItems(plan: Pick<Plan, "items">, id: FollowableId): Set<ItemKey> {
  const [kind, name = ""] = id.split(":");
  if (kind === "item") return new Set([name]);
  const followed = plan.items.filter((item) => {
    if (kind === "area") return item.areas.includes(name);
    if (kind === "department") return item.owners.some(({ department }) => department === name);
    return kind === "policy" && item.policy === name;
  });
  return new Set(followed.map(({ key }) => key));
}
