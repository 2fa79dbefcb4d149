import type { FoldedChange } from "./changes.ts";
import type { IsoDate } from "./fiscal-year.ts";
import type { Follow } from "./follow.ts";
import type { ItemKey } from "./record.ts";
import type { Snapshot } from "./snapshot.ts";
import { listUnread } from "./unread.ts";

/** How far a device has told its reader of changes by notifications; it exists only where the reader wants them. */
export interface NoticeMark {
  /** Id of the plan whose versions are counted. */
  plan: string;
  /** Version up to which everything was told, or stood there when the reader began to be notified. */
  version: number;
  /** The day of the last notification in Asia/Tokyo; `null` where there was none. */
  on: IsoDate | null;
}

/** What one notification tells: the changes of an item, and how many other items changed. */
export interface Notice {
  item: ItemKey;
  changes: FoldedChange[];
  others: number;
}

/** What a reader who does not look is told, in words. */
export interface News {
  /** How many changes are unread. */
  unread: number;
  /** The notification to show now; `null` for none. */
  notice: { title: string; body: string; address: string } | null;
}

/**
 * The one notification of a day: what the reader has neither read nor been told of, of the item that changed last. `null`
 * where there is nothing, or the day had its notification; what then waits is told on the next day.
 */
export function chooseNotice(
  snapshot: Pick<Snapshot, "plan" | "log">,
  follows: readonly Follow[],
  mark: NoticeMark,
  today: IsoDate,
): Notice | null {
  if (mark.on === today) return null;
  // Versions of another plan tell nothing of this one.
  const told = mark.plan === snapshot.plan.id ? mark.version : 0;
  // What was told counts as read, so that the next step is told from there.
  const unread = listUnread(
    snapshot,
    follows.map((one) => ({ ...one, read: Math.max(one.read, told) })),
  );
  const items = new Set(unread.flatMap(({ item }) => item ?? []));
  const [item] = items;
  if (item === undefined) return null;
  return { item, changes: unread.filter((change) => change.item === item), others: items.size - 1 };
}
