import { transact } from "./database.ts";
import { NOTE_TIMEOUT_MS, withNotes } from "./notes.ts";
import { withTimeout } from "./with-timeout.ts";

/**
 * The version guard: what this device has seen of a plan's data, and whether something is older than that. Two memories
 * tell it, because a browser may take away either: the database, which has the version with each snapshot that it ever
 * stored, and a note in a cache, which has every version that was shown. The higher one counts. Who shows or holds a
 * version tells it too.
 */

const noteOf = (planId: string) => `/data-version/${planId}`;

/** The highest version of a plan's data that this device has seen; 0 where it has seen none, or remembers none. */
export async function readSeenVersion(planId: string): Promise<number> {
  return Math.max(...(await Promise.all([readNote(planId), readStored(planId)])));
}

/** Whether `version` is older than what this device has seen, or than what the caller shows or holds (`held`). */
export async function isOlderThanSeen(planId: string, version: number, held = 0): Promise<boolean> {
  return version < Math.max(held, await readSeenVersion(planId));
}

/** Notes that this device has seen a version. Done before a screen shows it, so that nothing older follows. */
export function noteSeenVersion(planId: string, version: number): Promise<void> {
  // One after the other: of two concurrent calls, the lower version could be written last.
  noting = noting.then(async () => {
    if (version <= (await readNote(planId))) return;
    await withNotes((notes) => notes.put(noteOf(planId), new Response(String(version))));
  });
  return noting;
}

let noting = Promise.resolve();

/** The database's memory, in the transaction of a caller that reads or stores a snapshot. */
interface VersionStore {
  get: (planId: string) => Promise<unknown>;
}

/** The highest version ever stored here, 0 for none; it outlives the snapshot. */
export async function storedVersion(store: VersionStore, planId: string): Promise<number> {
  return asVersion(await store.get(planId));
}

/** Notes that `version` is stored by this transaction; false, and nothing noted, where a newer one ever was. */
export async function raiseStoredVersion(
  store: VersionStore & { put: (version: number, planId: string) => Promise<unknown> },
  planId: string,
  version: number,
): Promise<boolean> {
  if (version < (await storedVersion(store, planId))) return false;
  await store.put(version, planId);
  return true;
}

async function readStored(planId: string): Promise<number> {
  const reading = transact(["highest"], "readonly", ({ store }) => storedVersion(store, planId));
  const outcome = await withTimeout(reading, NOTE_TIMEOUT_MS).catch(() => null);
  return outcome && "value" in outcome ? outcome.value : 0;
}

async function readNote(planId: string): Promise<number> {
  const text = await withNotes(async (notes) => (await notes.match(noteOf(planId)))?.text());
  return asVersion(Number(text));
}

function asVersion(value: unknown): number {
  return Number.isSafeInteger(value) ? (value as number) : 0;
}
