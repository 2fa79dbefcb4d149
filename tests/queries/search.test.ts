import { expect, it, vi } from "vitest";
import { anItem, aPlan, aSnapshot } from "../support/fixtures.ts";
import { openApp } from "./open-app.ts";

/** More items than are made ready in one go; all of them speak of 森, the last one alone of 湖. */
function aLongPlan() {
  const keys = Array.from({ length: 120 }, (_, index) => `2-1-${index + 1}`);
  const items = keys.map((key) => anItem({ key, title: key === "2-1-120" ? "森と湖の保全" : "森の保全" }));
  return aSnapshot({ plan: aPlan({ items }) });
}

async function openSearch() {
  const { mount } = await openApp(aLongPlan());
  const { useItemSearch } = await import("#queries/search.ts");
  return mount(useItemSearch);
}

it("answers the first letters at once, and finds everything of a long plan a moment later", async () => {
  const search = await openSearch();
  expect(search("森").length).toBeGreaterThan(0);
  await vi.waitFor(() => expect(search("森")).toHaveLength(120), { timeout: 10_000 });
  expect(search("湖").map(({ item }) => item.key)).toEqual(["2-1-120"]);
});

it("searches again by itself once everything is ready", async () => {
  const { createEffect } = await import("solid-js");
  const { mount } = await openApp(aLongPlan());
  const { useItemSearch } = await import("#queries/search.ts");
  const counts: number[] = [];
  await mount(() => {
    const search = useItemSearch();
    createEffect(() => counts.push(search("湖").length));
  });
  await vi.waitFor(() => expect(counts.at(-1)).toBe(1), { timeout: 10_000 });
});

it("tells where a word was found, the same each time it is asked", async () => {
  const search = await openSearch();
  const [hit] = search("運行内容");
  expect(hit?.titleMarks).toEqual([]);
  expect(hit?.reason).toMatchObject({ field: "goal", excerpt: expect.stringContaining("運行内容") });
  expect(hit?.reason).toBe(hit?.reason);
});
