import { type Follow, type FollowableId, type FollowsDurability, parseFollows } from "#domain/follow.ts";
import type { StoredFollows } from "./database.ts";
import { readMirror, writeMirror } from "./follow-mirror.ts";
import { type FollowsSuffix, mirrorKeyOf, suffixOf } from "./follow-records.ts";
import { isSame, mergeStored, NO_FOLLOWS, type StoredEdit, writeFollows } from "./reconcile-follows.ts";
import { isShared } from "./settings.ts";
import { createTabSignal } from "./tab-signal.ts";

/**
 * The reader's follows of the current plan, in IndexedDB and in a mirror in localStorage, which is written first and
 * synchronously. Either copy may vanish; the one with the higher revision wins. Copies of the same
 * revision, and one that was started without knowing the other, are merged.
 * Where neither can be written, follows live in memory until the page is left. On a shared device nothing is followed:
 * its owner's follows stay as they are, and are not seen.
 */

/** Where they lie; those of the plan that was published first, unless a page says otherwise. */
let suffix: FollowsSuffix = "";
/** Follows that could not be written to the mirror. */
let unmirrored = NO_FOLLOWS;
let isMirrored = true;
let isStored = true;

const tabs = createTabSignal("follows", mirrorKeyOf(""));
const listeners = new Set<(follows: Follow[]) => void>();

/** Says which plan is the current one, before anything else here is asked, and which was published first. */
export function openFollowsOf(plan: string, first: string | undefined): void {
  suffix = suffixOf(plan, first);
}

/** Everything followed, in the order in which it was first followed. */
export function listFollows(): Promise<Follow[]> {
  if (isShared()) return Promise.resolve([]);
  const copy = peekStored();
  return reconcile(copy, copy.revision);
}

/** What is followed, as far as it is known synchronously, for the first paint. */
export function peekFollows(): Follow[] {
  return peekStored().follows;
}

/** The newest copy that can be read synchronously. */
export function peekStored(): StoredFollows {
  if (isShared()) return NO_FOLLOWS;
  const mirror = readMirror(suffix);
  return mirror && mirror.revision >= unmirrored.revision ? mirror : unmirrored;
}

/** Follows `id` from data version `version` on; does nothing where it is followed already. */
export function follow(id: FollowableId, version: number): Promise<Follow[]> {
  if (!isShared() && peekFollows().length === 0) requestPersistence();
  return editFollows((follows) =>
    follows.some((one) => one.id === id) ? follows : [...follows, { id, since: version, read: version }],
  );
}

export function unfollow(id: FollowableId): Promise<Follow[]> {
  return editStored((stored) => ({
    ...stored,
    follows: stored.follows.filter((other) => other.id !== id),
    ...(stored.partial && { gone: [...(stored.gone ?? []), id] }),
  }));
}

/** Marks the changes of one item up to `version` as read in `ids`, which stand for it by itself or for a group with it. */
export function markItemRead(ids: readonly FollowableId[], key: string, version: number): Promise<Follow[]> {
  return editFollows((follows) =>
    follows.map((one) => {
      if (!ids.includes(one.id)) return one;
      const { read, seen } = one;
      if (one.id === `item:${key}`) return { ...one, read: Math.max(read, version) };
      return { ...one, seen: { ...seen, [key]: Math.max(seen?.[key] ?? 0, version) } };
    }),
  );
}

/** How safely follows were stored at the last read or change, so that the reader can be offered a follow code. */
export function followsDurability(): FollowsDurability {
  if (isShared()) return "memory-only";
  if (isStored) return "kept";
  return isMirrored ? "mirror-only" : "memory-only";
}

/** Calls `listener` with all follows after every change, here or in another tab; returns a function that stops it. */
export function onFollowsChanged(listener: (follows: Follow[]) => void): () => void {
  listeners.add(listener);
  const stop = tabs.listen(() => listFollows().then(listener));
  return () => {
    listeners.delete(listener);
    stop();
  };
}

/** Forgets what this page holds in memory; `eraseEverything` removes what is stored. */
export function forgetFollows(): void {
  unmirrored = NO_FOLLOWS;
  tellFollows();
}

/** Has every tab look again, as where the device becomes a shared one, or is no longer. */
export function tellFollows(): void {
  tabs.send();
  tell(peekStored().follows);
}

/** Asks the browser not to clear this site's storage when space runs short; most decide without asking the reader. */
function requestPersistence(): void {
  // The answer changes nothing; some browsers lack the method, and one that refuses may throw at once.
  void (async () => globalThis.navigator?.storage?.persist?.())().catch(() => undefined);
}

/** Changes what is followed; `edit` may run again, on what the database holds. Answers what is followed then. */
export function editFollows(edit: (follows: Follow[]) => Follow[]): Promise<Follow[]> {
  return editStored((stored) => ({ ...stored, follows: parseFollows(edit(stored.follows)) }));
}

/** The same for all that is kept with the follows. */
export function editStored(edit: StoredEdit): Promise<Follow[]> {
  if (isShared()) return Promise.resolve([]);
  const before = peekStored();
  const after: StoredFollows = { ...edit(before), revision: before.revision + 1 };
  keepAtOnce(after);
  tell(after.follows);
  return reconcile(before, after.revision, edit).finally(tabs.send);
}

function keepAtOnce(follows: StoredFollows): void {
  isMirrored = writeMirror(suffix, follows);
  unmirrored = isMirrored ? NO_FOLLOWS : follows;
}

/** Makes database and mirror agree; `revision` is what the mirror was left with. */
async function reconcile(before: StoredFollows, revision: number, edit?: StoredEdit): Promise<Follow[]> {
  // The mirror has what was tapped since, in every tab; what this page alone remembers has not.
  const outcome = await writeFollows(suffix, () => (isMirrored ? peekStored() : before), edit, revision);
  isStored = !("failure" in outcome);
  const now = peekStored();
  // The device may have been declared shared in the meantime. Or more was tapped: joined with what the database had before
  // that, what was taken away would come back. The answer to the last tap makes the copies agree.
  if (isShared() || now.revision > revision) return now.follows;
  const newest = "failure" in outcome ? now : mergeStored(now, outcome.value);
  // Without a database the mirror is written even if nothing changed, to learn whether it can be.
  if ((newest.revision > 0 && !isSame(now, newest)) || !isStored) keepAtOnce(newest);
  if (!isSame(now.follows, newest.follows)) tell(newest.follows);
  return newest.follows;
}

function tell(follows: Follow[]): void {
  for (const listener of listeners) listener(follows);
}
