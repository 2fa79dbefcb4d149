import * as z from "zod/mini";

/**
 * A Japanese fiscal year, named by the calendar year in which it begins:
 * 2021 is 令和3年度, 1 April 2021 to 31 March 2022.
 */
export const FiscalYear = z.int().check(z.gte(1900), z.lte(2200));
export type FiscalYear = z.infer<typeof FiscalYear>;

/** A calendar date in Asia/Tokyo, `YYYY-MM-DD`, that exists in the calendar. */
export const IsoDate = z.string().check(z.refine(isCalendarDate, "は YYYY-MM-DD の形の、実在する日付にしてください"));
export type IsoDate = z.infer<typeof IsoDate>;

/** A date known to the day, the month or the year: `2023-04-01`, `2023-04` or `2023`. */
export const PartialDate = z
  .string()
  .check(
    z.refine(
      (text) => /^\d{4}(-(0[1-9]|1[0-2]))?$/.test(text) || isCalendarDate(text),
      "は 2023、2023-04、2023-04-01 のどれかの形にしてください",
    ),
  );
export type PartialDate = z.infer<typeof PartialDate>;

function isCalendarDate(text: string): boolean {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!parts) return false;
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** The fiscal year to which a day belongs; a day is always one of Asia/Tokyo. */
export function fiscalYearOf(date: IsoDate): FiscalYear {
  const year = Number(date.slice(0, 4));
  return Number(date.slice(5, 7)) >= 4 ? year : year - 1;
}

/** The fiscal year of a partial date, or `null` where only the calendar year is known. */
export function findFiscalYear(date: PartialDate): FiscalYear | null {
  return date.length >= 7 ? fiscalYearOf(date.length === 7 ? `${date}-01` : date) : null;
}

/** The first day after a fiscal year: the 1st of April of the next calendar year. */
export function dayAfter(year: FiscalYear): IsoDate {
  return `${year + 1}-04-01`;
}

/** Whether a fiscal year has ended on the given day. Source: docs/method.md, "年度の終わり". */
export function hasEnded(year: FiscalYear, asOf: IsoDate): boolean {
  return asOf >= dayAfter(year);
}

/** All fiscal years from `first` to `last`, both included; empty where `last` is earlier. */
export function listFiscalYears(first: FiscalYear, last: FiscalYear): FiscalYear[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
}

/** A year of an era, as printed in a fiscal year's name: `{ era: "令和", year: 3 }`. */
export interface EraYear {
  era: string;
  year: number;
}

/** Eras by the calendar year of their first year, latest first. */
const ERAS = [
  { era: "令和", first: 2019 },
  { era: "平成", first: 1989 },
  { era: "昭和", first: 1926 },
] as const;

/**
 * The era year that names a fiscal year: that of the 1st of April on which it begins.
 * 2019 began as 平成31年度; the government names the whole year 令和元年度 since May 2019,
 * and so does this app. Source: docs/method.md, "年度の呼び方".
 */
export function eraYearOf(year: FiscalYear): EraYear {
  const era = ERAS.find(({ first }) => year >= first) ?? { era: "西暦", first: 1 };
  return { era: era.era, year: year - era.first + 1 };
}

/**
 * Reads the first fiscal year written in a Japanese text, 令和3年度 or 平成30年度 or
 * 令和元年度 (full-width digits too), or `null` where there is none.
 */
export function findFiscalYearInText(text: string): FiscalYear | null {
  const found = /(令和|平成|昭和)(元|\d+)年度?/.exec(text.normalize("NFKC"));
  const era = ERAS.find((candidate) => candidate.era === found?.[1]);
  if (!found || !era) return null;
  return era.first + (found[2] === "元" ? 1 : Number(found[2])) - 1;
}
