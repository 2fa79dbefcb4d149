import * as z from "zod/mini";
import { findLatest, listCurrentRecords } from "../current-records.ts";
import { FiscalYear, hasEnded } from "../fiscal-year.ts";
import type { JudgingContext, Timing } from "../judging.ts";
import type { PlanRecord, StepReport } from "../record.ts";
import { Slug, Text } from "../source.ts";
import { basis } from "./basis.ts";

/** One step of a milestone, due by the end of a fiscal year. */
export const Step = z.strictObject({ id: Slug, name: Text, due: FiscalYear });
export type Step = z.infer<typeof Step>;

/** One or more steps, each with the fiscal year by which it is due. */
export const MilestoneTarget = z.strictObject({
  ...basis,
  kind: z.literal("milestone"),
  steps: z.array(Step).check(z.minLength(1)),
});
export type MilestoneTarget = z.infer<typeof MilestoneTarget>;

/** The state of one step. */
export interface StepState {
  step: Step;
  /**
   * `not-reached`: reported so for its due year or later. `postponed`: reported so, and its due year is not over.
   * `no-record`: its due year is over without a result, whatever was reported before. `upcoming`: not yet due.
   */
  state: "reached" | "not-reached" | "postponed" | "no-record" | "upcoming";
  /** The latest report on the step, or the result that outweighs a postponement. */
  record?: StepReport;
  /** Whether it was reached by its due year; `null` where it was not reached, or in an unknown year. */
  inTime: boolean | null;
}

/** What is known of a milestone; every list is in the plan's order. */
export interface MilestoneReason {
  kind: "steps";
  steps: StepState[];
  reached: StepState[];
  /** Reported as not reached, and the due year has ended. */
  missed: StepState[];
  /** Reported as not reached or postponed, and the due year has not ended. */
  behind: StepState[];
  /** Due without a result. */
  unknown: StepState[];
  /** Of the whole milestone; `null` until all steps are reached. */
  timing: Timing | null;
  /** The plan states no due year, so that no sentence may call it in time or late. */
  dueAssumed: boolean;
}

/** The state of each step, in the plan's order. Source: docs/method.md, "段階の目標". */
export function listStepStates(
  target: MilestoneTarget,
  records: readonly PlanRecord[],
  context: JudgingContext,
): StepState[] {
  const reports = listCurrentRecords(records).filter(
    (record): record is StepReport => record.type === "step" && record.target === target.id,
  );
  return target.steps.map((step) =>
    judgeStep(
      step,
      reports.filter(({ subject }) => subject === step.id),
      hasEnded(step.due, context.asOf),
    ),
  );
}

/** Judges a milestone. Source: docs/method.md, "段階の目標". */
export function judgeMilestone(
  target: MilestoneTarget,
  records: readonly PlanRecord[],
  context: JudgingContext,
): MilestoneReason {
  const steps = listStepStates(target, records, context);
  const isOver = ({ step }: StepState) => hasEnded(step.due, context.asOf);
  const failing = steps.filter(({ state }) => state === "not-reached" || state === "postponed");
  const reached = steps.filter(({ state }) => state === "reached");
  return {
    kind: "steps",
    steps,
    reached,
    missed: failing.filter(isOver),
    behind: failing.filter((state) => !isOver(state)),
    unknown: steps.filter(({ state }) => state === "no-record"),
    timing: reached.length === steps.length ? timingOf(reached) : null,
    dueAssumed: target.dueAssumed === true,
  };
}

function judgeStep(step: Step, reports: readonly StepReport[], isOver: boolean): StepState {
  const last = findLastReport(reports);
  // A postponement is not a result. It does not undo a report that the step was reached (only a correction does), and
  // once the due year is over, any earlier result takes its place.
  const before = last?.state === "postponed" ? findLastReport(reports.filter(isResult)) : null;
  const result = last?.state === "postponed" && (isOver || before?.state === "reached") ? before : last;
  const decide = (state: StepState["state"], record: StepReport | null, inTime: boolean | null = null): StepState =>
    record ? { step, state, record, inTime } : { step, state, inTime };

  if (result?.state === "reached") {
    return decide("reached", result, result.fiscalYear === undefined ? null : result.fiscalYear <= step.due);
  }
  if (result?.state === "not-reached" && (result.fiscalYear ?? 0) >= step.due) return decide("not-reached", result);
  if (result?.state === "postponed") return decide("postponed", result);
  return decide(isOver ? "no-record" : "upcoming", last);
}

/** The latest report; one that the step was reached at an unknown time counts as the latest. */
function findLastReport(reports: readonly StepReport[]): StepReport | null {
  const timeless = reports.filter(
    ({ state, fiscalYear, date }) => state === "reached" && fiscalYear === undefined && date === undefined,
  );
  return findLatest(timeless.length > 0 ? timeless : reports);
}

function isResult({ state }: StepReport): boolean {
  return state !== "postponed";
}

function timingOf(reached: readonly StepState[]): Timing {
  if (reached.some(({ inTime }) => inTime === null)) return "unknown";
  return reached.every(({ inTime }) => inTime) ? "in-time" : "late";
}
