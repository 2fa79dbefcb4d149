import type { Failure } from "#domain/failure.ts";
import { SCHEMA_VERSION } from "#domain/schema-version.ts";
import type { Snapshot } from "#domain/snapshot.ts";
import { checkSnapshot } from "./check-snapshot.ts";
import { type StoredSnapshot, transact } from "./database.ts";
import { raiseStoredVersion } from "./seen-version.ts";

/** What the device has stored of a plan. */
export interface SnapshotRead {
  stored: StoredSnapshot | null;
  /** Why the stored snapshot cannot be used; `null` where it can, or where none was ever stored. */
  failure: Failure | null;
}

/**
 * Reads a plan's snapshot and validates it again: a disk or another version of the app may have
 * damaged it. A damaged one is moved to quarantine, so that it is fetched again; one that a newer app
 * has stored is left alone.
 */
export async function readSnapshot(planId: string): Promise<SnapshotRead> {
  const outcome = await transact(["snapshots"], "readonly", ({ store }): Promise<unknown> => store.get(planId));
  if ("failure" in outcome) {
    if (outcome.failure === "damaged") await dropUnreadable(planId);
    return { stored: null, failure: outcome.failure };
  }
  const record = outcome.value;
  if (record === undefined) return { stored: null, failure: null };

  const stored = await check(planId, record);
  if (stored) return { stored, failure: null };
  if (schemaOf(record) > SCHEMA_VERSION) return { stored: null, failure: "newer-storage" };
  await setAside(planId, record);
  return { stored: null, failure: "damaged" };
}

/**
 * Replaces the plan's stored snapshot by a validated one, in one transaction. Answers `null` once it
 * is stored, or why it is not; then the previous one is still there. Never goes back to an older
 * version. The previous record is not read: its bytes may be damaged.
 */
export async function replaceSnapshot(planId: string, snapshot: Snapshot, sha256: string): Promise<Failure | null> {
  const outcome = await transact(["snapshots", "highest"], "readwrite", async (transaction) => {
    // Asked inside the transaction: another tab may have stored a newer one meanwhile.
    const isNewest = await raiseStoredVersion(transaction.objectStore("highest"), planId, snapshot.version);
    if (!isNewest) return "older";
    await transaction.objectStore("snapshots").put({ snapshot, sha256 }, planId);
    return null;
  });
  return "failure" in outcome ? outcome.failure : outcome.value;
}

/**
 * A large record is kept in a file of its own; where that is gone, every transaction that reads the record fails. It is
 * deleted unread and can be fetched again.
 */
async function dropUnreadable(planId: string): Promise<void> {
  await transact(["snapshots"], "readwrite", ({ store }) => store.delete(planId));
}

async function check(planId: string, record: unknown): Promise<StoredSnapshot | null> {
  if (typeof record !== "object" || record === null || !("snapshot" in record) || !("sha256" in record)) return null;
  const snapshot = await checkSnapshot(record.snapshot);
  const isWhole = snapshot?.plan.id === planId && typeof record.sha256 === "string";
  return isWhole ? { snapshot, sha256: record.sha256 as string } : null;
}

/** Moves a damaged record to quarantine, or deletes it where there is no room: its successor needs the space. */
async function setAside(planId: string, damaged: unknown): Promise<void> {
  const remove = (isKept: boolean) =>
    transact(["snapshots", "quarantine"], "readwrite", async (transaction) => {
      const snapshots = transaction.objectStore("snapshots");
      const record: unknown = await snapshots.get(planId);
      // Another tab may have replaced it since it was read.
      if (JSON.stringify(record) !== JSON.stringify(damaged)) return;
      if (isKept) await transaction.objectStore("quarantine").put(record, planId);
      await snapshots.delete(planId);
    });
  const outcome = await remove(true);
  // If this fails too, the damaged record stays and is found at the next read.
  if ("failure" in outcome) await remove(false);
}

function schemaOf(record: unknown): number {
  const schema = (record as { snapshot?: { schema?: unknown } } | null)?.snapshot?.schema;
  return typeof schema === "number" ? schema : 0;
}
