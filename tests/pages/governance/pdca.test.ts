import { expect, it } from "vitest";
import type { PlanRecord } from "#domain/record.ts";
import type { ItemStatus, StatusName } from "#domain/status.ts";
import { findStage, findStageFacts } from "#pages/governance/pdca.ts";
import { aDecision, anItem, aRecord, OTHER_VOICES } from "../../support/fixtures.ts";

const standing = (name: StatusName): ItemStatus => ({ name, targets: [], doneCount: 0 });
const event: PlanRecord = { id: "v1", item: "2-1-5", type: "event", text: "関係する動き。", source: "s1" };
const rating = OTHER_VOICES.filter(({ type }) => type === "rating");

it.each([
  { stage: "plan", when: "nothing is published", status: "no-record", records: [] },
  { stage: "do", when: "there is a record, but no judgement", status: "not-rated", records: [aRecord()] },
  { stage: "do", when: "only related events are known", status: "no-record", records: [event] },
  { stage: "plan", when: "the target has not begun", status: "upcoming", records: [] },
  { stage: "check", when: "the status judges", status: "done", records: [aRecord()] },
  { stage: "check", when: "the department rated it", status: "no-record", records: rating },
  { stage: "action", when: "a decision was published", status: "closed", records: [aDecision()] },
] as const)("an item is at $stage where $when", ({ stage, status, records }) => {
  expect(findStage(findStageFacts(anItem(), standing(status), records))).toBe(stage);
});
