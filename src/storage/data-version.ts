import { within } from "./within.ts";

/** Where the notes lie: a cache of its own, which every build of the app reads. */
const NOTES = "notes";
const noteOf = (planId: string) => `/data-version/${planId}`;

const LIMIT_MS = 2_000;

/**
 * The highest version of a plan's data that this device has seen, 0 for none or none that can be read: a note beside the database, which the
 * worker reads before it answers with a page, as opening the database would delay every page. It also outlives the
 * database, so that nothing older is taken where that was lost.
 */
export async function readDataVersion(planId: string): Promise<number> {
  const text = await withNotes(async (notes) => (await notes.match(noteOf(planId)))?.text());
  const version = Number(text);
  return Number.isSafeInteger(version) ? version : 0;
}

/** The ids of the plans whose data this device has seen. */
export async function listNotedPlans(): Promise<string[]> {
  const notes = (await withNotes((cache) => cache.keys())) ?? [];
  return notes.map(({ url }) => new URL(url).pathname.slice(noteOf("").length));
}

/**
 * Notes that this device has seen `version` of a plan; never goes back. Pages made from older data are not shown from
 * then on, so it is noted before a screen shows that version. Without caches there are no older pages either.
 */
export function noteDataVersion(planId: string, version: number): Promise<void> {
  // One after the other: of two that read at the same time, the lower could be written last.
  noting = noting.then(async () => {
    if (version <= (await readDataVersion(planId))) return;
    await withNotes((notes) => notes.put(noteOf(planId), new Response(String(version))));
  });
  return noting;
}

let noting = Promise.resolve();

/** Works on the notes, never throws; `undefined` where caches are missing, refused, damaged, full or do not answer. */
async function withNotes<T>(work: (notes: Cache) => Promise<T>): Promise<T | undefined> {
  try {
    return await within(LIMIT_MS, caches.open(NOTES).then(work));
  } catch {
    return undefined;
  }
}
