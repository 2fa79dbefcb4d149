import { IDBFactory } from "fake-indexeddb";
import fc from "fast-check";
import { expect, it, vi } from "vitest";
import type { Snapshot } from "#domain/snapshot.ts";
import { aSnapshot } from "../storage/a-snapshot.ts";
import { failCalls, rawRecord, useFakeBrowser } from "../storage/fake-browser.ts";
import { createCaches } from "../storage/fake-caches.ts";
import { assertProperty } from "../support/assert-property.ts";
import { runs } from "../support/runs.ts";
import { FakeSite } from "./fake-site.ts";

useFakeBrowser();

/** What a host, a network, a browser and a disk may do between two looks for new data, and during one. */
const step = fc.record({
  /** The version that the host serves from now on; a host that falls back serves an older one. */
  published: fc.option(fc.integer({ min: 1, max: 6 })),
  before: fc.subarray(["reload", "database evicted", "caches evicted", "record damaged"] as const),
  during: fc.constantFrom("nothing", "nothing", "no network", "index garbled", "snapshot garbled", "disk fails"),
  failAt: fc.integer({ min: 1, max: 6 }),
  failures: fc.constantFrom(1, 6),
});

async function refresh() {
  const { refreshPlan } = await import("#sync/refresh-plan.ts");
  return refreshPlan({ plan: "9" });
}

async function stored(): Promise<Snapshot | null> {
  const { readSnapshot } = await import("#storage/snapshots.ts");
  return (await readSnapshot("9")).stored?.snapshot ?? null;
}

it("shows no version older than the device remembers, keeps what it has at every failure, and catches up", async () => {
  await assertProperty(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps) => {
      vi.resetModules();
      vi.stubGlobal("indexedDB", new IDBFactory());
      vi.stubGlobal("caches", createCaches());
      let site = new FakeSite();
      let served = 1;
      // The highest version of which the database, and of which the caches, still know.
      const known = { database: 0, caches: 0 };

      for (const { published, before, during, failAt, failures } of steps) {
        if (before.length > 0) vi.resetModules();
        if (before.includes("database evicted")) {
          vi.stubGlobal("indexedDB", new IDBFactory());
          known.database = 0;
        }
        if (before.includes("caches evicted")) {
          vi.stubGlobal("caches", createCaches());
          known.caches = 0;
        }
        served = published ?? served;
        site = new FakeSite();
        await site.publish(aSnapshot({ version: served }));
        if (during === "no network") site.serve("/data/index.json", { fails: true });
        if (during === "index garbled") site.harm("index", () => ({ body: "{" }));
        if (during === "snapshot garbled")
          site.harm("snapshot", (file) => ({ body: String(file.body).replace("市", "村") }));

        await stored(); // the database is there before it is damaged
        if (before.includes("record damaged")) await rawRecord("snapshots", "9", { snapshot: "damaged" });
        const held = await stored();
        const mend = during === "disk fails" ? failCalls(failAt, failures) : () => undefined;
        const result = await refresh();
        mend();

        // A disk that fails may hide what it knows.
        const remembered = Math.max(during === "disk fails" ? 0 : known.database, known.caches);
        if (result.kind === "failed") expect(await stored()).toEqual(held);
        else {
          const version = result.kind === "updated" ? result.snapshot.version : result.version;
          expect(version).toBe(served);
          expect(version).toBeGreaterThanOrEqual(remembered);
          known.caches = Math.max(known.caches, version);
          const isKept = result.kind === "current" || result.kept;
          expect(await stored()).toEqual(isKept ? aSnapshot({ version }) : held);
          if (isKept) known.database = Math.max(known.database, version);
        }
      }

      await site.publish(aSnapshot({ version: 7 }));
      expect(await refresh()).toMatchObject({ kind: "updated", kept: true });
      expect(await stored()).toEqual(aSnapshot({ version: 7 }));
    }),
    { numRuns: runs(40) },
  );
});
