import { type ExpectedNews, findLastSearch, listAllExpectedNews } from "./expected-news.ts";
import { dayAfter, type FiscalYear, hasEnded, type IsoDate, listFiscalYears } from "./fiscal-year.ts";
import type { Item } from "./item.ts";
import type { Department } from "./owner.ts";
import type { Plan } from "./plan.ts";
import { type FormRow, isAnswered, isOwed, listFormRows } from "./year-form.ts";

/**
 * How much of what is asked of an item for a year is reported. `missing`: the year is over and nothing is; `partly`: some
 * is; `due`: the year runs, and its results are expected after its end; `none`: nothing is asked.
 */
export type ReportState = "reported" | "partly" | "missing" | "due" | "none";

export interface ReportCell {
  fiscalYear: FiscalYear;
  state: ReportState;
  answered: number;
  asked: number;
}

export interface ReportLine {
  item: Item;
  /** One for each year of the board. */
  cells: ReportCell[];
  /** What a source says will come next, for the item or for the plan as a whole; `null` where none says so. */
  next: ExpectedNews | null;
  /** The day on which somebody last looked for its results. */
  searchedOn: IsoDate;
}

/** What one department has not reported of the years that are over. */
export interface DepartmentDebt {
  department: Department;
  /** In the order of years, then of the plan. */
  owed: FormRow[];
  /** The day from which the results of the running year are expected; `null` after the plan's last year. */
  nextExpectedOn: IsoDate | null;
}

/** Items × years, and what each department still owes. A gap is one of our data: it may be published somewhere. */
export interface ReportBoard {
  /** The plan's years up to the running one, ascending. */
  years: FiscalYear[];
  lines: ReportLine[];
  /** In the order of the plan's departments; those that own nothing are left out. */
  departments: DepartmentDebt[];
}

/** Sorts what is asked of the plan's years by what is known of it on a day. */
export function createReportBoard(plan: Plan, asOf: IsoDate): ReportBoard {
  const all = listFiscalYears(plan.period.first, plan.period.last);
  const running = all.find((year) => !hasEnded(year, asOf));
  const years = all.filter((year) => hasEnded(year, asOf) || year === running);
  const rows = new Map(years.map((year) => [year, listFormRows(plan, year).filter(isOwed)]));
  const expected = listAllExpectedNews(plan, asOf);
  const lines = plan.items.map((item) => ({
    item,
    cells: years.map((year) =>
      fillCell(
        year,
        (rows.get(year) ?? []).filter((row) => row.item === item),
        asOf,
      ),
    ),
    next: expected.find((news) => news.item === undefined || news.item === item.key) ?? null,
    searchedOn: findLastSearch(plan, item.key).date,
  }));
  const owners = new Set(plan.items.flatMap((item) => item.owners.map(({ department }) => department)));
  const departments = plan.departments
    .filter(({ slug }) => owners.has(slug))
    .map((department) => ({
      department,
      owed: years
        .filter((year) => hasEnded(year, asOf))
        .flatMap((year) => listFormRows(plan, year, department.slug))
        .filter((row) => isOwed(row) && !isAnswered(row, asOf)),
      nextExpectedOn: running === undefined ? null : dayAfter(running),
    }));
  return { years, lines, departments };
}

function fillCell(fiscalYear: FiscalYear, rows: readonly FormRow[], asOf: IsoDate): ReportCell {
  const answered = rows.filter((row) => isAnswered(row, asOf)).length;
  const cell = { fiscalYear, answered, asked: rows.length };
  if (rows.length === 0) return { ...cell, state: "none" };
  if (answered === rows.length) return { ...cell, state: "reported" };
  if (!hasEnded(fiscalYear, asOf)) return { ...cell, state: "due" };
  return { ...cell, state: answered > 0 ? "partly" : "missing" };
}
