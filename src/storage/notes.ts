import { withTimeout } from "./with-timeout.ts";

/** The cache that holds what the device has noted beside its database; every build of the app reads it. */
const NOTES = "notes";

/** How long a note may take to be read or written; one that does not come has nothing to say. */
export const NOTE_TIMEOUT_MS = 1_000;

/** Runs `work` on the notes. Never throws: `undefined` where caches are missing, refused, damaged, full or stuck. */
export async function withNotes<T>(work: (notes: Cache) => Promise<T>): Promise<T | undefined> {
  try {
    return await withTimeout(caches.open(NOTES).then(work), NOTE_TIMEOUT_MS);
  } catch {
    return undefined;
  }
}
