import { type Follow, type FollowableId, type FollowsDurability, joinFollows, parseFollows } from "#domain/follow.ts";
import { FOLLOWS_KEY, type Outcome, type StoredFollows, transact } from "./database.ts";
import { MIRROR_KEY, parseStoredFollows, readMirror, writeMirror } from "./follow-mirror.ts";
import { isShared } from "./settings.ts";
import { createTabSignal } from "./tab-signal.ts";

/**
 * The reader's follows, in IndexedDB and in a mirror in localStorage, which is written first and
 * synchronously. Either copy may vanish; the one with the higher revision wins. Copies of the same
 * revision, and one that was started without knowing the other, are merged.
 * Where neither can be written, follows live in memory until the page is left. On a shared device nothing is followed:
 * its owner's follows stay as they are, and are not seen.
 */

type Edit = (follows: Follow[]) => Follow[];

const NONE: StoredFollows = { revision: 0, follows: [] };

/** Follows that could not be written to the mirror. */
let unmirrored = NONE;
let isMirrored = true;
let isStored = true;

const tabs = createTabSignal("follows", MIRROR_KEY);
const listeners = new Set<(follows: Follow[]) => void>();

/** Everything followed, in the order in which it was first followed. */
export function listFollows(): Promise<Follow[]> {
  return isShared() ? Promise.resolve([]) : reconcile(known());
}

/** What is followed, as far as it is known synchronously, for the first paint. */
export function peekFollows(): Follow[] {
  return known().follows;
}

/** Follows `id` from data version `version` on; does nothing where it is followed already. */
export function follow(id: FollowableId, version: number): Promise<Follow[]> {
  if (!isShared() && peekFollows().length === 0) requestPersistence();
  return editFollows((follows) =>
    follows.some((one) => one.id === id) ? follows : [...follows, { id, since: version, read: version }],
  );
}

export function unfollow(id: FollowableId): Promise<Follow[]> {
  return editFollows((follows) => follows.filter((other) => other.id !== id));
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
  unmirrored = NONE;
  tellFollows();
}

/** Has every tab look again, as where the device becomes a shared one, or is no longer. */
export function tellFollows(): void {
  tabs.send();
  tell(known().follows);
}

/** Asks the browser not to clear this site's storage when space runs short; most decide without asking the reader. */
function requestPersistence(): void {
  // The answer changes nothing; some browsers lack the method, and one that refuses may throw at once.
  void (async () => globalThis.navigator?.storage?.persist?.())().catch(() => undefined);
}

/** Changes what is followed; `edit` may run again, on what the database holds. Answers what is followed then. */
export function editFollows(editUnchecked: Edit): Promise<Follow[]> {
  if (isShared()) return Promise.resolve([]);
  const edit: Edit = (follows) => parseFollows(editUnchecked(follows));
  const before = known();
  const after: StoredFollows = { revision: before.revision + 1, follows: edit(before.follows) };
  // Nothing was known: the database may hold more, and may be out of reach for days.
  if (before.revision === 0 || before.partial) after.partial = true;
  keepAtOnce(after);
  tell(after.follows);
  return reconcile(before, edit).finally(tabs.send);
}

/** The newest copy that can be read synchronously. */
function known(): StoredFollows {
  if (isShared()) return NONE;
  const mirror = readMirror();
  return mirror && mirror.revision >= unmirrored.revision ? mirror : unmirrored;
}

function keepAtOnce(follows: StoredFollows): void {
  isMirrored = writeMirror(follows);
  unmirrored = isMirrored ? NONE : follows;
}

/**
 * Makes database and mirror agree. The edit is applied again to what the database holds, because
 * another tab may have changed it, or the mirror may have been cleared.
 */
async function reconcile(before: StoredFollows, edit?: Edit): Promise<Follow[]> {
  const outcome = await writeReconciled(before, edit);
  isStored = !("failure" in outcome);
  const now = known();
  // The device may have been declared shared in the meantime.
  if (isShared()) return now.follows;
  const newest = "failure" in outcome ? now : merge(now, outcome.value);
  // Without a database the mirror is written even if nothing changed, to learn whether it can be.
  if (!isSame(now, newest) || !isStored) keepAtOnce(newest);
  if (!isSame(now.follows, newest.follows)) tell(newest.follows);
  return newest.follows;
}

function writeReconciled(before: StoredFollows, edit?: Edit): Promise<Outcome<StoredFollows>> {
  return transact(["follows", "quarantine"], "readwrite", async (transaction) => {
    const record: unknown = await transaction.objectStore("follows").get(FOLLOWS_KEY);
    const stored = parseStoredFollows(record);
    const merged = merge(stored ?? NONE, before);
    const after = edit ? { revision: merged.revision + 1, follows: edit(merged.follows) } : merged;
    if (record !== undefined && !isSame(record, stored)) {
      await transaction.objectStore("quarantine").put(record, "follows");
    }
    if (after.revision > 0 && !isSame(record, after)) await transaction.objectStore("follows").put(after, FOLLOWS_KEY);
    return after;
  });
}

/** The copy with the higher revision; both merged where these are equal or one copy is partial. */
function merge(a: StoredFollows, b: StoredFollows): StoredFollows {
  const revision = Math.max(a.revision, b.revision);
  if (isSame(a.follows, b.follows)) return { revision, follows: a.follows };
  if (a.revision !== b.revision && !a.partial && !b.partial) return a.revision > b.revision ? a : b;
  // What was followed first comes first.
  const [first, second] = a.partial ? [b, a] : [a, b];
  return { revision: revision + 1, follows: joinFollows(first.follows, second.follows) };
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function tell(follows: Follow[]): void {
  for (const listener of listeners) listener(follows);
}
