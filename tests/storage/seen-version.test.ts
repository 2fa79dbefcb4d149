import { expect, it, vi } from "vitest";
import { aSnapshot } from "./a-snapshot.ts";
import { failCalls, rawRecord, useFakeBrowser } from "./fake-browser.ts";
import { createCaches } from "./fake-caches.ts";

useFakeBrowser();

const load = () => import("#storage/seen-version.ts");

/** A device that has stored and noted these versions of plan 9; 0 for none. */
async function deviceThatHas({ stored = 0, noted = 0 }: { stored?: number; noted?: number }) {
  vi.stubGlobal("caches", createCaches());
  const { replaceSnapshot } = await import("#storage/snapshots.ts");
  const guard = await load();
  if (stored > 0) await replaceSnapshot("9", aSnapshot({ version: stored }), "a".repeat(64));
  if (noted > 0) await guard.noteSeenVersion("9", noted);
  return guard;
}

it.each([
  { has: "nothing", stored: 0, noted: 0, held: 0, seen: 0 },
  { has: "what it stored", stored: 3, noted: 0, held: 0, seen: 3 },
  { has: "what it showed and could not store", stored: 2, noted: 4, held: 0, seen: 4 },
  { has: "what it stored, though its caches were cleared and filled again", stored: 4, noted: 2, held: 0, seen: 4 },
  { has: "a page of something newer than it remembers", stored: 2, noted: 3, held: 5, seen: 5 },
  { has: "a page of something older than it remembers", stored: 0, noted: 3, held: 1, seen: 3 },
])("takes as older what is older than $has: $seen", async ({ stored, noted, held, seen }) => {
  const { isOlderThanSeen } = await deviceThatHas({ stored, noted });
  const asked = [1, 2, 3, 4, 5, 6];
  const older = await Promise.all(asked.map((version) => isOlderThanSeen("9", version, held)));
  expect(asked.filter((_, index) => older[index])).toEqual(asked.filter((version) => version < seen));
  expect(await isOlderThanSeen("8", 1)).toBe(false);
});

it("remembers what was stored after the snapshot is gone", async () => {
  const { readSeenVersion } = await deviceThatHas({ stored: 3 });
  await rawRecord("snapshots", "9", { damaged: true });
  await (await import("#storage/snapshots.ts")).readSnapshot("9");
  expect(await readSeenVersion("9")).toBe(3);
});

it("never goes back", async () => {
  const { noteSeenVersion, readSeenVersion } = await deviceThatHas({ noted: 4 });
  await noteSeenVersion("9", 2);
  expect(await readSeenVersion("9")).toBe(4);
});

it("ends on the highest of several that are noted at the same time", async () => {
  const { noteSeenVersion, readSeenVersion } = await deviceThatHas({});
  await Promise.all([noteSeenVersion("9", 3), noteSeenVersion("9", 5), noteSeenVersion("9", 4)]);
  expect(await readSeenVersion("9")).toBe(5);
});

/** A note whose bytes are gone, as after a disk has failed. */
const unreadable = () => new Response(new ReadableStream({ start: (body) => body.error(new Error("gone")) }));

it.each([
  { what: "cannot be read", note: unreadable },
  { what: "is empty", note: () => new Response("") },
  { what: "is no number", note: () => new Response("four") },
  { what: "is beyond all versions", note: () => new Response("1e99") },
])("takes a note that $what for none, and writes the next over it", async ({ note }) => {
  const { noteSeenVersion, readSeenVersion } = await deviceThatHas({});
  await (await caches.open("notes")).put("/data-version/9", note());
  expect(await readSeenVersion("9")).toBe(0);
  await noteSeenVersion("9", 4);
  expect(await readSeenVersion("9")).toBe(4);
});

it.each([
  { where: "caches are missing", caches: undefined },
  { where: "caches are refused", caches: { open: () => Promise.reject(new DOMException("no", "SecurityError")) } },
])("goes by the database alone, where $where", async ({ caches }) => {
  const { noteSeenVersion, readSeenVersion } = await deviceThatHas({ stored: 3 });
  vi.stubGlobal("caches", caches);
  await noteSeenVersion("9", 4);
  expect(await readSeenVersion("9")).toBe(3);
});

it("goes by the note alone, where the database refuses or holds something else", async () => {
  const { readSeenVersion } = await deviceThatHas({ stored: 5, noted: 3 });
  const undo = failCalls(1, 9);
  expect(await readSeenVersion("9")).toBe(3);
  undo();
  await rawRecord("highest", "9", "five");
  expect(await readSeenVersion("9")).toBe(3);
});

it("does not wait for a database that does not answer", async () => {
  const { readSeenVersion } = await deviceThatHas({ noted: 3 });
  const { closeDatabase } = await import("#storage/database.ts");
  await closeDatabase();
  vi.stubGlobal("indexedDB", { open: () => ({ addEventListener: () => undefined }) });
  const reading = readSeenVersion("9");
  await vi.advanceTimersByTimeAsync(1_500);
  expect(await reading).toBe(3);
});
