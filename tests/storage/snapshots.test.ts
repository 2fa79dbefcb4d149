import fc from "fast-check";
import { expect, it, vi } from "vitest";
import { OLDEST_SCHEMA, SCHEMA_VERSION } from "#domain/schema-version.ts";
import { assertProperty } from "../support/assert-property.ts";
import { runs } from "../support/runs.ts";
import { aSnapshot } from "./a-snapshot.ts";
import { failCalls, rawRecord, useFakeBrowser } from "./fake-browser.ts";

useFakeBrowser();

const load = () => import("#storage/snapshots.ts");
const hash = (digit: string) => digit.repeat(64);

it("holds nothing at first, and that is no failure", async () => {
  const { readSnapshot } = await load();
  expect(await readSnapshot("9")).toEqual({ stored: null, failure: null });
});

it("gives back what was stored", async () => {
  const { readSnapshot, replaceSnapshot } = await load();
  expect(await replaceSnapshot("9", aSnapshot({ version: 3 }), hash("a"))).toBeNull();
  const stored = { snapshot: aSnapshot({ version: 3 }), sha256: hash("a") };
  expect(await readSnapshot("9")).toEqual({ stored, failure: null });
});

it("never goes back to an older version, even after the newer one is gone", async () => {
  const { readSnapshot, replaceSnapshot } = await load();
  await replaceSnapshot("9", aSnapshot({ version: 3 }), hash("a"));
  await rawRecord("snapshots", "9", { damaged: true });
  expect(await readSnapshot("9")).toEqual({ stored: null, failure: "damaged" });
  expect(await replaceSnapshot("9", aSnapshot({ version: 2 }), hash("b"))).toBe("older");
  expect(await replaceSnapshot("9", aSnapshot({ version: 3 }), hash("a"))).toBeNull();
});

it("drops a record whose bytes the database cannot read, and keeps the next one", async () => {
  const { readSnapshot, replaceSnapshot } = await load();
  await replaceSnapshot("9", aSnapshot({ version: 3 }), hash("a"));
  const undo = failCalls(1, 1, "NotReadableError");
  expect(await readSnapshot("9")).toEqual({ stored: null, failure: "damaged" });
  undo();
  expect(await rawRecord("snapshots", "9")).toBeUndefined();
  expect(await replaceSnapshot("9", aSnapshot({ version: 3 }), hash("a"))).toBeNull();
  expect((await readSnapshot("9")).stored?.snapshot.version).toBe(3);
});

it("stores without reading what lies there", async () => {
  const { readSnapshot, replaceSnapshot } = await load();
  await replaceSnapshot("9", aSnapshot({ version: 3 }), hash("a"));
  const get = vi.spyOn(IDBObjectStore.prototype, "get");
  expect(await replaceSnapshot("9", aSnapshot({ version: 4 }), hash("b"))).toBeNull();
  expect(get.mock.contexts.map((store) => (store as IDBObjectStore).name)).toEqual(["highest"]);
  get.mockRestore();
  expect((await readSnapshot("9")).stored?.snapshot.version).toBe(4);
});

it.each([
  { what: "no object", record: 7 },
  { what: "no snapshot", record: { sha256: hash("a") } },
  { what: "no hash", record: { snapshot: aSnapshot() } },
  { what: "a field that nobody knows", record: { snapshot: { ...aSnapshot(), extra: 1 }, sha256: hash("a") } },
  {
    what: "a broken item",
    record: {
      snapshot: { ...aSnapshot(), plan: { ...aSnapshot().plan, items: [{ key: "1-1-1" }] } },
      sha256: hash("a"),
    },
  },
  {
    what: "another plan",
    record: { snapshot: aSnapshot({ plan: { ...aSnapshot().plan, id: "8" } }), sha256: hash("a") },
  },
])("sets a damaged record aside and keeps it: $what", async ({ record }) => {
  const { readSnapshot } = await load();
  await readSnapshot("9");
  await rawRecord("snapshots", "9", record);
  expect(await readSnapshot("9")).toMatchObject({ stored: null, failure: "damaged" });
  expect(await rawRecord("quarantine", "9")).toEqual(record);
  expect(await readSnapshot("9")).toMatchObject({ stored: null, failure: null });
});

