import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { local, openRaw, useFakeBrowser } from "./fake-browser.ts";

useFakeBrowser();

/** What a device held under one version of the storage. A file of a released version is never changed. */
interface Golden {
  version: number;
  /** Stores without key paths: values by key. */
  stores: Record<string, Record<string, unknown>>;
  localStorage: Record<string, string>;
}

const folder = new URL("golden/", import.meta.url);
const files = readdirSync(folder).filter((name) => name.startsWith("storage-"));

it.each(files)("opens %s without losing anything", async (name) => {
  const golden: Golden = JSON.parse(readFileSync(new URL(name, folder), "utf8"));
  await restore(golden);
  const { readSnapshot } = await import("#storage/snapshots.ts");
  const { listFollows } = await import("#storage/follows.ts");
  const { readSettings } = await import("#storage/settings.ts");
  const { listRecentSearches } = await import("#storage/recent-searches.ts");
  expect(await readSnapshot("9")).toMatchObject({ stored: { snapshot: { version: 2 } }, failure: null });
  const ids = ["item:1-1-1", "area:kita", "department:zaisei", "policy:1"];
  expect((await listFollows()).map(({ id }) => id)).toEqual(ids);
  expect([readSettings().theme, listRecentSearches()]).toEqual(["dark", ["バス"]]);
});

it.each(files)("opens %s with the follows of one copy where the other is gone", async (name) => {
  const golden: Golden = JSON.parse(readFileSync(new URL(name, folder), "utf8"));
  await restore({ ...golden, localStorage: {} });
  const { listFollows } = await import("#storage/follows.ts");
  expect(await listFollows()).toHaveLength(4);
});

it("has a golden file for the version of today", async () => {
  const { closeDatabase, transact } = await import("#storage/database.ts");
  await transact(["follows"], "readonly", async () => undefined);
  await closeDatabase();
  const db = await openRaw();
  expect(files).toContain(`storage-${db.version}.json`);
  db.close();
});

async function restore({ version, stores, localStorage }: Golden): Promise<void> {
  const db = await openRaw(version, (fresh) => {
    for (const [store, records] of Object.entries(stores)) {
      const objects = fresh.createObjectStore(store);
      for (const [key, value] of Object.entries(records)) objects.put(value, key);
    }
  });
  db.close();
  for (const [key, value] of Object.entries(localStorage)) local.setItem(key, value);
}
