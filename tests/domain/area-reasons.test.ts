import { expect, it } from "vitest";
import { compilePlan } from "#compile/compile-plan.ts";
import { isOwnedByEveryBranch, listAreaReasons } from "#domain/area-reasons.ts";
import { readData } from "../../src/build/read-data.ts";
import { anItem } from "../support/fixtures.ts";

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

it("finds a reason for every area of every item of the real plan, and for no other", async () => {
  const data = compilePlan((await readData(new URL("../../data", import.meta.url).pathname)).files);
  if (!data.ok) throw new Error("the data do not compile: see tests/data.test.ts");
  for (const item of data.plan.items) {
    const found = data.plan.areas.filter((area) => listAreaReasons(item, area).length > 0).map(({ slug }) => slug);
    expect({ key: item.key, areas: found }).toEqual({ key: item.key, areas: item.areas });
  }
});
