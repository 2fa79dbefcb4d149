import { expect, it, vi } from "vitest";
import { failCalls, openRaw, rawRecord, useFakeBrowser } from "./fake-browser.ts";

useFakeBrowser();

const load = () => import("#storage/database.ts");

async function readHighest() {
  const { transact } = await load();
  return transact(["highest"], "readonly", (transaction) => transaction.objectStore("highest").get("9"));
}

it("touches the database only when it is asked for something", async () => {
  vi.stubGlobal("indexedDB", undefined);
  Object.defineProperty(globalThis, "indexedDB", {
    configurable: true,
    get() {
      throw new DOMException("refused", "SecurityError");
    },
  });
  await expect(load()).resolves.toBeDefined();
  expect(await readHighest()).toEqual({ failure: "storage-refused" });
});

it("says that storage is refused where there is none", async () => {
  vi.stubGlobal("indexedDB", undefined);
  expect(await readHighest()).toEqual({ failure: "storage-refused" });
});

it("says that the app is too old for a database that a newer one has migrated", async () => {
  (await openRaw(99)).close();
  expect(await readHighest()).toEqual({ failure: "newer-storage" });
});

it.each([
  { failure: "blocked", event: "blocked", where: "another tab holds an older version open" },
  { failure: "storage-lost", event: "", where: "the database does not answer" },
])("gives up with $failure after two seconds where $where", async ({ failure, event }) => {
  const request = new IDBOpenDBRequest();
  request.addEventListener = (type: string, listener: unknown) => {
    if (type === event) queueMicrotask(() => (listener as (event: object) => void)({}));
  };
  vi.spyOn(indexedDB, "open").mockReturnValue(request);
  const reading = readHighest();
  await load(); // until then, no timer runs
  await vi.advanceTimersByTimeAsync(2_000);
  expect(await reading).toEqual({ failure });
});

it.each([
  { failure: "blocked", event: "blocked", where: "another tab still holds the database up" },
  { failure: "storage-lost", event: "", where: "an opening that was given up goes on" },
])("answers $failure at once while $where", async ({ failure, event }) => {
  const request = new IDBOpenDBRequest();
  request.addEventListener = (type: string, listener: unknown) => {
    if (type === event) queueMicrotask(() => (listener as (event: object) => void)({}));
  };
  const open = vi.spyOn(indexedDB, "open").mockReturnValue(request);
  const reading = readHighest();
  await load();
  await vi.advanceTimersByTimeAsync(2_000);
  await reading;
  // A second opening would wait behind the first, and could not tell why.
  expect(await readHighest()).toEqual({ failure });
  expect(open).toHaveBeenCalledTimes(1);
});

it("lets go of the database when a newer version of the app asks for it", async () => {
  await readHighest();
  const newer = await openRaw(99);
  expect(newer.version).toBe(99);
  newer.close();
  expect(await readHighest()).toEqual({ failure: "newer-storage" });
});

it("does not mistake the late end of a lost connection for that of the one in its place", async () => {
  const open = vi.spyOn(indexedDB, "open");
  const listen = vi.spyOn(IDBDatabase.prototype, "addEventListener");
  await readHighest();
  const [, whenFirstCloses] = listen.mock.calls.find(([type]) => type === "close") ?? [];
  const undo = failCalls(1);
  await readHighest();
  undo();
  (whenFirstCloses as () => void)();
  await readHighest();
  expect(open).toHaveBeenCalledTimes(2);
});

it("keeps one connection", async () => {
  const open = vi.spyOn(indexedDB, "open");
  await Promise.all([readHighest(), readHighest(), readHighest()]);
  expect(open).toHaveBeenCalledTimes(1);
});

it("reopens a lost connection once", async () => {
  await readHighest();
  const open = vi.spyOn(indexedDB, "open");
  const undo = failCalls(1);
  expect(await readHighest()).toEqual({ value: undefined });
  expect(open).toHaveBeenCalledTimes(1);
  undo();
});

it("gives up on a connection that is lost twice", async () => {
  const undo = failCalls(1, 2);
  expect(await readHighest()).toEqual({ failure: "storage-lost" });
  undo();
  expect(await readHighest()).toEqual({ value: undefined });
});

it("keeps nothing of a transaction that fails half-way", async () => {
  const { transact } = await load();
  const failing = () =>
    transact(["highest"], "readwrite", async (transaction) => {
      await transaction.objectStore("highest").put(7, "9");
      throw new DOMException("full", "QuotaExceededError");
    });
  expect(await failing()).toEqual({ failure: "no-space" });
  expect(await rawRecord("highest", "9")).toBeUndefined();
});
