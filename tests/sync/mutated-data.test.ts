import fc from "fast-check";
import { expect, it, vi } from "vitest";
import { OLDEST_SCHEMA, SCHEMA_VERSION } from "#domain/schema-version.ts";
import { IndexEntry, Snapshot } from "#domain/snapshot.ts";
import { aSnapshot } from "../storage/a-snapshot.ts";
import { openRaw, useFakeBrowser } from "../storage/fake-browser.ts";
import { assertProperty } from "../support/assert-property.ts";
import { runs } from "../support/runs.ts";
import { FakeSite } from "./fake-site.ts";

useFakeBrowser();

/** A change to a JSON value: at the place that `path` leads to (modulo what is there), or to its text. */
const mutation = fc.oneof(
  fc.record({
    kind: fc.constantFrom("replace" as const, "remove" as const, "add" as const, "repeat" as const),
    path: fc.array(fc.nat({ max: 60 }), { minLength: 1, maxLength: 7 }),
    key: fc.constantFrom("extra", "__proto__", "constructor", "id", "note", "source", "0"),
    value: fc.oneof(
      fc.constantFrom<unknown>(null, "", " ", 0, -1, 1.5, 1e308, "2021", "2-1-5", "javascript:alert(1)", [], {}, true),
      fc.constantFrom<unknown>([null], [[]], { id: "x" }, { kind: "yearly" }, { ["__proto__"]: 1 }, 2 ** 53, "令和"),
      fc.string(),
    ),
  }),
  fc.record({
    kind: fc.constant("text" as const),
    at: fc.nat(),
    put: fc.string({ maxLength: 3 }),
    cut: fc.nat({ max: 4 }),
  }),
);
type Mutation = typeof mutation extends fc.Arbitrary<infer T> ? T : never;

/** Names the other shape of a snapshot that this app can read. */
const OTHER_SHAPE: Mutation = { kind: "replace", path: [0, 0, 1], key: "0", value: SCHEMA_VERSION };

function mutate(text: string, changes: Mutation[]): string {
  return changes.reduce(mutateOnce, text);
}

function mutateOnce(text: string, change: Mutation): string {
  if (change.kind === "text") {
    const at = change.at % (text.length + 1);
    return text.slice(0, at) + change.put + text.slice(at + change.cut);
  }
  const root = tryParse(text);
  let parent: unknown;
  let key = "";
  let value = root;
  for (const step of change.path) {
    if (typeof value !== "object" || value === null || Object.keys(value).length === 0) break;
    parent = value;
    key = Object.keys(value)[step % Object.keys(value).length] as string;
    value = (value as Record<string, unknown>)[key];
  }
  if (typeof parent !== "object" || parent === null) return text;
  const target = parent as Record<string, unknown>;
  if (change.kind === "remove") delete target[key];
  else if (change.kind === "repeat" && Array.isArray(target)) target.push(value);
  else define(target, change.kind === "add" ? change.key : key, change.value);
  return JSON.stringify(root);
}

function define(target: object, key: string, value: unknown): void {
  Object.defineProperty(target, key, { value, enumerable: true, configurable: true, writable: true });
}

function tryParse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function hasPrototypeKey(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  const isNamed = Object.keys(value).some((key) => ["__proto__", "constructor", "prototype"].includes(key));
  return isNamed || Object.values(value).some(hasPrototypeKey);
}

/** Whether an index still leads to the snapshot of `published`, whatever else it says. */
function leadsToSnapshot(index: unknown, published: IndexEntry): boolean {
  if (hasPrototypeKey(index)) return false;
  const plans = (index as { plans?: unknown } | null)?.plans;
  const named = Array.isArray(plans) ? plans.find((one) => one?.plan === published.plan) : undefined;
  const checked = IndexEntry.safeParse(named);
  // The date is for people, and the snapshot tells its shape itself.
  const names = ["version", "url", "bytes", "sha256"] as const;
  const isReadable = (schema: number) => schema >= OLDEST_SCHEMA && schema <= SCHEMA_VERSION;
  return (
    checked.success && isReadable(checked.data.schema) && names.every((name) => checked.data[name] === published[name])
  );
}

