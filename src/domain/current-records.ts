import { compareTexts } from "./compare-texts.ts";
import { type FiscalYear, findFiscalYear } from "./fiscal-year.ts";
import type { Observation, PlanRecord } from "./record.ts";

/** A year-end figure with the fiscal year to which it belongs. */
export type Actual = Observation & { fiscalYear: FiscalYear };

/**
 * The records in force: one that another record corrects (訂正) or withdraws (取り下げ) stays visible, but does not count,
 * and what is withdrawn corrects nothing. A withdrawal itself tells nothing of its item.
 */
export function listCurrentRecords<R extends PlanRecord>(records: readonly R[]): R[] {
  const withdrawn = new Set(records.map(findWithdrawn));
  const standing = records.filter((record) => !withdrawn.has(record.id));
  const corrected = new Set(standing.map((record) => record.corrects));
  return standing.filter((record) => !corrected.has(record.id) && findWithdrawn(record) === undefined);
}

/** The id of the record that a record withdraws, if it does. */
export function findWithdrawn(record: PlanRecord): string | undefined {
  return record.type === "event" ? record.withdraws : undefined;
}

/**
 * Chronological order of records: by fiscal year, then by date; unknown ones first.
 * Ids break ties, so that no result depends on the order of the rows.
 */
export function compareRecords(a: PlanRecord, b: PlanRecord): number {
  return yearOf(a) - yearOf(b) || compareTexts(a.date ?? "", b.date ?? "") || compareTexts(a.id, b.id);
}

/** The latest record by `compareRecords`; `null` where there is none. */
export function findLatest<R extends PlanRecord>(records: readonly R[]): R | null {
  return records.reduce<R | null>(
    (latest, record) => (latest && compareRecords(latest, record) > 0 ? latest : record),
    null,
  );
}

/**
 * One value in force per fiscal year of a metric, ascending: year-end figures, or those of a year still running
 * (`interim`). Values of an unknown year are left out.
 */
export function listYearValues(metric: string, records: readonly PlanRecord[], when: "year-end" | "interim"): Actual[] {
  const latest = new Map<FiscalYear, Actual>();
  const values = listCurrentRecords(records).filter(
    (record): record is Actual =>
      record.type === "observation" &&
      record.subject === metric &&
      record.fiscalYear !== undefined &&
      (record.interim === true) === (when === "interim"),
  );
  for (const value of values.toSorted(compareRecords)) latest.set(value.fiscalYear, value);
  return [...latest.values()];
}

/** The fiscal year of a record: the one it names, else that of its date; `null` where nobody tells. */
export function findYearOf({ fiscalYear, date }: Pick<PlanRecord, "fiscalYear" | "date">): FiscalYear | null {
  return fiscalYear ?? (date === undefined ? null : findFiscalYear(date));
}

function yearOf(record: PlanRecord): number {
  if (record.fiscalYear !== undefined) return record.fiscalYear;
  if (record.date === undefined) return Number.NEGATIVE_INFINITY;
  // A bare calendar year may lie in either fiscal year; the earlier one claims less.
  return findFiscalYear(record.date) ?? Number(record.date) - 1;
}
