import { type Follow, type FollowableId, joinFollows } from "#domain/follow.ts";
import { editFollows } from "./follows.ts";

// What personal pages do to all that is followed; documents do without it.

/** Marks the changes up to `version` as read; a mark never goes back. */
export function markRead(ids: readonly FollowableId[], version: number): Promise<Follow[]> {
  return editFollows((follows) =>
    follows.map((one) => (ids.includes(one.id) && one.read < version ? { ...one, read: version } : one)),
  );
}

/** Follows what a follow code names, from data version `version` on; what is followed already stays as it is. */
export function addFollows(ids: readonly FollowableId[], version: number): Promise<Follow[]> {
  return editFollows((follows) => {
    const added = ids.filter((id) => !follows.some((one) => one.id === id));
    return [...follows, ...added.map((id) => ({ id, since: version, read: version }))];
  });
}

/** Adds follows that were kept elsewhere, with what was read of them there; what was read here stays read. */
export function restoreFollows(kept: readonly Follow[]): Promise<Follow[]> {
  return editFollows((follows) => joinFollows(follows, kept));
}
