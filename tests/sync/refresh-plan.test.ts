import { IDBFactory } from "fake-indexeddb";
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { Failure } from "#domain/failure.ts";
import { SCHEMA_VERSION } from "#domain/schema-version.ts";
import type { RefreshOptions } from "#sync/refresh-plan.ts";
import { aSnapshot } from "../storage/a-snapshot.ts";
import { failCalls, openRaw, rawRecord, useFakeBrowser } from "../storage/fake-browser.ts";
import { createCaches } from "../storage/fake-caches.ts";
import { FakeSite, type Served } from "./fake-site.ts";

useFakeBrowser();

let site: FakeSite;
beforeEach(() => {
  site = new FakeSite();
});

async function refresh(options: RefreshOptions = { plan: "9" }) {
  const { refreshPlan } = await import("#sync/refresh-plan.ts");
  return refreshPlan(options);
}

async function stored() {
  const { readSnapshot } = await import("#storage/snapshots.ts");
  return (await readSnapshot("9")).stored?.snapshot ?? null;
}

it("fetches and keeps what is not here yet", async () => {
  await site.publish(aSnapshot({ version: 2 }));
  expect(await refresh()).toEqual({ kind: "updated", snapshot: aSnapshot({ version: 2 }), kept: true });
  expect(await stored()).toEqual(aSnapshot({ version: 2 }));
});

it("asks only the index when nothing is new, and asks it anew each time", async () => {
  await site.publish(aSnapshot({ version: 2 }));
  await refresh();
  site.requests = [];
  expect(await refresh()).toEqual({ kind: "current", version: 2 });
  expect(site.requests).toEqual([{ path: "/data/index.json", cache: "no-cache" }]);
});

it("replaces the old version by the new one", async () => {
  await site.publish(aSnapshot({ version: 2 }));
  await refresh();
  await site.publish(aSnapshot({ version: 3 }));
  expect(await refresh()).toMatchObject({ kind: "updated", kept: true });
  expect((await stored())?.version).toBe(3);
});

it("notes for the worker what the device has, before it answers", async () => {
  vi.stubGlobal("caches", createCaches());
  const { readSeenVersion } = await import("#storage/seen-version.ts");
  await site.publish(aSnapshot({ version: 2 }));
  await refresh();
  expect(await readSeenVersion("9")).toBe(2);
  // Where the caches alone were cleared, the next look notes it again.
  vi.stubGlobal("caches", createCaches());
  await refresh();
  expect(await readSeenVersion("9")).toBe(2);
});

it("takes nothing older than was ever noted here, also where the database was lost", async () => {
  vi.stubGlobal("caches", createCaches());
  const { noteSeenVersion } = await import("#storage/seen-version.ts");
  await noteSeenVersion("9", 3);
  await noteSeenVersion("8", 7);
  await site.publish(aSnapshot({ version: 2 }));
  expect(await refresh()).toEqual({ kind: "failed", failure: "older" });
  await site.publish(aSnapshot({ version: 3 }));
  expect(await refresh()).toMatchObject({ kind: "updated", kept: true });
});

it("asks once for all who ask at the same time", async () => {
  await site.publish(aSnapshot());
  const results = await Promise.all([refresh(), refresh(), refresh()]);
  expect(results.map(({ kind }) => kind)).toEqual(["updated", "updated", "updated"]);
  expect(site.requests).toHaveLength(2);
});

it("replaces unpublished data of the same version, but never published data", async () => {
  await site.publish(aSnapshot({ version: 2, unpublished: true }));
  await refresh();
  await site.publish(aSnapshot({ version: 2 }));
  expect(await refresh()).toMatchObject({ kind: "updated", kept: true });
  await site.publish(aSnapshot({ version: 2, date: "2026-06-01" }));
  expect(await refresh()).toEqual({ kind: "current", version: 2 });
  expect(await stored()).toEqual(aSnapshot({ version: 2 }));
});

