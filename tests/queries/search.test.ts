import { expect, it } from "vitest";
import { createPlanView } from "#queries/plan-view.ts";
import { prepareItemSearch, searchItems } from "#queries/search.ts";
import { anItem, aPlan, aSnapshot } from "../support/fixtures.ts";

/** More items than are made ready in one go; all of them speak of 森, the last one alone of 湖. */
function aLongPlan() {
  const keys = Array.from({ length: 120 }, (_, index) => `2-1-${index + 1}`);
  const items = keys.map((key) => anItem({ key, title: key === "2-1-120" ? "森と湖の保全" : "森の保全" }));
  return createPlanView(aSnapshot({ plan: aPlan({ items }) }));
}

it("answers the first letters at once, and finds everything of a long plan once it is ready", async () => {
  const view = aLongPlan();
  const found = searchItems(view, "森").length;
  expect(found).toBeGreaterThan(0);
  expect(found).toBeLessThan(120);
  await prepareItemSearch(view);
  expect(searchItems(view, "森")).toHaveLength(120);
  expect(searchItems(view, "湖").map(({ item }) => item.key)).toEqual(["2-1-120"]);
});

it("tells where a word was found, the same each time it is asked", async () => {
  const [hit] = searchItems(aLongPlan(), "運行内容");
  expect(hit?.titleMarks).toEqual([]);
  expect(hit?.reason).toMatchObject({ field: "goal", excerpt: expect.stringContaining("運行内容") });
  expect(hit?.reason).toBe(hit?.reason);
});

it("says which word was found in the place of an everyday one, also where the title shows it", () => {
  const plan = aPlan({
    items: [anItem({ title: "市民ホールの管理", goal: "受付を見直す。" })],
    everydayWords: { 公会堂: ["市民ホール"] },
  });
  const view = createPlanView(aSnapshot({ plan }));
  const [typed] = searchItems(view, "公会堂");
  expect(typed?.titleMarks).toEqual([[0, 5]]);
  expect(typed?.reason).toMatchObject({ field: "title", meant: ["市民ホール"] });
  const [plain] = searchItems(view, "市民ホール");
  expect(plain?.reason).toBeNull();
});
