import { expect, it } from "vitest";
import type { Item } from "#domain/item.ts";
import type { PlanRecord } from "#domain/record.ts";
import { describeCard } from "#words/ja/card.ts";
import {
  aDirection,
  aMilestone,
  anItem,
  aPlan,
  aQuantity,
  aRecord,
  aStepReport,
  aYearly,
  aYearReport,
} from "../../support/fixtures.ts";

const card = (item: Item, records: readonly PlanRecord[]) => describeCard(item, records, aPlan(), "2026-11-22");

const event: PlanRecord = {
  id: "e1",
  item: "2-1-5",
  type: "event",
  date: "2025-07-07",
  text: "市は県に支援を要望した。",
  source: "s1",
};

it.each<{ item?: Item; records: PlanRecord[]; promise: string }>([
  {
    records: [aRecord({ fiscalYear: 2023, value: 12 })],
    promise: "22路線 → 11路線（令和5年度）、いま12路線（令和5年度）",
  },
  {
    records: [aRecord({ fiscalYear: 2023, value: 12, interim: true })],
    promise: "22路線 → 11路線（令和5年度）、いま12路線（令和5年度の途中）",
  },
  {
    item: anItem({ targets: [aMilestone()] }),
    records: [aStepReport()],
    promise: "2つの段階（令和5年度まで）、1つ完了（令和4年度）",
  },
  {
    item: anItem({ targets: [aYearly()] }),
    records: [aYearReport(), aYearReport({ fiscalYear: 2022 })],
    promise: "毎年度、実施 令和3・4年度",
  },
  {
    item: anItem({ targets: [aQuantity(), aDirection({ id: "b" })] }),
    records: [aRecord()],
    promise: "22路線 → 11路線（令和5年度）、いま18路線（令和3年度）／数値目標なし",
  },
])("tells a promise with what is known of it: $promise", ({ item = anItem(), records, promise }) => {
  expect(card(item, [...records, event])).toEqual({ promise, event: "" });
});

it("tells the newest thing that is known, where nothing is known of the promise", () => {
  expect(card(anItem(), [event])).toEqual({
    promise: "22路線 → 11路線（令和5年度）",
    event: "2025年 市は県に支援を要望した。",
  });
  const { date: _, ...undated } = event;
  expect(card(anItem(), [{ ...undated, fiscalYear: 2024 }]).event).toBe("令和6年度 市は県に支援を要望した。");
  expect(card(anItem(), []).event).toBe("");
});

it("tells once when, where the sentence begins with it", () => {
  const { date: _, ...undated } = event;
  const told = (text: string, fiscalYear?: number) =>
    card(anItem(), [fiscalYear === undefined ? { ...event, text } : { ...undated, fiscalYear, text }]).event;
  expect(told("令和6年度の下水道の普及率は50%。", 2024)).toBe("令和6年度の下水道の普及率は50%。");
  expect(told("令和5年度の決算が出た。", 2024)).toBe("令和6年度 令和5年度の決算が出た。");
  expect(told("2025年は市が支援を求めた。")).toBe("2025年は市が支援を求めた。");
});

it("cuts a long sentence", () => {
  const text = "あ".repeat(13);
  expect(card(anItem(), [{ ...event, text }]).event).toBe(`2025年 ${"あ".repeat(11)}…`);
});
