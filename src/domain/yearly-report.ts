import { compareRecords, findLatest, findYearOf, listCurrentRecords } from "./current-records.ts";
import { listDueYears } from "./due.ts";
import { type ExpectedNews, listExpectedNews } from "./expected-news.ts";
import { type Finding, listFindings } from "./findings.ts";
import { dayAfter, type FiscalYear, hasEnded, type IsoDate, listFiscalYears } from "./fiscal-year.ts";
import { groupBy } from "./group-by.ts";
import type { Item } from "./item.ts";
import type { Plan, PlanFact, Policy } from "./plan.ts";
import type { DepartmentRating, PlanRecord, Remark, StepReport } from "./record.ts";
import type { Source } from "./source.ts";
import { countStatuses, type ItemStatus, judgePlan, type StatusName } from "./status.ts";

/** The city's four words for where an item stands, in their order: 完了, 順調, 遅延, 検討終了. */
export const RATINGS: readonly DepartmentRating["state"][] = ["done", "on-track", "late", "closed"];

/** What one fiscal year brought an item, as the council reads it: the three voices side by side, never merged. */
export interface ReportedItem {
  item: Item;
  /** As of the 1st of April after the year, by the records of that year and before. */
  status: ItemStatus;
  /** The department's own word for the year; `null` where none is registered. */
  rating: DepartmentRating | null;
  /** What was published of the year but for ratings, remarks and 今後, newest first; results alone, no context. */
  results: Finding[];
  /** The council's remarks on the year and the city's replies, in the order of time. */
  remarks: Remark[];
  /** The same two questions for each year up to this one, ascending. */
  history: { fiscalYear: FiscalYear; status: StatusName; rating: DepartmentRating["state"] | null }[];
  /** Reports of the year that a step comes later than planned: the department's own word of what comes. */
  postponed: StepReport[];
  /** What sources say will come after the year, the next first; of the sources, those from before the report after this one. */
  expected: ExpectedNews[];
  /** The next fiscal year after this one in which something of it is due; `null` where nothing is. */
  nextDue: FiscalYear | null;
  /** Ids of the sources of all that is told, each once. */
  sources: string[];
}

export interface PolicyReport {
  policy: Policy;
  /** How many of its items stand where; sums to them all. */
  computed: Record<StatusName, number>;
  /** How many of its items have which word of their department; those without one are in no count. */
  rated: Record<DepartmentRating["state"], number>;
  unrated: number;
  /** Its items, in the plan's order. */
  all: ReportedItem[];
  /** Those of which something of the year is registered. */
  reported: ReportedItem[];
  /** The others. It is a gap of our data: their results may be published somewhere. */
  unreported: Item[];
}

/** 実施状況 of one fiscal year, by policy. */
export interface YearlyReport {
  fiscalYear: FiscalYear;
  /** The day as of which it is judged: the 1st of April after the year. */
  asOf: IsoDate;
  /** In the plan's order; those without items are left out. */
  policies: PolicyReport[];
  /** What is published of 財政効果額, money that the reform saved or earned: of the year itself. */
  effects: PlanFact[];
  /** The same of no one year, such as of the plan before, to compare with. */
  otherEffects: PlanFact[];
}

/** The fiscal years of a plan that are over and can be reported, ascending. */
export function listReportYears({ period }: Pick<Plan, "period">, asOf: IsoDate): FiscalYear[] {
  return listFiscalYears(period.first, period.last).filter((year) => hasEnded(year, asOf));
}

/** Address of the report of a fiscal year as a workbook, within the site. */
export function reportWorkbookOf(plan: Plan["id"], fiscalYear: FiscalYear): string {
  return `/data/plans/${plan}/report-${fiscalYear}.xlsx`;
}

/**
 * The yearly report of a fiscal year. Later records do not change it, but for corrections of what it tells; a record of
 * which nobody knows the year belongs to no report. Source: docs/method.md, "年度の報告".
 */
