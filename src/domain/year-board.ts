import { findYearOf } from "./current-records.ts";
import { listDueYears } from "./due.ts";
import { type FiscalYear, hasEnded, listFiscalYears } from "./fiscal-year.ts";
import { groupBy } from "./group-by.ts";
import type { Item } from "./item.ts";
import type { JudgingContext, Timing } from "./judging.ts";
import type { Plan } from "./plan.ts";
import type { ItemKey, PlanRecord } from "./record.ts";
import type { ItemStatus, TargetStatus } from "./status.ts";
import { listStepStates, type MilestoneTarget, type Step, type StepState } from "./targets/milestone.ts";
import type { QuantityTarget } from "./targets/quantity.ts";
import type { Target } from "./targets/target.ts";
import { listYearCells, type YearCell, type YearlyTarget } from "./targets/yearly.ts";

/**
 * The state of something due by the end of a fiscal year. `late`: reached after its year. `undated`: reached at an
 * unknown time. `unknown`: its year is over and we know of no published result; a gap in our data, never a failure.
 */
export type DueState = "done" | "late" | "undated" | "missed" | "postponed" | "closed" | "unknown" | "upcoming";

/** What is due of one target in one fiscal year. */
export interface Due {
  item: Item;
  target: QuantityTarget | MilestoneTarget;
  /** A quantity has one part without a step; a milestone one for each step that is due in the year. */
  parts: { step: Step | null; state: DueState }[];
}

/** The state of a yearly duty in one year; `closed` after a decision not to go on with it. */
export type DutyState = YearCell["state"] | "closed";

export interface DutyCell {
  fiscalYear: FiscalYear;
  state: DutyState;
  /** How many of its parts have a known result, and how many there are. */
  known: number;
  of: number;
}

/** A yearly duty, with a cell for each year of the plan. */
export interface Duty {
  item: Item;
  target: YearlyTarget;
  cells: DutyCell[];
}

/** Years of a duty with the same state. */
export interface DutyGroup extends Omit<DutyCell, "fiscalYear"> {
  /** Ascending. */
  years: FiscalYear[];
}

/** A duty's years by what is known of them, in the order of years; several of which nothing is known stand last. */
export function groupDutyCells(cells: readonly DutyCell[]): DutyGroup[] {
  const groups: DutyGroup[] = [];
  for (const { fiscalYear, ...known } of cells) {
    const group = groups.find((one) => one.state === known.state && one.known === known.known && one.of === known.of);
    if (group) group.years.push(fiscalYear);
    else groups.push({ ...known, years: [fiscalYear] });
  }
  return groups.sort((a, b) => Number(isRest(a)) - Number(isRest(b)));
}

/** Several years of which nothing is published, to be told after the others as the rest. */
export function isRest({ state, known, years }: DutyGroup): boolean {
  return state === "no-record" && known === 0 && years.length > 1;
}

export interface BoardYear {
  fiscalYear: FiscalYear;
  hasEnded: boolean;
  /** In the plan's order. */
  dues: Due[];
  /** How many yearly duties have each state in this year; duties that do not cover it are not counted. */
  duties: Map<DutyState, number>;
}

/** What is due in which fiscal year, and what is known of it. */
export interface YearBoard {
  /** The plan's years and any earlier or later due years, ascending. */
  years: BoardYear[];
  duties: Duty[];
  /** Items without any due year: directions. */
  undated: Item[];
}

interface BoardContext {
  plan: Plan;
  statuses: ReadonlyMap<ItemKey, ItemStatus>;
  asOf: JudgingContext["asOf"];
}

