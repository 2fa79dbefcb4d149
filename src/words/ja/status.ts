import type { FiscalYear } from "#domain/fiscal-year.ts";
import type { Item } from "#domain/item.ts";
import type { Plan } from "#domain/plan.ts";
import type { ItemStatus, StatusName, StatusReason, Timing, Trend, ValueInYear } from "#domain/status.ts";
import type { MilestoneReason, StepState } from "#domain/targets/milestone.ts";
import type { QuantityLine, QuantityReason } from "#domain/targets/quantity.ts";
import type { Target } from "#domain/targets/target.ts";
import type { YearlyReason } from "#domain/targets/yearly.ts";
import { describeFiscalYear, describePartialDate } from "./dates.ts";
import { describeComputed, describeValue } from "./numbers.ts";
import { unitOf } from "./target.ts";

const STATUS_WORDS: Record<StatusName, string> = {
  done: "完了",
  "on-track": "順調",
  "slightly-behind": "やや遅れ",
  behind: "遅れ",
  overdue: "期限超過",
  closed: "検討終了",
  "not-rated": "判定できない",
  "no-record": "登録なし",
  upcoming: "これから",
};

/** The word of a status. */
export function describeStatus(name: StatusName): string {
  return STATUS_WORDS[name];
}

const REMARKS: Partial<Record<StatusName, string>> = {
  closed: "続けないという決定が公表されたもの",
  "not-rated": "数値や期限のない目標を含むもの",
  "no-record": "結果を示す資料がまだないもの",
};

/** What a status means that its word may not tell; empty for the rest. */
export function remarkOnStatus(name: StatusName): string {
  return REMARKS[name] ?? "";
}

const TIMINGS: Record<Timing, string> = {
  "in-time": "（期限内）",
  late: "（遅れて）",
  early: "（期限前）",
  unknown: "（時期不明）",
};

/** When it was done, to stand after 完了; empty where that is no question, or where the plan states no due year. */
export function describeTiming(reason: StatusReason): string {
  if (!("timing" in reason) || reason.timing === null) return "";
  return reason.dueAssumed && reason.timing !== "unknown" ? "" : TIMINGS[reason.timing];
}

/** 「2件のうち1件完了」, for an item with several targets; empty where 0 would only mean that a result is unknown. */
export function describeDoneCount({ targets, doneCount }: Pick<ItemStatus, "targets" | "doneCount">): string {
  if (doneCount === 0 && targets.some(({ name }) => name === "no-record")) return "";
  return `${targets.length}件のうち${doneCount}件完了`;
}

const NOT_YET_KNOWN =
  "このアプリには、この目標の結果を示す公表資料がまだ登録されていません。市が公表していないという意味ではありません。";

/** Where a part of the result is known, after the words that tell it. */
function missRest(rest: string): string {
  return `${rest}の結果を示す公表資料は、まだ登録されていません。市が公表していないという意味ではありません。`;
}

/** Whose the year is by which a target is looked at, where the plan states none. */
function describeAssumed(year: FiscalYear, planEnd: FiscalYear): string {
  return `計画に年度の記載がないため、${describeFiscalYear(year)}${year === planEnd ? "（計画の最終年度）" : ""}をアプリの仮の区切りとしています。`;
}

/**
 * Why a target has its status, in plain sentences with their numbers. They never accuse, and never claim a due year
 * that the plan does not state. `reason` comes from judging this `target` of this `item`.
 */
export function explainStatus(
  reason: StatusReason,
  target: Target,
  item: Pick<Item, "metrics">,
  plan: Pick<Plan, "period">,
): string {
  switch (reason.kind) {
    case "closed": {
      const date = reason.decision.date;
      return `${date ? `${describePartialDate(date)}に、` : ""}続けないという決定が公表されています。完了には数えません。`;
    }
    case "steps":
      return explainSteps(reason, target.dueAssumed === true, plan.period.last);
    case "years":
      return explainYears(reason, hasIdleFigures(target, item));
    case "no-threshold":
      return `計画に数値目標の記載がないため、計算では判定しません。${explainTrend(reason.trend, unitOfTarget(target, item))}`;
    default:
      return explainQuantity(reason, target, unitOfTarget(target, item), plan.period.last);
  }
}

