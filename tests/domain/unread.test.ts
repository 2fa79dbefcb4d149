import { expect, it } from "vitest";
import type { Follow, FollowableId } from "#domain/follow.ts";
import { listFollowedItems, listUnread } from "#domain/unread.ts";
import { aSnapshot } from "../storage/a-snapshot.ts";

const snapshot = aSnapshot({ version: 3 });
const follow = (id: FollowableId, read = 1): Follow => ({ id, since: 1, read });
const unreadOf = (...follows: Follow[]) => listUnread(snapshot, follows);

it.each([
  { id: "item:1-1-2", items: ["1-1-2"] },
  { id: "area:kita", items: ["1-1-1"] },
  { id: "department:somu", items: ["1-1-2"] },
  { id: "policy:1", items: ["1-1-1", "1-1-2"] },
  { id: "area:minami", items: [] },
  { id: "item:9-9-9", items: ["9-9-9"] },
] as const)("unfolds $id to its items", ({ id, items }) => {
  expect([...listFollowedItems(snapshot.plan, id)]).toEqual(items);
});

it("folds what changed since it was read, once, where an item is followed in several ways", () => {
  const read = (...marks: [FollowableId, number][]) =>
    unreadOf(...marks.map(([id, read]) => follow(id, read))).map((change) => `${change.old} → ${change.new}`);
  expect(read(["item:1-1-1", 2])).toEqual(["2 → 3"]);
  expect(read(["item:1-1-1", 2], ["area:kita", 1], ["item:1-1-2", 1])).toEqual(["1 → 3"]);
  expect(read(["area:kita", 1], ["item:1-1-1", 2])).toEqual(["1 → 3"]);
  expect(read(["area:kita", 3], ["item:1-1-1", 2])).toEqual(["2 → 3"]);
});

it("tells the latest first, what changed of one item together", () => {
  const entry = (version: number, ...fields: [string, string][]) => ({
    version,
    date: "2026-05-01",
    note: "x",
    changes: fields.map(([item, field]) => ({ item, field, old: "1", new: "2" })),
  });
  const log = [entry(2, ["1-1-1", "goal"], ["1-1-2", "goal"]), entry(3, ["1-1-2", "content"])];
  const changes = listUnread({ plan: snapshot.plan, log }, [follow("policy:1")]);
  expect(changes.map(({ item, field }) => `${item} ${field}`)).toEqual(["1-1-2 goal", "1-1-2 content", "1-1-1 goal"]);
});

it("unfolds a department that owns an item beside another", () => {
  const [first, ...others] = snapshot.plan.items;
  if (!first) throw new Error("the fixture has no item");
  const owners = [{ department: "zaisei" }, { department: "kurashi" }];
  const items = [{ ...first, owners }, ...others];
  expect([...listFollowedItems({ items }, "department:kurashi")]).toEqual([first.key]);
  expect([...listFollowedItems({ items }, "policy:9")]).toEqual([]);
  expect([...listFollowedItems({ items }, "theme:1" as FollowableId)]).toEqual([]);
});

it("keeps two changes of one item, and the same field of two items, apart; the plan's own are nobody's", () => {
  const change = (item: string | undefined, field: string) => ({ ...(item && { item }), field, old: "1", new: "2" });
  const changes = [
    change("1-1-1", "goal"),
    change("1-1-1", "content"),
    change("1-1-2", "goal"),
    change(undefined, "title"),
  ];
  const log = [...snapshot.log, { version: 4, date: "2026-05-01", note: "x", changes }];
  const unread = listUnread({ plan: snapshot.plan, log }, [follow("policy:1", 3), follow("item:1-1-1", 3)]);
  expect(unread.map(({ item, field }) => `${item} ${field}`)).toEqual(["1-1-1 goal", "1-1-1 content", "1-1-2 goal"]);
});

it("has nothing unread where everything is read", () => {
  expect(unreadOf(follow("item:1-1-1", 3))).toEqual([]);
});

it("counts no change of an item that was read on its own page, and goes on counting those of the others", () => {
  const both = aSnapshot({
    version: 2,
    log: [
      {
        version: 2,
        date: "2026-11-23",
        note: "更新",
        changes: ["1-1-1", "1-1-2"].map((item) => ({ item, field: "status", old: "no-record", new: "done" })),
      },
    ],
  });
  const items = (seen: Record<string, number>) =>
    listUnread(both, [{ ...follow("policy:1"), seen }]).map(({ item }) => item);
  expect(items({})).toEqual(["1-1-1", "1-1-2"]);
  expect(items({ "1-1-1": 2 })).toEqual(["1-1-2"]);
  expect(items({ "1-1-1": 2, "1-1-2": 2 })).toEqual([]);
});
