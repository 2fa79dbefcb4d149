import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { noteDataVersion, readDataVersion } from "#storage/data-version.ts";
import { createCaches } from "./fake-caches.ts";

beforeEach(() => vi.stubGlobal("caches", createCaches()));
afterEach(() => vi.unstubAllGlobals());

it("is 0 where nothing was noted yet", async () => {
  expect(await readDataVersion("9")).toBe(0);
});

it("never goes back", async () => {
  await noteDataVersion("9", 4);
  await noteDataVersion("9", 2);
  expect(await readDataVersion("9")).toBe(4);
});

it("ends on the highest of several that are noted at the same time", async () => {
  await Promise.all([noteDataVersion("9", 3), noteDataVersion("9", 5), noteDataVersion("9", 4)]);
  expect(await readDataVersion("9")).toBe(5);
});

/** A note whose bytes are gone, as after a disk has failed. */
const unreadable = () => new Response(new ReadableStream({ start: (body) => body.error(new Error("gone")) }));

it.each([
  { what: "cannot be read", note: unreadable },
  { what: "is empty", note: () => new Response("") },
  { what: "is no number", note: () => new Response("four") },
  { what: "is beyond all versions", note: () => new Response("1e99") },
])("takes a note that $what for none, and writes the next over it", async ({ note }) => {
  await (await caches.open("notes")).put("/data-version/9", note());
  expect(await readDataVersion("9")).toBe(0);
  await noteDataVersion("9", 4);
  expect(await readDataVersion("9")).toBe(4);
});

it.each([
  { where: "caches are missing", caches: undefined },
  { where: "caches are refused", caches: { open: () => Promise.reject(new DOMException("no", "SecurityError")) } },
])("does without, where $where", async ({ caches }) => {
  vi.stubGlobal("caches", caches);
  await noteDataVersion("9", 4);
  expect(await readDataVersion("9")).toBe(0);
});
