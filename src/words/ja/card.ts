import { findNewestFinding } from "#domain/findings.ts";
import type { Item } from "#domain/item.ts";
import type { JudgingContext } from "#domain/judging.ts";
import type { Plan } from "#domain/plan.ts";
import type { PlanRecord } from "#domain/record.ts";
import { listStepStates } from "#domain/targets/milestone.ts";
import { findLatestActual } from "#domain/targets/quantity.ts";
import { metricOf, type Target } from "#domain/targets/target.ts";
import { listYearCells } from "#domain/targets/yearly.ts";
import { cutText } from "../cut-text.ts";
import { describeFiscalYear, describePartialDate, describeYearList } from "./dates.ts";
import { describeValue } from "./numbers.ts";
import { tellAfter } from "./record.ts";
import { summarizeTarget } from "./target.ts";

/** What a card says of an item below its title. */
export interface CardWords {
  /** The promise, with what is known of it today: 「22路線 → 11路線（令和5年度）、いま12路線（令和5年度）」. */
  promise: string;
  /** Where nothing of that is known, the newest thing that is, with its year; empty where there is none. */
  event: string;
}

/** The words of an item's card, the same in every list. `records` are the item's own. */
export function describeCard(
  item: Item,
  records: readonly PlanRecord[],
  plan: Pick<Plan, "period">,
  asOf: JudgingContext["asOf"],
): CardWords {
  const promise = item.targets.map((target) => describeTargetToday(target, item, records, plan, asOf)).join("／");
  const isKnown = item.targets.some((target) => describeKnown(target, records, { period: plan.period, asOf }) !== "");
  return { promise, event: isKnown ? "" : tellEvent(findNewestFinding(item, records)) };
}

/** A target's promise in a line, with what is known of it today. */
export function describeTargetToday(
  target: Target,
  item: Item,
  records: readonly PlanRecord[],
  plan: Pick<Plan, "period">,
  asOf: JudgingContext["asOf"],
): string {
  const known = describeKnown(target, records, { period: plan.period, asOf });
  return `${summarizeTarget(target, item, plan)}${known && `、${known}`}`;
}

/** What is known of a target today, in a few words; empty where nothing is. */
function describeKnown(target: Target, records: readonly PlanRecord[], context: JudgingContext): string {
  switch (target.kind) {
    case "quantity":
    case "direction": {
      const metric = metricOf(target);
      const actual = metric === undefined ? null : findLatestActual({ metric }, records);
      if (!actual) return "";
      const year = `${describeFiscalYear(actual.fiscalYear)}${actual.interim ? "の途中" : ""}`;
      return `いま${describeValue(actual.value, actual.unit)}（${year}）`;
    }
    case "milestone": {
      const states = listStepStates(target, records, context);
      const reached = states.filter(({ state }) => state === "reached");
      const years = reached.flatMap(({ record }) => record?.fiscalYear ?? []);
      if (reached.length === 0) return "";
      const when = years.length > 0 ? `（${describeFiscalYear(Math.max(...years))}）` : "";
      return `${states.length > 1 ? `${reached.length}つ` : ""}完了${when}`;
    }
    case "yearly": {
      const done = listYearCells(target, records, context).filter(({ state }) => state === "done");
      return done.length > 0 ? `実施 ${describeYearList(done.map(({ fiscalYear }) => fiscalYear))}` : "";
    }
    default:
      return target satisfies never;
  }
}

/** Characters that a card shows of an event; a list of 47 may weigh no more (src/build/budgets.ts). */
const EVENT_LENGTH = 18;

/** Some sentences of one time; of a finding, the first says most. */
interface TimedText {
  date?: string | undefined;
  fiscalYear?: number | undefined;
  texts: readonly string[];
}

/** What happened, with its year and in brief, 「2025年 …」; for the few cards of an area with its month and whole. */
export function tellEvent(finding: TimedText | null, isWhole = false): string {
  if (!finding) return "";
  const { date, fiscalYear, texts } = finding;
  const year = fiscalYear === undefined ? "" : describeFiscalYear(fiscalYear);
  const when = date ? describePartialDate(date.slice(0, isWhole ? 7 : 4)) : year;
  const sentence = when + tellAfter(when, texts[0] ?? "");
  return isWhole ? sentence : cutText(sentence, EVENT_LENGTH);
}
