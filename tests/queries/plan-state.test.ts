import { expect, it, vi } from "vitest";
import type { RefreshResult } from "#domain/refresh-result.ts";
import { latestState, type PlanState } from "#queries/plan-state.ts";
import { createPlanView } from "#queries/plan-view.ts";
import { aSnapshot } from "../storage/a-snapshot.ts";
import { useFakeBrowser } from "../storage/fake-browser.ts";

useFakeBrowser();

const hash = "a".repeat(64);

/** Loads the plan as a page made from `atLeast` would, on a device that holds what was stored in it. */
async function load(options: { held?: number; stored?: number; atLeast?: number; answer?: RefreshResult } = {}) {
  const { held, atLeast = 0, answer = { kind: "failed", failure: "unreachable" } } = options;
  const { replaceSnapshot } = await import("#storage/snapshots.ts");
  const { loadPlan } = await import("#queries/plan-state.ts");
  if (held) await replaceSnapshot("9", aSnapshot({ version: held }), hash);
  const refresh = vi.fn(async () => {
    if (options.stored) await replaceSnapshot("9", aSnapshot({ version: options.stored }), hash);
    return answer;
  });
  const state = await loadPlan({ plan: "9", atLeast, refresh });
  return { state, refresh };
}

const version = (state: PlanState) => (state.kind === "ready" ? state.view.snapshot.version : null);

it("reads the device and asks no network where the plan is there", async () => {
  const { state, refresh } = await load({ held: 2, atLeast: 2 });
  expect(state).toMatchObject({ kind: "ready", stored: true });
  expect(version(state)).toBe(2);
  expect(refresh).not.toHaveBeenCalled();
});

it("asks the network where the device has nothing", async () => {
  const answer: RefreshResult = { kind: "updated", snapshot: aSnapshot({ version: 2 }), kept: true };
  const { state } = await load({ answer });
  expect(state).toMatchObject({ kind: "ready", stored: true });
  expect(version(state)).toBe(2);
});

it("asks the network, and shows nothing older, where the device is behind the document", async () => {
  const { state, refresh } = await load({ held: 2, atLeast: 3 });
  expect(state).toEqual({ kind: "unavailable", failure: "unreachable" });
  expect(refresh).toHaveBeenCalledWith({ plan: "9", atLeast: 3 });
});

it("says that a plan to read could not be stored", async () => {
  const answer: RefreshResult = { kind: "updated", snapshot: aSnapshot(), kept: false, failure: "no-space" };
  expect((await load({ answer })).state).toMatchObject({ kind: "ready", stored: false, failure: "no-space" });
});

it("takes what another tab stored meanwhile, also where its own look failed", async () => {
  expect(version((await load({ stored: 3, atLeast: 3 })).state)).toBe(3);
  expect(version((await load({ stored: 4, atLeast: 4, answer: { kind: "current", version: 4 } })).state)).toBe(4);
});

it("says so where the plan is said to be stored and is not", async () => {
  const { state } = await load({ answer: { kind: "current", version: 4 } });
  expect(state).toEqual({ kind: "unavailable", failure: "storage-lost" });
});

const ready = (number: number, stored = true): PlanState => {
  const view = createPlanView(aSnapshot({ version: number }));
  return stored ? { kind: "ready", view, stored: true } : { kind: "ready", view, stored: false, failure: "no-space" };
};
const unavailable: PlanState = { kind: "unavailable", failure: "offline" };

it("goes on to a newer version, and never back", () => {
  const [old, newer] = [ready(2), ready(3)];
  expect(latestState(undefined, unavailable)).toBe(unavailable);
  expect(latestState(unavailable, old)).toBe(old);
  expect(latestState(old, newer)).toBe(newer);
  expect(latestState(newer, old)).toBe(newer);
  expect(latestState(newer, unavailable)).toBe(newer);
});

it("does not draw the same version anew, but learns that it is stored by now", () => {
  const before = ready(2, false);
  const after = latestState(before, ready(2));
  expect(after).toMatchObject({ stored: true });
  expect(after).toHaveProperty("view", before.kind === "ready" && before.view);
  expect(latestState(after, ready(2, false))).toBe(after);
});

it("draws anew what nobody has published, though its version is the same", () => {
  const draft: PlanState = {
    kind: "ready",
    view: createPlanView(aSnapshot({ version: 2, unpublished: true })),
    stored: true,
  };
  expect(latestState(ready(2), draft)).toBe(draft);
});
