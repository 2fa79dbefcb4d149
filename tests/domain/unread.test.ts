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

it("folds what changed since each follow was read", () => {
  const { byFollow } = unreadOf(follow("item:1-1-1", 2), follow("area:kita", 1), follow("item:1-1-2"));
  expect(byFollow.map(({ follow: { id }, changes }) => [id, changes.map((change) => change.old)])).toEqual([
    ["item:1-1-1", ["2"]],
    ["area:kita", ["1"]],
  ]);
});

it("counts a change once, even if it is followed in two ways", () => {
  const unread = unreadOf(follow("item:1-1-1"), follow("area:kita"), follow("policy:1"));
  expect([unread.byFollow.length, unread.all.length]).toEqual([3, 1]);
});

it("has nothing unread where everything is read", () => {
  expect(unreadOf(follow("item:1-1-1", 3)).all).toEqual([]);
});
