import { compareTexts } from "./compare-texts.ts";
import { listCurrentRecords } from "./current-records.ts";
import { type FiscalYear, findFiscalYear, type PartialDate } from "./fiscal-year.ts";
import { groupBy } from "./group-by.ts";
import { findMetric, type Item } from "./item.ts";
import type { Area, Plan } from "./plan.ts";
import type { ItemKey, Observation, PlanRecord } from "./record.ts";
import { isUsedForStatus } from "./used-records.ts";

/** What one source tells of one event of an item (これまでにわかったこと): a step and its figures are one thing to read. */
export interface Finding {
  /** The id of its first record, by which a page can point at it. */
  id: string;
  item: ItemKey;
  /** Id of the source. */
  source: string;
  /** When it happened or was reported; absent where only the fiscal year is known, or nothing. */
  date?: PartialDate;
  /** The year to which its first record belongs. */
  fiscalYear?: FiscalYear;
  /** Whether it tells a result, and not context alone. */
  isResult: boolean;
  /** What it says, each sentence once, results before context. */
  texts: string[];
  /** The figures in it, in the same order. */
  figures: Observation[];
  /** The records that hold, results before context. */
  records: PlanRecord[];
  /** Those that they correct (訂正), which stay visible: the latest corrected one first. */
  replaced: PlanRecord[];
}

/** Whether a record tells how an item fares. Events and figures of its surroundings are context, and never a result. */
export function isResult(record: PlanRecord, item: Pick<Item, "metrics">): boolean {
  if (record.type === "event") return false;
  return record.type !== "observation" || findMetric(item, record.subject)?.isContext !== true;
}

/**
 * What is known of an item, newest first: one entry for each source and event. Records of one source are about one event
 * where they have the same date, or else the same fiscal year. `records` may hold those of other items.
 * Source: docs/method.md, "わかったこと".
 */
export function listFindings(item: Item, records: readonly PlanRecord[]): Finding[] {
  const own = records.filter((record) => record.item === item.key);
  const events = groupBy(listCurrentRecords(own), eventOf);
  return [...events.values()].map((told) => toFinding(item, told, own)).sort(newestFirst);
}

/** The newest of an item's findings; `null` where nothing is known of which a time is. */
export function findNewestFinding(item: Item, records: readonly PlanRecord[]): Finding | null {
  return listFindings(item, records).find(isDated) ?? null;
}

/** Whether anybody tells when it happened, at least the fiscal year. */
export function isDated({ date, fiscalYear }: Finding): boolean {
  return date !== undefined || fiscalYear !== undefined;
}

/**
 * What to narrow the findings of a plan by: slugs of an area and of a department; absent means any. Of an item that
 * concerns several areas, a finding that names others of them alone is not the area's.
 */
export interface FindingFilter {
  area?: string | undefined;
  department?: string | undefined;
}

/** What is known across a plan, newest first; what came at the same time stands in the plan's order. */
export function listAllFindings(
  { items, records, areas }: Pick<Plan, "items" | "records" | "areas">,
  { area, department }: FindingFilter = {},
): Finding[] {
  const recordsOf = groupBy(records, (record) => record.item);
  return items
    .filter((item) => area === undefined || item.areas.includes(area))
    .filter((item) => department === undefined || item.owners.some((owner) => owner.department === department))
    .flatMap((item) => listFindings(item, recordsOf.get(item.key) ?? []))
    .filter((finding) => area === undefined || !namesOthersAlone(finding, area, areas))
    .sort(newestFirst);
}

function namesOthersAlone({ texts }: Finding, area: string, areas: readonly Area[]): boolean {
  const named = areas.filter(({ words }) => words.some((word) => texts.some((text) => text.includes(word))));
  return named.length > 0 && named.every(({ slug }) => slug !== area);
}

/** Findings of one fiscal year, in their order; `null` where nobody tells which. */
export interface FindingsOfYear {
  fiscalYear: FiscalYear | null;
  findings: Finding[];
}

/** Findings by the fiscal year in which they happened or of which they tell, the latest first and the unknown last. */
export function groupFindingsByYear(findings: readonly Finding[]): FindingsOfYear[] {
  const years = groupBy(findings, ({ date, fiscalYear }) =>
    date === undefined ? (fiscalYear ?? null) : findFiscalYear(date),
  );
  return [...years]
    .map(([fiscalYear, told]) => ({ fiscalYear, findings: told }))
    .sort((a, b) => (b.fiscalYear ?? 0) - (a.fiscalYear ?? 0));
}

function toFinding(item: Item, told: readonly PlanRecord[], all: readonly PlanRecord[]): Finding {
  const records = told.toSorted((a, b) => rankOf(a, item) - rankOf(b, item));
  const [first] = records;
  if (!first) throw new Error("a finding needs a record");
  const { id, source, date } = first;
  const fiscalYear = records.find((record) => record.fiscalYear !== undefined)?.fiscalYear;
  return {
    id,
    item: item.key,
    source,
    ...(date === undefined ? {} : { date }),
    ...(fiscalYear === undefined ? {} : { fiscalYear }),
    isResult: isResult(first, item),
    texts: [...new Set(records.map(({ text }) => text))],
    figures: records.filter((record) => record.type === "observation"),
    records,
    replaced: records.flatMap((record) => listReplaced(record, all)),
  };
}

/** Within a finding: what decides on a target, what else is a result, context last. */
function rankOf(record: PlanRecord, item: Item): number {
  if (!isResult(record, item)) return record.type === "event" ? 4 : 5;
  if (record.type === "observation") return isUsedForStatus(record, item) ? 2 : 3;
  return isUsedForStatus(record, item) ? 0 : 1;
}

function eventOf({ source, date, fiscalYear }: PlanRecord): string {
  return `${source} ${date ?? fiscalYear ?? ""}`;
}

/** Checked data have no circle of corrections; a circle would have no record that holds. */
function listReplaced({ corrects }: PlanRecord, all: readonly PlanRecord[]): PlanRecord[] {
  const replaced = corrects === undefined ? undefined : all.find(({ id }) => id === corrects);
  return replaced ? [replaced, ...listReplaced(replaced, all)] : [];
}

function newestFirst(a: Finding, b: Finding): number {
  return compareTexts(timeOf(b), timeOf(a));
}

/**
 * A text that sorts by when something happened; empty where nobody tells. Of a fiscal year alone, a result holds at its
 * end, and an event may have happened at its beginning, which claims less.
 */
function timeOf({ date, fiscalYear, isResult }: Finding): string {
  if (date !== undefined || fiscalYear === undefined) return date ?? "";
  return isResult ? `${fiscalYear + 1}-03-31` : `${fiscalYear}-04`;
}
