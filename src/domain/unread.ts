import { type FoldedChange, foldChanges } from "./changes.ts";
import type { Follow, FollowableId } from "./follow.ts";
import { groupBy } from "./group-by.ts";
import type { Plan } from "./plan.ts";
import type { ItemKey } from "./record.ts";
import type { Snapshot } from "./snapshot.ts";

/** What changed for one follow since the reader last read it. */
export interface UnreadOfFollow {
  follow: Follow;
  changes: FoldedChange[];
}

export interface Unread {
  /** Follows with something unread, in the order of the follows. */
  byFollow: UnreadOfFollow[];
  /** All unread changes, each once, even where an item is followed by itself and through its area. */
  all: FoldedChange[];
}

/** The changes that the reader has not read, from the log that the snapshot carries: those of an item together. */
export function listUnread({ plan, log }: Pick<Snapshot, "plan" | "log">, follows: readonly Follow[]): Unread {
  const folded = new Map<number, Map<ItemKey | undefined, FoldedChange[]>>();
  const changesSince = (version: number) => {
    const changes = folded.get(version) ?? groupBy(foldChanges(log, version), ({ item }) => item);
    folded.set(version, changes);
    return changes;
  };
  const byFollow = follows
    .map((follow) => {
      const { id, read, seen } = follow;
      const keys = [...listFollowedItems(plan, id)];
      return { follow, changes: keys.flatMap((key) => changesSince(Math.max(read, seen?.[key] ?? 0)).get(key) ?? []) };
    })
    .filter(({ changes }) => changes.length > 0);
  const all = new Map(
    byFollow.flatMap(({ changes }) => changes.map((change) => [`${change.item} ${change.field}`, change])),
  );
  return { byFollow, all: [...all.values()] };
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
