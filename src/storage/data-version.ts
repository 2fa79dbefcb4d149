import { within } from "./within.ts";

/** Where the note lies: a cache of its own, which every build of the app reads. */
const NOTES = "notes";
const VERSION_NOTE = "/data-version";

const LIMIT_MS = 2_000;

/**
 * The highest version of the data that this device has seen, 0 for none: a note beside the database, which the worker
 * reads before it answers with a page, as opening the database would delay every page.
 */
export async function readDataVersion(): Promise<number> {
  const note = await withNotes((notes) => notes.match(VERSION_NOTE));
  return note ? Number(await note.text()) : 0;
}

/**
 * Notes that this device has seen `version`; never goes back. Pages made from older data are not shown from then on,
 * so it is noted before a screen shows that version. Without caches there are no older pages either.
 */
export function noteDataVersion(version: number): Promise<void> {
  // One after the other: of two that read at the same time, the lower could be written last.
  noting = noting.then(async () => {
    if (version <= (await readDataVersion())) return;
    await withNotes((notes) => notes.put(VERSION_NOTE, new Response(String(version))));
  });
  return noting;
}

let noting = Promise.resolve();

/** Works on the notes; `undefined` where caches are missing, refused, full or do not answer. */
async function withNotes<T>(work: (notes: Cache) => Promise<T>): Promise<T | undefined> {
  try {
    return await within(LIMIT_MS, caches.open(NOTES).then(work));
  } catch {
    return undefined;
  }
}
