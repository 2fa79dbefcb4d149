import { expect, it } from "vitest";
import type { DutyGroup } from "#domain/year-board.ts";
import { describeTiming } from "#words/ja/status.ts";
import { describeDueState, describeDutyCell, describeDutyYears } from "#words/ja/year-board.ts";

it("calls what is not due yet by other words than what was done early", () => {
  const early = describeTiming({
    kind: "reached",
    timing: "early",
    dueAssumed: false,
    actual: { fiscalYear: 2022, value: 11 },
  });
  expect(early).toContain("期限前");
  expect(describeDueState("upcoming")).toBe("期限はまだ先");
});

const done = (years: number[]): DutyGroup => ({ state: "done", known: 1, of: 1, years });
const blank = (years: number[]): DutyGroup => ({ state: "no-record", known: 0, of: 1, years });

it.each<{ groups: DutyGroup[]; words: string[] }>([
  { groups: [blank([2021, 2022, 2023])], words: ["どの年度も"] },
  { groups: [blank([2023])], words: ["令和5年度"] },
  { groups: [done([2021, 2022]), blank([2023, 2024])], words: ["令和3・4年度", "ほかの年度"] },
  { groups: [done([2021, 2022]), blank([2023])], words: ["令和3・4年度", "令和5年度"] },
  { groups: [done([2021]), blank([2022]), done([2023, 2024])], words: ["令和3年度", "令和4年度", "令和5・6年度"] },
])("names the years of a duty: $words", ({ groups, words }) => {
  expect(groups.map((_, index) => describeDutyYears(groups, index))).toEqual(words);
});

it("says how much of a year is known where it is not all", () => {
  expect(describeDutyCell({ state: "no-record", known: 1, of: 5 })).toBe("登録なし（5件中1件）");
  expect(describeDutyCell({ state: "no-record", known: 0, of: 5 })).toBe("登録なし");
  expect(describeDutyCell({ state: "done", known: 5, of: 5 })).toBe("実施");
});