function explainQuantity(reason: QuantityReason, target: Target, unit: string, planEnd: FiscalYear): string {
  if (target.kind !== "quantity") return "";
  const { baseline, target: goal, dueAssumed } = target;
  const value = (number: number) => describeValue(number, unit);
  const promise = baseline ? `${value(baseline.value)}から${value(goal.value)}へ。` : `目標は${value(goal.value)}。`;
  const actual = (known: ValueInYear) => `${describeFiscalYear(known.fiscalYear)}の実績${value(known.value)}。`;
  const assumed = dueAssumed ? describeAssumed(goal.fiscalYear, planEnd) : "";

  switch (reason.kind) {
    case "reached":
      return `${promise}${actual(reason.actual)}目標に届きました。${explainTiming(reason.timing, goal.fiscalYear, dueAssumed === true)}${assumed}`;
    case "missed":
      return `${promise}${actual(reason.actual)}${dueAssumed ? "仮の区切り" : `期限の${describeFiscalYear(goal.fiscalYear)}`}までに未達。${assumed}`;
    case "no-actual":
      return explainLastKnown(reason.lastKnown, value) + assumed;
    case "not-begun":
      return `${promise}${describeFiscalYear(reason.start)}の結果が出るのはこれからです。`;
    case "no-baseline":
      return `${promise}${actual(reason.actual)}計画に基準値の記載がないため、途中の進み方は判定できません。${explainTrend(reason.trend, unit)}`;
    case "no-comparable-year":
      return `${promise}${actual(reason.actual)}基準の${describeFiscalYear(reason.baseline.fiscalYear)}と比べる年がまだないため、判定できません。`;
    case "level":
      return `${value(goal.value)}を保つ目標。${actual(reason.actual)}${reason.holds ? "保たれています。" : `${value(Math.abs(reason.actual.value - goal.value))}の差があります。`}${assumed}`;
    case "line":
      return `${promise}${actual(reason.actual)}${compareWithLine(reason, unit)}${assumed}`;
    default:
      return reason satisfies never;
  }
}

function explainTiming(timing: Timing, due: FiscalYear, dueAssumed: boolean): string {
  if (timing === "unknown") return "届いた時期は、登録された資料からはわかりません。";
  if (dueAssumed) return "";
  if (timing === "late") return `期限の${describeFiscalYear(due)}より後です。`;
  return timing === "early"
    ? `期限の${describeFiscalYear(due)}より前です。`
    : `期限は${describeFiscalYear(due)}でした。`;
}

/** How an actual compares with the straight line, of which `guide` tells the value where nothing beside it does. */
export function compareWithLine(
  { baseline, actual, expected, shortfall, regressed, isCount }: QuantityLine,
  unit: string,
  guide = `直線で結んだ目安${describeComputed(expected, unit)}（アプリの計算）`,
): string {
  // A difference of percentages is told in points: 82.2 % and 80.7 % lie 1.5ポイント apart, not 1.5 %.
  const unitOfGap = unit === "%" ? "ポイント" : unit;
  const gap = describeComputed(Math.abs(shortfall), unitOfGap);
  if (regressed) {
    const setback = describeValue(settle(Math.abs(actual.value - baseline.value)), unitOfGap);
    return `基準の${describeValue(baseline.value, unit)}より${setback}後退。${guide}より${gap}遅れ。`;
  }
  if (settle(shortfall) === 0) return `${guide}のとおり。`;
  if (shortfall < 0) return `${guide}より${gap}先。`;
  if (isCount && settle(shortfall) < 1) return `${guide}との差は${gap}で、1${unit}未満。`;
  return `${guide}より${gap}遅れ。`;
}

function explainLastKnown(
  known: (ValueInYear & { interim: boolean }) | null,
  value: (number: number) => string,
): string {
  if (!known) return NOT_YET_KNOWN;
  return `${describeFiscalYear(known.fiscalYear)}の${known.interim ? "途中の値" : "実績"}は${value(known.value)}でした。${missRest("その後")}`;
}

function explainTrend(trend: Trend | null, unit: string): string {
  if (!trend) return "";
  const { first, last } = trend;
  return `${describeFiscalYear(first.fiscalYear)}は${describeValue(first.value, unit)}、${describeFiscalYear(last.fiscalYear)}は${describeValue(last.value, unit)}でした。`;
}

