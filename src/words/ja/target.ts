import { findMetric, type Item } from "#domain/item.ts";
import type { Plan } from "#domain/plan.ts";
import type { StepState } from "#domain/targets/milestone.ts";
import type { QuantityTarget } from "#domain/targets/quantity.ts";
import type { Target } from "#domain/targets/target.ts";
import type { YearCell, YearlyTarget } from "#domain/targets/yearly.ts";
import { describeFiscalYear, describeFiscalYears } from "./dates.ts";
import { describeValue } from "./numbers.ts";

/**
 * A promise in one short line for a card: 「22路線 → 11路線（令和5年度）」「160人（令和7年度まで）」「毎年度（5つの項目）」.
 * A due year that the plan does not state is not named.
 */
export function summarizeTarget(target: Target, item: Pick<Item, "metrics">, plan: Pick<Plan, "period">): string {
  switch (target.kind) {
    case "quantity":
      return summarizeQuantity(target, item);
    case "milestone": {
      const last = Math.max(...target.steps.map(({ due }) => due));
      const [only] = target.steps.length === 1 ? target.steps : [];
      const name = only ? only.name : `${target.steps.length}つの段階`;
      return `${name}（${target.dueAssumed ? "終わりの年度の記載なし" : `${describeFiscalYear(last)}まで`}）`;
    }
    case "yearly":
      return summarizeYearly(target, plan);
    case "direction":
      return "数値目標なし";
    default:
      return target satisfies never;
  }
}

const STEP_STATES: Record<StepState["state"], string> = {
  reached: "完了",
  "not-reached": "未達",
  postponed: "先送り",
  "no-record": "登録なし",
  upcoming: "これから",
};

/** The word for where a step stands, with the timing where it is known to be late or not known. */
export function describeStepState({ state, inTime }: Pick<StepState, "state" | "inTime">): string {
  if (state !== "reached" || inTime) return STEP_STATES[state];
  return `${STEP_STATES.reached}（${inTime === null ? "時期不明" : "期限より後"}）`;
}

const YEAR_STATES: Record<YearCell["state"], string> = {
  done: "実施",
  partly: "一部",
  "not-done": "未実施",
  "not-needed": "該当なし",
  "no-record": "登録なし",
  upcoming: "これから",
  "not-due": "対象外",
};

/** The word in the cell of a year. */
export function describeYearState(state: YearCell["state"]): string {
  return YEAR_STATES[state];
}

const ROLES = { baseline: "基準値", actual: "実績", interim: "途中の値", target: "目標" } as const;

/** What a figure of a series is: 基準値, 実績, 途中の値 or 目標. */
export function describeRole(role: keyof typeof ROLES): string {
  return ROLES[role];
}

const ROLE_MARKS = { baseline: "基準", actual: "", interim: "途中", target: "目標" } as const;

/** As `describeRole`, where there is room for two characters; a year's result needs none. */
export function markRole(role: keyof typeof ROLE_MARKS): string {
  return ROLE_MARKS[role];
}

/** The unit of one of an item's metrics, as printed. */
export function unitOf(item: Pick<Item, "metrics">, metric: string | undefined): string {
  return (metric !== undefined && findMetric(item, metric)?.unit) || "";
}

function summarizeQuantity({ baseline, target, metric, dueAssumed }: QuantityTarget, item: Pick<Item, "metrics">) {
  const unit = unitOf(item, metric);
  const goal = describeValue(target.value, unit);
  const due = dueAssumed ? "期限の記載なし" : describeFiscalYear(target.fiscalYear);
  if (baseline) return `${describeValue(baseline.value, unit)} → ${goal}（${due}）`;
  return `${goal}（${due}${dueAssumed ? "" : "まで"}）`;
}

function summarizeYearly({ start, end, parts }: YearlyTarget, { period }: Pick<Plan, "period">): string {
  const [first, last] = [start ?? period.first, end ?? period.last];
  const isWholePeriod = first === period.first && last === period.last;
  const details = [isWholePeriod ? "" : describeFiscalYears(first, last), parts ? `${parts.length}つの項目` : ""];
  const text = details.filter((detail) => detail !== "").join("、");
  return text === "" ? "毎年度" : `毎年度（${text}）`;
}
