import { expect, it } from "vitest";
import { countCoverage, findCoverage } from "#domain/coverage.ts";
import type { PlanRecord } from "#domain/record.ts";
import { aDecision, anItem, aRecord, aStepReport, aYearReport, OTHER_VOICES } from "../support/fixtures.ts";

const events = OTHER_VOICES.filter(({ type }) => type === "event");
const voices = OTHER_VOICES.filter(({ type }) => type !== "event");

it.each<{ what: string; records: readonly PlanRecord[] }>([
  { what: "a figure", records: [aRecord()] },
  { what: "a step", records: [aStepReport()] },
  { what: "a year", records: [aYearReport()] },
  { what: "a decision", records: [aDecision()] },
  ...voices.map((voice) => ({ what: `a ${voice.type} (${voice.id})`, records: [voice] })),
])("$what beside events is more than context", ({ records }) => {
  expect(findCoverage(anItem(), [...events, ...records])).toBe("result");
});

it("takes a figure of the surroundings for context", () => {
  const item = anItem({ metrics: [{ id: "pupils", name: "市内の小学1年生", unit: "人", isContext: true }] });
  expect(findCoverage(item, [aRecord({ subject: "pupils", unit: "人" })])).toBe("events");
});

it("tells items with related events alone from those with a result and those without any record", () => {
  const items = ["1-1-1", "1-1-2", "1-1-3", "1-1-4"].map((key) => anItem({ key }));
  const records = new Map([
    ["1-1-1", [...events, aRecord()]],
    ["1-1-2", events],
    ["1-1-4", events],
    ["9-9-9", events],
  ]);
  expect(countCoverage(items, records)).toEqual({ result: 1, events: 2, nothing: 1 });
  expect(countCoverage([], new Map())).toEqual({ result: 0, events: 0, nothing: 0 });
});
