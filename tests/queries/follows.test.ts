import { expect, it, vi } from "vitest";
import { aSnapshot } from "../storage/a-snapshot.ts";
import { failCalls, local, rawRecord, useFakeBrowser } from "../storage/fake-browser.ts";
import { openApp } from "./open-app.ts";

useFakeBrowser();

async function openFollows(version = 1) {
  const app = await openApp(aSnapshot({ version }));
  const { createFollows } = await import("#queries/follows.ts");
  return { app, follows: await app.mount(createFollows) };
}

const idsOf = (follows: { list: () => { id: string }[] }) => follows.list().map(({ id }) => id);

it("shows at once what is followed on this device", async () => {
  local.setItem("follows", JSON.stringify({ revision: 1, follows: [{ id: "item:1-1-1", since: 1, read: 1 }] }));
  const { follows } = await openFollows();
  expect(follows.isFollowing("item:1-1-1")).toBe(true);
});

it("shows what only the database still holds", async () => {
  const first = await openFollows();
  first.follows.toggle("item:1-1-1");
  await vi.waitFor(async () => expect(await rawRecord("follows", "mine")).toBeDefined());
  first.app.close();
  local.clear();
  const { follows } = await openFollows();
  await vi.waitFor(() => expect(idsOf(follows)).toEqual(["item:1-1-1"]));
});

it("follows and unfollows, from the version on the screen", async () => {
  const { follows } = await openFollows(4);
  follows.toggle("area:kita");
  await vi.waitFor(() => expect(follows.list()).toEqual([{ id: "area:kita", since: 4, read: 4 }]));
  follows.toggle("area:kita");
  await vi.waitFor(() => expect(follows.list()).toEqual([]));
});

it("answers a tap before the database does", async () => {
  const { follows } = await openFollows();
  const undo = failCalls(1, 100);
  follows.toggle("item:1-1-1");
  await vi.waitFor(() => expect(follows.isFollowing("item:1-1-1")).toBe(true));
  await vi.waitFor(() => expect(follows.durability()).toBe("mirror-only"));
  undo();
});

it("shows what another tab follows", async () => {
  const { follows } = await openFollows();
  const other = await openFollows();
  other.follows.toggle("policy:1");
  await vi.waitFor(() => expect(idsOf(follows)).toEqual(["policy:1"]));
});

it("adds what a follow code names", async () => {
  const { follows } = await openFollows(2);
  follows.add(["item:1-1-1", "department:somu"]);
  await vi.waitFor(() => expect(idsOf(follows)).toEqual(["item:1-1-1", "department:somu"]));
});

it("shows nothing any more once everything was erased", async () => {
  const { follows } = await openFollows();
  follows.toggle("item:1-1-1");
  await vi.waitFor(() => expect(idsOf(follows)).toHaveLength(1));
  const { eraseEverything } = await import("#storage/erase.ts");
  await eraseEverything();
  follows.reload();
  await vi.waitFor(() => expect(idsOf(follows)).toEqual([]));
});

it("tells unread changes until they are read, and new ones after a new version", async () => {
  local.setItem("follows", JSON.stringify({ revision: 1, follows: [{ id: "item:1-1-1", since: 1, read: 1 }] }));
  const { app, follows } = await openFollows(3);
  expect(follows.unread()).toMatchObject([{ item: "1-1-1", field: "status", old: "1", new: "3" }]);
  follows.markRead();
  await vi.waitFor(() => expect(follows.unread()).toEqual([]));
  app.show(aSnapshot({ version: 4 }));
  expect(follows.unread()).toMatchObject([{ old: "3", new: "4" }]);
});
