import { joinFollows } from "#domain/follow.ts";
import { type Outcome, type StoredFollows, transact } from "./database.ts";
import { type FollowsSuffix, mirrorKeyOf, parseStoredFollows, recordKeyOf } from "./follow-records.ts";

/** Changes what is stored; the same object, where it changes nothing. */
export type StoredEdit = (stored: StoredFollows) => StoredFollows;

/** A copy that knows nothing: the other may hold more. */
export const NO_FOLLOWS: StoredFollows = { revision: 0, follows: [], partial: true };

/**
 * Joins a copy of the follows with that in the database, changes them, and stores what comes of it. The edit is applied to
 * what the database holds, because another tab may have changed it, or the mirror may have been cleared. Not where the copy
 * tells what came of it: more may have been tapped since, here or in another tab, and would be undone.
 *
 * @param readCopy asked when the database answers, which may be late.
 * @param revision that a copy has from the edit on.
 */
export function writeFollows(
  suffix: FollowsSuffix,
  readCopy: () => StoredFollows,
  edit: StoredEdit = (stored) => stored,
  revision = Number.POSITIVE_INFINITY,
): Promise<Outcome<StoredFollows>> {
  return transact(["follows", "quarantine"], "readwrite", async (transaction) => {
    const record: unknown = await transaction.objectStore("follows").get(recordKeyOf(suffix));
    const stored = parseStoredFollows(record);
    const copy = readCopy();
    const merged = mergeStored(stored ?? NO_FOLLOWS, copy);
    const isTold = isSame(merged.follows, copy.follows) || (copy.partial && copy.revision > revision);
    const edited = copy.revision >= revision && isTold ? merged : edit(merged);
    const after = edited === merged ? merged : { ...edited, revision: merged.revision + 1 };
    if (record !== undefined && !isSame(record, stored)) {
      await transaction.objectStore("quarantine").put(record, mirrorKeyOf(suffix));
    }
    if (after.revision > 0 && !isSame(record, after)) {
      await transaction.objectStore("follows").put(after, recordKeyOf(suffix));
    }
    return after;
  });
}

/**
 * The copy with the higher revision, with what that one took over: it may have been changed without knowing the other. Both
 * merged where the revisions are equal or one copy is partial, without what was unfollowed in that one; what either took
 * over then, was.
 */
export function mergeStored(a: StoredFollows, b: StoredFollows): StoredFollows {
  const isAlike = isSame(a.follows, b.follows);
  if (!isAlike && a.revision !== b.revision && !a.partial && !b.partial) return a.revision > b.revision ? a : b;
  const taken = [...new Set([...(a.took ?? []), ...(b.took ?? [])])];
  const took = taken.length > 0 && { took: taken };
  const revision = Math.max(a.revision, b.revision);
  if (isAlike) return { revision, follows: a.follows, ...took };
  // What was followed first comes first.
  const [first, second] = a.partial ? [b, a] : [a, b];
  const left = first.follows.filter(({ id }) => !second.gone?.includes(id));
  const follows = joinFollows(left, second.follows);
  const isNew = ![a, b].some((one) => isSame(one.follows, follows));
  return { revision: revision + Number(isNew), follows, ...took };
}

export function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