export function createYearlyReport(plan: Plan, fiscalYear: FiscalYear): YearlyReport {
  const years = listFiscalYears(plan.period.first, fiscalYear);
  const statusesOf = new Map(years.map((year) => [year, judgeAtEndOf(plan, year)]));
  const statusIn = (year: FiscalYear, { key }: Item): ItemStatus => {
    const status = statusesOf.get(year)?.get(key);
    if (!status) throw new Error(`no status of ${key} in ${year}`);
    return status;
  };
  // What is told so late belongs to the next report: this one would change with it.
  const isLate = ({ publishedOn = "" }: Source) => publishedOn >= dayAfter(fiscalYear + 1);
  const late = new Set(plan.sources.filter(isLate).map(({ id }) => id));
  const current = groupBy(listCurrentRecords(plan.records), ({ item }) => item);
  const report = (item: Item): ReportedItem => {
    const records = current.get(item.key) ?? [];
    const own = records.filter((record) => findYearOf(record) === fiscalYear);
    const rating = findRating(records, fiscalYear);
    const told = own.filter((record) => !["rating", "remark"].includes(record.type) && !isPostponement(record));
    const results = listFindings(item, told).filter(({ isResult }) => isResult);
    const postponed = own.filter(isPostponement);
    const remarks = own.filter((record): record is Remark => record.type === "remark").sort(compareRecords);
    const expected = listExpectedNews(plan, dayAfter(fiscalYear), item.key).filter(({ source }) => !late.has(source));
    return {
      item,
      status: statusIn(fiscalYear, item),
      rating,
      results,
      remarks,
      history: years.map((year) => ({
        fiscalYear: year,
        status: statusIn(year, item).name,
        rating: findRating(records, year)?.state ?? null,
      })),
      postponed,
      expected,
      nextDue: findNextDue(item, plan, fiscalYear),
      sources: [
        ...new Set(
          [...results, ...(rating ? [rating] : []), ...remarks, ...postponed, ...expected].map(({ source }) => source),
        ),
      ],
    };
  };
  const itemsOf = groupBy(plan.items.map(report), ({ item }) => item.policy);
  const policies = plan.policies.flatMap((policy) => {
    const all = itemsOf.get(policy.id) ?? [];
    return all.length > 0 ? [toPolicyReport(policy, all)] : [];
  });
  const effects = plan.facts.filter(({ topic }) => topic === "effect");
  return {
    fiscalYear,
    asOf: dayAfter(fiscalYear),
    policies,
    effects: effects.filter((fact) => fact.fiscalYear === fiscalYear),
    otherEffects: effects.filter((fact) => fact.fiscalYear === undefined),
  };
}

/** Every item's status as it was known of the year and the years before it. */
function judgeAtEndOf(plan: Plan, fiscalYear: FiscalYear): ReturnType<typeof judgePlan> {
  const records = plan.records.filter((record) => (findYearOf(record) ?? Number.POSITIVE_INFINITY) <= fiscalYear);
  return judgePlan({ ...plan, records }, dayAfter(fiscalYear));
}

function toPolicyReport(policy: Policy, all: readonly ReportedItem[]): PolicyReport {
  const isReported = ({ rating, results, remarks, postponed }: ReportedItem) =>
    rating || results.length + remarks.length + postponed.length > 0;
  const rated = { done: 0, "on-track": 0, late: 0, closed: 0 };
  for (const { rating } of all) if (rating) rated[rating.state] += 1;
  return {
    policy,
    computed: countStatuses(all.map(({ status }) => status)),
    rated,
    unrated: all.filter(({ rating }) => rating === null).length,
    all: [...all],
    reported: all.filter(isReported),
    unreported: all.filter((one) => !isReported(one)).map(({ item }) => item),
  };
}

function findRating(records: readonly PlanRecord[], year: FiscalYear): DepartmentRating | null {
  const ratings = records.filter(
    (record): record is DepartmentRating => record.type === "rating" && record.fiscalYear === year,
  );
  return findLatest(ratings);
}

function isPostponement(record: PlanRecord): record is StepReport {
  return record.type === "step" && record.state === "postponed";
}

function findNextDue(item: Item, { period }: Plan, year: FiscalYear): FiscalYear | null {
  const later = item.targets.flatMap((target) => listDueYears(target, period)).filter((due) => due > year);
  return later.length > 0 ? Math.min(...later) : null;
}
