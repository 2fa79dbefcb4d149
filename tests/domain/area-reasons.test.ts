import { expect, it } from "vitest";
import { compilePlan } from "#compile/compile-plan.ts";
import { isOwnedByEveryBranch, listAreaReasons, listAreaSteps, listItemsOfArea } from "#domain/area-reasons.ts";
import { readData } from "../../src/build/read-data.ts";
import { aMilestone, anItem, aYearly } from "../support/fixtures.ts";

const east = { slug: "east", name: "東", words: ["東地域"] };

it("names each text that names the area, and each branch of the area", () => {
  const item = anItem({
    goal: "東地域の学校を一つにする。",
    owners: [{ department: "school" }, { department: "branch", areas: ["east", "west"] }],
  });
  expect(listAreaReasons(item, east)).toEqual([
    { kind: "named", field: "goal", word: "東地域" },
    { kind: "branch", owner: { department: "branch", areas: ["east", "west"] } },
  ]);
});

it("takes every branch for no area's own", () => {
  const item = anItem({ owners: [{ department: "branch", areas: "every" }] });
  expect(listAreaReasons(item, east)).toEqual([]);
  expect(isOwnedByEveryBranch(item)).toBe(true);
  expect(isOwnedByEveryBranch(anItem())).toBe(false);
});

it("takes an item for every branch's where one of its owners is", () => {
  expect(isOwnedByEveryBranch({ owners: [{ department: "school" }, { department: "branch", areas: "every" }] })).toBe(
    true,
  );
});

it("tells of a promise in steps those that name the area by any of its words", () => {
  const steps = ["東地域の小学校の開校", "西小の開校", "東町の公民館の改修"].map((name, index) => ({
    id: `s${index}`,
    name,
    due: 2023,
  }));
  const item = anItem({ targets: [aYearly(), aMilestone({ id: "b", steps })] });
  expect(listAreaSteps(item, { words: ["東地域", "東町"] }).map(({ id }) => id)).toEqual(["s0", "s2"]);
  expect(listAreaSteps(anItem({ targets: [aYearly()] }), east)).toEqual([]);
});

it("finds a reason for every area of every item of the real plan, and for no other", async () => {
  const data = compilePlan((await readData(new URL("../../data", import.meta.url).pathname)).files);
  if (!data.ok) throw new Error("the data do not compile: see tests/data.test.ts");
  for (const item of data.plan.items) {
    const found = data.plan.areas.filter((area) => listAreaReasons(item, area).length > 0).map(({ slug }) => slug);
    expect({ key: item.key, areas: found }).toEqual({ key: item.key, areas: item.areas });
  }
});

it("lists the items of an area in the plan's order", () => {
  const items = [
    anItem({ key: "1-1-1", areas: ["east"] }),
    anItem({ key: "1-1-2" }),
    anItem({ key: "1-1-3", areas: ["west", "east"] }),
  ];
  expect(listItemsOfArea({ items }, "east").map(({ key }) => key)).toEqual(["1-1-1", "1-1-3"]);
  expect(listItemsOfArea({ items }, "north")).toEqual([]);
});
