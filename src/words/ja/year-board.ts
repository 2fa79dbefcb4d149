import type { BoardYear, DueState, DutyState } from "#domain/year-board.ts";
import { describeYearState } from "./target.ts";

const DUE_STATES: Record<DueState, string> = {
  done: "完了",
  late: "完了（期限より後）",
  undated: "完了（時期不明）",
  missed: "未達",
  postponed: "先送り",
  closed: "検討終了",
  unknown: "登録なし",
  upcoming: "期限はまだ先",
};

/** The word for where something due in a fiscal year stands. */
export function describeDueState(state: DueState): string {
  return DUE_STATES[state];
}

/** The word in a year's cell of a yearly duty. */
export function describeDutyState(state: DutyState): string {
  return state === "closed" ? DUE_STATES.closed : describeYearState(state);
}

/** In which order the states of yearly duties are told. */
export const DUTY_ORDER: readonly DutyState[] = [
  "done",
  "partly",
  "not-done",
  "not-needed",
  "closed",
  "no-record",
  "upcoming",
];

/** How the yearly duties of a fiscal year stand, in a line: 「実施2・登録なし16」. */
export function summarizeDuties(counts: BoardYear["duties"]): string {
  return DUTY_ORDER.filter((state) => counts.has(state))
    .map((state) => `${describeDutyState(state)}${counts.get(state)}`)
    .join("・");
}