/** Groups what the plan promises by the fiscal year in which it is due. Source: docs/method.md, "年度の終わり". */
export function createYearBoard({ plan, statuses, asOf }: BoardContext): YearBoard {
  const recordsOf = groupBy(plan.records, ({ item }) => item);
  const targets = plan.items.flatMap((item) => {
    const records = recordsOf.get(item.key) ?? [];
    const context = { period: plan.period, asOf, metrics: item.metrics };
    return item.targets.flatMap((target, index) => {
      const status = statuses.get(item.key)?.targets[index];
      return status ? [{ item, target, status, records, context }] : [];
    });
  });
  const dueYears = targets.flatMap(({ target }) => listDueYears(target, plan.period));
  const duties = targets.flatMap(({ item, target, status, records, context }) =>
    target.kind === "yearly" ? [{ item, target, cells: listDutyCells(target, status, records, context) }] : [],
  );
  const years = listFiscalYears(Math.min(plan.period.first, ...dueYears), Math.max(plan.period.last, ...dueYears)).map(
    (fiscalYear) => ({
      fiscalYear,
      hasEnded: hasEnded(fiscalYear, asOf),
      dues: targets.flatMap((entry) => findDue(entry, fiscalYear) ?? []),
      duties: countDuties(duties, fiscalYear),
    }),
  );
  const undated = plan.items.filter(({ targets: own }) =>
    own.every((one) => listDueYears(one, plan.period).length === 0),
  );
  return { years, duties, undated };
}

interface Entry {
  item: Item;
  target: Target;
  status: TargetStatus;
  records: readonly PlanRecord[];
  context: JudgingContext;
}

function findDue({ item, target, status, records, context }: Entry, fiscalYear: FiscalYear): Due | null {
  switch (target.kind) {
    case "quantity": {
      if (target.target.fiscalYear !== fiscalYear) return null;
      return { item, target, parts: [{ step: null, state: stateOfQuantity(status, fiscalYear, context) }] };
    }
    case "milestone": {
      const steps = listStepStates(target, records, context).filter(({ step }) => step.due === fiscalYear);
      if (steps.length === 0) return null;
      const isClosed = status.name === "closed";
      return { item, target, parts: steps.map((state) => ({ step: state.step, state: stateOfStep(state, isClosed) })) };
    }
    case "yearly":
    case "direction":
      return null;
    default:
      return target satisfies never;
  }
}

function stateOfQuantity({ name, reason }: TargetStatus, due: FiscalYear, { asOf }: JudgingContext): DueState {
  if (name === "closed") return "closed";
  if (name === "overdue") return "missed";
  if (name === "done") return STATES_BY_TIMING["timing" in reason && reason.timing ? reason.timing : "in-time"];
  return hasEnded(due, asOf) ? "unknown" : "upcoming";
}

const STATES_BY_TIMING: Record<Timing, DueState> = {
  "in-time": "done",
  early: "done",
  late: "late",
  unknown: "undated",
};

const STEP_STATES: Record<StepState["state"], DueState> = {
  reached: "done",
  "not-reached": "missed",
  postponed: "postponed",
  "no-record": "unknown",
  upcoming: "upcoming",
};

function stateOfStep({ state, inTime }: StepState, isClosed: boolean): DueState {
  if (state === "reached") return inTime === null ? "undated" : inTime ? "done" : "late";
  return isClosed ? "closed" : STEP_STATES[state];
}

/** After a decision not to go on, years without a result are `closed`. */
function listDutyCells(
  target: YearlyTarget,
  { reason }: TargetStatus,
  records: readonly PlanRecord[],
  context: JudgingContext,
): DutyCell[] {
  const closedFrom = reason.kind === "closed" ? yearOfDecision(reason.decision) : Number.POSITIVE_INFINITY;
  return listYearCells(target, records, context).map(({ fiscalYear, state, known, of }) => {
    const isOpen = state === "no-record" || state === "upcoming";
    return { fiscalYear, state: isOpen && fiscalYear >= closedFrom ? "closed" : state, known, of };
  });
}

/** The fiscal year from which a decision holds; −∞ where it is unknown. */
function yearOfDecision(decision: Pick<PlanRecord, "fiscalYear" | "date">): number {
  return findYearOf(decision) ?? Number.NEGATIVE_INFINITY;
}

function countDuties(duties: readonly Duty[], fiscalYear: FiscalYear): Map<DutyState, number> {
  const counts = new Map<DutyState, number>();
  for (const { cells } of duties) {
    const state = cells.find((cell) => cell.fiscalYear === fiscalYear)?.state ?? "not-due";
    if (state !== "not-due") counts.set(state, (counts.get(state) ?? 0) + 1);
  }
  return counts;
}
