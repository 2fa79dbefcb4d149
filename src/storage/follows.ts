import { type Follow, type FollowableId, type FollowsDurability, parseFollows } from "#domain/follow.ts";
import { FOLLOWS_KEY, type Outcome, type StoredFollows, transact } from "./database.ts";
import { MIRROR_KEY, parseStoredFollows, readMirror, writeMirror } from "./follow-mirror.ts";
import { isShared } from "./settings.ts";
import { createTabSignal } from "./tab-signal.ts";

/**
 * The reader's follows: in IndexedDB, with a mirror in localStorage that is written first and at once.
 * Either may vanish; the copy with more changes behind it wins. On a tie, and where one was begun
 * without knowing the other, both are kept together.
 * Where neither can be written, and on a shared device, memory serves until the page is left.
 */

type Edit = (follows: Follow[]) => Follow[];

const NONE: StoredFollows = { revision: 0, follows: [] };

/** Follows that the mirror did not take. */
let unmirrored = NONE;
/** Follows made while the device is shared: never written anywhere. */
let visitors = NONE;
let isMirrored = true;
let isStored = true;

const tabs = createTabSignal("follows", MIRROR_KEY);
/** Says that a visitor of a shared device has gone, or that it is shared no more: nobody is to see their follows. */
const visits = createTabSignal("visits", "shared");
const listeners = new Set<(follows: Follow[]) => void>();

/** Everything followed, in the order in which it was first followed. */
export function listFollows(): Promise<Follow[]> {
  return isShared() ? Promise.resolve(visitors.follows) : reconcile(known());
}

/** What is known to be followed without waiting, for the first answer on a screen. */
export function peekFollows(): Follow[] {
  return known().follows;
}

/** Follows `id` from `version` of the data on; what is followed already stays as it is. */
export function follow(id: FollowableId, version: number): Promise<Follow[]> {
  if (!isShared() && peekFollows().length === 0) askToStay();
  return addFollows([{ id, since: version, read: version }]);
}

export function unfollow(id: FollowableId): Promise<Follow[]> {
  return change((follows) => follows.filter((other) => other.id !== id));
}

/** Marks the changes up to `version` as read; a mark never goes back. */
export function markRead(ids: readonly FollowableId[], version: number): Promise<Follow[]> {
  return change((follows) =>
    follows.map((one) => (ids.includes(one.id) && one.read < version ? { ...one, read: version } : one)),
  );
}

/** Adds follows, such as those of a follow code, to those that are there. */
export function addFollows(added: readonly Follow[]): Promise<Follow[]> {
  return change((follows) => [...follows, ...added.filter(({ id }) => !follows.some((one) => one.id === id))]);
}

/** Puts other follows in the place of all that are there. */
export function replaceFollows(replacement: readonly Follow[]): Promise<Follow[]> {
  return change(() => [...replacement]);
}

/** How safely the last change or look was kept, so that the reader can be told and offered a follow code. */
export function followsDurability(): FollowsDurability {
  if (isShared()) return "memory-only";
  if (isStored) return "kept";
  return isMirrored ? "mirror-only" : "memory-only";
}

/** Calls `listener` with all follows after every change, here or in another tab; returns how to stop it. */
export function onFollowsChanged(listener: (follows: Follow[]) => void): () => void {
  listeners.add(listener);
  const look = () => listFollows().then(listener);
  const stops = [
    tabs.listen(look),
    visits.listen(() => {
      visitors = NONE;
      look();
    }),
  ];
  return () => {
    listeners.delete(listener);
    for (const stop of stops) stop();
  };
}

/** Forgets what this page still holds in memory; the rest is `eraseEverything`'s. */
export function forgetFollows(): void {
  unmirrored = NONE;
  tabs.send();
  endVisit();
}

/** Forgets, in every tab, what was followed while the device was shared: when that is declared, ends, or all is erased. */
export function endVisit(): void {
  visitors = NONE;
  visits.send();
  tell(known().follows);
}

/** Asks the browser, once, not to clear this site's storage when it is short of room; most answer without asking the reader. */
function askToStay(): void {
  // Its answer changes nothing, and some do not know the question.
  globalThis.navigator?.storage?.persist?.().catch(() => undefined);
}

function change(editUnchecked: Edit): Promise<Follow[]> {
  const edit: Edit = (follows) => parseFollows(editUnchecked(follows));
  const before = known();
  const after: StoredFollows = { revision: before.revision + 1, follows: edit(before.follows) };
  // Where nothing was at hand, the database may hold more, and may not answer for days.
  if (before.revision === 0 || before.partial) after.partial = true;
  keepAtOnce(after);
  tell(after.follows);
  return isShared() ? Promise.resolve(after.follows) : reconcile(before, edit).finally(tabs.send);
}

/** What can be known without waiting. */
function known(): StoredFollows {
  if (isShared()) return visitors;
  const mirror = readMirror();
  return mirror && mirror.revision >= unmirrored.revision ? mirror : unmirrored;
}

function keepAtOnce(follows: StoredFollows): void {
  if (isShared()) {
    visitors = follows;
    return;
  }
  isMirrored = writeMirror(follows);
  unmirrored = isMirrored ? NONE : follows;
}

/**
 * Brings the database and the mirror to the same follows. The edit is done anew on what the database
 * holds, because another tab may have been faster, or the mirror may have been emptied.
 */
async function reconcile(before: StoredFollows, edit?: Edit): Promise<Follow[]> {
  const outcome = await writeReconciled(before, edit);
  isStored = !("failure" in outcome);
  const now = known();
  // A shared device may have been declared while the database was at work.
  if (isShared()) return now.follows;
  const newest = "failure" in outcome ? now : merge(now, outcome.value);
  // Without a database the mirror is tried even if nothing changed: `followsDurability` needs to know.
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

/** The copy with the higher revision; where both have the same, or one is partial, both together. */
function merge(a: StoredFollows, b: StoredFollows): StoredFollows {
  const revision = Math.max(a.revision, b.revision);
  if (isSame(a.follows, b.follows)) return { revision, follows: a.follows };
  if (a.revision !== b.revision && !a.partial && !b.partial) return a.revision > b.revision ? a : b;
  // What was followed first comes first.
  const [first, second] = a.partial ? [b, a] : [a, b];
  const follows = new Map(first.follows.map((one) => [one.id, one]));
  for (const one of second.follows) {
    const other = follows.get(one.id) ?? one;
    follows.set(one.id, {
      id: one.id,
      since: Math.min(one.since, other.since),
      read: Math.max(one.read, other.read),
    });
  }
  return { revision: revision + 1, follows: [...follows.values()] };
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function tell(follows: Follow[]): void {
  for (const listener of listeners) listener(follows);
}
