import { type DBSchema, type IDBPDatabase, type IDBPTransaction, openDB, type StoreNames } from "idb";
import type { DraftEntry } from "#domain/draft.ts";
import type { Failure } from "#domain/failure.ts";
import type { Follow } from "#domain/follow.ts";
import type { Snapshot } from "#domain/snapshot.ts";
import { withTimeout } from "./with-timeout.ts";

/** A plan's snapshot as stored on the device, with the SHA-256 of its published file. */
export interface StoredSnapshot {
  snapshot: Snapshot;
  sha256: string;
}

/** The follows with the number of changes made to them, which tells the newer of two copies. */
export interface StoredFollows {
  revision: number;
  follows: Follow[];
  /** What of plans before was taken over or has ended (`Followed` in domain/handed-follows.ts). */
  took?: string[];
  /** Only in the mirror: it was started empty and has not been merged with the database yet. */
  partial?: boolean;
  /** Of a partial copy: the ids of what was unfollowed, which the database may hold. */
  gone?: string[];
}

/** What the device keeps. `follows` and `drafts` are the reader's own; a snapshot can be fetched again. */
interface Schema extends DBSchema {
  /** One record per plan, by plan id. */
  snapshots: { key: string; value: StoredSnapshot };
  /** The highest version of a plan ever stored, by plan id; outlives the snapshot. */
  highest: { key: string; value: number };
  /** One record for each plan of which something was followed, see `recordKeyOf`. */
  follows: { key: string; value: StoredFollows };
  /** One record of all drafts, under `mine`. */
  drafts: { key: string; value: DraftEntry[] };
  /** Damaged records, kept for inspection, by plan id, `follows`, `follows.<plan>` or `drafts`; only the latest of each. */
  quarantine: { key: string; value: unknown };
}
type Database = IDBPDatabase<Schema>;
type Mode = "readonly" | "readwrite";

export const DATABASE_NAME = "reform-plan";

/** How long opening the database and one transaction may take before the app continues without storage. */
const OPEN_TIMEOUT_MS = 2_000;
const TRANSACTION_TIMEOUT_MS = 10_000;

/**
 * Step n upgrades version n to n + 1. Append only: a released step is never edited, and none may
 * drop a follow, a draft or a snapshot (tests/storage/golden holds one database of each version).
 */
const migrations: readonly ((db: Database) => void)[] = [
  (db) => {
    db.createObjectStore("snapshots");
    db.createObjectStore("highest");
    db.createObjectStore("follows");
    db.createObjectStore("quarantine");
  },
  (db) => {
    db.createObjectStore("drafts");
  },
];

/** What came of work on the database: its value, or why there is none. */
export type Outcome<T> = { value: T } | { failure: Failure };

let connection: Promise<Database> | undefined;

/**
 * Runs `work` in one transaction on the single connection of this page or worker and answers within
 * about twelve seconds; all its writes are kept, or none. iOS drops the connections of apps in the
 * background, and every use of such a connection fails: it is then discarded and `work` runs once
 * more on a new one, so `work` must be safe to repeat. It must await each request before making the
 * next, or a failed request would go unnoticed.
 */
export async function transact<const Names extends StoreNames<Schema>[], M extends Mode, T>(
  stores: Names,
  mode: M,
  work: (transaction: IDBPTransaction<Schema, Names, M>) => Promise<T>,
): Promise<Outcome<T>> {
  const first = await attempt(stores, mode, work);
  if (first !== "lost") return first;
  await closeDatabase();
  const second = await attempt(stores, mode, work);
  return second === "lost" ? { failure: "storage-lost" } : second;
}

