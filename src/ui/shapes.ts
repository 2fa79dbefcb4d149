import type { StepState } from "#domain/targets/milestone.ts";
import type { YearCell } from "#domain/targets/yearly.ts";
import type { DueState, DutyState } from "#domain/year-board.ts";

/** Every state that a word with a shape tells, besides the statuses themselves. */
type ShapedState = StepState["state"] | YearCell["state"] | DueState | DutyState;

/**
 * The drawing of a state (`Icon`) and with it its colours (`data-status`): one word has one shape, on every page.
 * A year outside a duty (対象外) has none.
 */
export const SHAPES = {
  done: "done",
  reached: "done",
  late: "done",
  undated: "done",
  partly: "slightly-behind",
  postponed: "behind",
  "not-done": "overdue",
  "not-reached": "overdue",
  missed: "overdue",
  "not-needed": "not-needed",
  closed: "closed",
  "no-record": "no-record",
  unknown: "no-record",
  upcoming: "upcoming",
  "not-due": "",
} as const satisfies Record<ShapedState, string>;