it("fetches anew what was found damaged on the device", async () => {
  await site.publish(aSnapshot({ version: 2 }));
  await refresh();
  await rawRecord("snapshots", "9", { snapshot: "damaged" });
  expect(await refresh()).toMatchObject({ kind: "updated", kept: true });
});

it("gets past damaged bytes that the browser has kept for an immutable address", async () => {
  await site.publish(aSnapshot());
  const serve = globalThis.fetch;
  vi.stubGlobal("fetch", (path: string, init: RequestInit) =>
    path !== "/data/index.json" && init.cache === "default"
      ? Promise.resolve(new Response("{", { headers: { "content-type": "application/json" } }))
      : serve(path, init),
  );
  expect(await refresh()).toMatchObject({ kind: "updated", kept: true });
});

it.each([
  { what: "is no JSON", harm: (body: string) => body.slice(1) },
  { what: "names another file", harm: (body: string) => body.replace(/plans\/9\.\w/, "plans/9.z") },
  { what: "names another hash", harm: (body: string) => body.replace(/"sha256":"./, '"sha256":"0') },
])("asks past the browser's cache where that has kept an index that $what", async ({ harm }) => {
  await site.publish(aSnapshot({ version: 2 }));
  const whole = site.files.get("/data/index.json") ?? {};
  site.answerFromCache("/data/index.json", { body: harm(String(whole.body)) });
  expect(await refresh()).toMatchObject({ kind: "updated", snapshot: { version: 2 }, kept: true });
});

it("goes without the hash where the browser has none to offer", async () => {
  await site.publish(aSnapshot(), { sha256: "0".repeat(64) });
  vi.stubGlobal("crypto", {});
  expect(await refresh()).toMatchObject({ kind: "updated", kept: true });
});

const html: Served = { body: "<!doctype html><title>ログイン</title>", type: "text/html" };
const flip = (served: Served): Served => ({ ...served, body: String(served.body).replace("みほん市", "みほん村") });

const network: { fault: string; failure: Failure; index?: Served; harm?: (served: Served) => Served }[] = [
  { fault: "no connection to the index", failure: "unreachable", index: { fails: true } },
  { fault: "no such index", failure: "unreachable", index: { status: 404, body: "", type: "text/plain" } },
  { fault: "a server error", failure: "unreachable", index: { status: 500, body: "" } },
  { fault: "a 304 that nobody asked for", failure: "unreachable", index: { status: 304 } },
  { fault: "a login page instead of the index", failure: "not-ours", index: html },
  { fault: "a redirect to a login page", failure: "not-ours", index: { redirects: true } },
  { fault: "a gate that says so", failure: "not-ours", index: { ...html, status: 511 } },
  { fault: "an index of no type", failure: "not-ours", index: { body: "{}", type: null } },
  { fault: "an index that is no JSON", failure: "damaged", index: { body: "{" } },
  { fault: "an index of another shape", failure: "damaged", index: { body: '{"plans":[{"plan":"9"}]}' } },
  { fault: "an index without the plan", failure: "damaged", index: { body: '{"plans":[]}' } },
  { fault: "an endless index", failure: "too-large", index: { body: " ".repeat(300_000) } },
  { fault: "a connection lost in the index", failure: "unreachable", index: { body: '{"plans":', failsAfter: 5 } },
  { fault: "no such snapshot", failure: "unreachable", harm: () => ({ status: 404, body: "" }) },
  { fault: "a login page instead of the snapshot", failure: "not-ours", harm: () => html },
  { fault: "a snapshot cut off by the connection", failure: "unreachable", harm: (s) => ({ ...s, failsAfter: 20 }) },
  {
    fault: "a snapshot cut off cleanly",
    failure: "damaged",
    harm: (s) => ({ body: String(s.body).slice(0, 20) }),
  },
  { fault: "a changed letter", failure: "damaged", harm: flip },
  { fault: "an empty snapshot", failure: "damaged", harm: () => ({ body: "" }) },
  { fault: "more bytes than announced", failure: "too-large", harm: (s) => ({ body: `${s.body}${" ".repeat(999)}` }) },
];

const { digest } = crypto.subtle;

/** Makes the n-th call to the browser's caches and hashes fail; tells how many there were. */
function failCall(n: number): { made: () => number } {
  let calls = 0;
  const store = createCaches();
  const tried = async <T>(call: () => Promise<T>): Promise<T> => {
    calls += 1;
    if (calls === n) throw new DOMException("out of order", "OperationError");
    return call();
  };
  vi.spyOn(crypto.subtle, "digest").mockImplementation((...of) => tried(() => digest.apply(crypto.subtle, of)));
  vi.stubGlobal("caches", {
    open: (name: string) =>
      tried(async () => {
        const cache = await store.open(name);
        return {
          put: (address: string, note: Response) => tried(() => cache.put(address, note)),
          match: (address: string) =>
            tried(async () => {
              const note = await cache.match(address);
              return note && Object.assign(note, { text: () => tried(() => Response.prototype.text.call(note)) });
            }),
        };
      }),
  });
  return { made: () => calls };
}

it("never throws, whichever call to the browser fails, and is well again once it does not", async () => {
  await site.publish(aSnapshot({ version: 2 }));
  const { made } = failCall(Number.POSITIVE_INFINITY);
  await refresh();
  await refresh();
  expect(made()).toBeGreaterThan(8);
  for (let n = 1; n <= made(); n += 1) {
    vi.resetModules();
    vi.stubGlobal("indexedDB", new IDBFactory());
    failCall(n);
    expect(["updated", "failed"]).toContain((await refresh()).kind);
    expect(["updated", "current"]).toContain((await refresh()).kind);
    expect(await refresh(), `after call ${n} failed`).toEqual({ kind: "current", version: 2 });
  }
});

describe("keeps what is stored and says why", () => {
  it.each(network)("$failure: $fault", async ({ failure, index, harm }) => {
    await site.publish(aSnapshot({ version: 2 }));
    await refresh();
    await site.publish(aSnapshot({ version: 3 }));
    if (index) site.serve("/data/index.json", index);
    if (harm) site.harm("snapshot", harm);
    expect(await refresh()).toEqual({ kind: "failed", failure });
    expect(await stored()).toEqual(aSnapshot({ version: 2 }));

    await site.publish(aSnapshot({ version: 3 }));
    expect(await refresh()).toMatchObject({ kind: "updated", kept: true });
  });

  it.each([
    { fault: "an older version", failure: "older", snapshot: aSnapshot({ version: 1 }), entry: {} },
    { fault: "an older shape", failure: "older", snapshot: aSnapshot({ version: 3 }), entry: { schema: 0 } },
    {
      fault: "a newer shape",
      failure: "newer-than-app",
      snapshot: { schema: SCHEMA_VERSION + 1, version: 3 },
      entry: { later: true },
    },
    { fault: "a huge file", failure: "too-large", snapshot: aSnapshot({ version: 3 }), entry: { bytes: 9_000_000 } },
    { fault: "another version than named", failure: "damaged", snapshot: aSnapshot(), entry: { version: 3 } },
    {
      fault: "another plan than named",
      failure: "damaged",
      snapshot: aSnapshot({ version: 3, plan: { ...aSnapshot().plan, id: "8" } }),
      entry: {},
    },
    {
      fault: "a shape of nobody's",
      failure: "damaged",
      snapshot: { ...aSnapshot({ version: 3 }), more: 1 },
      entry: {},
    },
    {
      fault: "a key that names a prototype",
      failure: "damaged",
      snapshot: { ...aSnapshot({ version: 3 }), ["__proto__"]: { admin: true } },
      entry: {},
    },
    { fault: "a foreign address", failure: "damaged", snapshot: aSnapshot(), entry: { url: "https://example.com/" } },
  ])("$failure: $fault", async ({ failure, snapshot, entry }) => {
    await site.publish(aSnapshot({ version: 2 }));
    await refresh();
    await site.publish(snapshot, entry);
    expect(await refresh()).toEqual({ kind: "failed", failure });
    expect(await stored()).toEqual(aSnapshot({ version: 2 }));
  });

  it.each([
    { which: "index", harm: { hangs: true }, after: 8_000 },
    { which: "snapshot", harm: { hangsAfter: 100 }, after: 30_000 },
  ] as const)("slow: the $which does not come", async ({ which, harm, after }) => {
    await site.publish(aSnapshot({ version: 2 }));
    await refresh();
    await site.publish(aSnapshot({ version: 3 }));
    site.harm(which, (served) => ({ ...served, ...harm }));
    const refreshing = refresh();
    await vi.waitFor(() => expect(site.requests).toHaveLength(which === "index" ? 3 : 4), 60_000);
    await vi.advanceTimersByTimeAsync(after);
    expect(await refreshing).toEqual({ kind: "failed", failure: "slow" });
    expect(await stored()).toEqual(aSnapshot({ version: 2 }));
  });

  it("offline: only where the request fails and the device agrees", async () => {
    vi.stubGlobal("navigator", { onLine: false });
    site.serve("/data/index.json", { fails: true });
    expect(await refresh()).toEqual({ kind: "failed", failure: "offline" });
    await site.publish(aSnapshot());
    expect(await refresh()).toMatchObject({ kind: "updated", kept: true });
  });
});

it("stops reading once there is more than announced", async () => {
  await site.publish(aSnapshot());
  let sent = 0;
  const serve = globalThis.fetch;
  const endless = new ReadableStream({
    pull(controller) {
      sent += 1;
      controller.enqueue(new Uint8Array(4_096));
    },
  });
  vi.stubGlobal("fetch", (path: string, init: RequestInit) =>
    path === "/data/index.json"
      ? serve(path, init)
      : Promise.resolve(new Response(endless, { headers: { "content-type": "application/json" } })),
  );
  expect(await refresh()).toEqual({ kind: "failed", failure: "too-large" });
  expect(sent).toBeLessThan(10);
});

it.each([
  { what: "of a later time", other: { plan: "10", schema: SCHEMA_VERSION + 1, version: 1, later: true } },
  { what: "that is none", other: 7 },
])("minds no entry of another plan $what", async ({ other }) => {
  await site.publish(aSnapshot({ version: 2 }));
  const { plans } = JSON.parse(String(site.files.get("/data/index.json")?.body));
  site.serve("/data/index.json", { body: JSON.stringify({ plans: [other, ...plans], later: true }) });
  expect(await refresh()).toMatchObject({ kind: "updated", kept: true });
});

it("never goes below the version on the screen, even where nothing is stored", async () => {
  await site.publish(aSnapshot({ version: 2 }));
  expect(await refresh({ plan: "9", atLeast: 3 })).toEqual({ kind: "failed", failure: "older" });
});

describe("where nothing can be stored", () => {
  it.each([
    { failure: "storage-refused", harm: async () => vi.stubGlobal("indexedDB", undefined) },
    { failure: "newer-storage", harm: async () => (await openRaw(99)).close() },
    { failure: "no-space", harm: async () => failCalls(3, 1, "QuotaExceededError") },
    { failure: "storage-lost", harm: async () => failCalls(3, 9) },
  ])("gives the data to read all the same, and the reason $failure", async ({ failure, harm }) => {
    await site.publish(aSnapshot());
    // Opened and looked into before the harm is done, where a database is to be harmed.
    if (failure === "no-space" || failure === "storage-lost") await stored();
    const undo = await harm();
    const result = await refresh();
    if (typeof undo === "function") undo();
    expect(result).toEqual({ kind: "updated", snapshot: aSnapshot(), kept: false, failure });
  });
});
