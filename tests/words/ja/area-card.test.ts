import { expect, it } from "vitest";
import type { Item } from "#domain/item.ts";
import type { PlanRecord } from "#domain/record.ts";
import { describeAreaCard } from "#words/ja/area-card.ts";
import { aMilestone, anItem, aPlan, aRecord, aStepReport } from "../../support/fixtures.ts";

const card = (item: Item, records: readonly PlanRecord[]) =>
  describeAreaCard(item, records, aPlan(), "2026-11-22", { words: ["東"] });

const event: PlanRecord = {
  id: "e1",
  item: "2-1-5",
  type: "event",
  date: "2025-07-07",
  text: "市は県に支援を要望した。",
  source: "s1",
};

it("tells an area its own step and what came of it", () => {
  const item = anItem({ targets: [aMilestone()] });
  const record = aStepReport({ date: "2022-04", text: "東小が開校した。" });
  expect(card(item, [record, event])).toEqual({
    promise: "東小の開校 完了",
    event: "2022年4月 東小が開校した。",
  });
  expect(card(item, [event])).toEqual({ promise: "東小の開校", event: "" });
});

it("tells an area what happened there, where no step names it", () => {
  const there: PlanRecord = { ...event, id: "e2", date: "2022-04", text: "東町でバスの路線が変わった。" };
  expect(card(anItem(), [event, there, aRecord()])).toEqual({
    promise: "22路線 → 11路線（令和5年度）、いま18路線（令和3年度）",
    event: "2022年4月 東町でバスの路線が変わった。",
  });
});
