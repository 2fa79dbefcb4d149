import { expect, it } from "vitest";
import type { FollowableId } from "#domain/follow.ts";
import { isPartOf, listWholes } from "#domain/followed-items.ts";
import { anItem } from "../support/fixtures.ts";

const item = anItem({
  key: "2-1-5",
  areas: ["east", "west"],
  owners: [{ department: "machizukuri" }, { department: "zaisei", areas: ["east"] }, { department: "zaisei" }],
  policy: "2",
});

it.each<[FollowableId, boolean]>([
  ["item:2-1-5", true],
  ["item:2-1-6", false],
  ["area:west", true],
  ["area:north", false],
  ["department:zaisei", true],
  ["department:kurashi", false],
  ["policy:2", true],
  ["policy:1", false],
  ["theme:2" as FollowableId, false],
])("is part of %s: %s", (id, isPart) => {
  expect(isPartOf(item, id)).toBe(isPart);
});

it("lists what an item is part of, each once", () => {
  expect(listWholes(item)).toEqual([
    "policy:2",
    "area:east",
    "area:west",
    "department:machizukuri",
    "department:zaisei",
  ]);
});
