import { expect, it, vi } from "vitest";
import { aSnapshot } from "../storage/a-snapshot.ts";
import { useFakeBrowser } from "../storage/fake-browser.ts";
import { held } from "../support/held.ts";

useFakeBrowser();

/** The plan at version 2, which a slow phone takes its time to read. */
async function openSlowly() {
  const storage = await import("#storage/stored-snapshot.ts");
  const reading = held();
  vi.spyOn(storage, "readStoredSnapshot").mockImplementation(async () => {
    await reading.promise;
    return aSnapshot({ version: 2 });
  });
  return {
    ...(await import("#storage/follows.ts")),
    ...(await import("../../src/island/unread.ts")),
    letRead: reading.resolve,
  };
}

it("counts what is followed by the time the plan is read, not what was before", async () => {
  const page = await openSlowly();
  await page.follow("item:1-1-1", 1);
  const counting = page.readUnread("9");
  await page.listFollows();
  await page.unfollow("item:1-1-1");
  page.letRead();
  expect(await counting).toEqual({ count: 0, news: null });
});

it("takes an item as read on its own page up to the version that it shows, whatever was stored meanwhile", async () => {
  const page = await openSlowly();
  await page.follow("item:1-1-1", 0);
  page.letRead();
  expect(await page.readUnread("9", { item: "1-1-1", version: 1 })).toMatchObject({ count: 1, news: null });
  expect(await page.readUnread("9", { item: "1-1-1", version: 2 })).toMatchObject({
    count: 0,
    news: { sentences: ["1 → 2"] },
  });
});
