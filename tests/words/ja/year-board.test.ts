import { expect, it } from "vitest";
import { describeTiming } from "#words/ja/status.ts";
import { describeDueState } from "#words/ja/year-board.ts";

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
