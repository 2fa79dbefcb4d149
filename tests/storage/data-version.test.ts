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

it.each([
  { where: "caches are missing", caches: undefined },
  { where: "caches are refused", caches: { open: () => Promise.reject(new DOMException("no", "SecurityError")) } },
])("does without, where $where", async ({ caches }) => {
  vi.stubGlobal("caches", caches);
  await noteDataVersion("9", 4);
  expect(await readDataVersion("9")).toBe(0);
});
