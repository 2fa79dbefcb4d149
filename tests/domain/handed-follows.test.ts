import fc from "fast-check";
import { expect, it } from "vitest";
import type { Follow, FollowableId } from "#domain/follow.ts";
import { type FollowedBefore, isDecided, listHandedFollows, takeOverFollows } from "#domain/handed-follows.ts";
import type { Inheritance } from "#domain/handover.ts";
import type { Plan } from "#domain/plan.ts";
import { listUnread } from "#domain/unread.ts";
import { aSnapshot } from "../storage/a-snapshot.ts";
import { assertProperty } from "../support/assert-property.ts";
import { anItem } from "../support/fixtures.ts";

const other = (key: string) => ({ key, number: `旧${key}`, title: `前の項目${key}` });
const row = (from: string, ...to: string[]): Inheritance["items"][number] => ({
  from: other(from),
  fate: to.length > 0 ? "continued" : "finished",
  to,
});

/** The plan that follows, with items 1-1-1 and 1-1-2 of policy 1 and 2-1-1 of policy 2; 北 and 財政課 stay. */
function successor(...items: Inheritance["items"]): Plan {
  const { plan } = aSnapshot();
  return {
    ...plan,
    policies: [...plan.policies, { ...plan.policies[0], id: "2" } as Plan["policies"][number]],
    items: [...plan.items, anItem({ key: "2-1-1", policy: "2" })],
    ...(items.length > 0 ? { inherited: [{ plan: "8", title: "第8次見本計画", items }] } : {}),
  };
}

const before = (...ids: FollowableId[]): FollowedBefore => ({ plan: "8", follows: ids.map((id) => ({ id })) });

it("goes on with the items that the plan names: one, several, or one for several", () => {
  const plan = successor(row("a-1", "1-1-2"), row("a-2", "1-1-1", "2-1-1"), row("a-3", "1-1-2"));
  expect(listHandedFollows(before("item:a-1", "item:a-2", "item:a-3"), plan)).toEqual({
    carried: [
      { from: "item:a-1", to: ["item:1-1-2"] },
      { from: "item:a-2", to: ["item:1-1-1", "item:2-1-1"] },
      { from: "item:a-3", to: ["item:1-1-2"] },
    ],
    ended: [],
    open: [],
  });
});

it("takes a number that both plans use for another item, unless the plan says that it goes on", () => {
  expect(listHandedFollows(before("item:1-1-1"), successor(row("1-1-1", "1-1-2"))).carried).toEqual([
    { from: "item:1-1-1", to: ["item:1-1-2"] },
  ]);
  expect(listHandedFollows(before("item:1-1-1"), successor(row("a-2", "1-1-1"))).open).toEqual(["item:1-1-1"]);
  expect(listHandedFollows(before("item:1-1-1"), successor()).open).toEqual(["item:1-1-1"]);
});

it("tells what was done with and what is not gone on with, by what it was called", () => {
  const dropped = { ...row("a-2"), fate: "dropped" as const, note: "使う人がいなくなった（架空）" };
  expect(listHandedFollows(before("item:a-1", "item:a-2"), successor(row("a-1"), dropped)).ended).toEqual([
    { id: "item:a-1", fate: "finished", item: other("a-1") },
    { id: "item:a-2", fate: "dropped", item: other("a-2"), note: "使う人がいなくなった（架空）" },
  ]);
});

it("goes on with the area and the department of the same slug, and with no other", () => {
  const ids: FollowableId[] = ["area:kita", "area:minami", "department:somu", "department:zeimu"];
  expect(listHandedFollows(before(...ids), successor())).toEqual({
    carried: [
      { from: "area:kita", to: ["area:kita"] },
      { from: "department:somu", to: ["department:somu"] },
    ],
    ended: [],
    open: ["area:minami", "department:zeimu"],
  });
});

