import { expect, it } from "vitest";
import { ItemKey, PlanRecord, TargetId } from "#domain/record.ts";
import { aRecord } from "../support/fixtures.ts";

const common = { id: "r1", item: "2-1-5", text: "公表された。", source: "s1" };
const accepts = (value: unknown) => PlanRecord.safeParse(value).success;

it.each<{ type: string; given: object; states: string[] }>([
  { type: "step", given: { target: "a", subject: "east" }, states: ["reached", "not-reached", "postponed"] },
  { type: "year", given: { target: "a", fiscalYear: 2021 }, states: ["done", "partly", "not-done", "not-needed"] },
  { type: "rating", given: {}, states: ["done", "on-track", "late", "closed"] },
  { type: "decision", given: {}, states: ["closed", "reopened"] },
  { type: "remark", given: {}, states: ["council", "reply"] },
])("a $type is one of $states, and of nothing else", ({ type, given, states }) => {
  for (const state of states) expect(accepts({ ...common, ...given, type, state })).toBe(true);
  for (const state of ["", "other", undefined]) expect(accepts({ ...common, ...given, type, state })).toBe(false);
  expect(accepts({ ...common, ...given, type, state: states[0], extra: 1 })).toBe(false);
});

it("is of a known type, and says what its type needs", () => {
  expect(accepts({ ...common, type: "event", withdraws: "r0" })).toBe(true);
  expect(accepts({ ...common, type: "rumour" })).toBe(false);
  expect(accepts({ ...common, type: "step", state: "reached", subject: "east" })).toBe(false);
  expect(accepts({ ...common, type: "year", state: "done", target: "a" })).toBe(false);
  expect(accepts(aRecord())).toBe(true);
  for (const given of [{ value: "18" }, { unit: "" }, { subject: undefined }, { interim: false }, { corrects: "R 1" }])
    expect(accepts({ ...aRecord(), ...given })).toBe(false);
});

it.each([
  {
    schema: ItemKey,
    good: ["2-1-5", "i-2-3", "adopted-3-1-5"],
    bad: ["", "2--1", "2-1-", "-2", "2-1-5 ", "x 2-1-5", "Ⅰ", "A"],
  },
  { schema: TargetId, good: ["a", "z"], bad: ["", "A", "aa", "1", "xa", "a "] },
])("an id is one of $good, and none of $bad", ({ schema, good, bad }) => {
  expect(good.filter((id) => !schema.safeParse(id).success)).toEqual([]);
  expect(bad.filter((id) => schema.safeParse(id).success)).toEqual([]);
});
