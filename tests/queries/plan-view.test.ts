import { createStore } from "solid-js/store";
import { expect, it } from "vitest";
import { createPlanView } from "#queries/plan-view.ts";
import { aSnapshot } from "../storage/a-snapshot.ts";

it("makes one view of a snapshot, with what screens look up", () => {
  const snapshot = aSnapshot();
  const view = createPlanView(snapshot);
  expect(createPlanView(snapshot)).toBe(view);
  expect([...view.statuses.keys()]).toEqual(["1-1-1", "1-1-2"]);
  expect(view.recordsByItem.get("1-1-1")?.map(({ id }) => id)).toEqual(["r001"]);
  expect(view.recordsByItem.has("1-1-2")).toBe(false);
  expect(view.itemByKey.get("1-1-2")?.title).toBe("項目1-1-2");
  expect(view.sourceById.get("s001")?.title).toBe("公表資料");
  expect(view.departmentBySlug.get("somu")?.name).toBe("総務課");
  expect(view.areaBySlug.get("kita")?.name).toBe("北");
  expect(() => view.statusOf("9-9-9")).toThrow("9-9-9");
});

it("comes out of a store of Solid as it went in, without a proxy", () => {
  const view = createPlanView(aSnapshot());
  const [store] = createStore({ data: { view } });
  expect(store.data.view).toBe(view);
});
