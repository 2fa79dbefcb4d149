import { OLDEST_SCHEMA, SCHEMA_VERSION } from "#domain/schema-version.ts";
import type { Snapshot } from "#domain/snapshot.ts";
import { type StoredSnapshot, transact } from "./database.ts";
import { storedVersion } from "./seen-version.ts";

/**
 * The stored snapshot as it lies there, for what only shows it: it was checked when it was stored, and checking it again
 * would cost more than rendering a page. Absent, of another shape or out of reach: `null`.
 *
 * @param held what the caller has of the same plan already; given back where it is still the stored one.
 */
export async function readStoredSnapshot(planId: string, held: Snapshot | null = null): Promise<Snapshot | null> {
  const outcome = await transact(["snapshots", "highest"], "readonly", async (transaction) => {
    // One number tells whether anything has changed; what nobody has published changes without it.
    const newest = await storedVersion(transaction.objectStore("highest"), planId);
    if (held && !held.unpublished && newest === held.version) return held;
    const record: unknown = await transaction.objectStore("snapshots").get(planId);
    const snapshot = (record as Partial<StoredSnapshot> | undefined)?.snapshot;
    const isKnown = snapshot && snapshot.schema >= OLDEST_SCHEMA && snapshot.schema <= SCHEMA_VERSION;
    return isKnown && snapshot.plan?.id === planId ? snapshot : null;
  });
  return "failure" in outcome ? null : outcome.value;
}
