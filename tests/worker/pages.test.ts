import { expect, it, vi } from "vitest";
import type { Snapshot } from "#domain/snapshot.ts";
import { aSnapshot } from "../storage/a-snapshot.ts";
import { useFakeBrowser } from "../storage/fake-browser.ts";

useFakeBrowser();

/** Renders a plan's title, as the built renderer would; a plan without items cannot be rendered. */
function renderPage(_frame: unknown, { plan }: Snapshot) {
  return { html: plan.items.map(({ title }) => title).join(""), status: 200 as const, digest: "" };
}

async function createDevice() {
  const { createPages } = await import("../../src/worker/pages.ts");
  const { replaceSnapshot } = await import("#storage/snapshots.ts");
  const load = vi.fn(() => {
    vi.stubGlobal("renderer", { renderPage });
    vi.stubGlobal("documentFrame", { headers: { "X-Test": "1" } });
  });
  const store = (snapshot: Snapshot) => replaceSnapshot(snapshot.plan.id, snapshot, "");
  return { pages: createPages("9", load), store, load };
}

it("renders from the plan on this device, and loads the renderer with the first page", async () => {
  const { pages, store, load } = await createDevice();
  expect(await pages.render("/")).toBeNull();
  expect(load).not.toHaveBeenCalled();
  const snapshot = aSnapshot();
  await store(snapshot);
  for (const _ of [1, 2]) expect((await pages.render("/"))?.html).toBe(renderPage(null, snapshot).html);
  expect(load).toHaveBeenCalledOnce();
});

it("lets go of a plan that cannot be rendered, so that the one fetched in its place is used", async () => {
  const { pages, store } = await createDevice();
  const good = aSnapshot();
  await store({ ...good, plan: { ...good.plan, items: null as never } });
  await expect(pages.render("/")).rejects.toThrow(TypeError);
  // Of the same version: only what is held could hide it.
  await store(good);
  expect((await pages.render("/"))?.status).toBe(200);
});