it("goes on with a policy only where all of its items are told of and lead into one", () => {
  const items = [
    anItem({ key: "a-1", policy: "1" }),
    anItem({ key: "a-2", policy: "1" }),
    anItem({ key: "b-1", policy: "2" }),
  ];
  const handed = (plan: Plan, known = items) => listHandedFollows({ ...before("policy:1"), items: known }, plan);
  const carried = [{ from: "policy:1", to: ["policy:2"] }];
  expect(handed(successor(row("a-1", "2-1-1"), row("a-2"))).carried).toEqual(carried);
  expect(handed(successor(row("a-1", "2-1-1"), row("a-2", "2-1-1"), row("b-1", "1-1-1"))).carried).toEqual(carried);
  // One of which nobody has told, two policies, none at all, and items that are not at hand.
  expect(handed(successor(row("a-1", "2-1-1"))).open).toEqual(["policy:1"]);
  expect(handed(successor(row("a-1", "2-1-1"), row("a-2", "1-1-1"))).open).toEqual(["policy:1"]);
  expect(handed(successor(row("a-1"), row("a-2"))).open).toEqual(["policy:1"]);
  expect(handed(successor(row("a-1", "2-1-1"), row("a-2")), []).open).toEqual(["policy:1"]);
});

it("heeds what another plan handed over as little as what a later app follows", () => {
  const plan = { ...successor(), inherited: [{ plan: "7", title: "第7次", items: [row("a-1", "1-1-1")] }] };
  const later = "goal:climate" as FollowableId;
  expect(listHandedFollows(before("item:a-1", later), plan)).toEqual({
    carried: [],
    ended: [],
    open: ["item:a-1", later],
  });
});

it("adds what goes on as read up to now, and leaves what is followed already as it is", () => {
  const plan = successor(row("a-1", "1-1-1", "1-1-2"), row("a-2"));
  const own: Follow = { id: "item:1-1-2", since: 2, read: 3, seen: { x: 4 } };
  const kept = { revision: 7, follows: [own] };
  const after = takeOverFollows(kept, before("item:a-1", "item:a-2", "item:a-9"), { plan, version: 5 });
  expect(after).toEqual({
    revision: 7,
    follows: [own, { id: "item:1-1-1", since: 5, read: 5 }],
    took: ["8/item:a-1>item:1-1-1", "8/item:a-1>item:1-1-2", "8/item:a-2>finished"],
  });
});

it("brings nothing back that was unfollowed since, and takes over later what was told of later", () => {
  const ids: FollowableId[] = ["item:a-1", "item:a-2"];
  const first = takeOverFollows({ follows: [] }, before(...ids), { plan: successor(row("a-1", "1-1-1")), version: 1 });
  expect(first.follows.map(({ id }) => id)).toEqual(["item:1-1-1"]);
  const unfollowed = { ...first, follows: [] };
  const plan = successor(row("a-1", "1-1-1"), row("a-2", "1-1-2"));
  expect(takeOverFollows(unfollowed, before(...ids), { plan, version: 4 })).toEqual({
    follows: [{ id: "item:1-1-2", since: 4, read: 4 }],
    took: ["8/item:a-1>item:1-1-1", "8/item:a-2>item:1-1-2"],
  });
});

it("takes over what a row that was put right says, and leaves what the wrong one brought to the reader", () => {
  const ids: FollowableId[] = ["item:a-1", "item:a-2", "item:a-3"];
  const wrong = successor(row("a-1"), row("a-2", "1-1-1"), row("a-3", "1-1-2"));
  const first = takeOverFollows({ follows: [] }, before(...ids), { plan: wrong, version: 1 });
  const unfollowed = { ...first, follows: first.follows.filter(({ id }) => id !== "item:1-1-2") };
  const right = successor(row("a-1", "2-1-1"), row("a-2"), row("a-3", "1-1-2"));
  const second = takeOverFollows(unfollowed, before(...ids), { plan: right, version: 4 });
  expect(second.follows).toEqual([
    { id: "item:1-1-1", since: 1, read: 1 },
    { id: "item:2-1-1", since: 4, read: 4 },
  ]);
  expect(takeOverFollows(second, before(...ids), { plan: right, version: 5 })).toBe(second);
});

