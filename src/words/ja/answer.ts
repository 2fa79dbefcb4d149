import { type FiscalYear, hasEnded, type IsoDate } from "#domain/fiscal-year.ts";
import type { Item } from "#domain/item.ts";
import type { ItemStatus, StatusReason } from "#domain/status.ts";
import type { MilestoneReason } from "#domain/targets/milestone.ts";
import type { QuantityReason } from "#domain/targets/quantity.ts";
import type { Target } from "#domain/targets/target.ts";
import type { YearlyReason } from "#domain/targets/yearly.ts";
import { describeFiscalYear, describePartialDate, describeYearList } from "./dates.ts";
import { describeValue } from "./numbers.ts";
import { compareWithLine, describeDoneCount } from "./status.ts";
import { describeYearState, unitOf } from "./target.ts";

const UNCONFIRMED = "公表資料でまだ確かめられていません。";

/**
 * Where an item stands in one sentence, to be read beside its promise: it repeats no figure that stands there. Of several
 * targets it tells how many are done, and speaks of the one that decides. `explainStatus` tells the same in full.
 */
export function answerStatus(status: ItemStatus, item: Item, asOf: IsoDate): string {
  const index = status.targets.findIndex(({ name }) => name === status.name);
  const [target, judged] = [item.targets[index], status.targets[index]];
  if (!target || !judged) return "";
  const count = item.targets.length > 1 ? describeDoneCount(status) : "";
  return `${count && `${count}。`}${answerTarget(judged.reason, target, item, asOf)}`;
}

function answerTarget(reason: StatusReason, target: Target, item: Pick<Item, "metrics">, asOf: IsoDate): string {
  switch (reason.kind) {
    case "closed": {
      const date = reason.decision.date;
      return `${date ? `${describePartialDate(date)}に、` : ""}続けないという決定が公表されています（完了には数えません）。`;
    }
    case "steps":
      return answerSteps(reason, target.dueAssumed === true, asOf);
    case "years":
      return answerYears(reason);
    case "no-threshold":
      return "計画に数値目標の記載がないため、計算では判定しません。";
    default:
      return target.kind === "quantity" ? answerQuantity(reason, target, unitOf(item, target.metric), asOf) : "";
  }
}

function answerQuantity(
  reason: QuantityReason,
  { target: goal, dueAssumed }: Extract<Target, { kind: "quantity" }>,
  unit: string,
  asOf: IsoDate,
): string {
  const due = `期限の${describeFiscalYear(goal.fiscalYear)}`;
  switch (reason.kind) {
    case "reached":
      if (reason.timing === "unknown") return "目標に届きましたが、届いた時期は登録された資料からはわかりません。";
      if (dueAssumed) return "目標に届きました。";
      return `${due}${{ "in-time": "までに", early: "より前に", late: "より後に" }[reason.timing]}、目標に届きました（${describeFiscalYear(reason.actual.fiscalYear)}）。`;
    case "missed":
      return dueAssumed ? "仮の区切りまでには、目標に届いていません。" : `${due}までに未達です。`;
    case "no-actual":
      if (reason.lastKnown) return `その後の結果は、${UNCONFIRMED}`;
      return `${describeOwed(goal.fiscalYear, dueAssumed === true, asOf)}は、${UNCONFIRMED}`;
    case "not-begun":
      return `${describeFiscalYear(reason.start)}の結果が出るのはこれからです。`;
    case "no-baseline":
      return "計画に基準値の記載がないため、途中の進み方は判定できません。";
    case "no-comparable-year":
      return `基準の${describeFiscalYear(reason.baseline.fiscalYear)}と比べる年がまだないため、判定できません。`;
    case "level":
      return reason.holds
        ? "目標の値が保たれています。"
        : `目標の値とは${describeValue(Math.abs(reason.actual.value - goal.value), unit)}の差があります。`;
    case "line":
      return compareWithLine(reason, unit, "直線で結んだ目安");
    default:
      return reason satisfies never;
  }
}

/** What is unknown, by the year in which the plan expects it: 「令和5年度の結果」. */
function describeOwed(due: FiscalYear, dueAssumed: boolean, asOf: IsoDate): string {
  if (dueAssumed) return "結果";
  return hasEnded(due, asOf) ? `${describeFiscalYear(due)}の結果` : "これまでの実績";
}

function answerSteps(
  { steps, reached, missed, behind, unknown, timing }: MilestoneReason,
  dueAssumed: boolean,
  asOf: IsoDate,
): string {
  const last = Math.max(...steps.map(({ step }) => step.due));
  const count =
    steps.length > 1 && reached.length > 0 ? `${steps.length}つの段階のうち${reached.length}つは完了、` : "";
  if (timing !== null) {
    const all = steps.length > 1 ? `${steps.length}つの段階すべて` : "目標としたこと";
    const years = steps.flatMap(({ record }) => record?.fiscalYear ?? []);
    if (timing === "unknown" || years.length === 0)
      return `${all}が行われましたが、時期は登録された資料だけではわかりません。`;
    const when = `${describeFiscalYear(Math.max(...years))}${steps.length > 1 ? "まで" : ""}`;
    const due = `期限${timing === "late" ? "の" : "は"}${describeFiscalYear(last)}${timing === "late" ? "より後" : ""}`;
    return `${all}が、${when}に行われました${dueAssumed ? "" : `（${due}）`}。`;
  }
  const found = missed.length > 0 ? missed : behind;
  if (found.length > 0) {
    const told = found.map(({ step, state }) => `「${step.name}」は${state === "postponed" ? "先送り" : "未達"}`);
    return `${count}${told.join("、")}と公表されています。`;
  }
  if (unknown.length > 0) {
    return `${count}${count ? "残りの結果" : describeOwed(last, dueAssumed, asOf)}は、${UNCONFIRMED}`;
  }
  const next = steps.find(({ state }) => state === "upcoming");
  return `${count}${next ? `「${next.step.name}」はこれからです。` : ""}`;
}

function answerYears({ cells, due, known, isOver }: YearlyReason): string {
  // 未実施 and 一部 first: they decide.
  const told = (["not-done", "partly", "done", "not-needed"] as const).flatMap((state) => {
    const years = cells.filter((cell) => cell.state === state).map(({ fiscalYear }) => fiscalYear);
    return years.length > 0 ? `${describeYearList(years)}は${describeYearState(state)}` : [];
  });
  if (known.length < due.length) {
    const parts = cells
      .filter(({ state, known: some, of }) => some > 0 && some < of && (state === "no-record" || state === "upcoming"))
      .map(({ fiscalYear, known: some, of }) => `${describeFiscalYear(fiscalYear)}は${of}件のうち${some}件がわかり`);
    const all = [...told, ...parts];
    return `${all.length > 0 ? `${all.join("、")}、残り` : "毎年度の結果"}は、${UNCONFIRMED}`;
  }
  if (told.length === 0) return "最初の年度の結果が出るのはこれからです。";
  return `${isOver ? "計画の" : "これまでの"}すべての年度の結果がわかっています（${told.join("、")}）。`;
}
