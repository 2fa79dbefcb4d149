import { expect, it } from "vitest";
import { createPlanView } from "#queries/plan.ts";
import { latestPlanState, type PlanState } from "#queries/plan-state.ts";
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
});

const ready = (version: number, stored = true): PlanState => {
  const snapshot = aSnapshot({ version });
  return stored
    ? { kind: "ready", snapshot, stored: true }
    : { kind: "ready", snapshot, stored: false, failure: "no-space" };
};
const unavailable: PlanState = { kind: "unavailable", failure: "offline" };

it("goes on to a newer version, and never back", () => {
  const [old, newer] = [ready(2), ready(3)];
  expect(latestPlanState(undefined, unavailable)).toBe(unavailable);
  expect(latestPlanState(unavailable, old)).toBe(old);
  expect(latestPlanState(old, newer)).toBe(newer);
  expect(latestPlanState(newer, old)).toBe(newer);
  expect(latestPlanState(newer, unavailable)).toBe(newer);
});

it("does not draw the same version anew, but learns that it is stored by now", () => {
  const before = ready(2, false);
  const after = latestPlanState(before, ready(2));
  expect(after).toMatchObject({ stored: true });
  expect(after).toHaveProperty("snapshot", before.kind === "ready" && before.snapshot);
  expect(latestPlanState(after, ready(2, false))).toBe(after);
});
