import { type Accessor, createMemo } from "solid-js";
import { type FoldedChange, foldChanges } from "#domain/changes.ts";
import type { Follow, FollowableId } from "#domain/follow.ts";
import type { ItemKey } from "#domain/record.ts";
import type { PlanView } from "./plan.ts";

/** What changed for one follow since the reader last read it. */
export interface UnreadOfFollow {
  follow: Follow;
  changes: FoldedChange[];
}

export interface Unread {
  /** Follows with something unread, in the order of the follows. */
  byFollow: Accessor<UnreadOfFollow[]>;
  /** All unread changes, each once, even where an item is followed by itself and through its area. */
  all: Accessor<FoldedChange[]>;
  count: Accessor<number>;
}

/** The changes that the reader has not read, from the log that the snapshot carries. */
export function createUnread(view: Accessor<PlanView>, follows: Accessor<readonly Follow[]>): Unread {
  const byFollow = createMemo(() => listUnread(view(), follows()));
  const all = createMemo(() => {
    const changes = byFollow().flatMap((unread) => unread.changes);
    return [...new Map(changes.map((change) => [`${change.item} ${change.field}`, change])).values()];
  });
  return { byFollow, all, count: () => all().length };
}

function listUnread(view: PlanView, follows: readonly Follow[]): UnreadOfFollow[] {
  const folded = new Map<number, FoldedChange[]>();
  const changesSince = (version: number) => {
    const changes = folded.get(version) ?? foldChanges(view.snapshot.log, version);
    folded.set(version, changes);
    return changes;
  };
  return follows
    .map((follow) => {
      const items = listFollowedItems(view, follow.id);
      return { follow, changes: changesSince(follow.read).filter(({ item }) => item !== undefined && items.has(item)) };
    })
    .filter(({ changes }) => changes.length > 0);
}

/** The items for which a follow stands: the item itself, or all of an area, a department or a policy. */
export function listFollowedItems({ plan }: PlanView, id: FollowableId): Set<ItemKey> {
  const [kind, name = ""] = id.split(":");
  if (kind === "item") return new Set([name]);
  const followed = plan.items.filter((item) => {
    if (kind === "area") return item.areas.includes(name);
    if (kind === "department") return item.owners.some(({ department }) => department === name);
    return kind === "policy" && item.policy === name;
  });
  return new Set(followed.map(({ key }) => key));
}
