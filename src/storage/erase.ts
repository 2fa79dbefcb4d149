import { deleteDB } from "idb";
import { closeDatabase, DATABASE_NAME, transact } from "./database.ts";
import { forgetFollows } from "./follows.ts";
import { readSettings, writeSetting } from "./settings.ts";
import { within } from "./within.ts";

const LIMIT_MS = 2_000;

/**
 * Erases everything that this site keeps on the device: plan, follows, settings, searches and cached
 * files. That a device is shared is no reader's own and stays. Answers whether all else is gone; what
 * could not be erased the browser's own settings can.
 */
export async function eraseEverything(): Promise<boolean> {
  // The database first: at the end of the mirror other tabs look into it, and would write the follows back.
  const isEmptied = await emptyDatabase();
  const erased = await Promise.all([eraseLocal(), eraseCaches()]);
  forgetFollows();
  const isDeleted = await deleteDatabase();
  return (isEmptied || isDeleted) && erased.every(Boolean);
}

async function emptyDatabase(): Promise<boolean> {
  const emptied = await transact(
    ["snapshots", "highest", "follows", "quarantine"],
    "readwrite",
    async (transaction) => {
      for (const store of transaction.objectStoreNames) await transaction.objectStore(store).clear();
    },
  );
  return !("failure" in emptied);
}

/** Another tab can hold the database open; then an empty one is left. */
async function deleteDatabase(): Promise<boolean> {
  await closeDatabase();
  return succeeds(() => within(LIMIT_MS, deleteDB(DATABASE_NAME)));
}

function eraseLocal(): Promise<boolean> {
  return succeeds(async () => {
    const { shared, textSize } = readSettings();
    localStorage.clear();
    sessionStorage.clear();
    // A shared device stays one: else the next reader's follows would be kept without anybody knowing.
    if (shared) writeSetting("shared", true);
    if (shared) writeSetting("textSize", textSize);
  });
}

function eraseCaches(): Promise<boolean> {
  return succeeds(async () => {
    // Absent where the page is not served securely; then nothing was cached.
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
