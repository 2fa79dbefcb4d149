import { type FoldedChange, foldChanges, listChanges } from "./changes.ts";
import { listCurrentRecords } from "./current-records.ts";
import type { FiscalYear, IsoDate } from "./fiscal-year.ts";
import type { Item } from "./item.ts";
import type { Plan, Policy } from "./plan.ts";
import type { DepartmentRating, ItemKey } from "./record.ts";
import { countStatuses, type ItemStatus, judgePlan, type StatusName } from "./status.ts";
import { isAnswered, listFormRows } from "./year-form.ts";

/** A version of the data and the day by which it is judged. */
export interface DatedPlan {
  plan: Plan;
  asOf: IsoDate;
}

/** What becomes of one item. */
export interface ItemPreview {
  item: Item;
  before: ItemStatus | null;
  after: ItemStatus;
  /** What its followers will be told, folded as their list folds it; `describeEntry` has the words. */
  changes: FoldedChange[];
}

/** How the figures of the council's report move for one policy, or for all. */
export interface CouncilPreview {
  /** `null`: the whole plan. */
  policy: Policy | null;
  statuses: { before: Record<StatusName, number>; after: Record<StatusName, number> };
  /** What is counted by year, for each year of which something was handed in, ascending. */
  years: YearPreview[];
}

interface YearPreview {
  fiscalYear: FiscalYear;
  /** 完了・順調・遅延・検討終了 by the departments, for the year. */
  ratings: { before: Record<Rating, number>; after: Record<Rating, number> };
  /** How many of the things that are asked for the year are answered. */
  answered: { before: number; after: number; of: number };
}
type Rating = DepartmentRating["state"];

/** What publishing would change, as data; nothing in it is public yet. */
export interface Preview {
  /** Items that change, in the plan's order. */
  items: ItemPreview[];
  /** What changes of the plan as a whole: sources and the like. */
  plan: FoldedChange[];
  /** The whole plan first, then each policy. */
  council: CouncilPreview[];
}

/** Compares the last published version with the data as they would be published; `years` are those that are reported. */
export function previewChanges(older: DatedPlan, newer: DatedPlan, years: readonly FiscalYear[]): Preview {
  const changes = listChanges(older.plan, newer.plan, { olderAsOf: older.asOf, newerAsOf: newer.asOf });
  const folded = foldChanges([{ version: 1, date: newer.asOf, note: "preview", changes }], 0);
  const [before, after] = [judgePlan(older.plan, older.asOf), judgePlan(newer.plan, newer.asOf)];
  const items = newer.plan.items.flatMap((item): ItemPreview[] => {
    const own = folded.filter((change) => change.item === item.key);
    const status = after.get(item.key);
    return own.length > 0 && status
      ? [{ item, before: before.get(item.key) ?? null, after: status, changes: own }]
      : [];
  });
  const council = [null, ...newer.plan.policies].map((policy): CouncilPreview => {
    const belongs = (item: Item) => policy === null || item.policy === policy.id;
    const count = (statuses: ReadonlyMap<ItemKey, ItemStatus>, { items }: Plan) =>
      countStatuses(items.filter(belongs).flatMap(({ key }) => statuses.get(key) ?? []));
    return {
      policy,
      statuses: { before: count(before, older.plan), after: count(after, newer.plan) },
      years: years.toSorted((a, b) => a - b).map((year) => previewYear(older, newer, year, belongs)),
    };
  });
  return { items, plan: folded.filter(({ item }) => item === undefined), council };
}

type Belongs = (item: Item) => boolean;

function previewYear(older: DatedPlan, newer: DatedPlan, fiscalYear: FiscalYear, belongs: Belongs): YearPreview {
  const count = (version: DatedPlan) => countAnswered(version, fiscalYear, belongs);
  const [before, after] = [count(older), count(newer)];
  return {
    fiscalYear,
    ratings: {
      before: countRatings(older.plan, fiscalYear, belongs),
      after: countRatings(newer.plan, fiscalYear, belongs),
    },
    answered: { before: before.known, after: after.known, of: after.of },
  };
}

function countAnswered({ plan, asOf }: DatedPlan, year: FiscalYear, belongs: Belongs) {
  const rows = listFormRows(plan, year).filter(({ item }) => belongs(item));
  return { known: rows.filter((row) => isAnswered(row, asOf)).length, of: rows.length };
}

function countRatings({ items, records }: Plan, year: FiscalYear, belongs: Belongs): Record<Rating, number> {
  const counts: Record<Rating, number> = { done: 0, "on-track": 0, late: 0, closed: 0 };
  const keys = new Set(items.filter(belongs).map(({ key }) => key));
  for (const record of listCurrentRecords(records)) {
    if (record.type === "rating" && record.fiscalYear === year && keys.has(record.item)) counts[record.state] += 1;
  }
  return counts;
}
