import {
  type BoardYear,
  type DueState,
  type DutyCell,
  type DutyGroup,
  type DutyState,
  isRest,
} from "#domain/year-board.ts";
import { describeYearList } from "./dates.ts";
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
const DUTY_ORDER: readonly DutyState[] = [
  "done",
  "partly",
  "not-done",
  "not-needed",
  "closed",
  "no-record",
  "upcoming",
];

/** How a year's cell is told: its word, and how much of it is known where that is not all: 登録なし（5件中1件）. */
export function describeDutyCell({ state, known, of }: Pick<DutyCell, "state" | "known" | "of">): string {
  const isPartlyKnown = known > 0 && known < of;
  return `${describeDutyState(state)}${isPartlyKnown ? `（${of}件中${known}件）` : ""}`;
}

/** Which years the group at `index` is: どの年度も where there is no other, ほかの年度 for the rest after others. */
export function describeDutyYears(groups: readonly DutyGroup[], index: number): string {
  const group = groups[index];
  if (!group) return "";
  if (groups.length === 1 && group.years.length > 1) return "どの年度も";
  return isRest(group) ? "ほかの年度" : describeYearList(group.years);
}

/** How the yearly duties of a fiscal year stand, in a line: 「実施2・登録なし16」. */
export function summarizeDuties(counts: BoardYear["duties"]): string {
  return DUTY_ORDER.filter((state) => counts.has(state))
    .map((state) => `${describeDutyState(state)}${counts.get(state)}`)
    .join("・");
}
