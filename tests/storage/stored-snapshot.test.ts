import { expect, it, vi } from "vitest";
import { OLDEST_SCHEMA, SCHEMA_VERSION } from "#domain/schema-version.ts";
import { aSnapshot } from "./a-snapshot.ts";
import { failCalls, rawRecord, useFakeBrowser } from "./fake-browser.ts";

useFakeBrowser();

const HASH = "a".repeat(64);

async function store(snapshot = aSnapshot({ version: 3 })) {
  const { replaceSnapshot } = await import("#storage/snapshots.ts");
  expect(await replaceSnapshot("9", snapshot, HASH)).toBeNull();
  const { readStoredSnapshot } = await import("#storage/stored-snapshot.ts");
  return readStoredSnapshot;
}

it("is none where nothing is stored, and what is stored of the plan that is asked for", async () => {
  const { readStoredSnapshot } = await import("#storage/stored-snapshot.ts");
  expect(await readStoredSnapshot("9")).toBeNull();
  await store();
  expect(await readStoredSnapshot("9")).toEqual(aSnapshot({ version: 3 }));
  expect(await readStoredSnapshot("8")).toBeNull();
});

it("gives back what the caller has while that is the stored version, without reading the snapshot", async () => {
  const readStoredSnapshot = await store();
  const held = aSnapshot({ version: 3 });
  const get = vi.spyOn(IDBObjectStore.prototype, "get");
  expect(await readStoredSnapshot("9", held)).toBe(held);
  expect(get.mock.contexts.map((one) => (one as IDBObjectStore).name)).toEqual(["highest"]);
});

it("reads anew what is newer than the caller's, and what nobody has published", async () => {
  const readStoredSnapshot = await store();
  const older = aSnapshot({ version: 2 });
  expect(await readStoredSnapshot("9", older)).toEqual(aSnapshot({ version: 3 }));
  const unpublished = aSnapshot({ version: 3, unpublished: true });
  expect(await readStoredSnapshot("9", unpublished)).toEqual(aSnapshot({ version: 3 }));
});

it.each([
  { schema: OLDEST_SCHEMA - 1, isKnown: false },
  { schema: OLDEST_SCHEMA, isKnown: true },
  { schema: SCHEMA_VERSION, isKnown: true },
  { schema: SCHEMA_VERSION + 1, isKnown: false },
])("knows the shape $schema: $isKnown", async ({ schema, isKnown }) => {
  const readStoredSnapshot = await store();
  const lying = { ...aSnapshot({ version: 3 }), schema };
  await rawRecord("snapshots", "9", { snapshot: lying, sha256: HASH });
  expect(await readStoredSnapshot("9")).toEqual(isKnown ? lying : null);
});

it.each([
  { what: "no snapshot", record: {} },
  { what: "a snapshot without a plan", record: { snapshot: { schema: SCHEMA_VERSION } } },
  {
    what: "a snapshot of another plan",
    record: { snapshot: { ...aSnapshot(), plan: { ...aSnapshot().plan, id: "8" } } },
  },
])("is none where there is $what", async ({ record }) => {
  const readStoredSnapshot = await store();
  await rawRecord("snapshots", "9", record);
  expect(await readStoredSnapshot("9")).toBeNull();
});

it("is none where the database does not answer", async () => {
  const readStoredSnapshot = await store();
  const undo = failCalls(1, 9);
  expect(await readStoredSnapshot("9", aSnapshot({ version: 3 }))).toBeNull();
  undo();
});
