import * as z from "zod/mini";
import { compareRecords, listCurrentRecords, listYearValues } from "../current-records.ts";
import { FiscalYear, hasEnded, listFiscalYears } from "../fiscal-year.ts";
import type { JudgingContext } from "../judging.ts";
import type { PlanRecord, YearReport } from "../record.ts";
import { Slug, Text } from "../source.ts";
import { basis } from "./basis.ts";

/** A duty due in every fiscal year from `start` (the plan's first unless stated) to `end` (the plan's last). */
export const YearlyTarget = z.strictObject({
  ...basis,
  kind: z.literal("yearly"),
  end: z.optional(FiscalYear),
  /** What the duty consists of, where the plan lists it: ①, ② … */
  parts: z.optional(z.array(z.strictObject({ id: Slug, mark: Text, name: Text })).check(z.minLength(2))),
  /** The plan asks only 必要に応じて, so that 該当なし is an answer. */
  whenNeeded: z.optional(z.literal(true)),
  /** Judged by a number: `done` or more is 実施, from `partly` on is 一部, below is 未実施. */
  threshold: z.optional(z.strictObject({ metric: Slug, done: z.number(), partly: z.number() })),
});
export type YearlyTarget = z.infer<typeof YearlyTarget>;

/** What a source reports of a duty in a year: 実施, 一部, 未実施 or 該当なし. */
type Fulfilment = YearReport["state"];

/** A year of a duty: 実施・一部・未実施・該当なし・登録なし・これから, or 対象外 outside the duty's years. */
export interface YearCell {
  fiscalYear: FiscalYear;
  state: Fulfilment | "no-record" | "upcoming" | "not-due";
  /** How many of its parts have a known result, and how many there are; a duty without parts counts as one. */
  known: number;
  of: number;
  /** Per part, where the plan lists parts. */
  parts?: { id: string; state: Fulfilment | "no-record" | "upcoming" }[];
}

/** What is known of a yearly duty. */
export interface YearlyReason {
  kind: "years";
  cells: YearCell[];
  /** Cells whose year has ended by the date of the data. */
  due: YearCell[];
  /** Due cells with 実施, 一部, 未実施 or 該当なし. */
  known: YearCell[];
  /** Cells with 一部 or 未実施, of a running year too. */
  failed: YearCell[];
  /** The latest year with a known result is among the failed ones. */
  latestFailed: boolean;
  /** The duty's last year has ended. */
  isOver: boolean;
}

/** A cell for each year of the plan and of the duty, ascending. Source: docs/method.md, "毎年度の目標". */
export function listYearCells(
  target: YearlyTarget,
  records: readonly PlanRecord[],
  { period, asOf }: JudgingContext,
): YearCell[] {
  const [start, end] = [target.start ?? period.first, target.end ?? period.last];
  const find = createLookup(target, records);
  return listFiscalYears(Math.min(start, period.first), Math.max(end, period.last)).map((fiscalYear) => {
    const of = target.parts?.length ?? 1;
    if (fiscalYear < start || fiscalYear > end) return { fiscalYear, state: "not-due", known: 0, of };
    return fillCell(target, fiscalYear, find, hasEnded(fiscalYear, asOf) ? "no-record" : "upcoming");
  });
}

/** Judges a yearly duty. Source: docs/method.md, "毎年度の目標". */
export function judgeYearly(
  target: YearlyTarget,
  records: readonly PlanRecord[],
  context: JudgingContext,
): YearlyReason {
  const cells = listYearCells(target, records, context);
  const due = cells.filter(({ state, fiscalYear }) => state !== "not-due" && hasEnded(fiscalYear, context.asOf));
  const failed = cells.filter(isFailed);
  const latest = cells.findLast(isKnown);
  return {
    kind: "years",
    cells,
    due,
    known: due.filter(isKnown),
    failed,
    latestFailed: latest !== undefined && isFailed(latest),
    isOver: hasEnded(target.end ?? context.period.last, context.asOf),
  };
}

type Lookup = (year: FiscalYear, part?: string) => Fulfilment | null;

/** Looks up what the records in force report of a year, for the whole duty or for one part. */
function createLookup(target: YearlyTarget, records: readonly PlanRecord[]): Lookup {
  const states = new Map<string, Fulfilment>();
  const reports = listCurrentRecords(records)
    .filter((record): record is YearReport => record.type === "year" && record.target === target.id)
    .toSorted(compareRecords);
  for (const { fiscalYear, subject, state } of reports) states.set(`${fiscalYear}/${subject ?? ""}`, state);
  if (target.threshold) {
    const { metric, done, partly } = target.threshold;
    for (const { fiscalYear, value } of listYearValues(metric, records, "year-end")) {
      states.set(`${fiscalYear}/`, value >= done ? "done" : value >= partly ? "partly" : "not-done");
    }
  }
  return (year, part = "") => states.get(`${year}/${part}`) ?? null;
}

function fillCell(
  target: YearlyTarget,
  fiscalYear: FiscalYear,
  find: Lookup,
  empty: "no-record" | "upcoming",
): YearCell {
  const whole = find(fiscalYear);
  if (!target.parts) return { fiscalYear, state: whole ?? empty, known: whole ? 1 : 0, of: 1 };

  // A report on the whole duty applies to each part without one of its own; 一部 does not say which parts.
  const states = target.parts.map(({ id }) => find(fiscalYear, id) ?? (whole === "partly" ? null : whole));
  const known = states.filter((state) => state !== null);
  const of = states.length;
  const parts = target.parts.map(({ id }, index) => ({ id, state: states[index] ?? empty }));
  return { fiscalYear, state: joinParts(known, of, whole) ?? empty, known: known.length, of, parts };
}

/** The state of a duty by its parts: 一部 and 未実施 only where a source says so; `null` where too little is known. */
function joinParts(known: readonly Fulfilment[], of: number, whole: Fulfilment | null): Fulfilment | null {
  const isComplete = known.length === of;
  if (known.includes("partly") || known.includes("not-done")) {
    return isComplete && known.every((state) => state === "not-done") ? "not-done" : "partly";
  }
  if (isComplete) return known.every((state) => state === "not-needed") ? "not-needed" : "done";
  return whole === "partly" ? "partly" : null;
}

function isFailed({ state }: YearCell): boolean {
  return state === "partly" || state === "not-done";
}

function isKnown(cell: YearCell): boolean {
  return isFailed(cell) || cell.state === "done" || cell.state === "not-needed";
}