it("replaces a damaged record by the sound one of its version, also where there is no room for setting it aside", async () => {
  const { readSnapshot, replaceSnapshot } = await load();
  await readSnapshot("9");
  await rawRecord("snapshots", "9", { snapshot: { ...aSnapshot(), extra: 1 }, sha256: hash("a") });
  // The third call, after two that read, is the one that would keep it aside.
  const undo = failCalls(3, 1, "QuotaExceededError");
  expect(await readSnapshot("9")).toMatchObject({ stored: null, failure: "damaged" });
  undo();
  expect(await rawRecord("quarantine", "9")).toBeUndefined();
  expect(await replaceSnapshot("9", aSnapshot(), hash("a"))).toBeNull();
  expect(await readSnapshot("9")).toMatchObject({ stored: { snapshot: aSnapshot() }, failure: null });
});

it("leaves alone the sound record that another tab has put in the place of a damaged one meanwhile", async () => {
  const { readSnapshot, replaceSnapshot } = await load();
  await readSnapshot("9");
  await rawRecord("snapshots", "9", { snapshot: { ...aSnapshot(), extra: 1 }, sha256: hash("a") });
  // Queued behind the transaction that reads the damaged record, before the one that would set it aside.
  const [read, failure] = await Promise.all([readSnapshot("9"), replaceSnapshot("9", aSnapshot(), hash("b"))]);
  expect([read.failure, failure]).toEqual(["damaged", null]);
  expect(await rawRecord("snapshots", "9")).toEqual({ snapshot: aSnapshot(), sha256: hash("b") });
  expect(await rawRecord("quarantine", "9")).toBeUndefined();
});

it("leaves alone what a newer app has stored", async () => {
  const { readSnapshot } = await load();
  await readSnapshot("9");
  const newer = { snapshot: { schema: SCHEMA_VERSION + 1, anything: true }, sha256: hash("a") };
  await rawRecord("snapshots", "9", newer);
  expect(await readSnapshot("9")).toMatchObject({ stored: null, failure: "newer-storage" });
  expect(await rawRecord("snapshots", "9")).toEqual(newer);
});

it.each([OLDEST_SCHEMA, SCHEMA_VERSION] as const)("reads a plan of shape %i that lies there", async (schema) => {
  const { readSnapshot } = await load();
  await readSnapshot("9");
  await rawRecord("snapshots", "9", { snapshot: aSnapshot({ schema }), sha256: hash("a") });
  expect(await readSnapshot("9")).toMatchObject({ stored: { snapshot: { schema } }, failure: null });
});

it("says why nothing could be stored", async () => {
  const { replaceSnapshot } = await load();
  const undo = failCalls(3, 1, "QuotaExceededError");
  expect(await replaceSnapshot("9", aSnapshot(), hash("a"))).toBe("no-space");
  undo();
});

it("checks a plan of thousands of items without holding up the page", async () => {
  vi.useRealTimers();
  const { checkSnapshot } = await import("#storage/check-snapshot.ts");
  const small = aSnapshot();
  const [item] = small.plan.items;
  const items = Array.from({ length: 1_000 }, (_, index) => ({ ...item, key: `1-1-${index}` }));
  let turns = 0;
  const counting = setInterval(() => (turns += 1));
  const checked = await checkSnapshot({ ...small, plan: { ...small.plan, items } });
  clearInterval(counting);
  expect(checked?.plan.items).toHaveLength(1_000);
  expect(turns).toBeGreaterThan(1);
});

it("holds, whichever call fails, the old version or the new one, whole, and never an older one", async () => {
  const step = fc.record({ version: fc.integer({ min: 1, max: 6 }), failAt: fc.integer({ min: 1, max: 8 }) });
  await assertProperty(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 8 }), fc.integer(), async (steps, run) => {
      const { readSnapshot, replaceSnapshot } = await load();
      const { readSeenVersion } = await import("#storage/seen-version.ts");
      // A plan of its own for each run: a device keeps several.
      const plan = `p${Math.abs(run)}x${steps.map(({ version, failAt }) => `${version}${failAt}`).join("")}`;
      let kept = 0;
      for (const { version, failAt } of steps) {
        const snapshot = aSnapshot({ version, plan: { ...aSnapshot().plan, id: plan } });
        const undo = failCalls(failAt, 4);
        const failure = await replaceSnapshot(plan, snapshot, hash("a"));
        undo();
        if (failure === null) expect(version).toBeGreaterThanOrEqual(kept);
        if (failure === "older") expect(version).toBeLessThan(kept);
        if (failure === null) kept = version;
        const read = await readSnapshot(plan);
        expect([read.stored?.snapshot.version ?? 0, await readSeenVersion(plan), read.failure]).toEqual([
          kept,
          kept,
          null,
        ]);
      }
    }),
    { numRuns: runs(60) },
  );
});