function explainSteps(
  { steps, reached, missed, behind, unknown, timing }: MilestoneReason,
  dueAssumed: boolean,
  planEnd: FiscalYear,
) {
  const count =
    steps.length > 1 && reached.length > 0 ? `${steps.length}つの段階のうち${reached.length}つは完了。` : "";
  if (timing !== null) return explainReached(steps, timing, dueAssumed);
  if (missed.length > 0) {
    return `${count}${missed.map((state) => `「${state.step.name}」は${describeDue(state, dueAssumed)}までに未達と公表されています。`).join("")}`;
  }
  if (behind.length > 0) {
    return `${count}${behind.map((state) => `「${state.step.name}」は${state.state === "postponed" ? "先送り" : "未達"}と公表されています。`).join("")}`;
  }
  if (unknown.length > 0) {
    const assumed = dueAssumed ? describeAssumed(Math.max(...steps.map(({ step }) => step.due)), planEnd) : "";
    return (count === "" ? NOT_YET_KNOWN : count + missRest("残りの段階")) + assumed;
  }
  const next = steps.find(({ state }) => state === "upcoming");
  return `${count}${next ? `「${next.step.name}」はこれからです。` : ""}`;
}

function explainReached(steps: readonly StepState[], timing: Timing, dueAssumed: boolean): string {
  const [first] = steps;
  const years = steps.flatMap(({ record }) => record?.fiscalYear ?? []);
  const done = steps.length > 1 ? `${steps.length}つの段階すべて` : `「${first?.step.name}」`;
  if (timing === "unknown" || years.length === 0) {
    return `${done}が行われました。行われた時期は、登録された資料だけではわかりません。`;
  }
  const when = `${describeFiscalYear(Math.max(...years))}${steps.length > 1 ? "まで" : ""}`;
  const due = describeFiscalYear(Math.max(...steps.map(({ step }) => step.due)));
  const deadline = dueAssumed ? "" : timing === "late" ? `期限（${due}）より後になりました。` : `期限は${due}でした。`;
  return `${done}が、${when}に行われました。${deadline}`;
}

function describeDue({ step }: StepState, dueAssumed: boolean): string {
  return dueAssumed ? "仮の区切り（計画に終わりの年度の記載なし）" : `期限の${describeFiscalYear(step.due)}`;
}

/** Whether the item shows figures of which none decides on its yearly duty, so that a reader may take them for a result. */
function hasIdleFigures(target: Target, { metrics }: Pick<Item, "metrics">): boolean {
  return target.kind === "yearly" && !target.threshold && metrics.length > 0;
}

function explainYears({ cells, due, known, failed, isOver }: YearlyReason, hasFigures: boolean): string {
  const years = (cells: readonly { fiscalYear: FiscalYear }[]) =>
    cells.map(({ fiscalYear }) => describeFiscalYear(fiscalYear)).join("・");
  const count = `${due.length}年のうち${known.length}年分が登録されています。`;
  if (failed.length > 0) {
    const partly = failed.filter(({ state }) => state === "partly");
    const notDone = failed.filter(({ state }) => state === "not-done");
    const told = [
      notDone.length > 0 ? `${years(notDone)}は未実施` : "",
      partly.length > 0 ? `${years(partly)}は一部の実施` : "",
    ].filter((text) => text !== "");
    return `${told.join("、")}と公表されています。${due.length > 0 ? count : ""}`;
  }
  if (known.length < due.length) {
    // What is known of a year in part, or of one still running, does not count as a year.
    const parts = cells
      .filter((cell) => cell.known > 0 && !known.includes(cell))
      .map(({ fiscalYear, known: some, of }) => {
        return `${describeFiscalYear(fiscalYear)}は${of > 1 ? `${of}件のうち${some}件が` : ""}登録されています。`;
      });
    const told = (known.length > 0 ? count : "") + parts.join("");
    const rest = missRest(parts.length > 0 ? "残り" : "残りの年度");
    return (told === "" ? NOT_YET_KNOWN : told + rest) + (hasFigures ? "数値だけでは実施とみなしません。" : "");
  }
  if (due.length === 0) return "最初の年度の結果が出るのはこれからです。";
  const skipped = known.filter(({ state }) => state === "not-needed").length;
  const all = `${due.length}年度分すべてが実施${skipped > 0 ? `または該当なし（${skipped}年度）` : ""}です。`;
  return isOver ? `計画の${all}` : `これまでの${all}`;
}

function unitOfTarget(target: Target, item: Pick<Item, "metrics">): string {
  return "metric" in target ? unitOf(item, target.metric) : "";
}

/** Takes away what binary fractions add: 18 − 15.4 is 2.6. */
function settle(value: number): number {
  return Math.round(value * 1e9) / 1e9;
}