it("knows of what was followed whether anything of it was decided", () => {
  const took = ["8/item:a-1>item:1-1-1", "8/item:a-2>finished"];
  expect(["item:a-1", "item:a-2", "item:a"].map((id) => isDecided(took, "8", id as FollowableId))).toEqual([
    true,
    true,
    false,
  ]);
  expect(isDecided(took, "7", "item:a-1")).toBe(false);
});

it("is the same object where there is nothing to take over", () => {
  const kept = { follows: [] };
  expect(takeOverFollows(kept, before("item:a-1"), { plan: successor(), version: 1 })).toBe(kept);
  expect(takeOverFollows(kept, before(), { plan: successor(row("a-1", "1-1-1")), version: 1 })).toBe(kept);
});

it("puts each thing in one list, invents nothing, tells no news, and does nothing twice, whatever was followed", async () => {
  const oldKeys = ["1-1-1", "1-1-2", "a-1", "a-2"];
  const newKeys = ["1-1-1", "1-1-2", "2-1-1"];
  const id = fc.oneof(
    fc.constantFrom(...oldKeys, "z-9").map((key): FollowableId => `item:${key}`),
    fc.constantFrom<FollowableId>("area:kita", "area:minami", "department:somu", "policy:1", "policy:2", "policy:3"),
  );
  const rows = fc.uniqueArray(
    fc.record({ key: fc.constantFrom(...oldKeys), to: fc.uniqueArray(fc.constantFrom(...newKeys, "9-9-9")) }),
    { selector: ({ key }) => key },
  );
  const policies = fc.array(fc.constantFrom("1", "2"), { minLength: 4, maxLength: 4 });
  const own = fc.uniqueArray(fc.constantFrom<FollowableId>("item:1-1-1", "area:kita", "policy:2"));
  await assertProperty(
    fc.asyncProperty(fc.uniqueArray(id), rows, policies, own, async (ids, some, policyOf, ownIds) => {
      const plan = successor(...some.map(({ key, to }) => row(key, ...to)));
      const items = oldKeys.map((key, index) => anItem({ key, policy: policyOf[index] ?? "1" }));
      const followed = { ...before(...ids), items };
      const { carried, ended, open } = listHandedFollows(followed, plan);
      const listed = [...carried.map(({ from }) => from), ...ended.map((one) => one.id), ...open];
      expect(listed.toSorted()).toEqual(ids.toSorted());

      const exists = new Set<string>([
        ...plan.items.map(({ key }) => `item:${key}`),
        ...plan.areas.map(({ slug }) => `area:${slug}`),
        ...plan.departments.map(({ slug }) => `department:${slug}`),
        ...plan.policies.map((policy) => `policy:${policy.id}`),
      ]);
      expect(carried.flatMap(({ to }) => to).filter((one) => !exists.has(one))).toEqual([]);
      expect(carried.filter(({ to }) => to.length === 0)).toEqual([]);

      const snapshot = { ...aSnapshot({ version: 4 }), plan };
      const kept = { follows: ownIds.map((one): Follow => ({ id: one, since: 4, read: 4 })) };
      const after = takeOverFollows(kept, followed, snapshot);
      expect(after.follows.slice(0, kept.follows.length)).toEqual(kept.follows);
      expect(new Set(after.follows.map((one) => one.id)).size).toBe(after.follows.length);
      expect(listUnread(snapshot, after.follows)).toEqual([]);
      expect((after as { took?: string[] }).took ?? []).toEqual([
        ...carried.flatMap(({ from, to }) => to.map((one) => `8/${from}>${one}`)),
        ...ended.map((one) => `8/${one.id}>${one.fate}`),
      ]);
      expect(takeOverFollows(after, followed, snapshot)).toBe(after);
      const emptied = { ...after, follows: [] };
      expect(takeOverFollows(emptied, followed, snapshot)).toBe(emptied);
    }),
    {},
  );
});
