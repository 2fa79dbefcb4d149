import { expect, it, vi } from "vitest";
import { aSnapshot } from "../storage/a-snapshot.ts";
import { useFakeBrowser } from "../storage/fake-browser.ts";
import { openApp } from "./open-app.ts";

useFakeBrowser();

const hash = "a".repeat(64);

async function store(version: number) {
  const { replaceSnapshot } = await import("#storage/snapshots.ts");
  await replaceSnapshot("9", aSnapshot({ version }), hash);
}

async function openPlan(expected?: number) {
  const app = await openApp(aSnapshot());
  const { createPlanQuery, createRefresh } = await import("#queries/plan-query.ts");
  const { expectAtLeast } = await import("#queries/client.ts");
  if (expected) expectAtLeast(app.client, "9", expected);
  return { ...app, start: () => app.mount(() => ({ state: createPlanQuery("9"), look: createRefresh("9") })) };
}

it("reads the device and asks no network where the plan is there", async () => {
  await store(2);
  const app = await openPlan();
  const { state } = await app.start();
  await vi.waitFor(() => expect(state()).toMatchObject({ kind: "ready", stored: true, snapshot: { version: 2 } }));
  expect(app.refresh).not.toHaveBeenCalled();
});

it("asks the network where the device has nothing", async () => {
  const app = await openPlan();
  app.refresh.mockResolvedValue({ kind: "updated", snapshot: aSnapshot({ version: 2 }), kept: true });
  const { state } = await app.start();
  await vi.waitFor(() => expect(state()).toMatchObject({ kind: "ready", stored: true, snapshot: { version: 2 } }));
});

it("says why there is no plan", async () => {
  const { state } = await (await openPlan()).start();
  await vi.waitFor(() => expect(state()).toEqual({ kind: "unavailable", failure: "unreachable" }));
});

it("says that a plan to read could not be stored", async () => {
  const app = await openPlan();
  app.refresh.mockResolvedValue({ kind: "updated", snapshot: aSnapshot(), kept: false, failure: "no-space" });
  const { state } = await app.start();
  await vi.waitFor(() => expect(state()).toMatchObject({ kind: "ready", stored: false, failure: "no-space" }));
});

it("does not show what is older than the page that the reader sees", async () => {
  await store(2);
  const app = await openPlan(3);
  const { state } = await app.start();
  await vi.waitFor(() => expect(state()).toEqual({ kind: "unavailable", failure: "unreachable" }));
  expect(app.refresh).toHaveBeenCalledWith({ plan: "9", atLeast: 3 });
});

it("shows what another tab has stored, also where its own look failed", async () => {
  await store(2);
  const app = await openPlan();
  const { state, look } = await app.start();
  await vi.waitFor(() => expect(state()).toMatchObject({ snapshot: { version: 2 } }));
  await store(3);
  app.refresh.mockResolvedValue({ kind: "failed", failure: "offline" });
  look.check();
  await vi.waitFor(() => expect(state()).toMatchObject({ snapshot: { version: 3 } }));
  expect(look.failure()).toBe("offline");
});

it("shows what a look for newer data brought", async () => {
  await store(2);
  const app = await openPlan();
  const { state, look } = await app.start();
  await vi.waitFor(() => expect(state()?.kind).toBe("ready"));
  app.refresh.mockResolvedValue({ kind: "updated", snapshot: aSnapshot({ version: 3 }), kept: true });
  look.check();
  expect(look.isChecking()).toBe(true);
  await vi.waitFor(() => expect(state()).toMatchObject({ snapshot: { version: 3 } }));
  expect(app.refresh).toHaveBeenCalledWith({ plan: "9", atLeast: 2, held: 2 });
  await vi.waitFor(() => expect(look.isChecking()).toBe(false));
  expect([look.result()?.kind, look.failure()]).toEqual(["updated", null]);
});

it("keeps what it shows when a look fails, and says why", async () => {
  await store(2);
  const app = await openPlan();
  const { state, look } = await app.start();
  await vi.waitFor(() => expect(state()?.kind).toBe("ready"));
  look.check();
  await vi.waitFor(() => expect(look.failure()).toBe("unreachable"));
  expect(state()).toMatchObject({ kind: "ready", snapshot: { version: 2 } });
});

it("shows what another tab or the worker has stored meanwhile, as the news that it is here", async () => {
  await store(2);
  const app = await openPlan();
  const { state, look } = await app.start();
  await vi.waitFor(() => expect(state()?.kind).toBe("ready"));
  await store(3);
  app.refresh.mockResolvedValue({ kind: "current", version: 3 });
  look.check();
  await vi.waitFor(() => expect(state()).toMatchObject({ snapshot: { version: 3 }, stored: true }));
  await vi.waitFor(() => expect(look.result()).toMatchObject({ kind: "updated", kept: true }));
  look.check();
  await vi.waitFor(() => expect(look.result()?.kind).toBe("current"));
});