async function attempt<Names extends StoreNames<Schema>[], M extends Mode, T>(
  stores: Names,
  mode: M,
  work: (transaction: IDBPTransaction<Schema, Names, M>) => Promise<T>,
): Promise<Outcome<T> | "lost"> {
  let db: Database;
  try {
    connection ??= connect();
    db = await connection;
  } catch (error) {
    connection = undefined;
    return { failure: whyNotOpened(error) };
  }
  try {
    return { value: await withTimeout(runWhole(db.transaction(stores, mode), work), TRANSACTION_TIMEOUT_MS) };
  } catch (error) {
    if (isNamed(error, "QuotaExceededError")) return { failure: "no-space" };
    // The bytes of a record are gone or garbled; a new connection would not find them either.
    if (isNamed(error, "NotReadableError") || isNamed(error, "DataError")) return { failure: "damaged" };
    if (!isNamed(error, "TimeoutError")) return "lost";
    // Whoever has waited this long does not wait for a second attempt.
    void closeDatabase();
    return { failure: "storage-lost" };
  }
}

async function runWhole<Names extends StoreNames<Schema>[], M extends Mode, T>(
  transaction: IDBPTransaction<Schema, Names, M>,
  work: (transaction: IDBPTransaction<Schema, Names, M>) => Promise<T>,
): Promise<T> {
  try {
    // Awaited together, so that a transaction that fails by itself is noticed.
    const [value] = await Promise.all([(async () => work(transaction))(), transaction.done]);
    return value;
  } catch (error) {
    try {
      transaction.abort(); // otherwise the writes before the error would be kept
    } catch {
      // It has ended already.
    }
    throw error;
  }
}

/** Why an opening was given up that goes on: all later ones are queued behind it, and nobody waits for it once more. */
let givenUp: Failure | undefined;

/** Opens the database. A connection that is lost later is forgotten, unless a newer one has replaced it. */
function connect(): Promise<Database> {
  const own: Promise<Database> = open(() => {
    if (connection === own) connection = undefined;
  });
  return own;
}

async function open(forget: () => void): Promise<Database> {
  if (givenUp) throw new Error(givenUp, { cause: givenUp });
  let isGivenUp = false;
  let isBlocked = false;
  // Inside the promise, because where storage is refused even reading `indexedDB` may throw.
  const opening = openDB<Schema>(DATABASE_NAME, migrations.length, {
    upgrade(db, oldVersion) {
      for (const migrate of migrations.slice(oldVersion)) migrate(db);
    },
    blocked() {
      isBlocked = true;
    },
    // A newer version of the app in another tab must not wait for this one.
    blocking(_current, _wanted, { target }) {
      forget();
      (target as IDBDatabase).close();
    },
    terminated: forget,
  });
  opening
    .then(
      (db) => isGivenUp && db.close(),
      () => undefined, // the caller is told below
    )
    .finally(() => {
      givenUp = undefined;
    });
  try {
    return await withTimeout(opening, OPEN_TIMEOUT_MS);
  } catch (error) {
    if (!isNamed(error, "TimeoutError")) throw error;
    isGivenUp = true;
    givenUp = isBlocked ? "blocked" : "storage-lost";
    throw new Error(givenUp, { cause: givenUp });
  }
}

/** Closes the connection; the next use opens a fresh one. */
export async function closeDatabase(): Promise<void> {
  const closing = connection;
  connection = undefined;
  await closing?.then(
    (db) => db.close(),
    () => undefined, // never opened, so there is nothing to close
  );
}

function whyNotOpened(error: unknown): Failure {
  if (error instanceof Error && error.cause) return error.cause as Failure;
  if (isNamed(error, "QuotaExceededError")) return "no-space";
  // A newer version of the app has already migrated the database.
  if (isNamed(error, "VersionError")) return "newer-storage";
  return isNamed(error, "UnknownError") && !isLocalRefused() ? "storage-lost" : "storage-refused";
}

/** A browser setting that blocks storage blocks localStorage too; a failing disk does not. */
function isLocalRefused(): boolean {
  try {
    return Reflect.get(globalThis, "localStorage") === null;
  } catch {
    return true;
  }
}

/** By name: a `DOMException` is not an `Error` in every browser, and quota errors now have a class of their own. */
function isNamed(error: unknown, name: string): boolean {
  return typeof error === "object" && error !== null && "name" in error && error.name === name;
}
