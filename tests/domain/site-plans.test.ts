import { expect, it } from "vitest";
import { listSitePlans } from "#domain/site-plans.ts";
import type { Snapshot } from "#domain/snapshot.ts";
import { aSnapshot } from "../storage/a-snapshot.ts";

/** A plan by its id, the first year of its period and the day on which it was first published. */
function published(id: string, first: number, date: string): Snapshot {
  const snapshot = aSnapshot();
  const plan = { ...snapshot.plan, id, period: { first, last: first + 4 } };
  return { ...snapshot, plan, log: [{ version: 1, date, note: "データの公開", changes: [] }] };
}

const third = published("3", 2016, "2027-06-01");
const fourth = published("4", 2021, "2026-11-22");
const fifth = published("5", 2026, "2027-04-01");
const sixth = published("6", 2031, "2031-04-01");

it("knows of no others where a site shows one plan", () => {
  expect(listSitePlans([fourth])).toBeUndefined();
});

it.each([
  { current: "the one that was published first", snapshots: [fourth, fifth], before: [] },
  { current: "the next", snapshots: [fifth, fourth], before: ["4"] },
  { current: "the one after that", snapshots: [sixth, fourth, fifth], before: ["4", "5"] },
  { current: "the next, with a later one in sight", snapshots: [fifth, sixth, fourth], before: ["4"] },
  { current: "the first, with an older one added for the record", snapshots: [fourth, third], before: [] },
  // Nothing was ever followed of the older one; the plan that was published first stands in front all the same.
  { current: "the next, with an older one added", snapshots: [fifth, third, fourth], before: ["4", "3"] },
])("names the plans from which readers may have come to $current", ({ snapshots, before }) => {
  expect(listSitePlans(snapshots)).toMatchObject({ first: "4", before });
});
