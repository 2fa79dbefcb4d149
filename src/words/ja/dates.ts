import type { ExpectedNews } from "#domain/expected-news.ts";
import { eraYearOf, type FiscalYear, type IsoDate, type PartialDate } from "#domain/fiscal-year.ts";

/** 令和3年度; the first year of an era is 元: 令和元年度. Source: docs/method.md, "年度の呼び方". */
export function describeFiscalYear(year: FiscalYear): string {
  return `${describeEraYear(year)}年度`;
}

/** With the calendar year in which it begins: 令和3(2021)年度. */
export function describeFiscalYearLong(year: FiscalYear): string {
  return `${describeEraYear(year)}(${year})年度`;
}

/** The fiscal year's era and number, 令和3; with `withEra` false the number alone, for a row of years. */
export function describeEraYear(year: FiscalYear, withEra = true): string {
  const name = eraYearOf(year);
  return `${withEra ? name.era : ""}${name.year === 1 ? "元" : name.year}`;
}

const ERA_INITIALS: Record<string, string> = { 令和: "R", 平成: "H", 昭和: "S" };

/** As `describeEraYear`, where a row of years has no room for it: R3, H30, as forms print them. */
export function describeEraInitial(year: FiscalYear): string {
  return `${ERA_INITIALS[eraYearOf(year).era] ?? ""}${describeEraYear(year, false)}`;
}

/** From one fiscal year to another: 令和3年度〜令和7年度. */
export function describeFiscalYears(first: FiscalYear, last: FiscalYear): string {
  return first === last ? describeFiscalYear(first) : `${describeFiscalYear(first)}〜${describeFiscalYear(last)}`;
}

/** Some fiscal years in short, ascending: 令和3・4年度, 令和3〜5・7年度. A change of eras is told: 平成30・令和元年度. */
export function describeYearList(years: readonly FiscalYear[]): string {
  const runs: FiscalYear[][] = [];
  for (const year of years) {
    const run = runs.at(-1);
    if (run?.at(-1) === year - 1) run.push(year);
    else runs.push([year]);
  }
  let era = "";
  const name = (year: FiscalYear) => {
    const isNew = eraYearOf(year).era !== era;
    era = eraYearOf(year).era;
    return describeEraYear(year, isNew);
  };
  const parts = runs.map((run) => {
    const [first = 0, last = 0] = [run[0], run.at(-1)];
    return run.length > 2 ? `${name(first)}〜${name(last)}` : run.map(name).join("・");
  });
  return `${parts.join("・")}年度`;
}

/** 2026年11月22日 */
export function describeDate(date: IsoDate): string {
  return describePartialDate(date);
}

/** As far as it is known: 2023年4月1日, 2023年4月, 2023年. */
export function describePartialDate(date: PartialDate): string {
  const { year, month, day } = split(date);
  return `${year}年${month ? `${month}月` : ""}${day ? `${day}日` : ""}`;
}

/** When something is expected, as far as its source tells it: to the day, the month or the fiscal year. */
export function describeExpectedTime({ date, fiscalYear = 0 }: Pick<ExpectedNews, "date" | "fiscalYear">): string {
  return date === undefined ? describeFiscalYear(fiscalYear) : describePartialDate(date);
}

function split(date: PartialDate): { year: number; month: number | null; day: number | null } {
  const [year, month, day] = date.split("-").map(Number);
  return { year: year ?? 0, month: month ?? null, day: day ?? null };
}
