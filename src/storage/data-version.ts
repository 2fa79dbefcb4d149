import { withTimeout } from "./with-timeout.ts";

/** The cache that holds the notes; every build of the app reads it. */
const NOTES = "notes";
const noteOf = (planId: string) => `/data-version/${planId}`;

const TIMEOUT_MS = 2_000;

/**
 * The highest version of a plan's data that this device has seen; 0 where there is none, or none that can be read.
 * The note lies outside the database and outlives it: where that is lost or slow, older data and a host's documents made
 * from older data are still refused.
 */
export async function readDataVersion(planId: string): Promise<number> {
  const text = await withNotes(async (notes) => (await notes.match(noteOf(planId)))?.text());
  const version = Number(text);
  return Number.isSafeInteger(version) ? version : 0;
}

/**
 * Notes that this device has seen `version` of a plan; the note never goes back. Noted before a screen shows that
 * version, so that nothing older follows it.
 */
export function noteDataVersion(planId: string, version: number): Promise<void> {
  // One after the other: of two concurrent calls, the lower version could be written last.
  noting = noting.then(async () => {
    if (version <= (await readDataVersion(planId))) return;
    await withNotes((notes) => notes.put(noteOf(planId), new Response(String(version))));
  });
  return noting;
}

let noting = Promise.resolve();

/** Runs `work` on the notes. Never throws: `undefined` where caches are missing, refused, damaged, full or stuck. */
async function withNotes<T>(work: (notes: Cache) => Promise<T>): Promise<T | undefined> {
  try {
    return await withTimeout(caches.open(NOTES).then(work), TIMEOUT_MS);
  } catch {
    return undefined;
  }
}
