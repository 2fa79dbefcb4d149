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
  const erased = await Promise.all([eraseDatabase(), eraseLocal(), eraseCaches()]);
  forgetFollows();
  return erased.every(Boolean);
}

async function eraseDatabase(): Promise<boolean> {
  // Emptied first: another tab can hold the database open, but not keep what is in it.
  const emptied = await transact(
    ["snapshots", "highest", "follows", "quarantine"],
    "readwrite",
    async (transaction) => {
      for (const store of transaction.objectStoreNames) await transaction.objectStore(store).clear();
    },
  );
  await closeDatabase();
  const isDeleted = await succeeds(() => within(LIMIT_MS, deleteDB(DATABASE_NAME)));
  return isDeleted || !("failure" in emptied);
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
