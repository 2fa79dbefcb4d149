import { expect, it } from "vitest";
import { type Follow, isFollowableId, parseFollows, withSeen } from "#domain/follow.ts";

const SOUND: Follow = { id: "item:2-1-5", since: 1, read: 3 };

it.each(["item:2-1-5", "area:east", "department:kurashi-anzen", "policy:2", "item:i-2-3", "area:aa"])(
  "can be followed: %s",
  (id) => {
    expect(isFollowableId(id)).toBe(true);
    expect(parseFollows([{ ...SOUND, id }])).toEqual([{ ...SOUND, id }]);
  },
);

it.each([
  "item:",
  "item",
  ":2-1-5",
  "item:2--5",
  "item:-2",
  "item:2-",
  "item:A",
  " item:2",
  "item:2 ",
  "item:a\n",
  "x item:2",
  "item:2/x",
  "1:2",
  "",
  5,
  null,
  undefined,
  ["item:2"],
])("cannot be followed: %j", (id) => {
  expect(isFollowableId(id)).toBe(false);
  expect(parseFollows([{ ...SOUND, id }])).toEqual([]);
});

it("keeps a kind that only a later app knows, and shows nothing of it", () => {
  expect(isFollowableId("theme:water")).toBe(false);
  expect(parseFollows([{ ...SOUND, id: "theme:water" }])).toHaveLength(1);
});

it.each([undefined, null, 3, "item:2-1-5", {}, { 0: SOUND, length: 1 }])("finds no follows in %j", (value) => {
  expect(parseFollows(value)).toEqual([]);
});

it("keeps every valid entry, the first of each id, without what else it says", () => {
  const other = { id: "area:east", since: 0, read: 0 };
  expect(parseFollows([null, 5, "x", { ...SOUND, name: "x" }, { ...SOUND, read: 9 }, other])).toEqual([SOUND, other]);
});

it.each([-1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53, "1", null, undefined])(
  "takes %s for no version",
  (version) => {
    expect(parseFollows([{ ...SOUND, since: version }])).toEqual([]);
    expect(parseFollows([{ ...SOUND, read: version }])).toEqual([]);
  },
);

it("keeps of what was read by itself only what the follow as a whole has not read", () => {
  const seen = { "1-1-1": 4, "1-1-2": 3, "1-1-3": 2, "1-1-4": 2.5, "1-1-5": "9", "1-1-6": null };
  expect(parseFollows([{ ...SOUND, seen }])).toEqual([{ ...SOUND, seen: { "1-1-1": 4 } }]);
  expect(withSeen(SOUND, [["1-1-1", 3]])).toEqual(SOUND);
  expect(withSeen(SOUND, [["1-1-1", 3]])).not.toHaveProperty("seen");
});