async function openDevice() {
  const site = new FakeSite();
  const { refreshPlan } = await import("#sync/refresh-plan.ts");
  await site.publish(aSnapshot({ version: 2 }));
  await refreshPlan({ plan: "9" });
  const db = await openRaw();
  const request = <T>(make: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> =>
    new Promise((resolve) => {
      const made = make(db.transaction("snapshots", "readwrite").objectStore("snapshots"));
      made.onsuccess = () => resolve(made.result);
    });
  const stored = () => request((store) => store.get("9"));
  const old = await stored();
  return {
    site,
    refreshPlan,
    stored,
    old,
    /** Cheaper than to compare ten thousand times: what nobody writes to stays as it is. */
    writes: ["put", "delete", "clear"].map((method) => vi.spyOn(IDBObjectStore.prototype, method as "clear")),
    /** The highest version stays; it is below every version that a test publishes. */
    reset: async () => {
      await request((store) => store.put(old, "9"));
      vi.clearAllMocks();
    },
  };
}

it("refuses or accepts mutated snapshots as the schema says, and keeps what is stored", async () => {
  const { site, refreshPlan, stored, old, writes, reset } = await openDevice();
  const text = JSON.stringify(aSnapshot({ version: 3 }));
  const url = "/data/plans/9.0.json";
  let accepted = 0;
  let refused = 0;
  let version = 3;
  await assertProperty(
    fc.asyncProperty(fc.array(mutation, { minLength: 1, maxLength: 3 }), async (changes) => {
      const current = text.replace('"version":3', `"version":${version}`);
      const body = mutate(current, changes);
      const bytes = new TextEncoder().encode(body);
      // What a lone surrogate becomes on its way through UTF-8 is what counts.
      const sent = tryParse(new TextDecoder().decode(bytes));
      const sha256 = Buffer.from(await crypto.subtle.digest("SHA-256", bytes)).toString("hex");
      const entry = { plan: "9", schema: 1, version, date: "2026-04-01", url, bytes: bytes.length || 1, sha256 };
      site.serve("/data/index.json", { body: JSON.stringify({ plans: [entry] }) });
      site.serve(url, { body: bytes });

      const expected = Snapshot.safeParse(sent);
      const isFit =
        expected.success &&
        !hasPrototypeKey(sent) &&
        expected.data.version === version &&
        expected.data.plan.id === "9";
      const result = await refreshPlan({ plan: "9" });
      if (isFit) {
        expect(result).toEqual({ kind: "updated", snapshot: expected.data, kept: true });
        accepted += 1;
        version += 1;
        await reset();
      } else {
        expect(result).toEqual({ kind: "failed", failure: "damaged" });
        for (const write of writes) expect(write).not.toHaveBeenCalled();
        refused += 1;
      }
    }),
    { numRuns: Math.max(200, runs(500)) },
  );
  expect(await stored()).toEqual(old);
  // Both outcomes have to occur, or the test shows nothing.
  expect(accepted).toBeGreaterThan(0);
  expect(refused).toBeGreaterThan(0);
});

it("refuses or accepts mutated index files as the schema says, and keeps what is stored", async () => {
  const { site, refreshPlan, stored, old, writes, reset } = await openDevice();
  await site.publish(aSnapshot({ version: 3 }));
  const kinds = new Set<string>();
  let version = 3;
  let index = String(site.files.get("/data/index.json")?.body);
  await assertProperty(
    fc.asyncProperty(fc.array(mutation, { minLength: 1, maxLength: 2 }), async (changes) => {
      const body = mutate(index, changes);
      const sent = tryParse(new TextDecoder().decode(new TextEncoder().encode(body)));
      site.serve("/data/index.json", { body });

      const result = await refreshPlan({ plan: "9" });
      kinds.add(result.kind === "failed" ? result.failure : result.kind);
      expect(result.kind === "updated").toBe(leadsToSnapshot(sent, JSON.parse(index).plans[0]));
      if (result.kind === "updated") {
        expect(result.snapshot).toEqual(aSnapshot({ version }));
        version += 1;
        await site.publish(aSnapshot({ version }));
        index = String(site.files.get("/data/index.json")?.body);
        await reset();
      } else {
        for (const write of writes) expect(write).not.toHaveBeenCalled();
      }
    }),
    // So rare among the others that it would come once in hundreds of runs of this test.
    { numRuns: Math.max(200, runs(800)), examples: [[[OTHER_SHAPE]]] },
  );
  expect(await stored()).toEqual(old);
  expect([...kinds]).toEqual(expect.arrayContaining(["updated", "damaged"]));
});

it("refuses whatever else a server may call an index or a snapshot, and keeps what is stored", async () => {
  const { site, refreshPlan, stored, old, writes } = await openDevice();
  await site.publish(aSnapshot({ version: 3 }));
  const [entry] = JSON.parse(String(site.files.get("/data/index.json")?.body)).plans as [IndexEntry];
  const anything = fc.oneof(
    fc.jsonValue().map((value) => JSON.stringify(value)),
    fc.string(),
  );
  await assertProperty(
    fc.asyncProperty(anything, fc.boolean(), async (body, isIndex) => {
      const bytes = new TextEncoder().encode(body);
      const sha256 = Buffer.from(await crypto.subtle.digest("SHA-256", bytes)).toString("hex");
      const named = { plans: [{ ...entry, bytes: bytes.length || 1, sha256 }] };
      site.serve("/data/index.json", { body: isIndex ? body : JSON.stringify(named) });
      site.serve(entry.url, { body: bytes });
      expect(await refreshPlan({ plan: "9" })).toEqual({ kind: "failed", failure: "damaged" });
      for (const write of writes) expect(write).not.toHaveBeenCalled();
    }),
    { numRuns: runs(300) },
  );
  expect(await stored()).toEqual(old);
});
