import { deleteDB } from "idb";
import { closeDatabase, DATABASE_NAME, transact } from "./database.ts";
import { forgetFollows } from "./follows.ts";
import { withTimeout } from "./with-timeout.ts";

const TIMEOUT_MS = 2_000;

/**
 * Erases everything that this site stores on the device: plan, follows, drafts, settings, searches and cached
 * files. A shared device does not offer it. Answers whether all is gone; what is not, the reader can clear in the
 * browser's settings.
 */
export async function eraseEverything(): Promise<boolean> {
  // The database first: when the mirror goes, other tabs read the database and would write the follows back.
  const isEmptied = await emptyDatabase();
  const erased = await Promise.all([eraseLocal(), eraseCaches()]);
  forgetFollows();
  const isDeleted = await deleteDatabase();
  return (isEmptied || isDeleted) && erased.every(Boolean);
}

async function emptyDatabase(): Promise<boolean> {
  const emptied = await transact(
    ["snapshots", "highest", "follows", "drafts", "quarantine"],
    "readwrite",
    async (transaction) => {
      for (const store of transaction.objectStoreNames) await transaction.objectStore(store).clear();
    },
  );
  return !("failure" in emptied);
}

/** Another tab may hold the database open; then it stays, empty. */
async function deleteDatabase(): Promise<boolean> {
  await closeDatabase();
  return succeeds(() => withTimeout(deleteDB(DATABASE_NAME), TIMEOUT_MS));
}

function eraseLocal(): Promise<boolean> {
  return succeeds(async () => {
    localStorage.clear();
    sessionStorage.clear();
  });
}

function eraseCaches(): Promise<boolean> {
  return succeeds(async () => {
    // Absent on insecure origins, where nothing was cached.
    if (!("caches" in globalThis)) return;
    await Promise.all((await caches.keys()).map((name) => caches.delete(name)));
  });
}

async function succeeds(work: () => Promise<unknown>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch {
    return false;
  }
}
