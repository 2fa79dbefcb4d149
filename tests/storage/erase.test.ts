import { expect, it, vi } from "vitest";
import { aSnapshot } from "./a-snapshot.ts";
import { local, openRaw, useFakeBrowser } from "./fake-browser.ts";

useFakeBrowser();

async function openApp() {
  const follows = await import("#storage/follows.ts");
  const snapshots = await import("#storage/snapshots.ts");
  await snapshots.replaceSnapshot("9", aSnapshot({ version: 2 }), "a".repeat(64));
  await follows.follow("item:1-1-1", 2);
  return { ...follows, ...snapshots, ...(await import("#storage/erase.ts")) };
}

it("leaves nothing on the device", async () => {
  const names = new Set(["shell-v1", "pages-v1"]);
  const caches = { keys: async () => [...names], delete: async (name: string) => names.delete(name) };
  vi.stubGlobal("caches", caches);
  const app = await openApp();
  local.setItem("theme", "dark");
  expect(await app.eraseEverything()).toBe(true);
  expect([local.keys(), [...names]]).toEqual([[], []]);
  expect(await indexedDB.databases()).toEqual([]);
  expect(await app.listFollows()).toEqual([]);
  expect(await app.readSnapshot("9")).toEqual({ stored: null, failure: null });
});

it("empties a database that another tab holds open", async () => {
  const app = await openApp();
  const other = await openRaw();
  const deleting = vi.spyOn(indexedDB, "deleteDatabase");
  const erasing = app.eraseEverything();
  await vi.waitFor(() => expect(deleting).toHaveBeenCalled(), 60_000);
  // The deletion waits for the other tab, which never lets go, and is given up.
  await vi.advanceTimersByTimeAsync(5_000);
  expect(await erasing).toBe(true);
  const request = other.transaction("snapshots").objectStore("snapshots").count();
  await new Promise((counted) => {
    request.onsuccess = counted;
  });
  expect(request.result).toBe(0);
  other.close();
});

it("says when the browser lets nothing be erased", async () => {
  const app = await openApp();
  local.isRefused = true;
  expect(await app.eraseEverything()).toBe(false);
});
