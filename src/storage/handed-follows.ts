import { type FollowedBefore, takeOverFollows } from "#domain/handed-follows.ts";
import type { Snapshot } from "#domain/snapshot.ts";
import { type StoredFollows, transact } from "./database.ts";
import { type FollowsSuffix, parseStoredFollows, recordKeyOf, suffixOf } from "./follow-records.ts";
import { mergeStored, NO_FOLLOWS, writeFollows } from "./reconcile-follows.ts";
import { readStoredSnapshot } from "./stored-snapshot.ts";

/**
 * What was followed of the last of some plans of which anything ever was, as it lies there: nothing here changes it. `null`
 * where nothing was, or nothing can be read.
 *
 * @param plans their ids, the one that was published first in front and then the oldest first.
 * @param readCopy reads the other copy, where there is one (`readMirror`).
 */
export async function readFollowsBefore(
  plans: readonly string[],
  readCopy: (suffix: FollowsSuffix) => StoredFollows | null = () => null,
): Promise<FollowedBefore | null> {
  for (const plan of plans.toReversed()) {
    const suffix = suffixOf(plan, plans[0]);
    const outcome = await transact(
      ["follows"],
      "readonly",
      ({ store }): Promise<unknown> => store.get(recordKeyOf(suffix)),
    );
    const stored: StoredFollows | null = "failure" in outcome ? null : parseStoredFollows(outcome.value);
    const { revision, follows } = mergeStored(stored ?? NO_FOLLOWS, readCopy(suffix) ?? NO_FOLLOWS);
    if (revision > 0) return { plan, follows };
  }
  return null;
}

/**
 * Takes over what goes on of plans before, in the database alone: for the worker, which sees no mirror. Pages do the same
 * with `editStored`.
 */
export async function takeOverInDatabase(snapshot: Snapshot, plansBefore: readonly string[]): Promise<void> {
  const before = await readFollowsBefore(plansBefore);
  if (!before) return;
  const items = (await readStoredSnapshot(before.plan))?.plan.items;
  await writeFollows(
    suffixOf(snapshot.plan.id, plansBefore[0]),
    () => NO_FOLLOWS,
    (stored) => takeOverFollows(stored, { ...before, items }, snapshot),
  );
}
