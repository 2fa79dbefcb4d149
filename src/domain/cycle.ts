import { listCurrentRecords } from "./current-records.ts";
import { listDueYears } from "./due.ts";
import { isResult } from "./findings.ts";
import { dayAfter, type FiscalYear, findFiscalYear, hasEnded, type IsoDate, listFiscalYears } from "./fiscal-year.ts";
import { type Item, isScheduled } from "./item.ts";
import type { Plan } from "./plan.ts";
import type { DepartmentRating, PlanRecord } from "./record.ts";
import { type ItemStatus, judgeItem, type StatusName } from "./status.ts";
import type { Target } from "./targets/target.ts";

/** One year of an item's PDCA cycle: what was due, what was done, how it was judged, and what followed. */
export interface CycleYear {
  fiscalYear: FiscalYear;
  /** Plan: the targets of which something is due by the end of the year. */
  due: Target[];
  /** Plan: whether 実施時期 names the year, so that a period is told in each of its years and not in the last alone. */
  isScheduled: boolean;
  /** Do: steps, duties and figures of the year that tell what came of the item. */
  results: PlanRecord[];
  /** Related events and figures of the item's surroundings; they happened, but are nothing that was done for it. */
  context: PlanRecord[];
  /** Check, by computation: as of the 1st of April after the year; `null` while the year runs. */
  status: ItemStatus | null;
  /** Check, by the department. */
  ratings: DepartmentRating[];
  /** Check, by the council. */
  remarks: PlanRecord[];
  /** Act: the city's replies and decisions. */
  reactions: PlanRecord[];
}

/**
 * The years of an item's cycle: every year of the plan, and later ones in which something is due or known. A record
 * belongs to its fiscal year, or else to that of its date; records with neither, and corrected ones, are left out.
 * Source: docs/method.md, "三つの声".
 */
export function listCycleYears(
  item: Item,
  records: readonly PlanRecord[],
  { period }: Pick<Plan, "period">,
  asOf: IsoDate,
): CycleYear[] {
  const current = listCurrentRecords(records).filter((record) => record.item === item.key);
  const dueIn = (year: FiscalYear) => item.targets.filter((target) => listDueYears(target, period).includes(year));
  const recordYears = current.map(findRecordYear);
  const dueYears = item.targets.flatMap((target) => listDueYears(target, period));
  const last = Math.max(period.last, ...dueYears, ...recordYears.map((year) => year ?? 0));
  return listFiscalYears(period.first, last)
    .filter((year) => year <= period.last || dueYears.includes(year) || recordYears.includes(year))
    .map((year) => {
      const own = current.filter((record) => findRecordYear(record) === year);
      return {
        fiscalYear: year,
        due: dueIn(year),
        isScheduled: isScheduled(item.schedule, year),
        results: own.filter((record) => isWorkDone(record) && isResult(record, item)),
        context: own.filter((record) => !isResult(record, item)),
        status: hasEnded(year, asOf)
          ? judgeItem(item, listRecordsUpTo(current, year), { period, asOf: dayAfter(year) })
          : null,
        ratings: own.filter((record): record is DepartmentRating => record.type === "rating"),
        remarks: own.filter((record) => record.type === "remark" && record.state === "council"),
        reactions: own.filter(
          (record) => record.type === "decision" || (record.type === "remark" && record.state === "reply"),
        ),
      };
    });
}

function isWorkDone({ type }: PlanRecord): boolean {
  return type === "step" || type === "year" || type === "observation";
}

/** Whether the department's rating contradicts the computed status; never where no status could be computed. */
export function isAtOdds(rating: DepartmentRating["state"], computed: StatusName): boolean {
  const agreeing = AGREEING[computed];
  return agreeing !== undefined && agreeing !== rating;
}

const AGREEING: Partial<Record<StatusName, DepartmentRating["state"]>> = {
  done: "done",
  "on-track": "on-track",
  "slightly-behind": "late",
  behind: "late",
  overdue: "late",
  closed: "closed",
};

/** The records of a fiscal year and of those before, by which a closed year is judged. */
function listRecordsUpTo(records: readonly PlanRecord[], year: FiscalYear): PlanRecord[] {
  return records.filter((record) => {
    const own = findRecordYear(record);
    return own !== null && own <= year;
  });
}

function findRecordYear({ fiscalYear, date }: PlanRecord): FiscalYear | null {
  return fiscalYear ?? (date === undefined ? null : findFiscalYear(date));
}
