/** What a reader can follow: an item by key, an area or a department by slug, a policy by id. */
export type FollowableId = `item:${string}` | `area:${string}` | `department:${string}` | `policy:${string}`;

/** One thing that a reader follows; nothing tells who. */
export interface Follow {
  id: FollowableId;
  /** Version of the data at which the reader began to follow. */
  since: number;
  /** Version up to which the reader has read the changes. */
  read: number;
  /** Of an area, a department or a policy: the version up to which single items were read on their own pages, by key. */
  seen?: Record<string, number>;
}

/** How durably follows are stored: in the database, only in the mirror, or only until the page is left. */
export type FollowsDurability = "kept" | "mirror-only" | "memory-only";

const FOLLOWABLE = /^(item|area|department|policy):[a-z0-9]+(-[a-z0-9]+)*$/;

/** Whether a value names something that can be followed; it need not be in the plan any more. */
export function isFollowableId(value: unknown): value is FollowableId {
  return typeof value === "string" && FOLLOWABLE.test(value);
}

/** Accepts kinds that a later version of the app may add: an older tab keeps them without showing them. */
const STORED = /^[a-z]+:[a-z0-9]+(-[a-z0-9]+)*$/;

/**
 * The follows in a value of unknown origin: every valid entry, the first of each id.
 * Checked by hand, because the first bundle that a page loads reads follows and has no room for zod.
 */
export function parseFollows(value: unknown): Follow[] {
  if (!Array.isArray(value)) return [];
  const follows = new Map<FollowableId, Follow>();
  for (const entry of value) {
    if (typeof entry !== "object" || entry === null) continue;
    const { id, since, read, seen } = entry as Record<string, unknown>;
    if (isStoredId(id) && isVersion(since) && isVersion(read) && !follows.has(id)) {
      follows.set(id, withSeen({ id, since, read }, Object.entries(seen ?? {})));
    }
  }
  return [...follows.values()];
}

/** A follow with the items that were read by themselves since; what is read altogether is not kept again. */
export function withSeen({ id, since, read }: Follow, seen: readonly [string, unknown][]): Follow {
  const later = seen.filter((entry): entry is [string, number] => isVersion(entry[1]) && entry[1] > read);
  return later.length > 0 ? { id, since, read, seen: Object.fromEntries(later) } : { id, since, read };
}

/** All that either list follows, those of the first before the others, with everything marked as read that is in one. */
export function joinFollows(first: readonly Follow[], second: readonly Follow[]): Follow[] {
  const follows = new Map(first.map((one) => [one.id, one]));
  for (const one of second) {
    const other = follows.get(one.id) ?? one;
    const seen = [...Object.entries(one.seen ?? {}), ...Object.entries(other.seen ?? {})].sort((a, b) => a[1] - b[1]);
    const since = Math.min(one.since, other.since);
    follows.set(one.id, withSeen({ id: one.id, since, read: Math.max(one.read, other.read) }, seen));
  }
  return [...follows.values()];
}

function isStoredId(value: unknown): value is FollowableId {
  return typeof value === "string" && STORED.test(value);
}

function isVersion(value: unknown): value is number {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0;
}
