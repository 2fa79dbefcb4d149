import { type DBSchema, type IDBPDatabase, type IDBPTransaction, openDB, type StoreNames } from "idb";
import type { Failure } from "#domain/failure.ts";
import type { Follow } from "#domain/follow.ts";
import type { Snapshot } from "#domain/snapshot.ts";
import { within } from "./within.ts";

/** A plan's snapshot as it lies on the device, with the hash under which it was published. */
export interface StoredSnapshot {
  snapshot: Snapshot;
  sha256: string;
}

/** The follows and the count of changes made to them, by which two copies are compared. */
export interface StoredFollows {
  revision: number;
  follows: Follow[];
  /** Only in the mirror: begun when it was empty, and not yet together with what the database holds. */
  partial?: boolean;
}

/** What the device keeps. `follows` is the reader's own; a snapshot can be fetched again. */
interface Schema extends DBSchema {
  /** One record per plan, by plan id. */
  snapshots: { key: string; value: StoredSnapshot };
  /** The highest version of a plan ever stored, by plan id; outlives the snapshot. */
  highest: { key: string; value: number };
  /** One record, under `FOLLOWS_KEY`. */
  follows: { key: string; value: StoredFollows };
  /** What was found damaged, by where it lay; the latest of each place, for someone to look at. */
  quarantine: { key: string; value: unknown };
}
type Database = IDBPDatabase<Schema>;
type Mode = "readonly" | "readwrite";

export const DATABASE_NAME = "reform-plan";
export const FOLLOWS_KEY = "mine";

/** How long opening, and then one piece of work, may take before the app goes on without storage. */
const OPEN_LIMIT_MS = 2_000;
const WORK_LIMIT_MS = 10_000;

/**
 * Step n upgrades version n to n + 1. Append only: a released step is never edited, and none may
 * drop a follow or a snapshot (tests/storage/golden holds one database of each version).
 */
const migrations: readonly ((db: Database) => void)[] = [
  (db) => {
    db.createObjectStore("snapshots");
    db.createObjectStore("highest");
    db.createObjectStore("follows");
    db.createObjectStore("quarantine");
  },
];

/** What came of work on the database: its value, or why there is none. */
export type Outcome<T> = { value: T } | { failure: Failure };

let connection: Promise<Database> | undefined;

/**
 * Runs `work` in one transaction, on the one open connection of this page or worker, and answers
 * within some twelve seconds; what `work` wrote is kept whole or not at all. iOS drops the
 * connections of apps in the background, and every use of such a handle fails: it is forgotten and
 * `work` runs once more on a new one, so `work` must bear to be repeated. It awaits each request
 * before it makes the next; a request left alone would fail unheard.
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
    return { value: await within(WORK_LIMIT_MS, runWhole(db.transaction(stores, mode), work)) };
  } catch (error) {
    if (isNamed(error, "QuotaExceededError")) return { failure: "no-space" };
    // The bytes of a record are gone or garbled; a new connection would not find them either.
    if (isNamed(error, "NotReadableError") || isNamed(error, "DataError")) return { failure: "damaged" };
    if (!isNamed(error, "TimeoutError")) return "lost";
    // Who has waited that long does not wait as long again.
    void closeDatabase();
    return { failure: "storage-lost" };
  }
}

async function runWhole<Names extends StoreNames<Schema>[], M extends Mode, T>(
  transaction: IDBPTransaction<Schema, Names, M>,
  work: (transaction: IDBPTransaction<Schema, Names, M>) => Promise<T>,
): Promise<T> {
  try {
    // Both are awaited at once: a transaction that fails on its own must not go unheard.
    const [value] = await Promise.all([(async () => work(transaction))(), transaction.done]);
    return value;
  } catch (error) {
    try {
      transaction.abort(); // or else what was written before the error would stay
    } catch {
      // It has ended already.
    }
    throw error;
  }
}

/** An opening that another tab holds up goes on waiting after it was given up, and all later ones behind it. */
let isHeldUp = false;

/** Opens the database; a connection that is lost later is forgotten, unless another has taken its place. */
function connect(): Promise<Database> {
  const own: Promise<Database> = open(() => {
    if (connection === own) connection = undefined;
  });
  return own;
}

async function open(forget: () => void): Promise<Database> {
  if (isHeldUp) throw new Error("blocked", { cause: "blocked" satisfies Failure });
  let isGivenUp = false;
  // Touched only here: where storage is refused, the very getter of `indexedDB` may throw.
  const opening = openDB<Schema>(DATABASE_NAME, migrations.length, {
    upgrade(db, oldVersion) {
      for (const migrate of migrations.slice(oldVersion)) migrate(db);
    },
    blocked() {
      isHeldUp = true;
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
      isHeldUp = false;
    });
  try {
    return await within(OPEN_LIMIT_MS, opening);
  } catch (error) {
    isGivenUp = true;
    throw isHeldUp ? new Error("blocked", { cause: "blocked" satisfies Failure }) : error;
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
  if (error instanceof Error && error.cause === "blocked") return "blocked";
  if (isNamed(error, "TimeoutError")) return "storage-lost";
  if (isNamed(error, "QuotaExceededError")) return "no-space";
  // A newer version of the app has already migrated the database.
  if (isNamed(error, "VersionError")) return "newer-storage";
  return isNamed(error, "UnknownError") && !isLocalRefused() ? "storage-lost" : "storage-refused";
}

/** A setting that refuses storage refuses localStorage as well; a disk that fails does not. */
function isLocalRefused(): boolean {
  try {
    return Reflect.get(globalThis, "localStorage") === null;
  } catch {
    return true;
  }
}

/** By name, because a `DOMException` is not everywhere an `Error`, and quota errors are a class of their own by now. */
function isNamed(error: unknown, name: string): boolean {
  return typeof error === "object" && error !== null && "name" in error && error.name === name;
}
